import type { GateLine } from '../release/gateLine';
import { dollars } from './amounts';
import type { ClinicFees } from './clinicFees';
import type { FeeOutcome } from './feeOutcome';

/** What has happened to the fee so far. Amounts in cents, dates `YYYY-MM-DD`. */
export interface FeeStanding {
  readonly clinic: ClinicFees;
  /** An estimate or an invoice was sent. */
  readonly told: boolean;
  readonly waived: boolean;
  /** A manager lets it go out unpaid. */
  readonly lifted: boolean;
  /** Absent: no invoice yet. */
  readonly invoicedCents?: number | undefined;
  /** Nobody has confirmed the rate the fee stands on: no invoice can be made of it. */
  readonly rateInDoubt: boolean;
  /** Payments less refunds. */
  readonly paidCents: number;
  readonly refundedCents?: number | undefined;
  readonly today: string;
  /** The day the desk works to; no payment holds up an access request on or after it. */
  readonly workBy?: string | undefined;
}

/**
 * The fee's line of the gate. A patient is told the fee in advance (164.524(c)(4)); payment may be
 * asked first only where the law allows it, and never past the day the desk works to.
 */
export function feeLine(fee: FeeOutcome, standing: FeeStanding): GateLine {
  if (standing.waived) return green('Nothing is charged: the fee was waived.');
  if (isAbove(fee, standing)) return aboveLine(fee, standing);
  if (isFree(fee)) return green(fee.sentence);
  const untold = fee.payer === 'patient' && !standing.told;
  if (untold) return untoldLine(fee);
  if (waitsForPayment(fee, standing)) return red(`${unpaidText(fee, standing)} It is asked for before the copy goes out.`, 'Look at the fee'); // prettier-ignore
  return isPaid(fee, standing) ? green('The fee is paid.') : openLine(fee, standing);
}

/** Nothing waits for it, but the clinic’s money is not in yet. */
function openLine(fee: FeeOutcome, standing: FeeStanding): GateLine {
  const line = { id: 'fee' as const, ok: true, open: true };
  const unpaid = unpaidText(fee, standing);
  if (standing.rateInDoubt && fee.kind !== 'open') {
    const sentence = `${unpaid} A manager has to confirm the rate before an invoice is made of it.`;
    return { ...line, sentence, fix: { label: 'Confirm the rate', step: 'money' } };
  }
  return { ...line, sentence: unpaid, fix: { label: 'Look at the fee', step: 'money' } };
}

/** The line while nobody has decided the basis. */
export const feeNeedsBasis: GateLine = {
  id: 'fee',
  ok: false,
  sentence: 'Whether a fee is due depends on the basis.',
  fix: { label: 'Decide the basis', step: 'basis' },
};

/** Pages were left out since, or it is free now: more was asked for than the law lets be charged. */
function isAbove({ kind, total }: FeeOutcome, standing: FeeStanding): boolean {
  const { invoicedCents = 0, refundedCents = 0 } = standing;
  return kind !== 'open' && invoicedCents - refundedCents > total;
}

function aboveLine({ total }: FeeOutcome, { paidCents, invoicedCents = 0 }: FeeStanding): GateLine {
  const asked = `${dollars(invoicedCents)} was asked for, and the fee is ${dollars(total)} now.`;
  const over = paidCents - total;
  return over > 0
    ? red(`${asked} Refund ${dollars(over)}, or make the invoice anew.`, 'Look at the fee')
    : red(`${asked} Make the invoice anew.`, 'Look at the fee');
}

/** What is left to ask for of the invoice once the fee has fallen. */
function askedCents({ total }: FeeOutcome, { invoicedCents }: FeeStanding): number {
  return Math.min(invoicedCents ?? total, total);
}

function isFree({ kind, total }: FeeOutcome): boolean {
  return kind === 'free' || (kind === 'fee' && total === 0);
}

function untoldLine({ kind, total, sentence }: FeeOutcome): GateLine {
  if (kind === 'open') return red(sentence, 'Work out the fee');
  return red(`The patient has not been told yet that the copy costs ${dollars(total)}.`, 'Send an estimate'); // prettier-ignore
}

function waitsForPayment(fee: FeeOutcome, standing: FeeStanding): boolean {
  const { clinic, lifted, today, workBy } = standing;
  if (lifted || isPaid(fee, standing)) return false;
  if (fee.payer === 'third-party') return clinic.asksOthersFirst && (fee.kind === 'open' || fee.mayAskPrepayment); // prettier-ignore
  const inTime = workBy !== undefined && today < workBy;
  return clinic.asksPatientsFirst && fee.mayAskPrepayment && inTime;
}

function isPaid(fee: FeeOutcome, standing: FeeStanding): boolean {
  return fee.kind !== 'open' && standing.paidCents >= askedCents(fee, standing);
}

function unpaidText(fee: FeeOutcome, standing: FeeStanding): string {
  if (fee.kind === 'open') return fee.sentence;
  return `${dollars(askedCents(fee, standing) - standing.paidCents)} is not paid yet.`;
}

function green(sentence: string): GateLine {
  return { id: 'fee', ok: true, sentence };
}

function red(sentence: string, label: string): GateLine {
  return { id: 'fee', ok: false, sentence, fix: { label, step: 'money' } };
}
