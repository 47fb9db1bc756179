import { z } from 'zod';
import { sameTexts } from '../base/sameTexts';
import type { PageRef } from '../review/slice';

/**
 * What an answer was said about: who asks, who receives, the row of the basis, the tags and pages
 * that go out. An answer counts only while these are what they were.
 */
export const aboutSchema = z.object({
  /** Kind, name and organization of who asks, name and address of who receives, row of the basis. */
  asks: z.array(z.string()),
  receives: z.array(z.string()),
  basisRow: z.string(),
  tagIds: z.array(z.string()),
  /** Pages by document. */
  pages: z.record(z.string(), z.array(z.number().int().positive())),
});
export type About = z.infer<typeof aboutSchema>;

export function byDocument(pages: readonly PageRef[]): About['pages'] {
  const found: Record<string, number[]> = {};
  for (const { documentId, page } of pages) (found[documentId] ??= []).push(page);
  return found;
}

/** The same hands under the same door; an answer of before this was kept counts for nobody. */
export function sameHands(said: About | undefined, now: About): boolean {
  return (
    said !== undefined &&
    sameTexts(said.asks, now.asks) &&
    sameTexts(said.receives, now.receives) &&
    said.basisRow === now.basisRow
  );
}

export function sameRecipient(said: About | undefined, now: About): boolean {
  return said !== undefined && sameTexts(said.receives, now.receives);
}

/** No page has come that it was not said about. */
export function noNewPages(
  said: Pick<About, 'pages'> | undefined,
  now: Pick<About, 'pages'>,
): boolean {
  return said !== undefined && holdsAll(said.pages, now.pages);
}

/** The very same pages. */
export function samePages(said: About | undefined, now: About): boolean {
  return noNewPages(said, now) && said !== undefined && holdsAll(now.pages, said.pages);
}

export function noNewTags(said: About | undefined, now: About): boolean {
  return said !== undefined && now.tagIds.every((id) => said.tagIds.includes(id));
}

function holdsAll(outer: About['pages'], inner: About['pages']): boolean {
  return Object.entries(inner).every(([id, pages]) => {
    const known = new Set(outer[id] ?? []);
    return pages.every((page) => known.has(page));
  });
}
