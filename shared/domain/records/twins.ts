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

type Alike = Pick<RecordDocument, 'id' | 'pages' | 'findings'>;
type LeftOut = Readonly<Record<string, Pick<ReviewSlice['leftOut'][string], 'reason'>>>;

/**
 * A page left out because the packet has it already, of whose twins none goes out either: the record
 * would leave without it.
 */
export function lostDuplicate(documents: readonly Alike[], leftOut: LeftOut): PageRef | undefined {
  return withoutTwin(documents, leftOut)[0]?.ref;
}

/**
 * By their keys: pages left out as copies of pages of this document, and of no other that goes out.
 * One that was lost before is among them: how alike the two are may be known of this document only.
 */
export function copiesOf(gone: string, documents: readonly Alike[], leftOut: LeftOut): string[] {
  const itsPages = refsOf(documents.filter(({ id }) => id === gone)).map(pageKey);
  const behind = Object.fromEntries(itsPages.map((key) => [key, { reason: 'other' } as const]));
  return withoutTwin(documents, { ...leftOut, ...behind })
    .filter(({ twins }) => itsPages.some((key) => twins.has(key)))
    .map(({ ref }) => pageKey(ref));
}

interface Lost {
  readonly ref: PageRef;
  /** Their keys, its own among them. */
  readonly twins: ReadonlySet<string>;
}

/** Pages left out as duplicates that have twins, none of which goes out. */
function withoutTwin(documents: readonly Alike[], leftOut: LeftOut): Lost[] {
  const likenesses = documents.flatMap(({ id, pages, findings }) =>
    pages.flatMap(({ page }) => likenessesOf(id, page, findings)),
  );
  return refsOf(documents)
    .filter((ref) => leftOut[pageKey(ref)]?.reason === 'duplicate')
    .map((ref) => ({ ref, twins: twinKeys(likenesses, pageKey(ref)) }))
    .filter(({ twins }) => twins.size > 1 && [...twins].every((key) => leftOut[key] !== undefined));
}

function refsOf(documents: readonly Alike[]): PageRef[] {
  return documents.flatMap(({ id, pages }) => pages.map(({ page }) => ({ documentId: id, page })));
}
