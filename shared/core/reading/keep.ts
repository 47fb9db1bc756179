import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import { requestOf, type OpenDesk } from '../context';
import { identityRead, type IdentityRead } from '../identity/read';
import { scanOf, type Scanned } from '../sensitive/scan';
import { keepThenRecord } from '../takeIn';
import { wordsToBytes, type ReadPages } from './keptWords';
import { unreadPages } from './unread';

/**
 * Keeps words that were read, with what they say of whose the pages are and of what may be protected.
 * False, and nothing is kept, where nobody works on the document any more.
 */
export async function keepReading(
  desk: OpenDesk,
  requestId: string,
  document: RecordDocument,
  read: ReadPages,
): Promise<boolean> {
  const state = requestOf(desk, requestId);
  if (!unreadPages(state).some(({ documentId }) => documentId === document.id)) return false;
  const pages = document.pages.filter(({ page }) => read.has(page));
  await keepThenRecord(desk, requestId, wordsToBytes(read), ({ fileId }) => {
    const kept = { documentId: document.id, fileId, pages: [...read.keys()] };
    return [
      { type: 'reading.kept', body: kept },
      ...identityAlso(state, identityRead({ ...document, pages }, read)),
      ...signsAlso(state, scanOf(desk, state, { ...document, pages }, read), read),
    ];
  });
  return true;
}

/**
 * What the pages read now say, beside what was read before. A document nobody went through yet is
 * gone through whole, these words with it, before a packet is made of it.
 */
function identityAlso(state: RequestState, found: IdentityRead): IdentityRead[] {
  const { documentId, pages } = found.body;
  const before = state.identity?.read[documentId];
  if (!before) return [];
  return [{ ...found, body: { documentId, pages: [...before, ...pages] } }];
}

/** Pages that gave words now are no longer among those nobody could go through. */
function signsAlso(state: RequestState, found: Scanned, read: ReadPages): Scanned[] {
  const { documentId } = found.body;
  const before = state.sensitive?.scanned[documentId];
  if (!before) return [];
  const unread = before.unread.filter((page) => (read.get(page) ?? []).length === 0);
  return [{ ...found, body: { ...found.body, unread } }];
}
