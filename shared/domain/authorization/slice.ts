import { z } from 'zod';
import { idSchema, localDateSchema, rectSchema, stampSchema } from '../base/schemas';
import { authorizationFactsSchema } from './facts';
import { revocationSchema, withRevocations } from './revocation';

/** Where on the scan the clerk saw what a check asks for. */
export const evidenceSchema = z.object({
  id: idSchema,
  checkId: z.string(),
  paperId: idSchema,
  page: z.number().int().positive(),
  rect: rectSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

const answeredWarningSchema = stampSchema.extend({
  reason: z.string(),
  /** What the check said then: it only holds for that very finding. */
  sentence: z.string(),
});

const sliceSchema = z.object({
  paperId: idSchema.optional(),
  /** As typed, saved as it happens; the checks are computed, never stored. */
  facts: authorizationFactsSchema,
  evidence: z.array(evidenceSchema),
  /** When it was last said whether the event of an expiry has happened. */
  eventSaid: stampSchema.optional(),
  accepted: stampSchema.optional(),
  /** Reasons for going on in spite of a warning, by the id of the check. */
  answers: z.record(z.string(), answeredWarningSchema).optional(),
  returned: stampSchema.extend({ defects: z.array(z.string()) }).optional(),
  /** A letter asked for another form for part of the pages, while the rest may go. */
  partReturned: stampSchema.optional(),
  /** Each stays for good; `revocationInForce` says what stands in the way today. */
  revocations: z.array(revocationSchema).default([]),
});
export const authorizationSliceSchema = z.preprocess(withRevocations, sliceSchema);
export type AuthorizationSlice = z.infer<typeof authorizationSliceSchema>;

export const authorizationOperations = {
  'authorization.typed': z.object({
    facts: authorizationFactsSchema,
    paperId: idSchema.optional(),
  }),
  'authorization.evidenceDrawn': z.object({ evidence: evidenceSchema }),
  'authorization.evidenceErased': z.object({ evidenceId: idSchema }),
  'authorization.answered': z.object({
    checkId: z.string(),
    reason: z.string(),
    sentence: z.string(),
  }),
  'authorization.accepted': z.object({}),
  'authorization.returned': z.object({ defects: z.array(z.string()) }),
  'authorization.partReturned': z.object({}),
  /** Of before the record named what is taken back, there is the day alone. */
  'authorization.revoked': z.object({
    receivedOn: localDateSchema,
    named: revocationSchema
      .pick({ id: true, takenBack: true, writtenOn: true, spared: true })
      .optional(),
  }),
  'authorization.revocationCorrected': z.object({ revocationId: idSchema, reason: z.string() }),
} as const;
