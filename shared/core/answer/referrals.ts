import type { answerVerbs } from '../../contract/answer';
import type { ParsedInputOf } from '../../contract/verb';
import { judgeDenial } from '../../domain/answer/denial';
import { openReferrals, type DenialDecision } from '../../domain/answer/slice';
import { Refused } from '../../domain/base/fault';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { samePage, type PageRef } from '../../domain/review/slice';
import { change } from '../change';
import { loggedRequest, type OpenDesk } from '../context';
import { lawFactsOf } from '../rules/lawFacts';
import { packsOfRequest } from '../rules/requestPacks';
import { checkKnownPages, checkMayDecide } from './decisions';

type Referral = Omit<ParsedInputOf<(typeof answerVerbs)['answer.refer']>, 'requestId'>;

/** Hands a ground to who may decide it (164.524(a)(3)); until then nothing of the request goes out. */
export async function refer(desk: OpenDesk, requestId: string, referral: Referral): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  checkKnownPages(state, referral.pages);
  const judged = judgeDenial({
    decision: { ...referral, pages: [], answers: {}, blockingException: '' },
    role: desk.user.role,
    looked: [],
    refusesWhole: false,
    facts: lawFactsOf(desk, state),
    packs: packsOfRequest(desk, state),
  });
  if (judged.allowed || judged.code !== 'not-yours') {
    const sentence = judged.allowed ? yoursToDecide : judged.sentence;
    throw new Refused('nothing-to-refer', sentence);
  }
  const body = { referral: { ...referral, id: desk.ids.newId() } };
  await change(desk, requestId, { type: 'answer.referred', body });
}

const yoursToDecide = 'You may decide this ground yourself, so there is nobody to refer it to.';

interface Answered {
  readonly referralId: string;
  readonly reason: string;
}

/** Whoever may decide the ground finds none: the pages are given. */
export async function answerReferral(
  desk: OpenDesk,
  requestId: string,
  { referralId, reason }: Answered,
): Promise<void> {
  const { state } = loggedRequest(desk, requestId);
  const referral = openReferrals(state.answer).find(({ id }) => id === referralId);
  if (!referral) throw new Refused('no-referral', 'This referral was answered already.');
  checkMayDecide(desk, packsOfRequest(desk, state), referral.code);
  const body = { referralIds: [referralId], reason };
  await change(desk, requestId, { type: 'answer.referralAnswered', body });
}

/**
 * A denial on the ground that was referred is the answer to it, where it speaks of all its pages.
 * What was referred of other pages waits on.
 */
export function answeredByDenial(
  { answer }: RequestState,
  { id, code, pages }: Pick<DenialDecision, 'id' | 'code' | 'pages'>,
): RequestOperation[] {
  const isDenied = (ref: PageRef): boolean =>
    pages.length === 0 || pages.some((one) => samePage(one, ref));
  const answered = openReferrals(answer).filter(
    (one) => one.code === code && one.pages.every(isDenied),
  );
  if (answered.length === 0) return [];
  const body = {
    referralIds: answered.map((one) => one.id),
    reason: 'denied on it',
    deniedBy: id,
  };
  return [{ type: 'answer.referralAnswered', body }];
}
