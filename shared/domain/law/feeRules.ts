import { z } from 'zod';
import { localDateSchema } from '../base/schemas';
import { feeFacts } from '../money/feeFacts';
import { answeredBy } from './answeredBy';
import { conditionSchema, factsOf, type Condition } from './condition';
import { standingFacts } from './facts';
import { ruleIdSchema, sentenceSchema, sourced, sourceStatusSchema } from './sourced';

/** Tenths of a cent: Illinois lets half of 87 cents be charged for a page (735 ILCS 5/8-2001). */
export const millsSchema = z.number('Type an amount.').int().nonnegative();
const pageNumberSchema = z.number().int().positive();

const feeConditionSchema = conditionSchema.superRefine((condition: Condition, context) => {
  for (const fact of factsOf(condition)) {
    if (isFeeFact(fact)) continue;
    context.addIssue({ code: 'custom', message: `No rule of this desk knows the fact ${fact}.` });
  }
});

/** What fees may hang on: what every rule knows, and what the money screen asks. */
function isFeeFact(fact: string): boolean {
  return Object.hasOwn(standingFacts, fact) || Object.hasOwn(feeFacts, fact);
}

/** From page to page, both counted; `to` of the last is null: and every page after. */
const tierSchema = z.strictObject({
  from: pageNumberSchema,
  to: pageNumberSchema.nullable(),
  mills: millsSchema,
});
export type FeeTier = z.infer<typeof tierSchema>;

const tiersSchema = z.array(tierSchema).min(1).superRefine(checkTiers);

/** Added where a fact asks for it: a certificate, an affidavit, an appointed custodian. */
const extraSchema = z.strictObject({
  id: ruleIdSchema,
  label: sentenceSchema,
  when: feeConditionSchema,
  mills: millsSchema,
  citation: sentenceSchema,
  status: sourceStatusSchema,
});

const copySchema = z.discriminatedUnion('kind', [
  /** So much a page, by the number of the page. */
  z.strictObject({
    kind: z.literal('pages'),
    tiers: tiersSchema,
    /** Only so many hundredths of the page charge: an electronic copy in Illinois. */
    percent: z.number().int().min(1).max(100).default(100),
  }),
  /** One amount for the whole copy, by how many pages it has. */
  z.strictObject({ kind: z.literal('bands'), bands: tiersSchema }),
  /** What it costs the clinic, and no more. */
  z.strictObject({ kind: z.literal('cost') }),
  /** Nothing for the copy itself: only the base fee. */
  z.strictObject({ kind: z.literal('none') }),
]);

/** What may be charged for a copy, at most, and by whom and when (164.502(a)(5)(ii)(B)(2)(viii)). */
export const feeScheduleSchema = z
  .strictObject({
    ...sourced,
    id: ruleIdSchema,
    title: sentenceSchema,
    /** For a patient it is a ceiling over the federal methods, never a method of its own. */
    payers: z.array(z.enum(['patient', 'third-party'])).min(1),
    when: feeConditionSchema,
    /** Days of receipt the rates were made for. */
    effectiveFrom: localDateSchema,
    effectiveTo: localDateSchema.optional(),
    base: z
      .strictObject({
        label: sentenceSchema,
        mills: millsSchema,
        includedPages: z.number().int().nonnegative().default(0),
      })
      .optional(),
    copy: copySchema,
    /** Part on paper and part electronic: the other two schedules, each for its own pages. */
    combines: z
      .strictObject({
        paper: ruleIdSchema,
        electronic: ruleIdSchema,
        /** One base fee, this schedule's own, and the electronic pages numbered after the others. */
        countsThrough: z.boolean().default(false),
      })
      .optional(),
    /** For each quarter of an hour, also one only begun. */
    quarterHour: z.strictObject({ label: sentenceSchema, mills: millsSchema }).optional(),
    perYear: z.strictObject({ label: sentenceSchema, mills: millsSchema }).optional(),
    /** What others charge the clinic, or an office visit spent on editing, passed on as it is. */
    passedOn: z.enum(['none', 'retrieval', 'editing']).default('none'),
    extras: z.array(extraSchema).default([]),
    /** Over everything above. */
    cap: millsSchema.optional(),
    postage: z.enum(['actual', 'none']),
    tax: z.boolean().default(false),
    mayAskPrepayment: z.boolean().default(false),
  })
  .superRefine((schedule, context) => {
    const { base, copy } = schedule;
    const first = copy.kind === 'pages' ? copy.tiers[0]?.from : undefined;
    const expected = (base?.includedPages ?? 0) + 1;
    if (first !== undefined && first !== expected) {
      const message = `The first tier begins at page ${first}, but page ${expected} is the first to be charged.`;
      context.addIssue({ code: 'custom', path: ['copy', 'tiers', 0, 'from'], message });
    }
    if (schedule.effectiveTo !== undefined && schedule.effectiveTo < schedule.effectiveFrom) {
      const message = 'The last day is before the first day.';
      context.addIssue({ code: 'custom', path: ['effectiveTo'], message });
    }
  });
