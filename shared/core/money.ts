import type { moneyVerbs, FeeQuestionShown, MoneyView } from '../contract/money';
import { Refused } from '../domain/base/fault';
import { dollars, millsPerCent } from '../domain/money/amounts';
import { answersRead } from '../domain/money/answers';
import { chargeOf } from '../domain/money/fee';
import { questionsFor } from '../domain/money/feeInput';
import { whyNotYours } from '../domain/law/answeredBy';
import type { FeeQuestion } from '../domain/law/feeRules';
import type { LawFacts } from '../domain/law/condition';
import type { RequestState } from '../domain/request/state';
import { longDate } from './calendar';
import { change, ofClinic, record } from './change';
import { asLogged, formOf, loggedRequest, requestOf, todayOf, type LoggedRequest, type OpenDesk, type StationHandlers } from './context'; // prettier-ignore
import { packsOf, packsOfRequest } from './rules/requestPacks';
import { checkAnswered } from './rules/reserved';
import { fileLetter } from './letters/desk';
import { pagesCharged } from './money/facts';
import { feeValues, receiptValues, sentLines } from './money/letters';
import {
  clinicFeesOf,
  feeGateLine,
  moneyHold,
  moneyStanding,
  type MoneyStanding,
} from './money/standing';
import { viewOf } from './view';

/** Money: what a copy costs, what was asked for, what came in. Every amount in whole cents. */
export const moneyHandlers: StationHandlers<typeof moneyVerbs> = {
  'money.view': (desk, { requestId }) => moneyView(desk, requestOf(desk, requestId)),
  'money.answer': async (desk, { requestId, answers: typed }) => {
    const { state } = loggedRequest(desk, requestId);
    const { feeQuestions } = packsOfRequest(desk, state).federal.pack;
    const answers = answersRead(typed, feeQuestions);
    checkAnswered(
      desk,
      feeQuestions,
      { ...state.money?.answers, ...answers },
      state.money?.answers,
    );
    await change(desk, requestId, { type: 'money.answered', body: { answers } });
    return viewOf(desk, requestId);
  },
  'money.confirmRate': async (desk, { requestId, reason }) => {
    const { fee, confirmed } = moneyStanding(desk, requestOf(desk, requestId));
    if (confirmed) throw new Refused('rate-not-in-doubt', 'Nothing about this rate is in doubt.');
    const confirmation = { ruleId: fee.ruleId, reason };
    await change(desk, requestId, { type: 'money.rateConfirmed', body: { confirmation } });
    return viewOf(desk, requestId);
  },
  'money.estimate': async (desk, { requestId, cents }) => {
    const request = loggedRequest(desk, requestId);
    const { fee, total } = charged(desk, request.state, cents);
    const estimate = { ...sent(desk, fee, total), unverified: fee.unverified };
    const wish = { templateId: 'fee-estimate', values: feeValues(desk, fee, total) };
    await fileLetter(desk, request, wish, [{ type: 'money.estimated', body: { estimate } }]);
    return viewOf(desk, requestId);
  },
  'money.invoice': async (desk, { requestId, cents, payBy }) => {
    await sendInvoice(desk, asLogged(requestOf(desk, requestId)), { cents, payBy });
    return viewOf(desk, requestId);
  },
  'money.pay': async (desk, { requestId, ...typed }) => {
    const request = asLogged(requestOf(desk, requestId));
    const { balance } = moneyStanding(desk, request.state);
    checkPayment(desk, typed, balance.due);
    const payment = { id: desk.ids.newId(), ...typed };
    const wish = { templateId: 'receipt', values: receiptValues(payment, balance) };
    await fileLetter(desk, request, wish, [{ type: 'money.paid', body: { payment } }]);
    return viewOf(desk, requestId);
  },
  'money.waive': async (desk, { requestId, cents, reason }) => {
    const { balance } = moneyStanding(desk, requestOf(desk, requestId));
    if (cents !== undefined && cents > balance.due) {
      throw new Refused('more-than-due', `Only ${dollars(balance.due)} is still to pay. Waive that, or the whole fee.`); // prettier-ignore
    }
    const waiver = { id: desk.ids.newId(), cents, reason };
    await change(desk, requestId, { type: 'money.waived', body: { waiver } });
    return viewOf(desk, requestId);
  },
  'money.refund': async (desk, { requestId, ...typed }) => {
    const { balance } = moneyStanding(desk, requestOf(desk, requestId));
    if (typed.cents > balance.paid) {
      throw new Refused('more-than-paid', `Only ${dollars(balance.paid)} was paid, so no more can go back.`); // prettier-ignore
    }
    const refund = { id: desk.ids.newId(), ...typed };
    await change(desk, requestId, { type: 'money.refunded', body: { refund } });
    return viewOf(desk, requestId);
  },
  'money.liftPrepayment': async (desk, { requestId, reason }) => {
    loggedRequest(desk, requestId);
    await change(desk, requestId, { type: 'money.prepaymentLifted', body: { reason } });
    return viewOf(desk, requestId);
  },
  'money.clinicFees': (desk) => ({ fees: clinicFeesOf(desk), flatMaxCents: flatMaxCents(desk) }),
  'money.setClinicFees': async (desk, { fees }) => {
    const most = flatMaxCents(desk);
    if ((fees.flatCents ?? 0) > most) {
      throw new Refused('flat-fee-too-high', `The flat fee may be ${dollars(most)} at most, with labor, supplies and postage in it.`); // prettier-ignore
    }
    await record(desk, ...ofClinic({ type: 'clinic.feesSet', body: { fees } }));
    return { fees: clinicFeesOf(desk) };
  },
};

