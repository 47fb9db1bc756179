import { z } from 'zod';
import { idSchema } from '../base/schemas';
import type { OperationOf } from '../request/operation';

const pageNumber = z.number().int().positive();

/** Words that were read from pictures of pages: the sealed file that holds them. */
const keptSchema = z.object({
  documentId: idSchema,
  fileId: idSchema,
  /** Which pages of the document it holds, also those on which nothing could be read. */
  pages: z.array(pageNumber).min(1),
});
export type KeptReading = z.infer<typeof keptSchema>;

export const readingSliceSchema = z.object({ kept: z.array(keptSchema) });
export type ReadingSlice = z.infer<typeof readingSliceSchema>;

export const readingOperations = { 'reading.kept': keptSchema } as const;

export function foldReading(
  before: ReadingSlice | undefined,
  operation: OperationOf<typeof readingOperations>,
): ReadingSlice {
  return { kept: [...(before?.kept ?? []), operation.body] };
}
