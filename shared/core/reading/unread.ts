import { isPicture } from '../../domain/records/pictures';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import type { PageRef } from '../../domain/review/slice';
import { isClosed } from '../context';
import { documentsOf } from '../packing';

/** Pages of a document that are pictures, and that nobody has read words from. */
export function unreadOf(
  { reading }: Pick<RequestState, 'reading'>,
  { id, pages }: Pick<RecordDocument, 'id' | 'pages'>,
): number[] {
  const kept = (reading?.kept ?? []).filter(({ documentId }) => documentId === id);
  const read = new Set(kept.flatMap((one) => one.pages));
  return pages.filter((one) => isPicture(one) && !read.has(one.page)).map(({ page }) => page);
}

const known = new WeakMap<RequestState, readonly PageRef[]>();

/**
 * Of a request that is worked on, in the order of its documents; while a packet is handed over, none.
 * Worked out once a state, as the background reading asks it of every request for every page.
 */
export function unreadPages(state: RequestState): readonly PageRef[] {
  const pages = known.get(state) ?? findUnread(state);
  known.set(state, pages);
  return pages;
}

function findUnread(state: RequestState): PageRef[] {
  if (isClosed(state) || state.release?.pending) return [];
  return documentsOf(state).flatMap((document) =>
    unreadOf(state, document).map((page) => ({ documentId: document.id, page })),
  );
}
