import { z } from 'zod';
import { accountingLists, beginsTooLate } from '../domain/disclosure/accounting';
import { accountingEntrySchema } from '../domain/disclosure/accountingSlice';
import { basisKinds } from '../domain/basis/slice';
import { suspensionSchema, typedDisclosureSchema } from '../domain/disclosure/slice';
import { idSchema, localDateSchema } from '../domain/base/schemas';
import { roles, verb, workingRoles } from './verb';

/** Any request of the patient stands for the patient. */
const target = z.object({ requestId: idSchema });
const one = target.extend({ accountingId: idSchema });
const change = { allowed: workingRoles, writes: true };

const patientSchema = z.object({
  requestId: idSchema,
  patient: z.string(),
  dateOfBirth: z.string(),
  disclosures: z.number().int(),
});

const leftOutSchema = z.object({
  id: z.string(),
  disclosedOn: localDateSchema,
  recipientName: z.string(),
  sentence: z.string(),
  citation: z.string(),
});

const askedSchema = z.object({
  id: z.string(),
  number: z.string(),
  list: z.enum(accountingLists),
  receivedOn: localDateSchema,
  status: z.enum(['open', 'given', 'withdrawn']),
  legalDue: localDateSchema,
  workBy: localDateSchema,
  free: z.boolean(),
  freeWhy: z.string(),
  /** Told to the patient; cents. */
  fee: z.number().int().optional(),
  extension: z.discriminatedUnion('allowed', [
    z.object({ allowed: z.literal(true), noticeBy: localDateSchema, latest: localDateSchema }),
    z.object({ allowed: z.literal(false), sentence: z.string() }),
  ]),
  /** What was given, as it was given. */
  entries: z.array(accountingEntrySchema).optional(),
  letterId: z.string().optional(),
});
export type AskedAccounting = z.infer<typeof askedSchema>;

export const accountingViewSchema = z.object({
  today: localDateSchema,
  patient: z.string(),
  dateOfBirth: z.string(),
  from: localDateSchema,
  to: localDateSchema,
  entries: z.array(accountingEntrySchema),
  /** On the screen only; the letter has no trace of it. */
  leftOut: z.array(leftOutSchema),
  suspended: z.array(leftOutSchema),
  asked: z.array(askedSchema),
  /** Several patients could be meant by this request: nothing can be listed for sure. */
  patientUnclear: z.boolean(),
  /** Requests that may be about the same patient; nothing is given until somebody has said. */
  mayBeSame: z.array(
    z.object({
      requestId: idSchema,
      number: z.string(),
      patient: z.string(),
      dateOfBirth: z.string(),
      recordNumber: z.string(),
      disclosures: z.number().int(),
      sameNameAndBirth: z.boolean(),
      /** Several known patients could be meant by it: its own screen asks which. */
      severalKnown: z.boolean(),
    }),
  ),
  /** Disclosures an agency may have kept off the list. */
  suspendable: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Why a typed-in disclosure was made, to choose from. */
  reasons: z.array(z.object({ row: z.string(), title: z.string(), kind: z.enum(basisKinds) })),
});
export type AccountingView = z.infer<typeof accountingViewSchema>;

export const accountingVerbs = {
  'accounting.patients': verb(
    z.object({ text: z.string() }),
    z.object({ patients: z.array(patientSchema) }),
    { allowed: roles },
  ),
  'accounting.view': verb(
    target.extend({ list: z.enum(accountingLists), from: localDateSchema.optional() }),
    accountingViewSchema,
    { allowed: roles },
  ),
  /** Starts the clock of 60 days. */
  'accounting.ask': verb(
    target
      .extend({
        list: z.enum(accountingLists),
        receivedOn: localDateSchema,
        from: localDateSchema.optional(),
      })
      .refine(({ from, receivedOn }) => from === undefined || from <= receivedOn, {
        path: ['from'],
        message: beginsTooLate,
      }),
    z.object({}),
    change,
  ),
  'accounting.extend': verb(
    one.extend({
      reason: z.string().trim().min(1, 'Say why it takes longer: it stands in the letter.'),
      completeBy: localDateSchema,
    }),
    z.object({}),
    change,
  ),
  'accounting.tellFee': verb(
    one.extend({ cents: z.number().int().positive('Type the cost of making the list.') }),
    z.object({}),
    change,
  ),
  'accounting.withdraw': verb(one, z.object({}), change),
  /** Files the letter and keeps what it says. */
  'accounting.give': verb(one, z.object({}), change),
  'accounting.print': verb(one, z.object({ outcome: z.enum(['sent', 'cancelled']) }), {
    allowed: workingRoles,
  }),
  'accounting.saveCsv': verb(
    one,
    z.object({ outcome: z.enum(['saved', 'cancelled']), name: z.string() }),
    { allowed: workingRoles },
  ),
  'accounting.typeIn': verb(
    target.extend({ disclosure: typedDisclosureSchema.omit({ id: true }) }),
    z.object({}),
    change,
  ),
  'accounting.suspend': verb(
    target.extend({ suspension: suspensionSchema.omit({ id: true }) }),
    z.object({}),
    change,
  ),
} as const;
