import type { LawFacts } from '../../domain/law/condition';
import { stateOfAddress } from '../../domain/sensitive/recipientState';
import { pagesOfTag, type Tag } from '../../domain/sensitive/slice';
import type { RequestState } from '../../domain/request/state';
import { formOf } from '../context';
import { pagesGoingOut } from '../packing';
import { recipientOf } from '../parties';

/** Tags nobody has cleared, with the pages of each that go out. */
export function tagsGoingOut(state: RequestState) {
  const pages = pagesGoingOut(state);
  return (state.sensitive?.tags ?? [])
    .filter((tag) => tag.status !== 'cleared')
    .map((tag) => ({ tag, pages: pagesOfTag(tag, pages) }))
    .filter((one): one is { tag: Tag; pages: typeof one.pages } => one.pages.length > 0);
}

/** What tags, answers and the address say; what a person answered holds over the address. */
export function sensitiveFactsOf(state: RequestState): LawFacts {
  const { answers = {}, emergencies = [] } = state.sensitive ?? {};
  return {
    recipientState: stateOfAddress(recipientOf(formOf(state)).address),
    categories: [...new Set(tagsGoingOut(state).map(({ tag }) => tag.category))],
    emergencyLogged: emergencies.length > 0,
    ...answers,
  };
}
