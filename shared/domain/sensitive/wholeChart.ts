import type { RequestState } from '../request/state';
import { pageKey, type PageRef } from '../review/slice';

/**
 * Somebody with a right of access gets whatever may go (45 CFR 164.524(d)(1)): leaving out every
 * page refuses the whole chart, and that takes a recorded exception of the law.
 */
export function wouldRefuseWhole(
  { basis, review, sensitive }: Pick<RequestState, 'basis' | 'review' | 'sensitive'>,
  all: readonly PageRef[],
  leaving: readonly PageRef[],
): boolean {
  if (basis?.kind !== 'access' || sensitive?.wholeRefused !== undefined) return false;
  const out = new Set([...Object.keys(review?.leftOut ?? {}), ...leaving.map(pageKey)]);
  return all.length > 0 && all.every((ref) => out.has(pageKey(ref)));
}
