import type { Call } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/domain/base/fault';
import type { DraftWords } from '../../../shared/domain/drafts/slice';
import type { DraftPlace } from './useKeptDraft';

/** Drafts on their way into a vault, by place; a vault that was locked is waited for by nobody. */
const onTheirWay = new WeakMap<Call, Map<string, Promise<unknown>>>();

/** Sends what is typed at a place; whoever reads there next waits for it. */
export function keepDraft(
  call: Call,
  { requestId, place }: DraftPlace,
  words: DraftWords,
): Promise<Reply<unknown>> {
  const keeps = keepsOf(call);
  const key = keyOf({ requestId, place });
  const sent = call('draft.keep', { requestId, place, words });
  const all = Promise.allSettled([keeps.get(key), sent]).then(() => {
    if (keeps.get(key) === all) keeps.delete(key);
  });
  keeps.set(key, all);
  return sent;
}

/** Ends once all that was sent of this draft is kept: readers of the vault overtake its writers. */
export function draftsKept(call: Call, at: DraftPlace): Promise<unknown> {
  return keepsOf(call).get(keyOf(at)) ?? Promise.resolve();
}

function keepsOf(call: Call): Map<string, Promise<unknown>> {
  const keeps = onTheirWay.get(call) ?? new Map<string, Promise<unknown>>();
  onTheirWay.set(call, keeps);
  return keeps;
}

function keyOf({ requestId, place }: DraftPlace): string {
  return JSON.stringify([requestId, place]);
}
