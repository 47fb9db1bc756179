import { z } from 'zod';
import { answerSchema } from '../authorization/facts';
import { conditionSchema } from './condition';
import { ruleIdSchema, sentenceSchema, sourced } from './sourced';

const placeSchema = z.string().regex(/^[a-z][A-Za-z]*$/);

/** One piece of a form, with {places} to fill; an empty place is a line to fill by hand. */
const formBlockSchema = z.strictObject({
  id: ruleIdSchema,
  kind: z.enum(['heading', 'text', 'line', 'check']),
  text: sentenceSchema,
  /** What stands on the line. */
  value: z.string().optional(),
  /** Crossed where this holds. */
  checkedWhen: conditionSchema.optional(),
  when: conditionSchema.optional(),
  /** Elements of the rule that this piece fulfils, as the regulation numbers them. */
  elements: z.array(sentenceSchema).default([]),
});
export type FormBlockRule = z.infer<typeof formBlockSchema>;

const formFieldSchema = z.strictObject({
  name: placeSchema,
  label: sentenceSchema,
  kind: z.enum(['line', 'lines', 'list', 'date', 'choice', 'choices']).default('line'),
  choices: z.array(z.strictObject({ value: z.string(), label: sentenceSchema })).default([]),
  /** Filled in unless something else is known or typed. */
  usually: z.string().default(''),
  optional: z.boolean().default(false),
  /** Asked, and needed, only where this holds. */
  when: conditionSchema.optional(),
});
export type FormFieldRule = z.infer<typeof formFieldSchema>;

/** A form of the clinic's own: what stands on it, and what a signed one says of itself. */
export const formTemplateSchema = z.strictObject({
  id: ruleIdSchema,
  title: sentenceSchema,
  /** For whom or what, as a clerk picks it. */
  hint: sentenceSchema,
  /** As what a signed one is kept. */
  paper: z.enum(['authorization', 'request', 'other']),
  ...sourced,
  fields: z.array(formFieldSchema),
  blocks: z.array(formBlockSchema).min(1),
  /** Under the line where the patient, or who acts for the patient, signs. */
  signatureLabel: sentenceSchema,
  /** Without a piece for each of these it is not made. */
  requires: z.array(sentenceSchema),
  /** Facts of the authorization that a signed one answers; values may have {places}. */
  readsBack: z.record(z.string(), z.string()).optional(),
});
export type FormTemplate = z.infer<typeof formTemplateSchema>;

/** How a signature on the screen is put into words under it. */
export const formSigningSchema = z.strictObject({
  ...sourced,
  drawn: sentenceSchema,
  typed: sentenceSchema,
  /** Checked by who types the name instead of drawing it. */
  statement: sentenceSchema,
});

/** Ways to fill a form in that a state does not allow. */
const leftOutSchema = z.strictObject({
  /** By the field that offers them. */
  choices: z.record(placeSchema, z.array(z.string()).min(1)).default({}),
  /** Pieces of the form, by their ids. */
  blocks: z.array(ruleIdSchema).default([]),
});

/** What a state adds to forms of the clinic, and what it takes from them. */
export const formExtraSchema = z.strictObject({
  id: ruleIdSchema,
  forms: z.array(ruleIdSchema).min(1),
  ...sourced,
  /** No letter on the form is smaller, in points. */
  bodySize: z.number().min(8).max(24).optional(),
  /** Asked beside those of the form, each below the field it comes after; by itself at the end. */
  fields: z.array(formFieldSchema.extend({ after: placeSchema.optional() })).default([]),
  /** Each below the piece it comes after; by itself at the end, before the signature. */
  blocks: z.array(formBlockSchema.extend({ after: ruleIdSchema.optional() })).default([]),
  leavesOut: leftOutSchema.prefault({}),
  /**
   * Questions of the state that a form signed on the screen answers by what was filled in; what is
   * printed on every copy stands with the known forms.
   */
  supplies: z.record(z.string(), answerSchema).default({}),
});
export type FormExtra = z.infer<typeof formExtraSchema>;
