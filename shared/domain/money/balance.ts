import type { MoneySlice } from './slice';

/** What is asked for, what came in, what is left. Whole cents. */
export interface Balance {
  readonly invoiced: number;
  /** Taken off the invoice that holds. */
  readonly waived: number;
  /** Payments less refunds. */
  readonly paid: number;
  /** Still to pay; never below zero. */
  readonly due: number;
  /** Paid for nothing that is asked for: it has to go back. */
  readonly credit: number;
  readonly isWaivedWhole: boolean;
}

export function balanceOf({ invoices, payments, waivers, refunds }: MoneySlice): Balance {
  const isWaivedWhole = waivers.some((one) => one.cents === undefined);
  const invoice = invoices.at(-1);
  const invoiced = invoice?.totalCents ?? 0;
  const partly = waivers.filter((one) => invoice && one.recorded.at >= invoice.sent.at);
  const waived = isWaivedWhole ? invoiced : Math.min(invoiced, sum(partly));
  const paid = sum(payments) - sum(refunds);
  const open = invoiced - waived - paid;
  return { invoiced, waived, paid, due: Math.max(0, open), credit: Math.max(0, -open), isWaivedWhole }; // prettier-ignore
}

function sum(list: readonly { readonly cents?: number | undefined }[]): number {
  return list.reduce((total, { cents = 0 }) => total + cents, 0);
}
