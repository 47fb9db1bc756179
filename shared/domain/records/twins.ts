import { pageKey, type PageRef, type ReviewSlice } from '../review/slice';
import type { RecordDocument, RecordFinding } from './slice';

/** Two pages that were found to look alike, by their keys. */
export type Likeness = readonly [string, string];

export function likenessesOf(
  documentId: string,
  page: number,
  findings: readonly RecordFinding[],
): readonly Likeness[] {
  const key = pageKey({ documentId, page });
  return findings.flatMap(({ page: on, likePage, likeDocumentId = documentId }) =>
    on !== page || likePage === undefined
      ? []
      : [[key, pageKey({ documentId: likeDocumentId, page: likePage })] as const],
  );
}

/** The page and all that look like it; who looks like a twin is one too. */
export function twinKeys(likenesses: readonly Likeness[], key: string): ReadonlySet<string> {
  const known = new Set([key]);
  for (let before = 0; before < known.size;) {
    before = known.size;
    for (const [one, other] of likenesses) {
      if (known.has(one) || known.has(other)) known.add(one).add(other);
    }
  }
  return known;
}

/**
 * A page left out because the packet has it already, of whose twins none goes out either: the record
 * would leave without it.
 */
export function lostDuplicate(
  documents: readonly Pick<RecordDocument, 'id' | 'pages' | 'findings'>[],
  leftOut: Readonly<Record<string, Pick<ReviewSlice['leftOut'][string], 'reason'>>>,
): PageRef | undefined {
  const pages = documents.flatMap(({ id, pages: own }) =>
    own.map(({ page }) => ({ documentId: id, page })),
  );
  const likenesses = documents.flatMap(({ id, pages: own, findings }) =>
    own.flatMap(({ page }) => likenessesOf(id, page, findings)),
  );
  return pages.find((ref) => {
    if (leftOut[pageKey(ref)]?.reason !== 'duplicate') return false;
    const twins = twinKeys(likenesses, pageKey(ref));
    return twins.size > 1 && [...twins].every((twin) => leftOut[twin] !== undefined);
  });
}
