import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { categories, gateQuestionSchema, minorServiceKinds, needs } from '../domain/law/gateRules';
import { pageRefSchema } from '../domain/review/slice';
import { emergencySchema, gateAnswerSchema, tagSchema } from '../domain/sensitive/slice';

/** A rule that keeps pages back, with the pages it keeps back. */
export const stoppedSchema = z.object({
  ruleId: z.string(),
  need: z.enum(needs),
  /** "22 pages need a different form." */
  sentence: z.string(),
  /** What to do, in words that can be read to a caller. */
  why: z.string(),
  citation: z.string(),
  unverified: z.boolean(),
  pages: z.array(pageRefSchema),
  tagIds: z.array(idSchema),
  /** A licensed professional's decision would open it. */
  awaitsProfessional: z.boolean(),
});

/** What the review shows of specially protected pages; computed at each call. */
export const sensitiveViewSchema = z.object({
  tags: z.array(tagSchema),
  stopped: z.array(stoppedSchema),
  questions: z.array(
    gateQuestionSchema.extend({
      answer: gateAnswerSchema.optional(),
      /** Who answers it instead; empty where this person may. */
      reserved: z.string(),
    }),
  ),
  /** Pages on which nobody could look for words. */
  unread: z.array(pageRefSchema),
  /** Tags of which it has to be said whether the patient consented to that care alone. */
  askConsent: z.array(idSchema),
  /** Tags on pages that go out and nobody has answered. */
  unanswered: z.number().int().nonnegative(),
  /** An emergency may be written down here: another provider asks in order to treat. */
  mayLogEmergency: z.boolean(),
});
export type SensitiveView = z.infer<typeof sensitiveViewSchema>;

const tagIds = z.array(idSchema).min(1);

export const sensitiveInputs = {
  tag: z.object({
    pages: z
      .array(z.object({ documentId: idSchema, page: z.number().int().positive().optional() }))
      .min(1),
    category: z.enum(categories),
    service: z.enum(minorServiceKinds).optional(),
    isPart2: z.boolean().optional(),
  }),
  answer: z.object({
    tagIds,
    service: z.enum(minorServiceKinds).optional(),
    isPart2: z.boolean().optional(),
    /** The patient consented to this care alone, as a minor. */
    consentedAlone: z.boolean().optional(),
    /** The marks on the page cover what is protected; said of one page at a time. */
    covered: z.boolean().optional(),
    page: z.number().int().positive().optional(),
  }),
  /** Without a reason only what nobody has confirmed. */
  clear: z.object({ tagIds, reason: z.string().trim().min(1, 'Say why.').optional() }),
  answerFact: z.object({ fact: z.string(), answer: gateAnswerSchema.optional() }),
  decide: z.object({
    tagIds,
    allowed: z.boolean(),
    reason: z.string().trim().min(1, 'Say why.'),
  }),
  logEmergency: z.object({ emergency: emergencySchema }),
  refuseWhole: z.object({
    citation: z.string().trim().min(1, 'Name the exception of the law.'),
    reason: z.string().trim().min(1, 'Say why it applies here.'),
  }),
  proposeShadows: z.object({ tagIds, names: z.array(z.string().trim().min(3)) }),
} as const;
