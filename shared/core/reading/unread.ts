import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import type { PageRef } from '../../domain/review/slice';
import { isReleased } from '../context';
import { documentsOf } from '../packing';

/** Pages of a document that are pictures, and that nobody has read words from. */
export function unreadOf(
  { reading }: Pick<RequestState, 'reading'>,
  { id, pages }: Pick<RecordDocument, 'id' | 'pages'>,
): number[] {
  const kept = (reading?.kept ?? []).filter(({ documentId }) => documentId === id);
  const read = new Set(kept.flatMap((one) => one.pages));
  return pages.filter(({ page, textLength }) => textLength === 0 && !read.has(page)).map(({ page }) => page); // prettier-ignore
}

/** Of a request that is still worked on, in the order of its documents. */
export function unreadPages(state: RequestState): PageRef[] {
  if (state.lifecycle.cancelled || isReleased(state)) return [];
  return documentsOf(state).flatMap((document) =>
    unreadOf(state, document).map((page) => ({ documentId: document.id, page })),
  );
}
