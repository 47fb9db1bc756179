import type { answerVerbs } from '../contract/answer';
import type { ParsedInputOf } from '../contract/verb';
import { judgeDenial } from '../domain/answer/denial';
import { isReviewOpen } from '../domain/answer/reviews';
import { untoldDecisions } from '../domain/answer/standing';
import { Refused } from '../domain/base/fault';
import { leavingOut, outBefore, puttingBack } from './answer/keptBack';
import { wouldRefuseWhole } from '../domain/sensitive/wholeChart';
import { answerLetters } from './answer/letters';
import {
  checkKnownPages,
  checkMayDecide,
  decisionsUnderReview,
  unreviewedDecisions,
} from './answer/decisions';
import { answerViewOf, exceptionsOf, reviewRefusalOf } from './answer/view';
import { answerReferral, answeredByDenial, refer } from './answer/referrals';
import { change } from './change';
import {
  asLogged,
  loggedRequest,
  requestOf,
  todayOf,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { dueNow } from './due';
import { packsOfRequest } from './rules/requestPacks';
import { lawFactsOf } from './rules/lawFacts';
import { allPages, isLooked } from './packing';
import { paperDaySet } from './answer/paperDay';
import { viewOf } from './view';

/** Answering: more time, a denial in part or in whole, and its review. */
export const answerHandlers: StationHandlers<typeof answerVerbs> = {
  'answer.exceptions': (desk, { requestId }) => {
    const { state } = asLogged(requestOf(desk, requestId));
    return { exceptions: exceptionsOf(packsOfRequest(desk, state)) };
  },
  'answer.view': (desk, { requestId }) => answerViewOf(desk, requestOf(desk, requestId)),
  'answer.extend': async (desk, { requestId, reason, completeBy }) => {
    const request = loggedRequest(desk, requestId);
    checkExtension(desk, requestId, completeBy);
    await answerLetters.extension(desk, request, { reason, completeBy });
    return viewOf(desk, requestId);
  },
  'answer.setPaperDay': async (desk, { requestId, paperDay }) => {
    await change(desk, requestId, ...paperDaySet(loggedRequest(desk, requestId), paperDay));
    return viewOf(desk, requestId);
  },
  'answer.sayNotProduced': async (desk, { requestId, lookedIn, ...said }) => {
    await sayNotProduced(desk, loggedRequest(desk, requestId), { ...said, lookedIn });
    return viewOf(desk, requestId);
  },
  'answer.decide': async (desk, { requestId, decision }) => {
    await decide(desk, requestId, decision);
    return viewOf(desk, requestId);
  },
  'answer.refer': async (desk, { requestId, ...referral }) => {
    await refer(desk, requestId, referral);
    return viewOf(desk, requestId);
  },
  'answer.answerReferral': async (desk, { requestId, referralId, reason }) => {
    await answerReferral(desk, requestId, { referralId, reason });
    return viewOf(desk, requestId);
  },
  'answer.takeBack': async (desk, { requestId, decisionId }) => {
    await takeBack(desk, requestId, decisionId);
    return viewOf(desk, requestId);
  },
  'answer.sendDenial': async (desk, { requestId }) => {
    const request = loggedRequest(desk, requestId);
    if (untoldDecisions(request.state.answer).length === 0) {
      throw new Refused('nothing-denied', 'Nothing was denied that has no letter yet.');
    }
    await answerLetters.denial(desk, request);
    return viewOf(desk, requestId);
  },
  'answer.requestReview': async (desk, { requestId, receivedOn }) => {
    await requestReview(desk, requestId, receivedOn);
    return viewOf(desk, requestId);
  },
  'answer.review': async (desk, { requestId, outcome, reason }) => {
    await review(desk, requestId, { outcome, reason });
    return viewOf(desk, requestId);
  },
  'answer.tellReview': async (desk, { requestId }) => {
    const request = asLogged(requestOf(desk, requestId));
    const done = request.state.answer?.review;
    if (!done?.outcome || done.told) {
      throw new Refused('no-review-result', 'There is no result of a review to tell.');
    }
    await answerLetters.reviewResult(desk, request, done.outcome);
    return viewOf(desk, requestId);
  },
};

type Said = Omit<ParsedInputOf<(typeof answerVerbs)['answer.sayNotProduced']>, 'requestId'>;

/** Records that are not there are told of in the same append; for those held back, one says what covers it. */
async function sayNotProduced(desk: OpenDesk, request: LoggedRequest, said: Said): Promise<void> {
  const { lookedIn, ...body } = said;
  const { kind } = body;
  if (kind !== 'held-back') {
    if (kind === 'elsewhere' && body.whereToAsk.trim() === '') {
      throw new Refused('nowhere-to-ask', 'Say who has the records and where to ask for them.');
    }
    await answerLetters.notThere(desk, request, { ...body, kind, lookedIn });
    return;
  }
  const { blockingExceptions } = packsOfRequest(desk, request.state).federal.pack;
  if (body.exception !== '' && !blockingExceptions.some(({ id }) => id === body.exception)) {
    throw new Refused('no-such-exception', 'The rules have no such exception. Choose another.');
  }
  await change(desk, request.state.id, { type: 'answer.notProduced', body });
}

function checkExtension(desk: OpenDesk, requestId: string, completeBy: string): void {
  const due = dueNow(desk, requestOf(desk, requestId));
  if (!due) throw new Refused('no-basis', 'Decide the basis first: it says which clock runs.');
  if (!due.extension.allowed) throw new Refused('no-extension', due.extension.sentence);
  const { noticeBy, latest } = due.extension;
  if (completeBy > latest || completeBy <= noticeBy) {
    throw new Refused(
      'extension-day',
      `The day has to lie after ${noticeBy} and not after ${latest}.`,
    );
  }
}

type Decided = ParsedInputOf<(typeof answerVerbs)['answer.decide']>['decision'];

/** The decision and the pages it takes out of the packet are one append. */
async function decide(desk: OpenDesk, requestId: string, decided: Decided): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  const packs = packsOfRequest(desk, state);
  checkKnownPages(state, decided.pages);
  const judged = judgeDenial({
    decision: decided,
    role: desk.user.role,
    looked: allPages(state).filter((ref) => isLooked(state, ref)),
    refusesWhole: wouldRefuseWhole(state, allPages(state), decided.pages),
    facts: lawFactsOf(desk, state),
    packs,
  });
  if (!judged.allowed) throw new Refused(judged.code, judged.sentence);
  const wereOut = outBefore(state, packs, decided.pages);
  const decision = { ...decided, id: desk.ids.newId(), role: desk.user.role, wereOut };
  await change(
    desk,
    requestId,
    { type: 'answer.decided', body: { decision } },
    ...answeredByDenial(state, decision),
    ...leavingOut(state, decided.pages, judged.rule),
  );
}

