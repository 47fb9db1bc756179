import { openReferrals } from '../../domain/answer/slice';
import type { AnswerView } from '../../contract/answer';
import { isReviewOpen } from '../../domain/answer/reviews';
import {
  denialLetterBy,
  judgeDenial,
  neverGroundsOf,
  reviewRefusal,
  stateDenialRules,
} from '../../domain/answer/denial';
import { timersOf, type Timer, type TimerStarts } from '../../domain/answer/timers';
import type { DueDate } from '../../domain/intake/dueDate';
import type { RunningClock } from '../../domain/intake/clocks';
import type { DenialRule } from '../../domain/law/denialRules';
import { ruleIdOf, type PacksInForce } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';
import { missingForm } from '../authorization/missingForm';
import { needsPaperDay } from './paperDay';
import { asLogged, dayOf, personName, todayOf, type OpenDesk } from '../context';
import { dueNow } from '../due';
import { settledDay } from '../money/standing';
import { packsOfRequest } from '../rules/requestPacks';
import { lawFactsOf } from '../rules/lawFacts';
import { decisionsUnderReview, denialRule, unreviewedDecisions } from './decisions';

/** Everything about answering, computed afresh. */
export function answerViewOf(desk: OpenDesk, state: RequestState): AnswerView {
  const { facts } = asLogged(state);
  const packs = packsOfRequest(desk, state);
  const due = dueNow(desk, state);
  const codes = (state.answer?.decisions ?? []).map((one) => one.code);
  const letterBy = denialLetterBy({
    codes,
    receivedOn: facts.receivedOn,
    legalDue: due?.legalDue,
    packs,
  });
  return {
    today: todayOf(desk),
    receivedOn: facts.receivedOn,
    ...(due && { ...paidShown(desk, state, due), due: dueShown(due) }),
    needsPaperDay: needsPaperDay(packs, state.basis?.kind),
    timers: [...timersNow(desk, state)],
    grounds: packs.federal.pack.denials.map((rule) => groundShown(desk, state, packs, rule)),
    ...offered(packs),
    ...notProducedShown(desk, state),
    decisions: decisionsShown(desk, state, packs),
    referrals: referralsShown(desk, state, packs),
    ...(letterBy && { letterBy }),
    stateRules: stateDenialRules(codes, packs).map(({ sentence, citation }) => ({
      sentence,
      citation,
    })),
    review: reviewShown(desk, state, packs),
  };
}

/** The day nothing was left to pay, where one of the clocks waits for it. */
function paidShown(desk: OpenDesk, state: RequestState, due: DueDate): Pick<AnswerView, 'paidOn'> {
  const { pack } = packsOfRequest(desk, state).state;
  const running = new Set([due.governing, ...due.others].map(({ ruleId }) => ruleId));
  const waits = pack.clocks.some(
    ({ id, from }) => from === 'receipt-and-payment' && running.has(ruleIdOf(pack, id)),
  );
  const paidOn = waits ? settledDay(desk, state) : undefined;
  return paidOn === undefined ? {} : { paidOn };
}

function dueShown(due: DueDate): NonNullable<AnswerView['due']> {
  const { sentence, warning, workBy, legalDue, extension } = due;
  return {
    ...{ sentence, warning, workBy, extension },
    ...(legalDue && { legalDue }),
    clocks: [clockShown(due.governing, true), ...due.others.map((one) => clockShown(one, false))],
  };
}

function clockShown({ due, ...clock }: RunningClock, governs: boolean) {
  return { ...clock, ...(due && { due }), governs };
}

/** What has begun and is not done: each starts a timer of the packs. */
export function timersNow(desk: OpenDesk, state: RequestState): readonly Timer[] {
  const { facts } = state.intake;
  if (!facts || state.lifecycle.cancelled) return [];
  const packs = packsOfRequest(desk, state);
  return timersOf({
    starts: startsOf(desk, state, packs),
    basis: state.basis?.kind,
    paperDay: state.answer?.paperDay,
    packs,
    facts: lawFactsOf(desk, state),
  });
}

function startsOf(desk: OpenDesk, state: RequestState, packs: PacksInForce): TimerStarts {
  const { lifecycle, authorization, intake } = state;
  const received = intake.facts?.receivedOn;
  const formAsked = authorization?.returned ?? missingForm(state)?.asked;
  return {
    receipt: hasObjected(state) ? undefined : received,
    held: lifecycle.hold && dayOf(desk, lifecycle.hold),
    returned: formAsked && dayOf(desk, formAsked),
    'not-produced': mustSayWhy(state, packs) ? received : undefined,
    'review-requested': openReview(state),
  };
}

/** The letter that a subpoena calls for has gone out. */
function hasObjected({ letters }: RequestState): boolean {
  return (letters?.filed ?? []).some((one) => one.templateId === 'subpoena-deficiency');
}

