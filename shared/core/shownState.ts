import { managingRoles, type Role } from '../contract/verb';
import type { RequestState } from '../domain/request/state';
import { factsToday } from './authorization/factsToday';
import type { OpenDesk } from './context';

/**
 * What the page is given of a request: no password, no draft of anybody, no clinical reason that
 * is not for it, and nothing of a form that is not to be believed any more.
 */
export function shownState(desk: OpenDesk, state: RequestState): RequestState {
  const shown = withFormOfToday(desk, withoutPasswords(state));
  return readsReasons(desk.user.role) ? shown : withoutReasons(shown);
}

function withFormOfToday(desk: OpenDesk, state: RequestState): RequestState {
  const { authorization } = state;
  if (!authorization) return state;
  return { ...state, authorization: { ...authorization, facts: factsToday(desk, authorization) } };
}

/** The page asks for pages by document; what opens a file stays in the vault. */
function withoutPasswords(state: RequestState): RequestState {
  const papers = state.intake.papers.map((paper) => ({ ...paper, password: undefined }));
  const documents = state.records?.documents.map((one) => ({ ...one, password: undefined }));
  return {
    ...state,
    drafts: undefined,
    intake: { ...state.intake, papers },
    ...(state.records && documents && { records: { ...state.records, documents } }),
  };
}

/** Who decides, reviews or answers for a denial reads why it was decided (45 CFR 164.502(b)). */
function readsReasons(role: Role): boolean {
  return role === 'licensed-professional' || managingRoles.includes(role);
}

const onRecord = 'On record with who decided it.';

function withoutReasons(state: RequestState): RequestState {
  const { answer, sensitive } = state;
  return {
    ...state,
    ...(answer && { answer: { ...answer, decisions: answer.decisions.map(withoutExplanation) } }),
    ...(sensitive && { sensitive: { ...sensitive, tags: sensitive.tags.map(withoutReason) } }),
  };
}

type Decision = NonNullable<RequestState['answer']>['decisions'][number];

function withoutExplanation(decision: Decision): Decision {
  return { ...decision, explanation: onRecord };
}

type Tag = NonNullable<RequestState['sensitive']>['tags'][number];

function withoutReason(tag: Tag): Tag {
  return tag.decision ? { ...tag, decision: { ...tag.decision, reason: onRecord } } : tag;
}
