import { z } from 'zod';
import { answeredBy } from './answeredBy';
import { conditionSchema } from './condition';
import { ruleIdSchema, sentenceSchema, sourced } from './sourced';

/** Categories of pages that special law speaks of and a form can name (domain.md 4.1). */
export const optInCategories = [
  /** Records of a 42 CFR Part 2 program. */
  'SUD',
  /** Substance-use counseling notes kept apart (42 CFR 2.11). */
  'SCN',
  /** Psychotherapy notes kept apart (45 CFR 164.501). */
  'PSY',
  'MH',
  'HIV',
  'STD',
  'GEN',
  'REP',
  'GAC',
] as const;

/** All categories of pages; the others no form of a patient opens by its name. */
export const categories = [
  ...optInCategories,
  /** A service a minor lawfully consented to alone (45 CFR 164.502(g)(3)). */
  'MIN',
  'DV',
  /** Another identifiable person, such as another patient's page. */
  '3P',
  /** Peer review, incident reports, letters of counsel, what was compiled for a lawsuit. */
  'VIP',
  'EDU',
] as const;
export type Category = (typeof categories)[number];

/** What a page of a category needs before it may go out, mildest first. */
export const needs = [
  'allow',
  'allow-with-notice',
  'needs-opt-in',
  'needs-form',
  'needs-order',
  'never',
] as const;
export type Need = (typeof needs)[number];

/** Services a minor may consent to alone, as the states name them. */
export const minorServiceKinds = [
  'sti',
  'mental-health',
  'substance-use',
  'family-substance-use',
  'reproductive',
  'sexual-assault',
  'counseling',
  'general',
] as const;
export type MinorServiceKind = (typeof minorServiceKinds)[number];

/** The service a page of a category is about, where a minor may have consented to it alone. */
export const serviceOfCategory: Partial<Record<Category, MinorServiceKind>> = {
  SUD: 'substance-use',
  MH: 'mental-health',
  HIV: 'sti',
  STD: 'sti',
  REP: 'reproductive',
};

/** What a state says of a parent who asks for such a page; from the mildest to the strictest. */
export const parentAccesses = ['may-tell', 'professional', 'deny', 'bar'] as const;

/** Facts a gate rule may ask of the page itself, beside those of the request. */
export const pageFacts = {
  service: 'the minor-consented service the page is about',
  parentAccess: 'what the state says of a parent who asks for this service: see parentAccesses',
  isPart2Record: 'the page comes from a program under 42 CFR Part 2',
  minorMayConsent: 'the law lets a minor of that age consent alone to the care the page is about',
  minorConsentedAlone: 'the patient consented alone, as a minor, to the care the page is about',
  otherPersonMarked: 'the other person on the page is under an accepted mark',
  professionalDecision: 'a licensed professional has recorded that the page may go',
} as const;

/**
 * Which pages of which category may go out on what. A rule applies while `when` is not known to
 * be false, and is satisfied once `unless` is known to be true: what nobody has answered counts
 * against the release. All rules of both packs apply, and the strictest wins.
 */
export const gateRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  categories: z.array(z.enum(categories)).min(1),
  when: conditionSchema.optional(),
  need: z.enum(needs),
  unless: conditionSchema.optional(),
  /** It can only keep a page back: satisfied it says nothing, and so opens none no rule speaks of. */
  onlyHolds: z.boolean().optional(),
  /** The notice that goes along once the page may go. */
  notice: ruleIdSchema.optional(),
  /** Something a clerk can read to a caller; names no category. */
  sentence: sentenceSchema,
  /** Why the rule is kept without being in force. */
  disabledBecause: sentenceSchema.optional(),
});
export type GateRule = z.infer<typeof gateRuleSchema>;

/** A question on which a gate hangs; its id is the fact its answer becomes. */
export const gateQuestionSchema = z.strictObject({
  ...answeredBy,
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  question: sentenceSchema,
  options: z
    .array(z.strictObject({ value: z.union([z.string(), z.boolean()]), label: sentenceSchema }))
    .min(2),
  citation: sentenceSchema,
});

/** Words the law wants beside certain pages, verbatim. */
export const noticeTextSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  /** Heads the page; names no category. */
  title: sentenceSchema,
  text: z.array(sentenceSchema).min(1),
  /** Printed at the foot of every page the notice is about. */
  footer: sentenceSchema.optional(),
  /** A copy of the consent, or words that explain what it covers, has to go along. */
  withConsent: z.boolean().default(false),
});
export type NoticeText = z.infer<typeof noticeTextSchema>;

/** A service a minor of this age consents to alone, and what it means for a parent who asks. */
export const minorServiceSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  service: z.enum(minorServiceKinds),
  /** Whole years; 0 where the state names no age. */
  minAge: z.number().int().nonnegative(),
  parentAccess: z.enum(parentAccesses),
  sentence: sentenceSchema,
});
export type MinorService = z.infer<typeof minorServiceSchema>;

const signWordsSchema = z.array(z.string().regex(/^[a-z0-9/' -]+$/)).default([]);

/** Signs on a page that propose a category; a person confirms or clears each. */
export const signSchema = z.strictObject({
  id: ruleIdSchema,
  category: z.enum(categories),
  /** First characters of ICD-10-CM codes. */
  codes: z.array(z.string().regex(/^[A-Z][0-9][0-9A-Z]?(\.[0-9A-Z]+)?$/)).default([]),
  /** Whole words or phrases, small letters. */
  words: signWordsSchema,
  /** Where a letter or a title is read for words that give the category away to an outsider. */
  inLetters: z
    .strictObject({
      /** Words that tell there, though on a page they propose nothing. */
      also: signWordsSchema,
      /** Some of `words` that tell nothing there. */
      harmless: signWordsSchema,
    })
    .default({ also: [], harmless: [] }),
  citation: sentenceSchema,
});
export type Sign = z.infer<typeof signSchema>;
