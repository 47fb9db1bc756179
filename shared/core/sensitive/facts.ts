import type { LawFacts } from '../../domain/law/condition';
import { stateOfAddress } from '../../domain/sensitive/recipientState';
import { pagesOfTag, type Tag } from '../../domain/sensitive/slice';
import { noNewTags, sameHands, sameRecipient } from '../../domain/request/about';
import type { RequestState } from '../../domain/request/state';
import { aboutOf } from '../about';
import { formOf } from '../context';
import { pagesGoingOut } from '../packing';
import { recipientOf } from '../../domain/intake/parties';

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
  const { emergencies = [] } = state.sensitive ?? {};
  return {
    recipientState: stateOfAddress(recipientOf(formOf(state)).address),
    categories: [...new Set(tagsGoingOut(state).map(({ tag }) => tag.category))],
    emergencyLogged:
      emergencies.length > 0 &&
      emergencies.some(({ about }) => sameRecipient(about, aboutOf(state))),
    ...standingAnswers(state),
  };
}

/**
 * The answers that still count: given for the same hands under the same door, and before no tag has
 * come that they were not said about. Where somebody is, is asked of the recipient alone.
 */
export function standingAnswers(state: RequestState): Record<string, string | boolean> {
  const { answers = {}, answersAbout = {} } = state.sensitive ?? {};
  if (Object.keys(answers).length === 0) return {};
  const now = aboutOf(state);
  const stands = (fact: string): boolean => {
    const said = answersAbout[fact];
    if (fact === 'recipientState') return sameRecipient(said, now);
    return sameHands(said, now) && noNewTags(said, now);
  };
  return Object.fromEntries(Object.entries(answers).filter(([fact]) => stands(fact)));
}
