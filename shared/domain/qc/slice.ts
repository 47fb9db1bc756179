import { z } from 'zod';
import { idSchema, sha256Schema, stampSchema } from '../base/schemas';

export const qcDefects = [
  'wrong-patient',
  'out-of-scope',
  'sensitive-page',
  'mark-missing',
  'wrong-recipient',
  'page-count',
  'unreadable',
  'other',
] as const;

export const qcDecisionSchema = z.object({
  id: idSchema,
  outcome: z.enum(['certified', 'declined']),
  /** The very packet that was looked at. */
  packetSha256: sha256Schema,
  /** True where the person who prepared it also checked it (a clinic with one clerk). */
  solo: z.boolean(),
  soloReason: z.string(),
  checklist: z.array(z.string()),
  defect: z.enum(qcDefects).optional(),
  comment: z.string(),
});
export type QcDecision = z.infer<typeof qcDecisionSchema>;

export const qcSliceSchema = z.object({
  decisions: z.array(qcDecisionSchema.extend({ decided: stampSchema })),
});

export const qcOperations = {
  'qc.decided': z.object({ decision: qcDecisionSchema }),
} as const;