/** Who may not decide a denial may not undo it either. */
async function takeBack(desk: OpenDesk, requestId: string, decisionId: string): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  const decision = untoldDecisions(state.answer).find((one) => one.id === decisionId);
  if (!decision) {
    throw new Refused(
      'denial-told',
      'The letter of this denial went out, so it cannot be taken back. A review can undo it.',
    );
  }
  const packs = packsOfRequest(desk, state);
  checkMayDecide(desk, packs, decision.code);
  const body = { decisionId };
  await change(
    desk,
    requestId,
    { type: 'answer.takenBack', body },
    ...puttingBack(state, packs, [decisionId]),
  );
}

/** Also after the rest was released: that is when the letter reaches the patient. */
async function requestReview(desk: OpenDesk, requestId: string, receivedOn: string): Promise<void> {
  const { state } = asLogged(requestOf(desk, requestId));
  const packs = packsOfRequest(desk, state);
  if (state.answer && isReviewOpen(state.answer)) {
    throw new Refused('review-asked', 'A review was asked for already.');
  }
  const decisionIds = unreviewedDecisions(state, packs)
    .filter((one) => one.told)
    .map(({ id }) => id);
  if (decisionIds.length === 0) {
    throw new Refused('not-reviewable', 'No denial of this request can be reviewed.');
  }
  if (receivedOn > todayOf(desk)) {
    throw new Refused('bad-input', 'The day the review was asked for lies in the future.');
  }
  await change(desk, requestId, {
    type: 'answer.reviewRequested',
    body: { receivedOn, decisionIds },
  });
}

interface Reviewed {
  readonly outcome: 'upheld' | 'overturned';
  readonly reason: string;
}

/** The clinic is bound by it (164.524(a)(4)): the pages go back in the same append. */
async function review(desk: OpenDesk, requestId: string, reviewed: Reviewed): Promise<void> {
  const { state } = asLogged(requestOf(desk, requestId));
  const packs = packsOfRequest(desk, state);
  if (!state.answer?.review || state.answer.review.outcome) {
    throw new Refused('no-review', 'No review is open. Record first that one was asked for.');
  }
  const refusal = reviewRefusalOf(desk, state, packs);
  if (refusal !== undefined) throw new Refused('not-reviewer', refusal);
  const overturnable = decisionsUnderReview(state, packs).map(({ id }) => id);
  await change(
    desk,
    requestId,
    { type: 'answer.reviewed', body: reviewed },
    ...(reviewed.outcome === 'overturned' ? puttingBack(state, packs, overturnable) : []),
  );
}
