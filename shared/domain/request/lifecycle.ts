import { z } from 'zod';
import { stampSchema } from '../base/schemas';

/** What happens to a request beside its walk through the stations. */
export const lifecycleSliceSchema = z.object({
  claimed: stampSchema.optional(),
  /** `blockingException`: which exception of 45 CFR Part 171 covers it, as somebody said. */
  hold: stampSchema
    .extend({ reason: z.string(), blockingException: z.string().optional() })
    .optional(),
  cancelled: stampSchema.extend({ reason: z.string() }).optional(),
});
export type LifecycleSlice = z.infer<typeof lifecycleSliceSchema>;

export const lifecycleOperations = {
  'request.claimed': z.object({ claimed: z.boolean() }),
  'request.held': z.object({
    reason: z.string().trim().min(1, 'Say why it has to wait.'),
    blockingException: z.string().min(1).optional(),
  }),
  'request.resumed': z.object({}),
  'request.cancelled': z.object({ reason: z.string().trim().min(1, 'Say why it is cancelled.') }),
} as const;
