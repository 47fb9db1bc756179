import { z } from 'zod';
import { stampSchema } from '../base/schemas';

/** What happens to a request beside its walk through the stations. */
export const lifecycleSliceSchema = z.object({
  claimed: stampSchema.optional(),
  hold: stampSchema.extend({ reason: z.string() }).optional(),
  cancelled: stampSchema.extend({ reason: z.string() }).optional(),
});
export type LifecycleSlice = z.infer<typeof lifecycleSliceSchema>;

export const lifecycleOperations = {
  'request.claimed': z.object({ claimed: z.boolean() }),
  'request.held': z.object({ reason: z.string().trim().min(1, 'Say why it has to wait.') }),
  'request.resumed': z.object({}),
  'request.cancelled': z.object({ reason: z.string().trim().min(1, 'Say why it is cancelled.') }),
} as const;
