import { z } from 'zod';
import { optInCategories } from './gateRules';
import { localDateSchema } from '../base/schemas';
import { formIdSchema } from '../authorization/facts';
import { answeredBy } from './answeredBy';
import { conditionSchema } from './condition';
import { dayCountSchema, ruleIdSchema, sentenceSchema, severitySchema, sourced } from './sourced';

/** How long a form lasts from its signing, whatever it says; the last day itself counts. */
const lifeSchema = z.strictObject({
  count: dayCountSchema,
  unit: z.enum(['days', 'years']),
  /** Whether the day it was received, or the day it is used, has to lie within. */
  until: z.enum(['receipt', 'today']),
});

/** Known forms a requirement is not asked of: who made them does not follow this law. */
const exceptionSchema = z.strictObject({
  ...sourced,
  forms: z.array(formIdSchema).min(1),
  /** Why, as a clerk reads it. */
  sentence: sentenceSchema,
});

/**
 * Something a law asks of a form, said as a condition over the facts of the form: an element of
 * 42 CFR 2.31, or what a state asks for beside 45 CFR 164.508.
 */
export const formRequirementSchema = z
  .strictObject({
    ...sourced,
    id: ruleIdSchema,
    title: sentenceSchema,
    severity: severitySchema.default('block'),
    /** Bars only pages of these categories; absent: the whole form. */
    categories: z.array(z.enum(optInCategories)).min(1).optional(),
    /** Absent: always. */
    when: conditionSchema.optional(),
    /** For requests received on or before this day. */
    effectiveTo: localDateSchema.optional(),
    except: exceptionSchema.optional(),
    require: conditionSchema.optional(),
    life: lifeSchema.optional(),
    /** With the place {lastDay} where a life is counted. */
    sentences: z.strictObject({
      met: sentenceSchema,
      notMet: sentenceSchema,
      unknown: sentenceSchema,
      notApplicable: sentenceSchema.optional(),
    }),
  })
  .refine((one) => (one.require === undefined) !== (one.life === undefined), {
    message: 'a requirement has either a condition or a life',
  });
export type FormRequirement = z.infer<typeof formRequirementSchema>;

/** A question about the form that only some requirement needs; its id is a fact. */
export const formQuestionSchema = z.strictObject({
  ...answeredBy,
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  question: sentenceSchema,
  hint: sentenceSchema.optional(),
});
export type FormQuestion = z.infer<typeof formQuestionSchema>;

/** When an earlier request counts as the same one. */
export const duplicateRuleSchema = z.strictObject({ withinDays: dayCountSchema });
