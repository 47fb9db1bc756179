import { z } from 'zod';
import { basisKinds, basisOutcomes, feeRules } from '../basis/slice';
import { answeredBy } from './answeredBy';
import { conditionSchema, scalarSchema } from './condition';
import { ruleIdSchema, sentenceSchema, severitySchema, sourced } from './sourced';

/** The name under which an answer is a fact of the rules. */
const questionIdSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

const optionSchema = z.strictObject({
  /** As it is kept; "unknown" is no answer, so it can be none of them. */
  value: z.string().refine((value) => value !== '' && value !== 'unknown'),
  label: sentenceSchema,
  /** What it is as a fact, where that is no text: `true`. */
  means: scalarSchema.optional(),
  /** Put on the screen unless this is false; an answer stays an answer either way. */
  shown: conditionSchema.optional(),
});

/** Something only a person can say; its id is a fact of the rules. */
export const questionSchema = z.strictObject({
  ...answeredBy,
  id: questionIdSchema,
  ask: sentenceSchema,
  why: sentenceSchema,
  options: z.array(optionSchema).min(2),
  /**
   * What the answer is only good for: `hands`, who asks and who receives; `pages`, those that were
   * going out when it was given. Other hands or another page, and it is asked again.
   */
  about: z.enum(['hands', 'pages']).optional(),
  /** Offered beside a decision and never waited for: unanswered, it holds no row open. */
  refines: z.literal(true).optional(),
  /** The usual answer, offered to be confirmed; the first whose condition holds. */
  likely: z.array(z.strictObject({ when: conditionSchema, value: z.string() })).default([]),
});
export type Question = z.infer<typeof questionSchema>;

/** A row of the requester matrix. The first whose `when` holds decides (no `when`: it holds). */
export const basisRowSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  kind: z.enum(basisKinds),
  title: sentenceSchema,
  when: conditionSchema.optional(),
  sentence: sentenceSchema,
  outcome: z.enum(basisOutcomes).default('open'),
  /** Who must decide; only where it is held. */
  holder: sentenceSchema.optional(),
  /** How much may go. */
  scope: sentenceSchema,
  documents: z.array(sentenceSchema),
  traps: z.array(sentenceSchema).default([]),
  needsAuthorization: z.boolean(),
  minimumNecessary: z.boolean(),
  fee: z.enum(feeRules),
  accountable: z.boolean(),
  accountableWhy: sentenceSchema,
  accountableCitation: sentenceSchema,
  /** Ids of the requirements of this pack that hold for it. */
  requirements: z.array(ruleIdSchema).default([]),
  /** Where not the chart but a sheet goes: what may stand on it, and what never. */
  sheet: z
    .strictObject({
      fields: z.array(sentenceSchema).min(1),
      never: z.array(sentenceSchema),
      /** The letter of the packs that is this sheet. */
      letter: ruleIdSchema.optional(),
    })
    .optional(),
  /** The letter that tells the asker what is missing. */
  letter: ruleIdSchema.optional(),
});
export type BasisRow = z.infer<typeof basisRowSchema>;

/** What has to be shown before anything goes out under a row. Unknown counts as not met. */
export const requirementSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  /** Rows it is added to beside those that list it: how a state adds its own. */
  rows: z.array(ruleIdSchema).default([]),
  applies: conditionSchema.optional(),
  met: conditionSchema,
  severity: severitySchema,
  sentences: z.strictObject({
    met: sentenceSchema,
    notMet: sentenceSchema,
    unknown: sentenceSchema,
  }),
  /** Why it is kept and not asked; absent: it is in force. */
  disabled: sentenceSchema.optional(),
});
export type RequirementRule = z.infer<typeof requirementSchema>;

/** Answers that cannot both be true; the sentence says what to look at. */
export const contradictionSchema = z.strictObject({
  id: ruleIdSchema,
  when: conditionSchema,
  sentence: sentenceSchema,
});
