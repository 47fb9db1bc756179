import { earliestFirst } from '../base/inOrder';
import type { Stamp } from '../base/schemas';
import { balanceOf } from './balance';
import type { FeeOutcome } from './feeOutcome';
import type { MoneySlice } from './slice';

interface SettledQuestion {
  readonly money: MoneySlice;
  readonly fee: Pick<FeeOutcome, 'kind' | 'total'>;
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** The clinic's calendar day on which something was recorded. */
  readonly dayOf: (stamp: Stamp) => string;
}

/** Something that brought what is still to pay nearer to nothing. */
interface Step {
  readonly id: string;
  readonly on: string;
  readonly cents: number;
}

/**
 * The day on which nothing was left to pay (`YYYY-MM-DD`); absent while something is, or while
 * nobody has asked for the fee. Clocks of some states begin when request and payment are both in
 * (Tex. Health & Safety Code 241.154(a); 42 Pa.C.S. 6152(c)); what costs nothing waits for nothing.
 */
export function settledOn(question: SettledQuestion): string | undefined {
  const { money, fee, receivedOn, dayOf } = question;
  if (fee.kind === 'free' || (fee.kind === 'fee' && fee.total === 0)) return receivedOn;
  const invoice = money.invoices.at(-1);
  const whole = money.waivers.find(({ cents }) => cents === undefined);
  // What went back because the fee was waived opens nothing again.
  const refunds = money.refunds.filter(({ recorded }) => !whole || recorded.at < whole.recorded.at);
  const own = { ...question, money: { ...money, refunds } };
  const days = [invoice && dayCovered(own, invoice), whole && dayOf(whole.recorded)];
  const first = days.filter((day) => day !== undefined).sort()[0];
  return first ?? (money.lifted && dayOf(money.lifted));
}

/** Without what was waived as a whole. What was given back has to come in once more before the invoice is covered. */
function dayCovered(
  { money, dayOf }: SettledQuestion,
  invoice: MoneySlice['invoices'][number],
): string | undefined {
  const { payments, refunds } = money;
  const waivers = money.waivers.filter(({ cents }) => cents !== undefined);
  if (balanceOf({ ...money, waivers }).due > 0) return undefined;
  const taken: Step[] = waivers
    .filter(({ recorded }) => recorded.at >= invoice.sent.at)
    .map(({ id, cents = 0, recorded }) => ({ id, on: dayOf(recorded), cents }));
  const steps = [...payments.map(({ id, paidOn: on, cents }) => ({ id, on, cents })), ...taken];
  let open = invoice.totalCents + refunds.reduce((sum, { cents }) => sum + cents, 0);
  for (const { on, cents } of steps.sort(
    earliestFirst({ by: (one) => one.on, id: (one) => one.id }),
  )) {
    open -= cents;
    if (open <= 0) return on;
  }
  return dayOf(invoice.sent);
}
