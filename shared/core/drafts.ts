import type { draftVerbs } from '../contract/drafts';
import type { DraftWords } from '../domain/drafts/slice';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import { requestOf, type OpenDesk, type StationHandlers } from './context';

/** Half-typed words, sealed with the request they are about; each person has their own. */
export const draftHandlers: StationHandlers<typeof draftVerbs> = {
  'draft.read': (desk, { requestId, place }) => ({
    words: wordsAt(desk, requestOf(desk, requestId), place),
  }),
  'draft.keep': async (desk, { requestId, place, words }) => {
    const before = wordsAt(desk, requestOf(desk, requestId), place);
    if (words === null && before === null) return {};
    await change(desk, requestId, { type: 'draft.kept', body: { place, words } });
    return {};
  },
};

function wordsAt({ user }: OpenDesk, { drafts }: RequestState, place: string): DraftWords {
  return drafts?.kept.find((one) => one.place === place && one.by === user.id)?.words ?? null;
}
