import { z } from 'zod';

/** A local calendar date, `YYYY-MM-DD`; never a moment, never with a time zone. */
export const localDateSchema = z.iso.date(
  'There is no such day. Type a day of the calendar: year, month and day, as in 2026-03-15.',
);

/** A moment as ISO 8601 in UTC; for the audit trail, never for deadlines. */
export const instantSchema = z.iso.datetime();

export const idSchema = z.string().min(1).max(64);

/** Lower-case hex SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Who did something, and when. `at` is the log's clock, which never runs backwards: stamps are put in
 * order by it. `wall` is what the PC's clock said where it was behind `at`; days hang on it.
 */
export const stampSchema = z.object({
  by: idSchema,
  at: instantSchema,
  wall: instantSchema.optional(),
});
export type Stamp = z.infer<typeof stampSchema>;

export const rectSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly();
