import { z } from 'zod';
import {
  authorizationFactsSchema,
  formIdSchema,
  type AuthorizationFacts,
} from '../authorization/facts';
import { optInCategories } from './gateRules';
import {
  checkAnswerSchema,
  ruleIdSchema,
  sentenceSchema,
  severitySchema,
  sourceStatusSchema,
} from './sourced';

/** A check of an authorization; each variant is one thing it can find, with its sentence. */
export const checkRuleSchema = z.strictObject({
  id: ruleIdSchema,
  title: sentenceSchema,
  /** The element of the regulation it tests. */
  element: sentenceSchema,
  severity: severitySchema,
  citation: sentenceSchema,
  status: sourceStatusSchema.default('verified'),
  /** Bars only pages of these categories; absent: the whole form. */
  categories: z.array(z.enum(optInCategories)).min(1).optional(),
  variants: z.record(
    z.string(),
    z.strictObject({
      answer: checkAnswerSchema,
      severity: severitySchema.optional(),
      /** With {places} to fill. */
      sentence: sentenceSchema,
      /**
       * How the letter to the sender says it, where the sentence tells what only the desk knows:
       * a letter must not confirm that somebody is a patient (45 CFR 164.502(a), 42 CFR 2.13(c)).
       */
      letter: sentenceSchema.optional(),
    }),
  ),
});

/**
 * A printed form whose text is known: it says these things whatever was typed. A state that names
 * a form another pack knows adds to what it says there.
 */
export const knownFormSchema = z.strictObject({
  form: formIdSchema,
  title: sentenceSchema,
  /** How a clerk picks it; left out: by its title. */
  label: sentenceSchema.optional(),
  citation: sentenceSchema,
  status: sourceStatusSchema.default('verified'),
  /** Facts under the names they have in `authorizationFactsSchema`; not one more, none by default. */
  supplies: z.custom<Partial<AuthorizationFacts>>(
    (value) => authorizationFactsSchema.strict().safeParse(value).success,
    'not facts of an authorization',
  ),
});
export type KnownForm = z.infer<typeof knownFormSchema>;
