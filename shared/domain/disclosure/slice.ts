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
  /** Made on a consent under 42 CFR Part 2: belongs in the list of 42 CFR 2.25 for three years. */
  part2Accountable: z.boolean().optional(),
  /** Which specially protected pages went along. Never on a letter, a label or the log itself. */
  restricted: z.object({ categories: z.array(z.string()) }).optional(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

export const disclosureSliceSchema = z.object({
  rows: z.array(disclosureSchema.extend({ recorded: stampSchema })),
});

export const disclosureOperations = {
  'disclosure.recorded': z.object({ disclosure: disclosureSchema }),
} as const;
