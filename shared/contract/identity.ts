import { z } from 'zod';
import { pageRefSchema } from '../domain/review/slice';

/** What the review shows of whose pages these are; computed at each call. */
export const identityViewSchema = z.object({
  /** Pages that go out and name somebody else. */
  others: z.array(
    pageRefSchema.extend({
      /** The name and birth date that are not the patient's. */
      because: z.string(),
      /** The patient is named on it too. */
      alsoPatient: z.boolean(),
      /** Enough people said that it belongs here, or one that its marks remove the other person. */
      settled: z.boolean(),
      /** Who said that its marks remove the other person; `stands` while they are the very same. */
      removal: z.object({ by: z.string(), stands: z.boolean() }).optional(),
      confirmations: z.array(z.object({ by: z.string(), byMe: z.boolean(), reason: z.string() })),
    }),
  ),
  /** Pages that name nobody, or in a way that only a person can settle. */
  unsure: z.array(
    pageRefSchema.extend({
      /** The name or birth date that may be the patient's and may not; empty where none was read. */
      because: z.string(),
    }),
  ),
});
export type IdentityView = z.infer<typeof identityViewSchema>;
