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
  part2Consent: z.boolean().optional(),
  /** Which specially protected pages went along. Never on a letter, a label or the log itself. */
  restricted: z.object({ categories: z.array(z.string()) }).optional(),
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** A study of many people, listed by its protocol (45 CFR 164.528(b)(4)). */
const protocolSchema = z.object({
  name: z.string().trim().min(1, 'Type the name of the study.'),
  purpose: z.string().trim().min(1, 'Say what the study is for.'),
  contact: z.string().trim().min(1, 'Type name, address and phone of the researcher.'),
  participants: z.number().int().positive(),
});

/** A disclosure this desk did not release: by a business associate, orally, or before its time. */
export const typedDisclosureSchema = z.object({
  id: idSchema,
  disclosedOn: localDateSchema,
  recipientName: z.string().trim().min(1, 'Type who received it.'),
  recipientAddress: z.string(),
  description: z.string().trim().min(1, 'Say what was disclosed.'),
  purpose: z.string().trim().min(1, 'Say what it was for.'),
  basisRow: z.string().min(1),
  /** Who made it: the clinic, or a business associate by name. */
  madeBy: z.string().trim().min(1, 'Say who disclosed it.'),
  part2Consent: z.boolean().optional(),
  protocol: protocolSchema.optional(),
});

/** An agency's statement that keeps a disclosure off an accounting (45 CFR 164.528(a)(2)). */
export const suspensionSchema = z.object({
  id: idSchema,
  disclosureId: idSchema,
  kind: z.enum(['written', 'oral']),
  agency: z.string().trim().min(1, 'Type which agency says so.'),
  official: z.string().trim().min(1, 'Type which official says so.'),
  statedOn: localDateSchema,
  /** The time a written statement names. */
  until: localDateSchema.optional(),
});

export const disclosureSliceSchema = z.object({
  rows: z.array(disclosureSchema.extend({ recorded: stampSchema })),
  typed: z.array(typedDisclosureSchema.extend({ recorded: stampSchema })).default([]),
  suspensions: z.array(suspensionSchema.extend({ recorded: stampSchema })).default([]),
});
export type DisclosureSlice = z.infer<typeof disclosureSliceSchema>;

export const disclosureOperations = {
  'disclosure.recorded': z.object({ disclosure: disclosureSchema }),
  'disclosure.typedIn': z.object({ disclosure: typedDisclosureSchema }),
  'disclosure.suspended': z.object({ suspension: suspensionSchema }),
} as const;
