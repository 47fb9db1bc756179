import { z } from 'zod';
import { markReasons } from '../review/slice';
import { conditionSchema } from './condition';
import { dayCountSchema, dayUnitSchema, ruleIdSchema, sentenceSchema, sourced } from './sourced';

/** A ground on which access may be denied (45 CFR 164.524(a)(2), (a)(3), (d)(3)). */
export const denialRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  /** Roles of the desk that may decide it. */
  mayChoose: z.array(z.string().min(1)).min(1),
  /** Said to anybody else. */
  notYours: sentenceSchema,
  /** The individual may have it reviewed by another professional ((a)(4)). */
  reviewable: z.boolean(),
  /** Pages, each with its own ground; the request as a whole; or what the clinic does not keep. */
  covers: z.enum(['pages', 'request', 'not-kept']),
  /** Open only where this is known to hold. */
  when: conditionSchema.optional(),
  notHere: sentenceSchema.optional(),
  /** Each has to be answered yes; an open question is no yes. */
  asks: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
      text: sentenceSchema,
      /** Said where it was answered no. */
      refused: sentenceSchema,
    }),
  ),
  /** The basis in plain words, as it stands in the letter. */
  sentence: sentenceSchema,
  /** Why its pages are left out of the packet; neutral. */
  leaveOut: z.enum(markReasons).optional(),
});
export type DenialRule = z.infer<typeof denialRuleSchema>;

/** What is never a ground, said to whoever tries. */
export const neverGroundSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  sentence: sentenceSchema,
});
export type NeverGround = z.infer<typeof neverGroundSchema>;

/** What a state adds to a denial. */
export const stateDenialSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  /** Only for these codes; absent: for every denial. */
  codes: z.array(ruleIdSchema).min(1).optional(),
  /** What the desk has to do, in a sentence. */
  sentence: sentenceSchema,
  /** Stands in the letter. */
  letter: sentenceSchema.optional(),
  /** The letter has to be out within this time from receipt. */
  within: z.strictObject({ count: dayCountSchema, unit: dayUnitSchema }).optional(),
});

/** Why electronic records may be held back (45 CFR Part 171). */
export const blockingExceptionSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  title: sentenceSchema,
  /** The requester has to be told the reason in writing in time (171.204(b)). */
  needsWriting: z.boolean(),
});
