import { z } from 'zod';
import { idSchema, localDateSchema } from '../base/schemas';

const reason = z.string().trim().min(1, 'Say why: it stands in the record of the clinic.');

/**
 * The clinic's own version of a rule pack, whole. It is kept as the file it is, because a later
 * desk may read packs more strictly; one that it cannot read any more is left out, never guessed.
 */
export const packChangeSchema = z.object({
  packId: z.string(),
  version: z.string(),
  /** The version it was made from. */
  basedOn: z.string(),
  effectiveFrom: localDateSchema,
  reason,
  by: idSchema,
  on: localDateSchema,
  file: z.record(z.string(), z.unknown()),
});
export type PackChange = z.infer<typeof packChangeSchema>;

/** A manager compared a rule with its source. The rule stays as it is, so open requests gain by it. */
export const ruleConfirmationSchema = z.object({
  packId: z.string(),
  version: z.string(),
  /** Absent: the pack as a whole. */
  ruleId: z.string().optional(),
  /** Of rates that have one name and several years, those that begin on this day. */
  effectiveFrom: localDateSchema.optional(),
  reason,
  by: idSchema,
  on: localDateSchema,
});
export type RuleConfirmation = z.infer<typeof ruleConfirmationSchema>;
