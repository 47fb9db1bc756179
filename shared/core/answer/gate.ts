import type { GateItem } from '../../contract/request';
import { openReferrals } from '../../domain/answer/slice';
import { denialLine, untoldDecisions } from '../../domain/answer/standing';
import type { RequestState } from '../../domain/request/state';
import { pageKey } from '../../domain/review/slice';
import type { OpenDesk } from '../context';
import { denialRule, standingDecisions } from './decisions';
import { packsOfRequest } from '../rules/requestPacks';
import { pagesGoingOut } from '../packing';

/** The line of the release gate about denials; their grounds stand in the pack. */
export function denialItem(desk: OpenDesk, state: RequestState): GateItem {
  const { answer } = state;
  const decisions = answer?.decisions ?? [];
  const packs = packsOfRequest(desk, state);
  const standing = standingDecisions(state, packs);
  const denied = new Set(standing.flatMap(({ pages }) => pages.map(pageKey)));
  return denialLine({
    decided: decisions.length,
    referred: openReferrals(answer).length,
    untold: untoldDecisions(answer).length,
    isWhole: decisions.some(({ code }) => denialRule(packs, code)?.covers === 'request'),
    pageGoes: pagesGoingOut(state).some((page) => denied.has(pageKey(page))),
    isReviewed: answer?.review !== undefined && answer.review.outcome === undefined,
  });
}
