import { z } from 'zod';
import { idSchema, localDateSchema, sha256Schema, stampSchema } from '../base/schemas';

/** One row of the disclosure log; only ever added to (45 CFR 164.528(b)(2)). */
export const disclosureSchema = z.object({
  id: idSchema,
  disclosedOn: localDateSchema,
  recipientName: z.string(),
  recipientAddress: z.string(),
  description: z.string(),
  purpose: z.string(),
  method: z.string(),
  basisRow: z.string(),
  citation: z.string(),
  /** Belongs in an accounting of disclosures. */
  accountable: z.boolean(),
  accountableWhy: z.string(),
  pageCount: z.number().int().positive(),
  recordPages: z.number().int().nonnegative(),
  packetSha256: sha256Schema,
  batesRange: z.string(),
  preparedBy: z.string(),
  checkedBy: z.string(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

export const disclosureSliceSchema = z.object({
  rows: z.array(disclosureSchema.extend({ recorded: stampSchema })),
});

export const disclosureOperations = {
  'disclosure.recorded': z.object({ disclosure: disclosureSchema }),
} as const;
