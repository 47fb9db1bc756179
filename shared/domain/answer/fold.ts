import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { answerOperations, AnswerSlice } from './slice';

type AnswerOperation = OperationOf<typeof answerOperations>;

const nothing: AnswerSlice = { decisions: [] };

export function foldAnswer(
  before: AnswerSlice | undefined,
  operation: AnswerOperation,
  stamp: Stamp,
): AnswerSlice {
  const slice = before ?? nothing;
  if (isOfReview(operation)) {
    return foldReviews(slice, operation, stamp);
  }
  if (isOfReferral(operation)) {
    return { ...slice, referrals: foldReferrals(slice.referrals ?? [], operation, stamp) };
  }
  if (isOfDecision(operation)) {
    return { ...reopened(slice, operation), decisions: foldDecisions(slice.decisions, operation, stamp) }; // prettier-ignore
  }
  switch (operation.type) {
    case 'answer.extended':
      return { ...slice, extension: { ...operation.body, ...stamp } };
    case 'answer.paperDaySet':
      return { ...slice, paperDay: operation.body.paperDay };
    case 'answer.notProduced':
      return { ...slice, notProduced: { ...operation.body, ...stamp } };
    default:
      return assertNever(operation, 'answer operation');
  }
}

function isOfReview(operation: AnswerOperation): operation is ReviewOperation {
  return operation.type.startsWith('answer.review');
}

type Referrals = NonNullable<AnswerSlice['referrals']>;
type ReferralOperation = Extract<
  AnswerOperation,
  { type: 'answer.referred' | 'answer.referralAnswered' }
>;

function isOfReferral(operation: AnswerOperation): operation is ReferralOperation {
  return operation.type.startsWith('answer.refer');
}

function foldReferrals(
  referrals: Referrals,
  operation: ReferralOperation,
  stamp: Stamp,
): Referrals {
  if (operation.type === 'answer.referred') {
    return [...referrals, { ...operation.body.referral, referred: stamp }];
  }
  const { referralIds, deniedBy } = operation.body;
  const isAnswered = ({ id }: Referrals[number]): boolean => referralIds.includes(id);
  return deniedBy === undefined
    ? referrals.filter((one) => !isAnswered(one))
    : referrals.map((one) => (isAnswered(one) ? { ...one, deniedBy } : one));
}

/** With the denial that answered it taken back, a ground that was referred is open again. */
function reopened(slice: AnswerSlice, operation: DecisionOperation): AnswerSlice {
  if (operation.type !== 'answer.takenBack' || !slice.referrals) return slice;
  const { decisionId } = operation.body;
  const referrals = slice.referrals.map(({ deniedBy, ...one }) => ({
    ...one,
    ...(deniedBy !== undefined && deniedBy !== decisionId && { deniedBy }),
  }));
  return { ...slice, referrals };
}

type Decisions = AnswerSlice['decisions'];
type DecisionOperation = Extract<
  AnswerOperation,
  { type: 'answer.decided' | 'answer.takenBack' | 'answer.denied' }
>;

const ofDecisions: readonly string[] = ['answer.decided', 'answer.takenBack', 'answer.denied'];

function isOfDecision(operation: AnswerOperation): operation is DecisionOperation {
  return ofDecisions.includes(operation.type);
}

function foldDecisions(
  decisions: Decisions,
  operation: DecisionOperation,
  stamp: Stamp,
): Decisions {
  switch (operation.type) {
    case 'answer.decided':
      return [...decisions, { ...operation.body.decision, decided: stamp }];
    case 'answer.takenBack':
      return decisions.filter((one) => one.id !== operation.body.decisionId);
    case 'answer.denied': {
      const { decisionIds } = operation.body;
      return decisions.map((one) => (decisionIds.includes(one.id) ? { ...one, told: stamp } : one));
    }
    default:
      return assertNever(operation, 'denial operation');
  }
}

type ReviewOperation = Extract<
  AnswerOperation,
  { type: 'answer.reviewRequested' | 'answer.reviewed' | 'answer.reviewTold' }
>;

type Asked = Extract<ReviewOperation, { type: 'answer.reviewRequested' }>['body'];

/** Asked for at two desks, it is one review: the first stays, and so does what came of it. */
function foldAsked(slice: AnswerSlice, { receivedOn, ...of }: Asked): AnswerSlice {
  const { review, pastReviews = [] } = slice;
  if (review && !review.outcome) return slice;
  const asked = { requestedOn: receivedOn, ...of };
  return review
    ? { ...slice, review: asked, pastReviews: [...pastReviews, review] }
    : { ...slice, review: asked };
}

function foldReviews(slice: AnswerSlice, operation: ReviewOperation, stamp: Stamp): AnswerSlice {
  if (operation.type === 'answer.reviewRequested') return foldAsked(slice, operation.body);
  return { ...slice, review: foldReview(slice.review, operation, stamp) };
}

function foldReview(
  review: AnswerSlice['review'],
  operation: Exclude<ReviewOperation, { type: 'answer.reviewRequested' }>,
  stamp: Stamp,
): AnswerSlice['review'] {
  if (!review) throw new Error(`${operation.type} before answer.reviewRequested`);
  return operation.type === 'answer.reviewed'
    ? { ...review, ...operation.body, reviewed: stamp }
    : { ...review, told: stamp };
}
