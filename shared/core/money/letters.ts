import type { LetterValues } from '../../domain/letters/places';
import { dollars, dollarsOfMills, millsPerCent } from '../../domain/money/amounts';
import type { Balance } from '../../domain/money/balance';
import type { FeeOutcome } from '../../domain/money/feeOutcome';
import { payWords } from '../../domain/money/payWords';
import type { PayMethod } from '../../domain/money/slice';
import { addDays, localDate } from '../../domain/base/localDate';
import { longDate } from '../calendar';
import { clinicOf, todayOf, type OpenDesk } from '../context';
import { clinicFeesOf } from './standing';

/** A line as it was sent. */
interface SentLine {
  readonly label: string;
  readonly detail: string;
  readonly mills: number;
  readonly citation: string;
}

/** The lines of a fee, with what the clinic takes off of its own accord as the last. */
export function sentLines(fee: FeeOutcome, cents: number): SentLine[] {
  const lines = fee.lines.map(({ label, detail, mills, citation }) => ({ label, detail, mills, citation })); // prettier-ignore
  const off = fee.total - cents;
  if (off === 0) return lines;
  return [...lines, { label: 'Lowered by the clinic', detail: '', mills: -off * millsPerCent, citation: '' }]; // prettier-ignore
}

/** What fee estimate and invoice have in common. */
export function feeValues(desk: OpenDesk, fee: FeeOutcome, cents: number): LetterValues {
  const { howToPay, quoteDays, taxId } = clinicFeesOf(desk);
  const { name } = clinicOf(desk).profile;
  const lines = sentLines(fee, cents).map(lineText);
  return {
    lines,
    total: dollars(cents),
    feeMethod: methodText(fee),
    feeCitation: fee.citation,
    howToPay: withoutStop(howToPay === '' ? `at the desk, or by check to ${name}` : howToPay),
    cheaperWays: fee.cheaper.length > 0 ? fee.cheaper : ['There is no cheaper way for this copy.'],
    quoteUntil: longDate(addDays(localDate(todayOf(desk)), quoteDays)),
    taxId,
  };
}

function lineText({ label, detail, mills }: SentLine): string {
  return `${detail === '' ? label : `${label}: ${detail}`}\t${dollarsOfMills(mills)}`;
}

function methodText({ methods, ceiling, schedule, payer }: FeeOutcome): string {
  const offered = methods.find((one) => one.offered);
  if (offered && ceiling?.binding) return `${offered.title}, lowered to the limit of the state`;
  if (offered) return offered.title;
  return payer === 'third-party' && schedule === '' ? 'What it costs to prepare and send the copy' : 'The fee schedule of the state'; // prettier-ignore
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/, '');

/** What stands on a receipt; the balance is the one after the payment. */
export function receiptValues(
  payment: { cents: number; method: PayMethod; paidOn: string; reference: string },
  before: Balance,
): LetterValues {
  const how = payWords[payment.method];
  return {
    amountPaid: dollars(payment.cents),
    paidOn: longDate(payment.paidOn),
    paidHow: payment.reference === '' ? how : `${how}, ${payment.reference}`,
    balance: dollars(before.due - payment.cents),
  };
}
