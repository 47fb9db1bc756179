import type { GateItem } from '../../contract/request';
import { reviewOf } from '../../domain/answer/reviews';
import { denialLine, untoldDecisions } from '../../domain/answer/standing';
import type { RequestState } from '../../domain/request/state';
import { pageKey } from '../../domain/review/slice';
import type { OpenDesk } from '../context';
import { denialRule } from './view';
import { packsOfRequest } from '../rules/requestPacks';
import { pagesGoingOut } from '../packing';

/** Pages of a denial that stands; those of one that a review has overturned go out again. */
function deniedPages(state: RequestState, isReviewable: (code: string) => boolean): Set<string> {
  const { answer } = state;
  if (!answer) return new Set();
  const standing = answer.decisions.filter(
    (one) => !(isReviewable(one.code) && reviewOf(answer, one)?.outcome === 'overturned'),
  );
  return new Set(standing.flatMap(({ pages }) => pages.map(pageKey)));
}

/** The line of the release gate about denials; their grounds stand in the pack. */
export function denialItem(desk: OpenDesk, state: RequestState): GateItem {
  const { answer } = state;
  const { facts } = state.intake;
  const ruleOf = (code: string) => facts && denialRule(packsOfRequest(desk, state), code);
  const denied = deniedPages(state, (code) => ruleOf(code)?.reviewable ?? false);
  const decisions = answer?.decisions ?? [];
  return denialLine({
    decided: decisions.length,
    untold: untoldDecisions(answer).length,
    isWhole: decisions.some(({ code }) => ruleOf(code)?.covers === 'request'),
    pageGoes: pagesGoingOut(state).some((page) => denied.has(pageKey(page))),
    isReviewed: answer?.review !== undefined && answer.review.outcome === undefined,
  });
}
