import type { AnswerSlice } from './slice';

type Review = NonNullable<AnswerSlice['review']>;
type Decision = AnswerSlice['decisions'][number];

/** Every review of the request, in the order they were asked for. */
export function allReviews(answer: AnswerSlice | undefined): readonly Review[] {
  const { review, pastReviews = [] } = answer ?? {};
  return review ? [...pastReviews, review] : pastReviews;
}

/** The review that looks, or looked, at a denial (45 CFR 164.524(a)(4)); the last where there were two. */
export function reviewOf(answer: AnswerSlice, decision: Decision): Review | undefined {
  return allReviews(answer).findLast((one) => covers(one, decision));
}

/** A review recorded before reviews named their denials looked at all that stood when it ended. */
function covers({ decisionIds, reviewed }: Review, decision: Decision): boolean {
  if (decisionIds) return decisionIds.includes(decision.id);
  return !reviewed || decision.decided.at <= reviewed.at;
}

/** A review that is over and told makes room for one of later denials. */
export function isReviewOpen({ review }: AnswerSlice): boolean {
  return review !== undefined && !(review.outcome && review.told);
}
