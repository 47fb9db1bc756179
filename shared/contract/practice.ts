import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { sessionSchema } from './session';
import { roles, verb } from './verb';

const lessonViewSchema = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  topic: z.string(),
  title: z.string(),
  /** What a clerk sees who knows nothing yet. */
  story: z.string(),
  /** What there is to find, and how it is put right. */
  find: z.string(),
  /** The request it is about; absent while the clinic is being filled. */
  request: z
    .object({ requestId: idSchema, number: z.string(), patient: z.string(), status: z.string() })
    .optional(),
});
export type LessonView = z.infer<typeof lessonViewSchema>;

export const practiceVerbs = {
  /**
   * Opens the practice clinic, making it first where there is none; refused outside practice mode.
   * Filling goes on as `progress` events. `userId`: as whom; the clerk where it is left out.
   */
  'practice.open': verb(z.object({ userId: idSchema.optional() }), sessionSchema, {
    allowed: 'locked',
    writes: true,
  }),
  /** What there is to find in the practice clinic; refused outside practice mode. */
  'practice.lessons': verb(z.object({}), z.object({ lessons: z.array(lessonViewSchema) }), {
    allowed: roles,
  }),
} as const;
