import { z } from 'zod';
import { idSchema, stampSchema, type Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';

/** How a form was signed on the screen; the ink itself stands on its pages. */
const madeFormSchema = z.object({
  id: idSchema,
  formId: z.string(),
  title: z.string(),
  paperId: idSchema,
  signedBy: z.string(),
  means: z.enum(['drawn', 'typed']),
});

export const formsSliceSchema = z.object({
  made: z.array(madeFormSchema.extend({ made: stampSchema })),
});
export type FormsSlice = z.infer<typeof formsSliceSchema>;

export const formOperations = {
  'form.made': madeFormSchema,
} as const;

export function foldForms(
  before: FormsSlice | undefined,
  { body }: OperationOf<typeof formOperations>,
  stamp: Stamp,
): FormsSlice {
  return { made: [...(before?.made ?? []), { ...body, made: stamp }] };
}
