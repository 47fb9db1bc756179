import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { pageKey, type PageRef } from '../../domain/review/slice';
import type { DenialRule } from '../../domain/law/denialRules';
import type { PacksInForce } from '../../domain/law/pack';
import { isLeftOut } from '../packing';
import { standingDecisions } from './decisions';

/** Pages that stay out for a reason of their own, whatever becomes of a denial of them. */
export function outBefore(
  state: RequestState,
  packs: PacksInForce,
  pages: readonly PageRef[],
): PageRef[] {
  const decisions = standingDecisions(state, packs);
  const denied = new Set(decisions.flatMap((one) => one.pages.map(pageKey)));
  const before = new Set(decisions.flatMap(({ wereOut = [] }) => wereOut.map(pageKey)));
  return pages
    .filter((page) => isLeftOut(state, page))
    .filter((page) => before.has(pageKey(page)) || !denied.has(pageKey(page)))
    .map(bare);
}

/** What a denial takes out of the packet; a page that is out already keeps its reason. */
export function leavingOut(
  state: RequestState,
  pages: readonly PageRef[],
  rule: DenialRule,
): RequestOperation[] {
  const going = pages.filter((page) => !isLeftOut(state, page));
  return leftOut(going, { leftOut: true, reason: rule.leaveOut ?? 'other' });
}

/** Pages of these decisions go back, save those that another decision or reason keeps out. */
export function puttingBack(
  state: RequestState,
  packs: PacksInForce,
  decisionIds: readonly string[],
): RequestOperation[] {
  const decisions = standingDecisions(state, packs);
  const isOwn = ({ id }: { readonly id: string }): boolean => decisionIds.includes(id);
  const own = decisions.filter(isOwn);
  const others = decisions.filter((one) => !isOwn(one));
  const kept = new Set([
    ...others.flatMap(({ pages }) => pages.map(pageKey)),
    ...own.flatMap(({ wereOut = [] }) => wereOut.map(pageKey)),
  ]);
  const pages = new Map(own.flatMap((one) => one.pages).map((page) => [pageKey(page), page]));
  const free = [...pages].filter(([key]) => !kept.has(key)).map(([, page]) => page);
  const back = free.filter((page) => isLeftOut(state, page));
  return leftOut(back, { leftOut: false, reason: 'other' });
}

type LeftOut = Extract<RequestOperation, { type: 'review.leftOut' }>['body'];

function leftOut(pages: readonly PageRef[], how: Omit<LeftOut, 'pages'>): RequestOperation[] {
  if (pages.length === 0) return [];
  return [{ type: 'review.leftOut', body: { ...how, pages: pages.map(bare) } }];
}

/** The reference alone: pages come here with their marks, tags and whatever else was asked of them. */
function bare({ documentId, page }: PageRef): PageRef {
  return { documentId, page };
}
