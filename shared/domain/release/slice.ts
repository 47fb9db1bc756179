import { z } from 'zod';
import { idSchema, sha256Schema, stampSchema } from '../base/schemas';

export const deliveryMethods = ['print', 'file'] as const;

export const deliverySchema = z.object({
  id: idSchema,
  method: z.enum(deliveryMethods),
  packetSha256: sha256Schema,
  pageCount: z.number().int().positive(),
  /** Where the file went, as the shell names it; empty for print. */
  savedAs: z.string(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const releaseSliceSchema = z.object({
  /** Sent to the printer or saved, and not yet confirmed by a person. */
  pending: deliverySchema.extend({ begun: stampSchema }).optional(),
  released: z.array(deliverySchema.extend({ released: stampSchema })),
});
export type ReleaseSlice = z.infer<typeof releaseSliceSchema>;

export const releaseOperations = {
  'release.begun': z.object({ delivery: deliverySchema }),
  'release.abandoned': z.object({ deliveryId: idSchema, reason: z.string() }),
  'release.made': z.object({ delivery: deliverySchema }),
} as const;
