import { z } from 'zod';
import { idSchema, instantSchema, localDateSchema } from '../domain/base/schemas';
import { basisAnswersSchema, basisDecisionSchema } from '../domain/basis/slice';
import { checkOutcomeSchema, requestViewSchema } from './request';
import { managingRoles, roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };
const read = { allowed: roles };
const paperDay = localDateSchema.optional();

/** A question as the screen puts it, with the answers that can be true here. */
export const basisQuestionSchema = z.object({
  id: z.string(),
  ask: z.string(),
  why: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What was answered; absent where nothing was. */
  value: z.string().optional(),
  /** Who answers it instead; absent where this person may. */
  reserved: z.string().optional(),
});
export type BasisQuestionView = z.infer<typeof basisQuestionSchema>;

/** A question the file itself answers; `place` is where the answer is changed. */
const recordAnswerSchema = z.object({
  id: z.string(),
  ask: z.string(),
  says: z.string(),
  place: z.enum(['people', 'intake']),
});
export type RecordAnswer = z.infer<typeof recordAnswerSchema>;

const requirementViewSchema = checkOutcomeSchema
  .pick({
    id: true,
    answer: true,
    severity: true,
    title: true,
    sentence: true,
    citation: true,
    ruleId: true,
  })
  .extend({
    unverified: z.boolean(),
    asks: z.array(basisQuestionSchema),
    onRecord: z.array(recordAnswerSchema),
  });
export type RequirementView = z.infer<typeof requirementViewSchema>;

const basisPreviewSchema = z.object({
  /** The answers that matter; the rest was dropped. */
  answers: basisAnswersSchema,
  asked: z.array(basisQuestionSchema),
  /** What has to be answered next; absent once the rules have decided. */
  next: basisQuestionSchema.optional(),
  /** Would tell the basis apart more finely, if anybody knows. */
  refining: z.array(basisQuestionSchema),
  /** Answers that cannot both be true; empty where they can. */
  conflict: z.string(),
  decision: basisDecisionSchema.optional(),
  /** A clock of the decision stands on the paper itself: the return date of a subpoena. */
  needsPaperDay: z.boolean(),
  requirements: z.array(requirementViewSchema),
});
export type BasisPreview = z.infer<typeof basisPreviewSchema>;

export const basisVerbs = {
  /**
   * What the answers would decide; nothing is stored. Without answers: those that were kept, else
   * the usual ones as far as the file shows them. `row`: a row chosen over the one of the rules.
   * `paperDay`: the day the paper names, where it is another than the one that was kept.
   */
  'basis.preview': verb(
    target.extend({ answers: basisAnswersSchema.optional(), row: z.string().optional(), paperDay }),
    basisPreviewSchema,
    read,
  ),
  /** Keeps a row a manager chose, and takes new answers to what it requires. */
  'basis.decide': verb(
    target.extend({
      answers: basisAnswersSchema,
      keepOverride: z.boolean().default(false),
      paperDay,
    }),
    requestViewSchema,
    change,
  ),
  /** Every row a manager may choose. */
  'basis.rows': verb(
    target,
    z.object({
      rows: z.array(z.object({ id: z.string(), title: z.string(), sentence: z.string() })),
    }),
    read,
  ),
  'basis.override': verb(
    target.extend({
      row: z.string(),
      reason: z.string().trim().min(1, 'Say why another basis holds.'),
      answers: basisAnswersSchema,
    }),
    requestViewSchema,
    { allowed: managingRoles, writes: true },
  ),
  /** The letter that tells the one who asks what is missing; a paper of the request. */
  'basis.sendLetter': verb(target.extend({ caseCaption: z.string() }), requestViewSchema, change),
} as const;

/** Decisions against the rules, for the manager's list. */
export const overrideRowSchema = z.object({
  requestId: idSchema,
  number: z.string(),
  patient: z.string(),
  at: instantSchema,
  by: z.string(),
  /** What was decided against: the basis, or a page's confirmed tag. */
  about: z.enum(['basis', 'tag', 'page']),
  ruled: z.string(),
  chosen: z.string(),
  reason: z.string(),
});
