import { z } from 'zod';
import { assertNever } from '../base/assertNever';
import { idSchema, stampSchema, type Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';

export const letterValuesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export const letterEditsSchema = z.record(z.string(), z.string());

/** A letter half written, kept across a lock; one a template. */
const letterDraftSchema = z.object({
  templateId: z.string(),
  values: letterValuesSchema,
  edits: letterEditsSchema,
});

/** A letter the desk wrote; the very pages are a paper of the request. */
const filedLetterSchema = z.object({
  id: idSchema,
  templateId: z.string(),
  /** As a clerk picked it, so that history reads also when the template is gone. */
  title: z.string(),
  paperId: idSchema,
  /** Its words as they went out, part by part. */
  parts: z.array(z.object({ id: z.string(), text: z.string() })),
});

export const lettersSliceSchema = z.object({
  drafts: z.array(letterDraftSchema),
  filed: z.array(filedLetterSchema.extend({ filed: stampSchema })),
});
export type LettersSlice = z.infer<typeof lettersSliceSchema>;

export const letterOperations = {
  'letter.drafted': letterDraftSchema,
  'letter.filed': filedLetterSchema,
} as const;

type LetterOperation = OperationOf<typeof letterOperations>;

/** The letters after one more operation; filing one ends its draft. */
export function foldLetters(
  before: LettersSlice | undefined,
  operation: LetterOperation,
  stamp: Stamp,
): LettersSlice {
  const { drafts, filed } = before ?? { drafts: [], filed: [] };
  const others = drafts.filter((one) => one.templateId !== operation.body.templateId);
  switch (operation.type) {
    case 'letter.drafted':
      return { drafts: [...others, operation.body], filed };
    case 'letter.filed':
      return { drafts: others, filed: [...filed, { ...operation.body, filed: stamp }] };
    default:
      return assertNever(operation, 'letter operation');
  }
}
