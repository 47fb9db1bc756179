import { balanceOf } from './balance';
import type { FeeOutcome } from './feeOutcome';
import type { MoneySlice } from './slice';

interface SettledQuestion {
  readonly money: MoneySlice;
  readonly fee: Pick<FeeOutcome, 'kind' | 'total'>;
  /** `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** The clinic's calendar day of a moment. */
  readonly dayOf: (at: string) => string;
}

/** Something that brought what is still to pay nearer to nothing. */
interface Step {
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
  const waiver = money.waivers.find(({ cents }) => cents === undefined);
  if (waiver) return dayOf(waiver.recorded.at);
  if (fee.kind === 'free' || (fee.kind === 'fee' && fee.total === 0)) return receivedOn;
  const invoice = money.invoices.at(-1);
  return (invoice && dayCovered(question, invoice)) ?? (money.lifted && dayOf(money.lifted.at));
}

/** What was given back has to come in once more before the invoice is covered. */
function dayCovered(
  { money, dayOf }: SettledQuestion,
  invoice: MoneySlice['invoices'][number],
): string | undefined {
  const { payments, waivers, refunds } = money;
  if (balanceOf(money).due > 0) return undefined;
  const taken: Step[] = waivers
    .filter(({ recorded }) => recorded.at >= invoice.sent.at)
    .map(({ cents = 0, recorded }) => ({ on: dayOf(recorded.at), cents }));
  const steps = [...payments.map(({ paidOn: on, cents }) => ({ on, cents })), ...taken];
  let open = invoice.totalCents + refunds.reduce((sum, { cents }) => sum + cents, 0);
  for (const { on, cents } of steps.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    open -= cents;
    if (open <= 0) return on;
  }
  return dayOf(invoice.sent.at);
}
