import { z } from 'zod';
import { idSchema, localDateSchema, stampSchema } from '../base/schemas';
import { pageRefSchema } from '../review/slice';

/** A page that is denied, and why this very page: there is no ground for a chart as a whole. */
export const deniedPageSchema = pageRefSchema.extend({
  ground: z.string().trim().min(1, 'Say why this page is denied.'),
});
export type DeniedPage = z.infer<typeof deniedPageSchema>;

/** A ground somebody decided on, for the pages it covers (45 CFR 164.524(a)(2), (3)). */
export const denialDecisionSchema = z.object({
  id: idSchema,
  /** `D-U1`, a rule of the pack. */
  code: z.string().min(1),
  pages: z.array(deniedPageSchema),
  /** What the code asks, as answered; a question left open is not answered "yes". */
  answers: z.record(z.string(), z.enum(['yes', 'no'])),
  /** What a clinician, or whoever decided, wrote down; it never stands in a letter. */
  explanation: z.string().trim().min(1, 'Say why, for the record.'),
  /** Who holds what the clinic does not keep, where that is known (164.524(d)(3)). */
  whereToAsk: z.string(),
  /** Which exception of 45 CFR Part 171 covers holding back electronic records. */
  blockingException: z.string().min(1),
  /** What the person was when deciding. */
  role: z.string(),
});
export type DenialDecision = z.infer<typeof denialDecisionSchema>;

/** A ground a clerk may not decide, handed to somebody who may (45 CFR 164.524(a)(3)). */
export const referralSchema = z.object({
  id: idSchema,
  /** `D-R1`, a rule of the pack. */
  code: z.string().min(1),
  /** The pages it is about, as far as the one who refers can tell. */
  pages: z.array(pageRefSchema),
  /** What made the one who refers stop; it never stands in a letter. */
  note: z.string().trim().min(1, 'Say what made you stop: whoever decides reads it.'),
});

/** With the pages of it that were left out before, for another reason: they stay out. */
const recordedDecisionSchema = denialDecisionSchema.extend({
  wereOut: z.array(pageRefSchema).optional(),
});

/** What is wrong with records that do not come: nowhere to be found, with somebody else, kept back. */
export const notProducedKinds = ['not-found', 'elsewhere', 'held-back'] as const;

/** Why records are not handed over (45 CFR 164.524(d)(3); electronic ones, 45 CFR Part 171). */
export const notProducedSchema = z.object({
  kind: z.enum(notProducedKinds).default('held-back'),
  /** Who has them and where to ask, as it stands in the letter; empty where nobody knows. */
  whereToAsk: z.string().default(''),
  /** Empty while nobody has said which exception covers it. */
  exception: z.string(),
  reason: z.string().trim().min(1, 'Say why the records cannot be produced.'),
  toldInWriting: z.boolean(),
});

export const reviewOutcomes = ['upheld', 'overturned'] as const;

const reviewSchema = z.object({
  requestedOn: localDateSchema,
  /** The denials it looks at; absent in reviews recorded before it was kept. */
  decisionIds: z.array(idSchema).optional(),
  outcome: z.enum(reviewOutcomes).optional(),
  reason: z.string().optional(),
  reviewed: stampSchema.optional(),
  told: stampSchema.optional(),
});

export const answerSliceSchema = z.object({
  extension: stampSchema.extend({ reason: z.string(), completeBy: localDateSchema }).optional(),
  /** The day the paper itself names: the return date of a subpoena. */
  paperDay: localDateSchema.optional(),
  notProduced: stampSchema.extend(notProducedSchema.shape).optional(),
  decisions: z.array(
    recordedDecisionSchema.extend({
      decided: stampSchema,
      /** When its letter went out. */
      told: stampSchema.optional(),
    }),
  ),
  /** Handed on; `deniedBy`: the denial that answers it, for as long as that one stands. */
  referrals: z
    .array(referralSchema.extend({ referred: stampSchema, deniedBy: idSchema.optional() }))
    .optional(),
  review: reviewSchema.optional(),
  /** Reviews of earlier denials, over and told. */
  pastReviews: z.array(reviewSchema).optional(),
});
export type AnswerSlice = z.infer<typeof answerSliceSchema>;

/** Those that nobody has decided. */
export function openReferrals(
  answer: AnswerSlice | undefined,
): readonly NonNullable<AnswerSlice['referrals']>[number][] {
  return (answer?.referrals ?? []).filter(({ deniedBy }) => deniedBy === undefined);
}

export const answerOperations = {
  'answer.extended': z.object({
    reason: z.string().trim().min(1),
    completeBy: localDateSchema,
  }),
  'answer.paperDaySet': z.object({ paperDay: localDateSchema }),
  'answer.notProduced': notProducedSchema,
  'answer.referred': z.object({ referral: referralSchema }),
  /** Somebody who may decide it has: to deny, or for a reason to give the pages. */
  'answer.referralAnswered': z.object({
    referralIds: z.array(idSchema).min(1),
    reason: z.string(),
    /** The denial, where that is the answer. */
    deniedBy: idSchema.optional(),
  }),
  'answer.decided': z.object({ decision: recordedDecisionSchema }),
  'answer.takenBack': z.object({ decisionId: idSchema }),
  'answer.denied': z.object({ decisionIds: z.array(idSchema).min(1) }),
  'answer.reviewRequested': z.object({
    receivedOn: localDateSchema,
    decisionIds: z.array(idSchema).min(1).optional(),
  }),
  'answer.reviewed': z.object({ outcome: z.enum(reviewOutcomes), reason: z.string().min(1) }),
  'answer.reviewTold': z.object({}),
} as const;
