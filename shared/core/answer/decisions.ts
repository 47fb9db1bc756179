import { reviewOf } from '../../domain/answer/reviews';
import type { DenialRule } from '../../domain/law/denialRules';
import type { PacksInForce } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';

export function denialRule({ federal }: PacksInForce, code: string): DenialRule | undefined {
  return federal.pack.denials.find((one) => one.id === code);
}

function reviewableDecisions({ answer }: RequestState, packs: PacksInForce) {
  const decisions = answer?.decisions ?? [];
  return decisions.filter((one) => denialRule(packs, one.code)?.reviewable === true);
}

/** Denials a review can look at that none has looked at yet. */
export function unreviewedDecisions(state: RequestState, packs: PacksInForce) {
  const { answer } = state;
  return reviewableDecisions(state, packs).filter((one) => answer && !reviewOf(answer, one));
}

/** What the review that is open looks at. */
export function decisionsUnderReview(state: RequestState, packs: PacksInForce) {
  const { answer } = state;
  return reviewableDecisions(state, packs).filter(
    (one) => answer?.review && reviewOf(answer, one) === answer.review,
  );
}

/** Denials that hold: no review has overturned them. */
export function standingDecisions(state: RequestState, packs: PacksInForce) {
  const { answer } = state;
  const overturned = reviewableDecisions(state, packs).filter(
    (one) => answer && reviewOf(answer, one)?.outcome === 'overturned',
  );
  return (answer?.decisions ?? []).filter((one) => !overturned.includes(one));
}
