import { z } from 'zod';
import { idSchema, localDateSchema } from '../domain/base/schemas';
import { plainText } from '../domain/money/cardNumber';
import { clinicFeesSchema } from '../domain/money/clinicFees';
import { moneyAnswersSchema, payMethods } from '../domain/money/slice';
import { requestViewSchema } from './request';
import { managingRoles, roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };
const manage = { allowed: managingRoles, writes: true };
const read = { allowed: roles };

const cents = z.number('Type an amount.').int('Type an amount with at most two decimals.');
const positiveCents = cents.positive('Type an amount above zero.');
const day = z.iso.date('Type a whole date.');

const lineSchema = z.object({
  id: z.string(),
  label: z.string(),
  detail: z.string(),
  /** Tenths of a cent. */
  mills: z.number(),
  citation: z.string(),
  ruleId: z.string(),
});

const methodSchema = z.object({
  id: z.string(),
  method: z.enum(['flat', 'actual', 'average']),
  title: z.string(),
  usable: z.boolean(),
  cents: z.number().int(),
  offered: z.boolean(),
  why: z.string(),
  citation: z.string(),
  ruleId: z.string(),
});

const feeSchema = z.object({
  payer: z.enum(['patient', 'third-party', 'none']),
  kind: z.enum(['fee', 'free', 'open']),
  sentence: z.string(),
  total: z.number().int(),
  lines: z.array(lineSchema).readonly(),
  schedule: z.string(),
  citation: z.string(),
  ruleId: z.string(),
  methods: z.array(methodSchema).readonly(),
  ceiling: z
    .object({
      title: z.string(),
      cents: z.number().int(),
      binding: z.boolean(),
      citation: z.string(),
      ruleId: z.string(),
    })
    .optional(),
  proofNeeded: z.array(z.string()).readonly(),
  missing: z.array(z.string()).readonly(),
  unverified: z.boolean(),
  warning: z.string(),
  mayAskPrepayment: z.boolean(),
  cheaper: z.array(z.string()).readonly(),
});

const questionSchema = z.object({
  id: z.string(),
  question: z.string(),
  hint: z.string(),
  kind: z.enum(['yes-no', 'choice', 'number', 'money']),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What holds now: answered, set by the clinic, or what silence means. */
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** The fee hangs on it. */
  missing: z.boolean(),
  /** Who answers it instead; empty where this person may. */
  reserved: z.string(),
});
export type FeeQuestionShown = z.infer<typeof questionSchema>;

/** The fee of a request and all that happened about it. Computed at each call. */
export const moneyViewSchema = z.object({
  fee: feeSchema,
  questions: z.array(questionSchema),
  /** Pages going out; where there are no records yet, the estimate. */
  pages: z.object({ count: z.number().int(), counted: z.boolean() }),
  confirmed: z.boolean(),
  confirmedWhy: z.string(),
  balance: z.object({
    invoiced: z.number().int(),
    waived: z.number().int(),
    paid: z.number().int(),
    due: z.number().int(),
    credit: z.number().int(),
    isWaivedWhole: z.boolean(),
  }),
  /** Why money has to rest or go back; empty where all is well. */
  hold: z.string(),
  /** What the gate says of the fee. */
  line: z.object({ ok: z.boolean(), sentence: z.string() }),
  clinic: clinicFeesSchema,
  today: localDateSchema,
});
export type MoneyView = z.infer<typeof moneyViewSchema>;

export const moneyVerbs = {
  'money.view': verb(target, moneyViewSchema, read),
  /** Answers to the questions of the screen; an empty text takes an answer back. */
  'money.answer': verb(target.extend({ answers: moneyAnswersSchema }), requestViewSchema, change),
  /** A manager has compared the rate with its source. */
  'money.confirmRate': verb(
    target.extend({ reason: plainText.trim().min(1, 'Say how the rate was checked.') }),
    requestViewSchema,
    manage,
  ),
  /** Tells the fee in advance, with a letter; `cents` where the clinic asks for less. */
  'money.estimate': verb(
    target.extend({ cents: cents.nonnegative().optional() }),
    requestViewSchema,
    change,
  ),
  'money.invoice': verb(
    target.extend({ cents: cents.nonnegative().optional(), payBy: localDateSchema.optional() }),
    requestViewSchema,
    change,
  ),
  /** Part payments are payments; a receipt is filed. */
  'money.pay': verb(
    target.extend({
      cents: positiveCents,
      method: z.enum(payMethods),
      paidOn: day,
      reference: plainText,
    }),
    requestViewSchema,
    change,
  ),
  /** Without `cents` the whole fee, for good. */
  'money.waive': verb(
    target.extend({
      cents: positiveCents.optional(),
      reason: plainText.trim().min(1, 'Say why the fee is waived.'),
    }),
    requestViewSchema,
    change,
  ),
  'money.refund': verb(
    target.extend({
      cents: positiveCents,
      method: z.enum(payMethods),
      reason: plainText.trim().min(1, 'Say why the money goes back.'),
    }),
    requestViewSchema,
    change,
  ),
  /** Lets the copy go out unpaid. */
  'money.liftPrepayment': verb(
    target.extend({ reason: plainText.trim().min(1, 'Say why it may go out unpaid.') }),
    requestViewSchema,
    manage,
  ),
  'money.clinicFees': verb(
    z.object({}),
    z.object({ fees: clinicFeesSchema, flatMaxCents: z.number().int() }),
    read,
  ),
  'money.setClinicFees': verb(
    z.object({ fees: clinicFeesSchema }),
    z.object({ fees: clinicFeesSchema }),
    manage,
  ),
} as const;
