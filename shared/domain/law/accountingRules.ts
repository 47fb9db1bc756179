import { z } from 'zod';
import { localDateSchema } from '../base/schemas';
import { basisKinds } from '../basis/slice';
import { dayCountSchema, dayUnitSchema, ruleIdSchema, sentenceSchema, sourced } from './sourced';

const kinds = z.array(z.enum(basisKinds)).min(1);
const rows = z.array(ruleIdSchema).min(1);
const whole = z.number().int().positive();

/** The accounting of disclosures (45 CFR 164.528) and the list of 42 CFR 2.25, as data. */
export const accountingRulesSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  /** Years before the day it is asked for. */
  windowYears: whole,
  /** For the list of disclosures made with a Part 2 consent. */
  consentListYears: whole,
  /** One accounting in so many months is free. */
  freeEveryMonths: whole,
  /** An oral statement holds so many days, unless a written one comes. */
  oralSuspensionDays: dayCountSchema,
  /** From so many people on, a study may be listed by its protocol. */
  protocolFrom: whole,
  answer: z.strictObject({ count: dayCountSchema, unit: dayUnitSchema }),
  extension: z.strictObject({ count: dayCountSchema, unit: dayUnitSchema }),
  /** What is left out, (i) to (ix); the first that fits is named. */
  exclusions: z
    .array(
      z.strictObject({
        id: ruleIdSchema,
        kinds: kinds.optional(),
        rows: rows.optional(),
        /** Disclosures before this day. */
        before: localDateSchema.optional(),
        sentence: sentenceSchema,
        citation: sentenceSchema,
      }),
    )
    .min(1),
  /** What the list of 42 CFR 2.25 leaves out of the disclosures made with a consent. */
  consentListExcludes: z.strictObject({
    kinds,
    sentence: sentenceSchema,
    citation: sentenceSchema,
  }),
  /** Only an oversight agency or law enforcement may have a disclosure kept off the list. */
  suspendable: z.strictObject({ kinds, rows }),
});
export type AccountingRules = z.infer<typeof accountingRulesSchema>;
