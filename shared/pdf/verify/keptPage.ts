import type { Digest, ExpectedPage } from './expectations';
import type { PageContent } from './pageContent';
import { isKind, type Objects, Problem, resolve } from './values';
import { expectWholePicture } from './wholePicture';

/** A page that was copied: nothing invisible, nothing that had to be covered. */
export function expectNothingHidden(content: PageContent): void {
  if (content.invisibleText) throw new Problem('the page has text that nobody sees');
  if (content.textInMask) throw new Problem('the page has text inside a mask');
  if (content.textOffPage) throw new Problem('text lies off the page');
}

/** The pictures of a copied page are pictures to their last byte, their masks too. */
export function expectWholePictures(content: PageContent, objects: Objects): void {
  for (const { image, matrix } of content.images) {
    expectWholePicture(image, matrix, objects);
    for (const key of ['SMask', 'Mask']) {
      const mask = resolve(image.dict.entries.get(key), objects);
      if (isKind(mask, 'stream')) expectWholePicture(mask, matrix, objects);
    }
  }
}

/** A page with a mark must have been rebuilt from pixels; a kept one has no box. */
export function expectUnmarked(expected: ExpectedPage): void {
  if (expected.boxes.length > 0)
    throw new Problem('a page with a mark was not rebuilt from pixels');
}

/** The copied content streams are there, in order, between our own stamps. */
export async function expectSameContent(
  expected: ExpectedPage,
  content: PageContent,
  digest: Digest,
): Promise<void> {
  const wanted = expected.contentSha256 ?? [];
  let next = 0;
  for (const stream of content.streams) {
    if (next < wanted.length && (await digest(stream.raw)) === wanted[next]) next += 1;
  }
  if (next < wanted.length) throw new Problem('the page is not the one that was copied here');
}
