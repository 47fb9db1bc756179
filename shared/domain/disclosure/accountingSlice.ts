import { z } from 'zod';
import { idSchema, localDateSchema, stampSchema } from '../base/schemas';
import { accountingLists } from './accounting';

export const accountingEntrySchema = z.object({
  disclosedOn: localDateSchema,
  recipientName: z.string(),
  recipientAddress: z.string(),
  description: z.string(),
  purpose: z.string(),
  /** More than 1: the same recipient for a single purpose. */
  times: z.number().int().positive(),
  lastOn: localDateSchema,
});

/** A patient's request for an accounting; kept on a request of that patient. */
export const askedAccountingSchema = z.object({
  id: idSchema,
  /** `AOD-REQ-2026-000001-1`: stands on its letters. */
  number: z.string(),
  list: z.enum(accountingLists),
  receivedOn: localDateSchema,
  from: localDateSchema.optional(),
});

export const accountingSliceSchema = z.object({
  asked: z.array(
    askedAccountingSchema.extend({
      logged: stampSchema,
      extension: stampSchema.extend({ reason: z.string(), completeBy: localDateSchema }).optional(),
      /** Cost-based, told to the patient beforehand. */
      fee: stampSchema.extend({ cents: z.number().int().positive() }).optional(),
      withdrawn: stampSchema.optional(),
      /** What was given is kept (45 CFR 164.528(d)(2)). */
      given: stampSchema
        .extend({
          from: localDateSchema,
          to: localDateSchema,
          entries: z.array(accountingEntrySchema),
        })
        .optional(),
    }),
  ),
});
export type AccountingSlice = z.infer<typeof accountingSliceSchema>;

const one = z.object({ accountingId: idSchema });

export const accountingOperations = {
  'accounting.asked': z.object({ asked: askedAccountingSchema }),
  'accounting.extended': one.extend({ reason: z.string().min(1), completeBy: localDateSchema }),
  'accounting.feeTold': one.extend({ cents: z.number().int().positive() }),
  'accounting.withdrawn': one,
  'accounting.given': one.extend({
    from: localDateSchema,
    to: localDateSchema,
    entries: z.array(accountingEntrySchema),
  }),
} as const;
