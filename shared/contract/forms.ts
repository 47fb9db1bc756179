import { z } from 'zod';
import { idSchema, instantSchema } from '../domain/base/schemas';
import { letterValuesSchema } from '../domain/letters/slice';
import { askedFieldSchema } from './letters';
import { previewAsked, previewSchema } from './pageImage';
import { requestViewSchema } from './request';
import { roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const read = { allowed: roles };
const outcome = z.object({ outcome: z.enum(['sent', 'cancelled']) });

const part = z.number().min(0).max(1);
/** A signature made on the screen: drawn as strokes, or the name typed with its statement. */
export const signatureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drawn'),
    /** Points from 0 to 1 of the pad's width and height, from the top left. */
    strokes: z
      .array(
        z
          .array(z.tuple([part, part]))
          .min(1)
          .max(4000),
      )
      .min(1, 'Sign in the box first.')
      .max(400),
    /** Width of the pad by its height. */
    aspect: z.number().min(0.5).max(12),
  }),
  z.object({
    kind: z.literal('typed'),
    name: z.string().trim().min(1, 'Type the name of who signs.'),
  }),
]);
export type Signature = z.infer<typeof signatureSchema>;

/** Which form, and what was typed for it; what is left out is taken from the request. */
const wish = target.extend({ formId: z.string(), fields: letterValuesSchema });

const formDraftSchema = z.object({
  formId: z.string(),
  title: z.string(),
  citation: z.string(),
  fields: z.array(askedFieldSchema),
  /** What has to be filled in before it can be signed on the screen. */
  open: z.array(z.string()),
  /** What the state adds, by citation; empty where it adds nothing. */
  extras: z.array(z.object({ citation: z.string(), unverified: z.boolean() })),
});
export type FormDraft = z.infer<typeof formDraftSchema>;

export const formsVerbs = {
  'forms.list': verb(
    target,
    z.object({
      forms: z.array(z.object({ id: z.string(), title: z.string(), hint: z.string() })),
      made: z.array(
        z.object({
          id: idSchema,
          title: z.string(),
          paperId: idSchema,
          signedBy: z.string(),
          at: instantSchema,
        }),
      ),
      /** Checked by who types the name instead of drawing it. */
      typedStatement: z.string(),
    }),
    read,
  ),
  /** The form as far as it is filled in; nothing is stored. */
  'forms.draft': verb(wish, formDraftSchema, read),
  'forms.preview': verb(
    wish.extend({ ...previewAsked, signature: signatureSchema.optional() }),
    previewSchema,
    read,
  ),
  /** Seals the signed form as a paper of the request, and records what it says. */
  'forms.make': verb(wish.extend({ signature: signatureSchema }), requestViewSchema, {
    allowed: workingRoles,
    writes: true,
  }),
  /** Prints it to be signed on paper; nothing is kept. */
  'forms.print': verb(wish, outcome, { allowed: workingRoles }),
  /** Prints a form that was signed on the screen, for the patient to keep (164.508(c)(4)). */
  'forms.printCopy': verb(target.extend({ paperId: idSchema }), outcome, {
    allowed: workingRoles,
  }),
} as const;
