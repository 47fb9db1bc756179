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

type QcSlice = z.infer<typeof qcSliceSchema>;

/**
 * A decline of these very bytes: what was found wrong stays in them, whoever looks at them next. Only
 * who found it can say that nothing was wrong after all, by certifying them later.
 */
export function standingDecline(
  qc: QcSlice | undefined,
  packetSha256: string | undefined,
): QcSlice['decisions'][number] | undefined {
  const about = (qc?.decisions ?? []).filter((one) => one.packetSha256 === packetSha256);
  return about.findLast(
    (one, at) =>
      one.outcome === 'declined' &&
      !about.slice(at + 1).some((later) => later.decided.by === one.decided.by),
  );
}

export const qcOperations = {
  'qc.decided': z.object({ decision: qcDecisionSchema }),
} as const;
