import { z } from 'zod';
import { basisKinds } from '../basis/slice';
import { facilityTypes } from '../clinic/slice';
import { requesterKinds } from '../intake/slice';
import { dayCountSchema, dayUnitSchema, ruleIdSchema, sentenceSchema, sourced } from './sourced';

const bases = z.array(z.enum(basisKinds)).min(1);

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
  time: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), count: dayCountSchema, unit: dayUnitSchema }),
    /** No day count in the law: "a reasonable time". */
    z.strictObject({ kind: z.literal('words'), words: sentenceSchema }),
  ]),
  /** The first day counted from. */
  from: z.enum(['receipt', 'receipt-and-payment']),
  /** One longer time, if told in writing within `noticeWithin` days; absent: none is allowed. */
  extension: z.strictObject({ count: dayCountSchema, noticeWithin: dayCountSchema }).optional(),
});
export type ClockRule = z.infer<typeof clockRuleSchema>;
export type AccessService = NonNullable<ClockRule['service']>;

/** What the desk aims for where the law sets no day: a custom, never called a duty. */
export const targetRuleSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  bases,
  count: dayCountSchema,
  unit: dayUnitSchema,
});
export type TargetRule = z.infer<typeof targetRuleSchema>;
