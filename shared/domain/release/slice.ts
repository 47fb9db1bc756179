import { z } from 'zod';
import { idSchema, sha256Schema, stampSchema } from '../base/schemas';
import { disclosureSchema } from '../disclosure/slice';
import { amendmentTickSchema } from '../patients/peopleSlice';
import { markSchema, pageRefSchema } from '../review/slice';
import { toldWays } from './lock';

export const deliveryMethods = ['print', 'file'] as const;

/** Whom a packet was made for; the same bytes never go to anybody else (45 CFR 164.508(b)(5)). */
const sentToSchema = z.object({
  /** Name, organization and address, as they stand on its cover. */
  recipient: z.array(z.string()),
  /** Family name, given name, date of birth. */
  patient: z.array(z.string()),
  /** The paper of the form it went out under; absent where none was needed or chosen. */
  formPaperId: idSchema.optional(),
});
export type SentTo = z.infer<typeof sentToSchema>;

const lockSchema = z.object({
  told: z.enum(toldWays, 'Say how the person is told the password.'),
});

/** What a saved packet is to be locked with; the password itself is never kept. */
export const lockWantedSchema = lockSchema.extend({ password: z.string() });
export type LockWanted = z.infer<typeof lockWantedSchema>;

export const deliverySchema = z.object({
  id: idSchema,
  method: z.enum(deliveryMethods),
  packetSha256: sha256Schema,
  pageCount: z.number().int().positive(),
  /** Where the file went, as the shell names it; empty for print. */
  savedAs: z.string(),
  /** The file was locked with a password, which is kept nowhere; absent where it was not. */
  lock: lockSchema.extend({ fileSha256: sha256Schema }).optional(),
  /** Part of what was asked for; the rest comes later. */
  isPart: z.boolean().optional(),
  /** The record pages that went out with it. */
  pages: z.array(pageRefSchema).optional(),
  /** The marks on those pages, as the paper has them; absent on deliveries of before they were kept. */
  marks: z.array(markSchema).optional(),
  /** The sealed packet; absent on deliveries of before packets could be printed again. */
  fileId: idSchema.optional(),
  /** Absent on deliveries of before it was kept. */
  to: sentToSchema.optional(),
  /** What was ticked of the amendments that had to travel with it; absent likewise. */
  amendments: z.array(amendmentTickSchema).optional(),
  /** This is the packet of an earlier delivery once more, and why. */
  again: z.object({ deliveryId: idSchema, reason: z.string() }).optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const releaseSliceSchema = z.object({
  /** Sent to the printer or saved, and not yet confirmed by a person. */
  pending: deliverySchema
    .extend({
      begun: stampSchema,
      /** Its row of the log, as it will be once it is confirmed; absent where begun before this was kept. */
      row: disclosureSchema.optional(),
    })
    .optional(),
  released: z.array(
    deliverySchema.extend({
      released: stampSchema,
      /** Somebody said that this packet may not be printed again. */
      barred: stampSchema.extend({ reason: z.string() }).optional(),
    }),
  ),
});
export type ReleaseSlice = z.infer<typeof releaseSliceSchema>;

/** All that was asked for is out; parts leave a request open, and a reprint changes nothing. */
export function isAllReleased(release: ReleaseSlice | undefined): boolean {
  return (release?.released ?? []).some((one) => !one.isPart && !one.again);
}

export const releaseOperations = {
  'release.begun': z.object({ delivery: deliverySchema, row: disclosureSchema.optional() }),
  'release.abandoned': z.object({ deliveryId: idSchema, reason: z.string() }),
  'release.reprintBarred': z.object({
    deliveryId: idSchema,
    reason: z.string().trim().min(1, 'Say why it may not be printed again.'),
  }),
  'release.made': z.object({ delivery: deliverySchema }),
} as const;
