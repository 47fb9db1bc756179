import { z } from 'zod';
import { idSchema, type Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';

/** Where something is typed: the dialog or form, and what it is about; never what was typed. */
export const draftPlaceSchema = z
  .string()
  .max(160)
  .regex(/^[a-z][A-Za-z0-9_./-]*$/);

/** What was typed, as its own form reads it again; null once it was sent or given up. */
export const draftWordsSchema = z.record(z.string(), z.unknown()).nullable();
export type DraftWords = z.infer<typeof draftWordsSchema>;

/** Something half typed, kept across a lock or a crash; one a place and person. */
const keptDraftSchema = z.object({ place: draftPlaceSchema, words: draftWordsSchema });

export const draftsSliceSchema = z.object({
  kept: z.array(keptDraftSchema.extend({ by: idSchema })),
});
export type DraftsSlice = z.infer<typeof draftsSliceSchema>;

export const draftOperations = { 'draft.kept': keptDraftSchema } as const;

/** The drafts after one more; nobody's draft touches another person's. */
export function foldDrafts(
  before: DraftsSlice | undefined,
  { body }: OperationOf<typeof draftOperations>,
  { by }: Stamp,
): DraftsSlice {
  const others = (before?.kept ?? []).filter((one) => one.place !== body.place || one.by !== by);
  return { kept: body.words === null ? others : [...others, { ...body, by }] };
}
