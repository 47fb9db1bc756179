import { reviewOf } from '../../domain/answer/reviews';
import { Refused } from '../../domain/base/fault';
import type { DenialRule } from '../../domain/law/denialRules';
import type { PacksInForce } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';
import { pageKey, type PageRef } from '../../domain/review/slice';
import type { OpenDesk } from '../context';
import { allPages } from '../packing';

export function denialRule({ federal }: PacksInForce, code: string): DenialRule | undefined {
  return federal.pack.denials.find((one) => one.id === code);
}

/** Refuses a ground that is another role's to decide. A rule that is gone holds nobody up. */
export function checkMayDecide({ user }: OpenDesk, packs: PacksInForce, code: string): void {
  const rule = denialRule(packs, code);
  if (rule && !rule.mayChoose.includes(user.role)) throw new Refused('not-yours', rule.notYours);
}

/** Refuses a page that was taken away since. */
export function checkKnownPages(state: RequestState, pages: readonly PageRef[]): void {
  const known = new Set(allPages(state).map(pageKey));
  if (pages.every((page) => known.has(pageKey(page)))) return;
  throw new Refused('no-such-page', 'One of these pages is no longer part of the request.');
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
