import { oncePerState } from '../once';
import type { GateItem } from '../../contract/request';
import type { LawFacts } from '../../domain/law/condition';
import { balanceOf, type Balance } from '../../domain/money/balance';
import { noClinicFees, type ClinicFees } from '../../domain/money/clinicFees';
import { feeOf } from '../../domain/money/fee';
import { feeLine, feeNeedsBasis } from '../../domain/money/feeLine';
import type { FeeOutcome } from '../../domain/money/feeOutcome';
import { emptyMoney } from '../../domain/money/fold';
import { payerOf } from '../../domain/money/payer';
import { settledOn } from '../../domain/money/settled';
import type { MoneySlice } from '../../domain/money/slice';
import type { RequestState } from '../../domain/request/state';
import { asLogged, clinicOf, dayOf, isReleased, todayOf, type OpenDesk } from '../context';
import { authorizationStanding } from '../rules/law';
import { packsOfRequest } from '../rules/requestPacks';
import { lawFactsOf } from '../rules/lawFacts';

/** The fee as it stands today, what has been done about it, and what is open. Never stored. */
export interface MoneyStanding {
  readonly fee: FeeOutcome;
  readonly facts: LawFacts;
  readonly money: MoneySlice;
  readonly balance: Balance;
  /** A manager has confirmed the very rate the fee stands on; true where none is in doubt. */
  readonly confirmed: boolean;
}

export function moneyOf(state: RequestState): MoneySlice {
  return state.money ?? emptyMoney;
}

export function clinicFeesOf(desk: OpenDesk): ClinicFees {
  return clinicOf(desk).fees ?? noClinicFees;
}

export const moneyStanding = oncePerState((desk, state): MoneyStanding => {
  const { receivedOn } = asLogged(state).facts;
  const packs = packsOfRequest(desk, state);
  const facts = lawFactsOf(desk, state);
  const fee = feeOf(payerOf(state.basis?.row, packs), {
    ...{ facts, receivedOn, clinic: clinicFeesOf(desk), today: todayOf(desk) },
    federal: packs.federal.pack,
    state: packs.state.pack,
  });
  const money = moneyOf(state);
  const confirmed =
    !fee.unverified || money.confirmations.some(({ ruleId }) => ruleId === fee.ruleId);
  return { fee, facts, money, balance: balanceOf(money), confirmed };
});

/** The day nothing was left to pay; absent while something is, or before there is a basis. */
export function settledDay(desk: OpenDesk, state: RequestState): string | undefined {
  const { receivedOn } = asLogged(state).facts;
  const { fee, money } = moneyStanding(desk, state);
  return settledOn({ ...{ fee, money, receivedOn }, dayOf: (stamp) => dayOf(desk, stamp) });
}

/** The highest amount the payer was told in writing, cents; below zero where nothing was sent. */
function toldAmount({ estimates, invoices }: MoneySlice): number {
  return Math.max(-1, ...[...estimates, ...invoices].map(({ totalCents }) => totalCents));
}

/** The fee's line of the gate, tested now; a request without a number or a basis has none to tell. */
export function feeGateLine(desk: OpenDesk, state: RequestState): GateItem {
  if (!state.intake.facts || !state.basis) return feeNeedsBasis;
  const { fee, money, balance, confirmed } = moneyStanding(desk, state);
  return feeLine(fee, {
    clinic: clinicFeesOf(desk),
    told: toldAmount(money) >= fee.total,
    waived: balance.isWaivedWhole,
    lifted: money.lifted !== undefined,
    invoicedCents: money.invoices.length > 0 ? balance.invoiced - balance.waived : undefined,
    paidCents: balance.paid,
    refundedCents: money.refunds.reduce((total, { cents }) => total + cents, 0),
    today: todayOf(desk),
    rateInDoubt: !confirmed,
    workBy: state.basis.due.workBy ?? state.basis.due.legalDue,
  });
}

/** Why money has to rest or go back: the form it was asked under no longer holds; empty where all is well. */
export function moneyHold(desk: OpenDesk, state: RequestState, balance: Balance): string {
  if (balance.credit > 0) return 'More was paid than is asked for. Refund the rest.';
  const why = balance.paid + balance.due === 0 ? '' : defectOf(desk, state);
  if (why === '') return '';
  return balance.paid > 0
    ? `${why} Nothing may go out: refund what was paid, or hold it until a new form comes.`
    : `${why} Nothing may go out: hold the invoice until a new form comes.`;
}

/** What is wrong with the form under which a copy has still to go out; empty where nothing is. */
function defectOf(desk: OpenDesk, state: RequestState): string {
  if (!state.basis?.needsAuthorization || !state.authorization || isReleased(state)) return '';
  const { valid, defects, foot } = authorizationStanding(desk, state);
  return valid ? '' : (defects[0] ?? foot);
}
