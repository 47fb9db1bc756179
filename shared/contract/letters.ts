import { z } from 'zod';
import { idSchema, instantSchema } from '../domain/base/schemas';
import { letterEditsSchema, letterValuesSchema } from '../domain/letters/slice';
import { previewAsked, previewSchema } from './pageImage';
import { requestViewSchema } from './request';
import { roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };
const read = { allowed: roles };

/** Which letter, and what was typed for it; what is left out is taken from the kept draft. */
const wish = target.extend({
  templateId: z.string(),
  values: letterValuesSchema.optional(),
  edits: letterEditsSchema.optional(),
});

/** What a form or a letter asks a person for. */
export const askedFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['line', 'lines', 'list', 'date', 'choice', 'choices']),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  optional: z.boolean(),
  /** As typed or as gathered from the request; a list has one item a line. */
  value: z.string(),
});
export type AskedField = z.infer<typeof askedFieldSchema>;

const letterDraftViewSchema = z.object({
  templateId: z.string(),
  name: z.string(),
  citation: z.string(),
  fields: z.array(askedFieldSchema),
  parts: z.array(
    z.object({
      id: z.string(),
      /** The words as they would go out; rows one a line. */
      text: z.string(),
      locked: z.boolean(),
      /** Why it is locked, with the citation. */
      why: z.string(),
      edited: z.boolean(),
    }),
  ),
  /** What keeps it from being filed, one sentence each. */
  problems: z.array(z.string()),
  /** What had better be looked at again; it can be filed all the same. */
  cautions: z.array(z.string()),
  values: letterValuesSchema,
  edits: letterEditsSchema,
});
export type LetterDraftView = z.infer<typeof letterDraftViewSchema>;

export const lettersVerbs = {
  'letter.templates': verb(
    target,
    z.object({
      templates: z.array(z.object({ id: z.string(), name: z.string(), hasDraft: z.boolean() })),
      filed: z.array(
        z.object({
          id: idSchema,
          title: z.string(),
          paperId: idSchema,
          at: instantSchema,
          by: z.string(),
        }),
      ),
    }),
    read,
  ),
  /** The letter as far as it can be written; nothing is stored. */
  'letter.draft': verb(wish, letterDraftViewSchema, read),
  /** Keeps what was typed, however incomplete. */
  'letter.type': verb(wish.required(), letterDraftViewSchema, change),
  /** A page of the letter exactly as it would be filed; an empty place shows its name. */
  'letter.preview': verb(wish.extend(previewAsked), previewSchema, read),
  /** Seals the letter as a paper of the request; refused while a part is missing. */
  'letter.file': verb(wish, requestViewSchema, change),
  /** Prints the very pages that were filed. */
  'letter.print': verb(
    target.extend({ letterId: idSchema }),
    z.object({ outcome: z.enum(['sent', 'cancelled']) }),
    { allowed: workingRoles },
  ),
} as const;