function openReview({ answer }: RequestState): string | undefined {
  return answer?.review?.outcome ? undefined : answer?.review?.requestedOn;
}

/** Held back, and the requester has not been told in writing where the law wants that. */
function mustSayWhy({ answer, lifecycle }: RequestState, { federal }: PacksInForce): boolean {
  const said = answer?.notProduced;
  if (said && said.kind !== 'held-back') return !said.toldInWriting;
  if (!said) return lifecycle.hold !== undefined && lifecycle.hold.blockingException === undefined;
  const exception = federal.pack.blockingExceptions.find((one) => one.id === said.exception);
  return !exception || (exception.needsWriting && !said.toldInWriting);
}

function groundShown(
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
  rule: DenialRule,
): AnswerView['grounds'][number] {
  const { id: code, title, covers, reviewable, sentence, citation } = rule;
  const judged = judgeDenial({
    decision: { code, pages: [], answers: {}, blockingException: '' },
    role: desk.user.role,
    looked: [],
    refusesWhole: false,
    facts: lawFactsOf(desk, state),
    packs,
  });
  // Questions, pages and the exception come later; whether it is this person's to decide, now.
  const closed = !judged.allowed && ['not-access', 'not-yours', 'not-here'].includes(judged.code);
  return {
    ...{ code, title, covers, reviewable, sentence, citation },
    refused: closed ? judged.sentence : '',
    mayRefer: !judged.allowed && judged.code === 'not-yours',
    asks: rule.asks.map(({ id, text }) => ({ id, text })),
    ruleId: ruleIdOf(packs.federal.pack, code),
  };
}

function offered(packs: PacksInForce): Pick<AnswerView, 'neverGrounds' | 'exceptions'> {
  return {
    neverGrounds: neverGroundsOf(packs).map(({ id, title, sentence, citation }) => ({
      ...{ id, title, sentence, citation },
    })),
    exceptions: exceptionsOf(packs),
  };
}

/** What may cover that electronic records are not given (45 CFR 171). */
export function exceptionsOf({ federal }: PacksInForce): AnswerView['exceptions'] {
  return federal.pack.blockingExceptions.map(({ id, title, citation }) => ({
    id,
    title,
    citation,
  }));
}

function notProducedShown(
  desk: OpenDesk,
  { answer }: RequestState,
): Pick<AnswerView, 'notProduced'> {
  if (!answer?.notProduced) return {};
  const { kind, reason, whereToAsk, toldInWriting, by } = answer.notProduced;
  const notProduced = { kind, reason, whereToAsk, toldInWriting, by: personName(desk, by) };
  return { notProduced };
}

function referralsShown(
  desk: OpenDesk,
  { answer }: RequestState,
  packs: PacksInForce,
): AnswerView['referrals'] {
  return openReferrals(answer).map(({ referred, ...referral }) => {
    const rule = denialRule(packs, referral.code);
    return {
      ...referral,
      title: rule?.title ?? referral.code,
      by: personName(desk, referred.by),
      on: dayOf(desk, referred),
      isYours: rule?.mayChoose.includes(desk.user.role) ?? false,
    };
  });
}

function decisionsShown(
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): AnswerView['decisions'] {
  return (state.answer?.decisions ?? []).map((one) => {
    const rule = denialRule(packs, one.code);
    return {
      id: one.id,
      code: one.code,
      title: rule?.title ?? one.code,
      sentence: rule?.sentence ?? '',
      pages: one.pages.length,
      by: personName(desk, one.decided.by),
      reviewable: rule?.reviewable ?? false,
      told: one.told !== undefined,
    };
  });
}

function reviewShown(
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): AnswerView['review'] {
  const review = state.answer?.review;
  return {
    mayAsk: mayAskReview(state, packs),
    ...(review && { requestedOn: review.requestedOn }),
    ...(review?.outcome && { outcome: review.outcome }),
    by: review?.reviewed ? personName(desk, review.reviewed.by) : '',
    told: review?.told !== undefined,
    refused: reviewRefusalOf(desk, state, packs) ?? '',
  };
}

function mayAskReview(state: RequestState, packs: PacksInForce): boolean {
  if (state.answer && isReviewOpen(state.answer)) return false;
  return unreviewedDecisions(state, packs).some((one) => one.told);
}

export function reviewRefusalOf(
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): string | undefined {
  const decisions = decisionsUnderReview(state, packs);
  return reviewRefusal({
    role: desk.user.role,
    reviewer: desk.user.id,
    deniedBy: decisions.map((one) => one.decided.by),
    reviewable: decisions.length > 0,
    mayReview: decisions.flatMap((one) => denialRule(packs, one.code)?.mayChoose ?? []),
  });
}
