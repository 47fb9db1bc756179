import { z } from 'zod';
import { answeredBy } from './answeredBy';
import { conditionSchema } from './condition';
import { ruleIdSchema, sentenceSchema, sourced } from './sourced';

/** How the rules call somebody who stands in for a patient; the facts speak of these. */
export const signerRelations = [
  'health-care-agent',
  'guardian',
  'parent',
  'executor',
  'administrator',
  'next-of-kin',
  'financial-agent',
  'other',
] as const;
export type SignerRelation = (typeof signerRelations)[number];

/** A paper somebody can bring: "letters testamentary". */
export const proofDocumentSchema = z.strictObject({ id: ruleIdSchema, title: sentenceSchema });

/** What only a person can answer about somebody's authority; yes, no or not known. */
export const peopleQuestionSchema = z.strictObject({
  ...answeredBy,
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  question: sentenceSchema,
});

/** One thing that must hold; `sentence` says what is missing and what to do. */
const requirementSchema = z.strictObject({
  id: ruleIdSchema,
  when: conditionSchema,
  /** What the authority is where the condition does not hold; open answers leave it pending. */
  otherwise: z.enum(['none', 'pending', 'ended']),
  sentence: sentenceSchema,
});

/** One of these papers must have been seen. */
const documentGroupSchema = z.array(ruleIdSchema).min(1);

const standing = {
  ...sourced,
  id: ruleIdSchema,
  requires: z.array(requirementSchema).default([]),
  documents: z.array(documentGroupSchema).default([]),
};

/** In what capacity somebody acts, and what must hold for it (45 CFR 164.502(g), 164.514(h)). */
export const capacityRuleSchema = z.strictObject({
  ...standing,
  capacity: ruleIdSchema,
  relation: z.enum(signerRelations),
  title: sentenceSchema,
  /** Said where everything holds. */
  sentence: sentenceSchema,
  /** Next of kin: the state's order decides besides. */
  byKinOrder: z.boolean().default(false),
});
export type CapacityRule = z.infer<typeof capacityRuleSchema>;

/** What a state asks for beyond the federal rule of a capacity, and what it accepts besides. */
export const capacityExtraSchema = z.strictObject({
  ...standing,
  capacity: ruleIdSchema,
  /** Papers this state takes in place of the ones of the federal rule. */
  accepts: z.array(ruleIdSchema).default([]),
});

const rungSchema = z.strictObject({
  /** Rungs of one rank stand beside each other: any one of them may act. */
  rank: z.number().int().positive(),
  kinship: ruleIdSchema,
  title: sentenceSchema,
  requires: z.array(requirementSchema).default([]),
  documents: z.array(documentGroupSchema).default([]),
});
export type KinRung = z.infer<typeof rungSchema>;

/** Who may act for the dead in a state where nobody was appointed. */
export const kinOrderSchema = z.strictObject({
  ...standing,
  /** Records for which this order holds; without it, for all that no other order takes. */
  when: conditionSchema.optional(),
  /** Said of somebody who stands on a rung where everything holds. */
  sentence: sentenceSchema,
  /** Said of somebody who stands on no rung. */
  noPlace: sentenceSchema,
  /** Empty: this state names nobody besides the estate. */
  rungs: z.array(rungSchema),
});
export type KinOrder = z.infer<typeof kinOrderSchema>;

/** A sentence of law that an engine says by its id: an order that bars, an end of protection. */
export const peopleRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  sentence: sentenceSchema,
  /** The case the sentence is for; without it, every case. */
  when: conditionSchema.optional(),
  /** Only for a rule that counts years. */
  years: z.number().int().positive().optional(),
});
export type PeopleRule = z.infer<typeof peopleRuleSchema>;

/** How long a record must be kept; shown, never counted. */
export const retentionRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  sentence: sentenceSchema,
});

/** The part of a pack about people. */
export const peoplePart = {
  proofDocuments: z.array(proofDocumentSchema).default([]),
  peopleQuestions: z.array(peopleQuestionSchema).default([]),
  capacities: z.array(capacityRuleSchema).default([]),
  capacityExtras: z.array(capacityExtraSchema).default([]),
  kinOrders: z.array(kinOrderSchema).default([]),
  peopleRules: z.array(peopleRuleSchema).default([]),
  retentions: z.array(retentionRuleSchema).default([]),
};
