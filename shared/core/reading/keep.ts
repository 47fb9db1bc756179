import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import { requestOf, type OpenDesk } from '../context';
import { identityRead, type IdentityRead } from '../identity/read';
import { documentsOf } from '../packing';
import { scanOf, type Scanned } from '../sensitive/scan';
import { keepThenRecord } from '../takeIn';
import { wordsToBytes, type ReadPages } from './keptWords';

/**
 * Keeps words that were read, with what they say of whose the pages are and of what may be protected.
 * Nothing is kept of a document that was taken away meanwhile.
 */
export async function keepReading(
  desk: OpenDesk,
  requestId: string,
  document: RecordDocument,
  read: ReadPages,
): Promise<void> {
  const pages = document.pages.filter(({ page }) => read.has(page));
  await keepThenRecord(desk, requestId, wordsToBytes(read), ({ fileId }) => {
    const state = requestOf(desk, requestId);
    if (!documentsOf(state).some(({ id }) => id === document.id)) return [];
    const kept = { documentId: document.id, fileId, pages: [...read.keys()] };
    return [
      { type: 'reading.kept', body: kept },
      identityAlso(state, identityRead({ ...document, pages }, read)),
      signsAlso(state, scanOf(desk, state, { ...document, pages }, read), read),
    ];
  });
}

/** What the pages read now say, beside what was read before. */
function identityAlso(state: RequestState, found: IdentityRead): IdentityRead {
  const { documentId, pages } = found.body;
  const before = state.identity?.read[documentId] ?? [];
  return { ...found, body: { documentId, pages: [...before, ...pages] } };
}

/** Pages that gave words now are no longer among those nobody could go through. */
function signsAlso(state: RequestState, found: Scanned, read: ReadPages): Scanned {
  const { documentId } = found.body;
  const before = state.sensitive?.scanned[documentId]?.unread ?? found.body.unread;
  const unread = before.filter((page) => (read.get(page) ?? []).length === 0);
  return { ...found, body: { ...found.body, unread } };
}
