import { z } from 'zod';
import { sentenceSchema, sourced } from './sourced';

const month = z.number().int().min(1).max(12);

/** A public holiday by rule, never by a list of years. */
export const holidayRuleSchema = z.strictObject({
  ...sourced,
  name: sentenceSchema,
  since: z.number().int().min(1).max(9999),
  on: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed'),
      month,
      day: z.number().int().min(1).max(31),
      observed: z.enum(['nearest-weekday', 'sunday-to-monday', 'as-dated']),
    }),
    z.strictObject({
      kind: z.literal('nth-weekday'),
      month,
      /** 0 is Sunday. */
      weekday: z.number().int().min(0).max(6),
      /** 1 to 4, or -1 for the last of the month. */
      nth: z.union([z.number().int().min(1).max(4), z.literal(-1)]),
      daysAfter: z.number().int().min(1).max(6).optional(),
    }),
  ]),
});
