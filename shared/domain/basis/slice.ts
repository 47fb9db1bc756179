import { z } from 'zod';
import { localDateSchema, stampSchema } from '../base/schemas';

/** The legal door the request comes through; one a request and recipient. */
export const basisKinds = [
  /** 45 CFR 164.524: the patient, or who stands in for the patient, gets a copy or looks. */
  'access',
  /** 164.524(c)(3)(ii): the patient directs an electronic copy to somebody else. */
  'directive',
  /** 164.508 */
  'authorization',
  /** 164.506 */
  'treatment',
  'payment',
  'operations',
  /** 164.510(b): family and friends involved in the care. */
  'involved-person',
  /** 164.512(e)(1)(ii): subpoena or discovery request without an order. */
  'subpoena',
  /** 164.512(e)(1)(i) */
  'court-order',
  /** 164.512(f) */
  'law-enforcement',
  /** The other paragraphs of 164.512 and what law requires: public health, oversight, coroners. */
  'public-interest',
  /** 164.512(l) */
  'workers-compensation',
  /** 164.512(i), 164.514(e) */
  'research',
  /** The clinic's own error: an impermissible disclosure that has to be accounted for. */
  'own-error',
] as const;
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
