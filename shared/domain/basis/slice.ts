import { z } from 'zod';
import { localDateSchema, stampSchema } from '../base/schemas';

/** The legal door the request comes through; one a request and recipient. */
export const basisKinds = ['access', 'authorization', 'treatment'] as const;
export type BasisKind = (typeof basisKinds)[number];

/** The answers that decide the door; only what decides is asked. */
export const basisAnswersSchema = z.object({
  signer: z.enum(['patient', 'representative', 'requester', 'nobody']),
  goesTo: z.enum(['patient', 'representative', 'third-party']),
  paper: z.enum([
    'none',
    'access-request',
    'authorization',
    'provider-letter',
    'subpoena',
    'court-order',
    'other',
  ]),
});
export type BasisAnswers = z.infer<typeof basisAnswersSchema>;

export const dueSchema = z.object({
  legalDue: localDateSchema.optional(),
  workBy: localDateSchema.optional(),
  /** One sentence a clerk can read to a caller. */
  sentence: z.string(),
  governing: z.string(),
  citation: z.string(),
  unverified: z.boolean(),
});
export type Due = z.infer<typeof dueSchema>;

export const basisDecisionSchema = z.object({
  kind: z.enum(basisKinds),
  row: z.string(),
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
  documents: z.array(z.string()),
  needsAuthorization: z.boolean(),
  accountable: z.boolean(),
  minimumNecessary: z.boolean(),
  answers: basisAnswersSchema,
  due: dueSchema,
});
export type BasisDecision = z.infer<typeof basisDecisionSchema>;

export const basisSliceSchema = basisDecisionSchema.extend({ decided: stampSchema });
export type BasisSlice = z.infer<typeof basisSliceSchema>;

export const basisOperations = {
  'basis.decided': z.object({ decision: basisDecisionSchema }),
} as const;
