import { z } from 'zod';
import { basisKinds } from '../basis/slice';
import { facilityTypes } from '../clinic/slice';
import { requesterKinds } from '../intake/slice';
import { conditionSchema } from './condition';
import { dayCountSchema, dayUnitSchema, ruleIdSchema, sentenceSchema, sourced } from './sourced';

const bases = z.array(z.enum(basisKinds)).min(1);

/** One longer time, if it is told in writing in time; absent: none is allowed. */
const extensionSchema = z.strictObject({
  count: dayCountSchema,
  unit: dayUnitSchema,
  /** More days after the due date, or so many in total from the day the clock began. */
  from: z.enum(['due', 'start']),
  /** The notice has to be out within so many days of the start, in the unit of the clock. */
  noticeWithin: dayCountSchema,
});

/** A clock the law sets for answering a request. */
export const clockRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  bases,
  facilityTypes: z.array(z.enum(facilityTypes)).min(1),
  /** Only for these requesters; absent: for all. */
  requesterKinds: z.array(z.enum(requesterKinds)).min(1).optional(),
  /** Where looking and copying have different clocks. */
  service: z.enum(['copy', 'inspection']).optional(),
  /** Runs unless this is known not to hold: the earlier day is the safe one. */
  when: conditionSchema.optional(),
  time: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), count: dayCountSchema, unit: dayUnitSchema }),
    /** No day count in the law: "a reasonable time". */
    z.strictObject({ kind: z.literal('words'), words: sentenceSchema }),
    /** The paper itself names the day: the return date of a subpoena. */
    z.strictObject({ kind: z.literal('paper'), words: sentenceSchema }),
  ]),
  /** The first day counted from. */
  from: z.enum(['receipt', 'receipt-and-payment']),
  extension: extensionSchema.optional(),
});
export type ClockRule = z.infer<typeof clockRuleSchema>;

/** What the desk aims for where the law sets no day: a custom, never called a duty. */
export const targetRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  bases,
  /** Only for these rows of the requester matrix; the first target that fits is taken. */
  rows: z.array(ruleIdSchema).min(1).optional(),
  count: dayCountSchema,
  unit: dayUnitSchema,
});
export type TargetRule = z.infer<typeof targetRuleSchema>;

/** What starts a timer. */
export const timerStarts = [
  'receipt',
  'held',
  /** A form went back, or was asked for where none came. */
  'returned',
  'not-produced',
  'review-requested',
] as const;
export type TimerStart = (typeof timerStarts)[number];

/** A day on which the desk has to do something beside answering: it stands on the queue. */
export const timerRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  from: z.enum(timerStarts),
  /** Only for these bases; absent: for all. */
  bases: bases.optional(),
  /** Runs unless this is known not to hold. */
  when: conditionSchema.optional(),
  count: dayCountSchema,
  unit: dayUnitSchema,
  /** Never later than the last business day before the day the paper names. */
  beforePaperDay: z.boolean().optional(),
  /** What is to be done by then. */
  sentence: sentenceSchema,
});
export type TimerRule = z.infer<typeof timerRuleSchema>;