/** The most a flat fee may be, by the federal rules of today. */
function flatMaxCents(desk: OpenDesk): number {
  const { federal } = packsOf(desk, todayOf(desk));
  const flat = federal.pack.patientMethods.find((one) => one.method === 'flat');
  return (flat?.maxMills ?? 0) / millsPerCent;
}

interface Charged extends MoneyStanding {
  /** What is asked for, cents. */
  readonly total: number;
}

/** The fee, and what the clinic asks of it; refuses where nothing is or may be asked. */
function charged(desk: OpenDesk, state: RequestState, cents: number | undefined): Charged {
  const standing = moneyStanding(desk, state);
  const { fee, balance } = standing;
  if (balance.isWaivedWhole) throw new Refused('fee-waived', 'The fee was waived, so nothing is asked for any more.'); // prettier-ignore
  if (fee.kind === 'free') throw new Refused('nothing-to-charge', fee.sentence);
  return { ...standing, total: chargeOf(fee, cents, aboveText(desk, state)) };
}

function aboveText(desk: OpenDesk, state: RequestState): string {
  const { costRule } = packsOfRequest(desk, state).federal.pack;
  return costRule ? `${costRule.above} (${costRule.citation})` : '';
}

function sent(desk: OpenDesk, fee: MoneyStanding['fee'], totalCents: number) {
  const { ruleId, citation } = fee;
  return { id: desk.ids.newId(), totalCents, lines: sentLines(fee, totalCents), ruleId, citation };
}

/** An invoice replaces the one before it; a rate in doubt has to be confirmed first. */
async function sendInvoice(
  desk: OpenDesk,
  request: LoggedRequest,
  asked: { cents: number | undefined; payBy: string | undefined },
): Promise<void> {
  const { fee, total, confirmed, money, balance } = charged(desk, request.state, asked.cents);
  if (!confirmed) {
    throw new Refused('rate-not-confirmed', `${fee.warning} The privacy officer or an administrator can do that here; then send the invoice.`); // prettier-ignore
  }
  const number = `${request.number}-${money.invoices.length + 1}`;
  const { payBy } = asked;
  const invoice = { ...sent(desk, fee, total), number, payBy };
  const values = {
    ...feeValues(desk, fee, total),
    paid: balance.paid > 0 ? dollars(balance.paid) : '',
    balance: dollars(Math.max(0, total - balance.paid)),
    payBy: payBy === undefined ? '' : longDate(payBy),
  };
  await fileLetter(desk, request, { templateId: 'invoice', values }, [
    { type: 'money.invoiced', body: { invoice } },
  ]);
}

function checkPayment(
  desk: OpenDesk,
  { cents, paidOn }: { cents: number; paidOn: string },
  due: number,
): void {
  if (paidOn > todayOf(desk)) throw new Refused('bad-input', 'The day of the payment lies in the future.'); // prettier-ignore
  if (due === 0) throw new Refused('nothing-due', 'Nothing is to pay. Send an invoice first, or check which request the money is for.'); // prettier-ignore
  if (cents <= due) return;
  throw new Refused('more-than-due', `Only ${dollars(due)} is still to pay. Record that, and give the rest back.`); // prettier-ignore
}

function moneyView(desk: OpenDesk, state: RequestState): MoneyView {
  const standing = moneyStanding(desk, state);
  const { fee, facts, balance, confirmed, money } = standing;
  const counted = pagesCharged(state);
  const { ok, sentence } = feeGateLine(desk, state);
  const last = money.confirmations.findLast((one) => one.ruleId === fee.ruleId);
  return {
    ...{
      fee,
      balance,
      confirmed,
      line: { ok, sentence },
      clinic: clinicFeesOf(desk),
      today: todayOf(desk),
    },
    questions: fee.payer === 'none' ? [] : shownQuestions(desk, state, facts, fee.missing),
    pages: { count: counted || Number(facts['pages'] ?? 0), counted: counted > 0 },
    confirmedWhy: last?.reason ?? '',
    hold: moneyHold(desk, state, balance),
  };
}

/** Those the request calls for; pages are not asked where they can be counted. */
function shownQuestions(
  desk: OpenDesk,
  state: RequestState,
  facts: LawFacts,
  missing: readonly string[],
): FeeQuestionShown[] {
  const { feeQuestions } = packsOfRequest(desk, state).federal.pack;
  const asked = questionsFor(feeQuestions, facts);
  return asked
    .filter(({ id }) => id !== 'pages' || pagesCharged(state) === 0)
    .filter(({ id }) => id !== 'accessWay' || formOf(state).service !== 'inspection')
    .map((one) => ({
      ...shownQuestion(one, facts, missing),
      reserved: whyNotYours(one, desk.user.role),
    }));
}

function shownQuestion(
  { id, question, hint = '', kind, answers }: FeeQuestion,
  facts: LawFacts,
  missing: readonly string[],
): Omit<FeeQuestionShown, 'reserved'> {
  const value = facts[id];
  return {
    ...{ id, question, hint, kind, missing: missing.includes(id) },
    options: [...(answers ?? [])],
    ...(value !== undefined && typeof value !== 'object' && { value }),
  };
}
