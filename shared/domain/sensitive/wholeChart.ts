import type { RequestState } from '../request/state';
import { pageKey, type PageRef } from '../review/slice';

/** Said wherever the last page would be left out or denied. */
export const wholeChartSentence =
  'The whole chart cannot be refused: leave out only the pages the law keeps back. Where an exception of the law covers every page, the privacy officer has to record it first.';

/**
 * Somebody with a right of access, also who has the copy sent to another, gets whatever may go
 * (45 CFR 164.524(d)(1)): leaving out every page refuses the whole chart, and that takes a
 * recorded exception of the law.
 */
export function wouldRefuseWhole(
  { basis, review, sensitive }: Pick<RequestState, 'basis' | 'review' | 'sensitive'>,
  all: readonly PageRef[],
  leaving: readonly PageRef[],
): boolean {
  const isAccess = basis?.kind === 'access' || basis?.kind === 'directive';
  if (!isAccess || sensitive?.wholeRefused !== undefined) return false;
  return nothingStays(all, [...Object.keys(review?.leftOut ?? {}), ...leaving.map(pageKey)]);
}

/** `out`: keys of the pages that do not go. */
export function nothingStays(all: readonly PageRef[], out: readonly string[]): boolean {
  const gone = new Set(out);
  return all.length > 0 && all.every((ref) => gone.has(pageKey(ref)));
}
