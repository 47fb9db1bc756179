import { z } from 'zod';
import { authorizationFactsSchema, type AuthorizationFacts } from '../domain/authorization/facts';
import { localDateSchema } from '../domain/base/schemas';
import { basisKinds } from '../domain/basis/slice';
import { facilityTypes } from '../domain/clinic/slice';
import { requesterKinds } from '../domain/intake/slice';

/**
 * The shape of a rule pack, in the spelling of the files (underscores); the loader turns the
 * keys into those of `shared/domain/basis/rulePack.ts`. Strict: a misspelt key is refused.
 */
const sentence = z.string().trim().min(1);
const id = z.string().regex(/^[A-Za-z0-9-]+$/);
const sourced = {
  citation: sentence,
  status: z.enum(['verified', 'verify']),
  verified_on: localDateSchema,
};
const bases = z.array(z.enum(basisKinds)).min(1);
const dayCount = z.number().int().positive();
const dayUnit = z.enum(['calendar', 'business', 'working']);
const severity = z.enum(['block', 'warn', 'info']);

const clockSchema = z.strictObject({
  ...sourced,
  id,
  bases,
  facility_types: z.array(z.enum(facilityTypes)).min(1),
  requester_kinds: z.array(z.enum(requesterKinds)).min(1).optional(),
  service: z.enum(['copy', 'inspection']).optional(),
  time: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), count: dayCount, unit: dayUnit }),
    z.strictObject({ kind: z.literal('words'), words: sentence }),
  ]),
  from: z.enum(['receipt', 'receipt-and-payment']),
  extension: z.strictObject({ count: dayCount, notice_within: dayCount }).optional(),
});

const targetSchema = z.strictObject({
  ...sourced,
  id,
  bases,
  count: dayCount,
  unit: dayUnit,
});

const checkSchema = z.strictObject({
  id,
  title: sentence,
  element: sentence,
  severity,
  citation: sentence,
  variants: z.record(
    z.string(),
    z.strictObject({
      answer: z.enum(['met', 'not-met', 'not-applicable', 'unknown']),
      severity: severity.optional(),
      sentence,
    }),
  ),
});

const knownFormSchema = z.strictObject({
  form: authorizationFactsSchema.shape.form.unwrap(),
  title: sentence,
  citation: sentence,
  /** Facts under the names they have in `authorizationFactsSchema`; not one more, none by default. */
  supplies: z.custom<Partial<AuthorizationFacts>>(
    (value) => authorizationFactsSchema.strict().safeParse(value).success,
    'not facts of an authorization',
  ),
});

const basisRowSchema = z.strictObject({
  ...sourced,
  id,
  kind: z.enum(basisKinds),
  title: sentence,
  sentence,
  documents: z.array(sentence),
  needs_authorization: z.boolean(),
  minimum_necessary: z.boolean(),
  accountable: z.boolean(),
  accountable_why: sentence,
  accountable_citation: sentence,
});

const uncoveredRowSchema = z.strictObject({
  id,
  title: sentence,
  sentence,
  citation: sentence,
});

export const rulePackSchema = z.strictObject({
  id,
  jurisdiction: sentence,
  label: sentence,
  version: sentence,
  effective_from: localDateSchema,
  effective_to: localDateSchema.optional(),
  verified_on: localDateSchema,
  status: sourced.status,
  recheck_after_months: z.number().int().positive(),
  majority_age: z.number().int().positive().optional(),
  clocks: z.array(clockSchema),
  targets: z.array(targetSchema).default([]),
  checks: z.array(checkSchema).default([]),
  known_forms: z.array(knownFormSchema).default([]),
  rows: z.array(basisRowSchema).default([]),
  uncovered: z.array(uncoveredRowSchema).default([]),
});
