import { z } from 'zod';
import {
  deniedPageSchema,
  denialDecisionSchema,
  notProducedKinds,
  notProducedSchema,
  referralSchema,
  reviewOutcomes,
} from '../domain/answer/slice';
import { idSchema, localDateSchema } from '../domain/base/schemas';
import { requestViewSchema } from './request';
import { roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };

const clockSchema = z.object({
  label: z.string(),
  time: z.string(),
  due: localDateSchema.optional(),
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
  unverified: z.boolean(),
  /** It is the one that holds. */
  governs: z.boolean(),
});

const timerSchema = z.object({
  id: z.string(),
  on: localDateSchema,
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
});

const groundSchema = z.object({
  code: z.string(),
  title: z.string(),
  covers: z.enum(['pages', 'request', 'not-kept']),
  reviewable: z.boolean(),
  /** Empty where the person signed in may decide it; else why not. */
  refused: z.string(),
  /** Not for the person signed in to decide, who may hand it to somebody it is for. */
  mayRefer: z.boolean(),
  asks: z.array(z.object({ id: z.string(), text: z.string() })),
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
});

/** Everything about answering a request: its clocks, more time, denial and review. */
export const answerViewSchema = z.object({
  today: localDateSchema,
  receivedOn: localDateSchema,
  /** The day nothing was left to pay, where a clock waits for it. */
  paidOn: localDateSchema.optional(),
  due: z
    .object({
      sentence: z.string(),
      warning: z.string(),
      workBy: localDateSchema,
      legalDue: localDateSchema.optional(),
      clocks: z.array(clockSchema),
      extension: z.discriminatedUnion('allowed', [
        z.object({
          allowed: z.literal(true),
          noticeBy: localDateSchema,
          latest: localDateSchema,
        }),
        z.object({ allowed: z.literal(false), sentence: z.string() }),
      ]),
    })
    .optional(),
  /** The clock hangs on a day that stands on the paper. */
  needsPaperDay: z.boolean(),
  timers: z.array(timerSchema),
  grounds: z.array(groundSchema),
  neverGrounds: z.array(
    z.object({ id: z.string(), title: z.string(), sentence: z.string(), citation: z.string() }),
  ),
  exceptions: z.array(z.object({ id: z.string(), title: z.string(), citation: z.string() })),
  /** What was said last about records that do not come. */
  notProduced: z
    .object({
      kind: z.enum(notProducedKinds),
      reason: z.string(),
      whereToAsk: z.string(),
      toldInWriting: z.boolean(),
      by: z.string(),
    })
    .optional(),
  decisions: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      sentence: z.string(),
      pages: z.number().int(),
      by: z.string(),
      reviewable: z.boolean(),
      told: z.boolean(),
    }),
  ),
  /** Handed on, and decided by nobody yet. */
  referrals: z.array(
    referralSchema.extend({
      title: z.string(),
      by: z.string(),
      on: localDateSchema,
      /** The person signed in may decide it. */
      isYours: z.boolean(),
    }),
  ),
  letterBy: localDateSchema.optional(),
  /** What the state adds, one sentence each. */
  stateRules: z.array(z.object({ sentence: z.string(), citation: z.string() })),
  review: z.object({
    mayAsk: z.boolean(),
    requestedOn: localDateSchema.optional(),
    outcome: z.enum(reviewOutcomes).optional(),
    by: z.string(),
    told: z.boolean(),
    /** Empty where the person signed in may decide it; else why not. */
    refused: z.string(),
  }),
});
export type AnswerView = z.infer<typeof answerViewSchema>;

/** What is decided; the page never names who decides. */
const decisionInput = denialDecisionSchema
  .omit({ id: true, role: true })
  .extend({ pages: z.array(deniedPageSchema) });

export const answerVerbs = {
  /** The exceptions to the ban on information blocking, of the packs the request keeps. */
  'answer.exceptions': verb(target, answerViewSchema.pick({ exceptions: true }), {
    allowed: roles,
  }),
  'answer.view': verb(target, answerViewSchema, { allowed: roles }),
  /** Sends the letter with reason and day; refused where a clock allows no more time. */
  'answer.extend': verb(
    target.extend({
      reason: z.string().trim().min(1, 'Say why it takes longer: it stands in the letter.'),
      completeBy: localDateSchema,
    }),
    requestViewSchema,
    change,
  ),
  'answer.setPaperDay': verb(
    target.extend({ paperDay: localDateSchema }),
    requestViewSchema,
    change,
  ),
  /** Where records are not there, the letter that says so is filed with it. */
  'answer.sayNotProduced': verb(
    target.extend({
      ...notProducedSchema.shape,
      /** Where it was looked: stands in the letter. */
      lookedIn: z.string().default(''),
    }),
    requestViewSchema,
    change,
  ),
  /** For a ground that is not this person's to decide. */
  'answer.refer': verb(
    target.extend(referralSchema.omit({ id: true }).shape),
    requestViewSchema,
    change,
  ),
  /** Whoever may decide the ground finds that there is none: the pages are given. */
  'answer.answerReferral': verb(
    target.extend({
      referralId: idSchema,
      reason: z.string().trim().min(1, 'Say why the pages are given, for the record.'),
    }),
    requestViewSchema,
    change,
  ),
  /** Refused unless this ground is open to the person signed in, page by page. */
  'answer.decide': verb(target.extend({ decision: decisionInput }), requestViewSchema, change),
  'answer.takeBack': verb(target.extend({ decisionId: idSchema }), requestViewSchema, change),
  /** Files the letter of every denial that has none yet. */
  'answer.sendDenial': verb(target, requestViewSchema, change),
  'answer.requestReview': verb(
    target.extend({ receivedOn: localDateSchema }),
    requestViewSchema,
    change,
  ),
  'answer.review': verb(
    target.extend({
      outcome: z.enum(reviewOutcomes),
      reason: z.string().trim().min(1, 'Say why, for the record.'),
    }),
    requestViewSchema,
    change,
  ),
  'answer.tellReview': verb(target, requestViewSchema, change),
} as const;