export type FeeSchedule = z.infer<typeof feeScheduleSchema>;

/** A copy that costs nothing, where the proof the law names is here. */
export const freeCopySchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  sentence: sentenceSchema,
  payers: z.array(z.enum(['patient', 'third-party'])).min(1),
  when: feeConditionSchema,
  /** What has to lie on the desk; absent: nothing. */
  proof: z.strictObject({ when: feeConditionSchema, sentence: sentenceSchema }).optional(),
});
export type FreeCopy = z.infer<typeof freeCopySchema>;

/** A way to work out what a patient pays (45 CFR 164.524(c)(4)); the lowest is offered. */
export const patientMethodSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  method: z.enum(['flat', 'actual', 'average']),
  title: sentenceSchema,
  when: feeConditionSchema,
  /** Said where it may not be used. */
  otherwise: sentenceSchema,
  /** An option, not a cap: the most the flat fee may be. */
  maxMills: millsSchema.optional(),
});
export type PatientMethod = z.infer<typeof patientMethodSchema>;

/** What the money screen asks; its id is a fact of `feeFacts`. */
export const feeQuestionSchema = z
  .strictObject({
    ...answeredBy,
    id: z.enum(Object.keys(feeFacts) as [keyof typeof feeFacts]),
    question: sentenceSchema,
    hint: sentenceSchema.optional(),
    kind: z.enum(['yes-no', 'choice', 'number', 'money']),
    answers: z.array(z.strictObject({ value: z.string(), label: sentenceSchema })).optional(),
    /** Asked only then. */
    when: feeConditionSchema.optional(),
    /** What silence means, where it means anything. */
    unlessAnswered: z.union([z.string(), z.number(), z.boolean()]).optional(),
  })
  .refine((one) => one.kind !== 'choice' || (one.answers?.length ?? 0) > 1, {
    path: ['answers'],
    message: 'A choice needs at least two answers.',
  });
export type FeeQuestion = z.infer<typeof feeQuestionSchema>;

/** What a third party may be charged where no schedule is known. */
export const costRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  sentence: sentenceSchema,
  /** Said where somebody types more. */
  above: sentenceSchema,
});

/** The versions of one schedule follow each other; no day has two of them. */
export const feeSchedulesSchema = z.array(feeScheduleSchema).superRefine((schedules, context) => {
  schedules.forEach((one, at) => {
    const other = schedules.slice(0, at).find((before) => before.id === one.id && overlap(before, one)); // prettier-ignore
    if (!other) return;
    const message = `Two versions of ${one.id} are in force on the same day.`;
    context.addIssue({ code: 'custom', path: [at, 'effectiveFrom'], message });
  });
});

type Dated = Pick<FeeSchedule, 'effectiveFrom' | 'effectiveTo'>;

function overlap(a: Dated, b: Dated): boolean {
  const endless = '9999-12-31';
  return (
    a.effectiveFrom <= (b.effectiveTo ?? endless) && b.effectiveFrom <= (a.effectiveTo ?? endless)
  );
}

function checkTiers(tiers: readonly FeeTier[], context: z.RefinementCtx): void {
  tiers.forEach((tier, at) => {
    const message = faultOfTier(tier, tiers[at + 1]);
    if (message) context.addIssue({ code: 'custom', path: [at, 'to'], message });
  });
}

function faultOfTier({ from, to }: FeeTier, next: FeeTier | undefined): string {
  if (!next) return to === null ? '' : `No tier says what a page after page ${to} costs.`;
  if (to === null) return 'Only the last tier may be open at its end.';
  if (to < from) return `The tier ends at page ${to}, before it begins at page ${from}.`;
  if (next.from > to + 1) return `No tier says what page ${to + 1} costs.`;
  return next.from <= to ? `Two tiers say what page ${next.from} costs.` : '';
}
