import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import { requestOf, type OpenDesk } from './context';
import { documentsOf } from './packing';
import { uncompared, unreadText } from './identity/pages';
import { identityRead } from './identity/read';
import { scanOf, unscanned } from './sensitive/scan';
import { wordsOfDocument, type ReadDocument } from './records/words';

/** Goes through the words of a document: what may be protected, and whose pages these are. */
export async function goThrough(
  desk: OpenDesk,
  state: RequestState,
  document: ReadDocument,
): Promise<readonly [RequestOperation, RequestOperation]> {
  const words = await wordsOfDocument(desk, state.id, document);
  const before = state.identity?.read[document.id];
  return [scanOf(desk, state, document, words), identityRead(document, words, before)];
}

/**
 * Goes through documents taken in before this desk looked for what it looks for now, and once more
 * through those with a page the PDF room gave up on.
 */
export async function goThroughOld(desk: OpenDesk, requestId: string): Promise<void> {
  const state = requestOf(desk, requestId);
  const missing = [unscanned(state), [...uncompared(state), ...unreadText(state)]];
  for (const document of documentsOf(state)) {
    if (!missing.some((one) => one.includes(document))) continue;
    const found = await goThrough(desk, state, document);
    await change(desk, requestId, ...found.filter((_, at) => missing[at]?.includes(document)));
  }
}
