import { z } from 'zod';
import { idSchema, localDateSchema, stampSchema } from '../base/schemas';
import { plainText } from './cardNumber';

const cents = z.number('Type an amount.').int('Type whole cents.');
const positiveCents = cents.positive('Type an amount above zero.');
const reason = (message: string) => plainText.trim().min(1, message);

/** How money came in or went back. The desk takes no card data: the terminal of the clinic does. */
export const payMethods = ['cash', 'check', 'card-terminal', 'transfer', 'other'] as const;
export type PayMethod = (typeof payMethods)[number];

/** A line as it was sent, with its source; later rates do not change it. */
export const sentLineSchema = z.object({
  label: z.string(),
  detail: z.string(),
  /** Tenths of a cent. */
  mills: z.number(),
  citation: z.string(),
});

const sentFee = {
  id: idSchema,
  totalCents: cents.nonnegative(),
  lines: z.array(sentLineSchema),
  ruleId: z.string(),
  citation: z.string(),
};
export const estimateSchema = z.object({ ...sentFee, unverified: z.boolean() });
export const invoiceSchema = z.object({
  ...sentFee,
  number: z.string(),
  payBy: localDateSchema.optional(),
});
export const paymentSchema = z.object({
  id: idSchema,
  cents: positiveCents,
  method: z.enum(payMethods),
  paidOn: localDateSchema,
  /** Number of the check or of the receipt of the terminal. */
  reference: plainText,
});
/** Without `cents` the whole fee is waived, for good. */
export const waiverSchema = z.object({
  id: idSchema,
  cents: positiveCents.optional(),
  reason: reason('Say why the fee is waived.'),
});
export const refundSchema = z.object({
  id: idSchema,
  cents: positiveCents,
  method: z.enum(payMethods),
  reason: reason('Say why the money goes back.'),
});
export const confirmationSchema = z.object({
  ruleId: z.string(),
  reason: reason('Say how the rate was checked.'),
});

export const moneyAnswersSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]),
);

export const moneySliceSchema = z.object({
  answers: moneyAnswersSchema,
  estimates: z.array(estimateSchema.extend({ sent: stampSchema })),
  /** The last one holds; it replaces those before it. */
  invoices: z.array(invoiceSchema.extend({ sent: stampSchema })),
  payments: z.array(paymentSchema.extend({ recorded: stampSchema })),
  waivers: z.array(waiverSchema.extend({ recorded: stampSchema })),
  refunds: z.array(refundSchema.extend({ recorded: stampSchema })),
  confirmations: z.array(confirmationSchema.extend({ recorded: stampSchema })),
  /** A manager lets the copy go out unpaid. */
  lifted: stampSchema.extend({ reason: z.string() }).optional(),
});
export type MoneySlice = z.infer<typeof moneySliceSchema>;

export const moneyOperations = {
  'money.answered': z.object({ answers: moneyAnswersSchema }),
  'money.estimated': z.object({ estimate: estimateSchema }),
  'money.invoiced': z.object({ invoice: invoiceSchema }),
  'money.paid': z.object({ payment: paymentSchema }),
  'money.waived': z.object({ waiver: waiverSchema }),
  'money.refunded': z.object({ refund: refundSchema }),
  'money.rateConfirmed': z.object({ confirmation: confirmationSchema }),
  'money.prepaymentLifted': z.object({ reason: reason('Say why it may go out unpaid.') }),
} as const;
