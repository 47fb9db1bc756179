import { z } from 'zod';
import { conditionSchema } from './condition';
import { ruleIdSchema, sentenceSchema, sourced } from './sourced';

/** What a letter has to say so that it counts; a part that says it carries the tag. */
export const letterContents = [
  'request-number',
  'reasons',
  'neutral',
  'reach-us',
  'question',
  'searched',
  'where-to-ask',
  'completion-date',
  'basis',
  'rest-given',
  'review-right',
  'complaint-clinic',
  'complaint-hhs',
  'result',
  'itemized',
  'fee-basis',
  'how-to-pay',
  'cheaper-ways',
  'amount',
  'case-caption',
  'assurance-missing',
  'nothing-disclosed',
  'proof-needed',
  'included',
  'remaining',
  'revoked-on',
  'already-sent',
  'nothing-further',
  'disclosures',
  'first-free',
  'confidential',
  'authorization-asked',
  'authorization-elements',
  'form-needed',
  'forms-enclosed',
  'same-words',
  'rest-follows',
  'certified',
  'what-to-fix',
  'open-until',
  'blank-form',
  'default-action',
  'rest-by',
  'what-happened',
  'breach-day',
  'discovered-on',
  'data-kinds',
  'protect-yourself',
  'what-we-do',
  'contact',
] as const;
export type LetterContent = (typeof letterContents)[number];

const placeSchema = z.string().regex(/^[a-z][A-Za-z]*$/);

/** One paragraph, row or list of a letter. */
const letterPartSchema = z
  .strictObject({
    id: ruleIdSchema,
    /** With {places} to fill. */
    text: sentenceSchema.optional(),
    /** The list value whose items are the rows; numbered unless it has a label or is a table. */
    rows: placeSchema.optional(),
    /** Stands in the narrow column on the left. */
    label: sentenceSchema.optional(),
    /** Each item of `rows` has cells, parted by tabs. */
    table: z.boolean().default(false),
    /** Locked: nobody can edit it away; `why` is the rule that asks for it. */
    required: z.boolean().default(false),
    why: sentenceSchema.optional(),
    carries: z.array(z.enum(letterContents)).default([]),
    when: conditionSchema.optional(),
    /** Left out where one of its places is empty. */
    ifFilled: z.boolean().default(false),
  })
  .refine((part) => (part.text === undefined) !== (part.rows === undefined), 'text or rows')
  .refine((part) => part.required === (part.why !== undefined), 'a locked part says why')
  .refine((part) => !(part.required && part.ifFilled), 'a locked part is not left out')
  .refine((part) => part.carries.length === 0 || part.required, 'only a locked part carries');
export type LetterPart = z.infer<typeof letterPartSchema>;

/** Something a letter needs to know, with the words a person is asked for it in. */
const letterFieldSchema = z.strictObject({
  name: placeSchema,
  label: sentenceSchema,
  kind: z.enum(['line', 'lines', 'list', 'date', 'choice']).default('line'),
  choices: z.array(z.strictObject({ value: z.string(), label: sentenceSchema })).default([]),
  optional: z.boolean().default(false),
  /** The desk's own log answers it: nobody is asked, and nothing typed holds over it. */
  byDesk: z.boolean().default(false),
});
export type LetterField = z.infer<typeof letterFieldSchema>;

/** A letter of the desk (domain.md 6.3). Its words are data, so that counsel can change them. */
export const letterTemplateSchema = z.strictObject({
  id: ruleIdSchema,
  /** As a clerk picks it. */
  name: sentenceSchema,
  /** As it stands on the letter. */
  title: sentenceSchema,
  /** `individual`: the patient or who acts for the patient, never another who asked for the copy. */
  to: z.enum(['requester', 'recipient', 'patient', 'individual']),
  /** It only goes out with the act it tells of, after that act's own checks. */
  madeByStation: z.boolean().default(false),
  /** It tells of what left: neither offered nor filed before anything has. */
  onlyOnceSent: z.boolean().default(false),
  /** A form of the clinic whose blank pages go along with the letter. */
  encloses: ruleIdSchema.optional(),
  ...sourced,
  fields: z.array(letterFieldSchema).default([]),
  parts: z.array(letterPartSchema).min(1),
  /** Without one of these the letter is not made; unknown counts as needed. */
  requires: z.array(
    z.strictObject({ content: z.enum(letterContents), when: conditionSchema.optional() }),
  ),
});
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;
