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
    ...(answer && { answer: withoutClinicalWords(answer) }),
    ...(sensitive && { sensitive: withoutProfessionalWords(sensitive) }),
  };
}

type Answer = NonNullable<RequestState['answer']>;
type Decision = Answer['decisions'][number];
type Review = NonNullable<Answer['review']>;

/** What the letters need stays: code, pages, answers, where to ask, and who told whom when. */
function withoutClinicalWords(answer: Answer): Answer {
  const { decisions, review, pastReviews } = answer;
  return {
    ...answer,
    decisions: decisions.map(withoutExplanation),
    ...(review && { review: withoutReviewReason(review) }),
    ...(pastReviews && { pastReviews: pastReviews.map(withoutReviewReason) }),
  };
}

function withoutExplanation(decision: Decision): Decision {
  const pages = decision.pages.map((page) => ({ ...page, ground: onRecord }));
  return { ...decision, pages, explanation: onRecord };
}

function withoutReviewReason(review: Review): Review {
  return review.reason === undefined ? review : { ...review, reason: onRecord };
}

type Sensitive = NonNullable<RequestState['sensitive']>;
type Tag = Sensitive['tags'][number];

function withoutProfessionalWords(sensitive: Sensitive): Sensitive {
  const { tags, emergencies, wholeRefused } = sensitive;
  return {
    ...sensitive,
    tags: tags.map(withoutReason),
    emergencies: emergencies.map((emergency) => ({ ...emergency, nature: onRecord })),
    ...(wholeRefused && { wholeRefused: { ...wholeRefused, reason: onRecord } }),
  };
}

function withoutReason(tag: Tag): Tag {
  return tag.decision ? { ...tag, decision: { ...tag.decision, reason: onRecord } } : tag;
}
