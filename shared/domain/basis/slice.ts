import { z } from 'zod';
import { aboutSchema } from '../request/about';
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

/** What a row comes to: the walk goes on, somebody must decide, or it goes back to the asker. */
export const basisOutcomes = ['open', 'hold', 'return'] as const;

/** Whose fee rule holds: the patient's own copy, the schedule for others, or nothing is charged. */
export const feeRules = ['patient', 'third-party', 'none'] as const;

/** Answers by the id of their question; the packs say which there are. */
export const basisAnswersSchema = z.record(z.string(), z.string());
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

/** Another row than the rules chose, and why. */
export const overrideSchema = z.object({
  /** The row the rules chose; empty where a question was still open. */
  ruleRow: z.string(),
  ruleTitle: z.string(),
  reason: z.string().trim().min(1, 'Say why another row holds.'),
});

export const basisDecisionSchema = z.object({
  kind: z.enum(basisKinds),
  row: z.string(),
  title: z.string().default(''),
  sentence: z.string(),
  outcome: z.enum(basisOutcomes).default('open'),
  /** Who must decide, where it is held. */
  holder: z.string().default(''),
  scope: z.string().default(''),
  citation: z.string(),
  ruleId: z.string(),
  /** Nobody has compared the rule with its source yet. */
  unverified: z.boolean().default(false),
  documents: z.array(z.string()),
  traps: z.array(z.string()).default([]),
  needsAuthorization: z.boolean(),
  accountable: z.boolean(),
  minimumNecessary: z.boolean(),
  /** Absent in decisions older than the fee rules. */
  fee: z.enum(feeRules).optional(),
  sheet: z
    .object({
      fields: z.array(z.string()),
      never: z.array(z.string()),
      /** The letter that is filed as the sheet. */
      letter: z.string().optional(),
    })
    .optional(),
  letter: z.string().optional(),
  answers: basisAnswersSchema,
  /** Pages that were going out when an answer about pages was given, by question and document. */
  pagesSaid: z.record(z.string(), aboutSchema.shape.pages).optional(),
  override: overrideSchema.optional(),
  due: dueSchema,
});
export type BasisDecision = z.infer<typeof basisDecisionSchema>;

export const basisSliceSchema = basisDecisionSchema.extend({ decided: stampSchema });
export type BasisSlice = z.infer<typeof basisSliceSchema>;

/** What stays known of the basis when it is decided anew. */
export const basisLogSchema = z.object({
  overrides: z.array(
    overrideSchema.extend({ row: z.string(), title: z.string(), made: stampSchema }),
  ),
  /** Why it is undecided again, and what had been answered; absent while it is decided. */
  undecided: z
    .object({ answers: basisAnswersSchema, sentence: z.string(), since: stampSchema })
    .optional(),
  /** Letters that told the asker what is missing. */
  letters: z.array(z.object({ missing: z.array(z.string()), sent: stampSchema })),
});
export type BasisLog = z.infer<typeof basisLogSchema>;

export const basisOperations = {
  'basis.decided': z.object({ decision: basisDecisionSchema }),
  'basis.overridden': z.object({ decision: basisDecisionSchema.required({ override: true }) }),
  /** Facts were corrected and a question is open that was not. */
  'basis.reopened': z.object({ answers: basisAnswersSchema, sentence: z.string() }),
  'basis.deficiencySent': z.object({ missing: z.array(z.string()) }),
} as const;
