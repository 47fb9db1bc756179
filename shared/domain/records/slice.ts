import { z } from 'zod';
import { idSchema, localDateSchema, rectSchema, sha256Schema, stampSchema } from '../base/schemas';
import { recordKinds } from '../intake/slice';

export const pageSchema = z.object({
  page: z.number().int().positive(),
  /** As shown, points. */
  width: z.number().positive(),
  height: z.number().positive(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Crop box in unrotated user space: marks are drawn in its frame. */
  crop: rectSchema,
  textLength: z.number().int().nonnegative(),
  /** Not of documents taken in before it was looked for; `isPicture` judges it. */
  pictures: z
    .object({ share: z.number().min(0).max(1), bare: z.number().min(0).max(1) })
    .optional(),
  /** By what the page is known again; not of documents taken in before it was looked for. */
  print: z.object({ words: z.string().optional(), picture: z.string().optional() }).optional(),
});
export type RecordPage = z.infer<typeof pageSchema>;

export const findingSchema = z.object({
  code: z.string(),
  page: z.number().int().positive().optional(),
  message: z.string(),
  /** The document the page looks like a page of; the finding goes when that goes. */
  likeDocumentId: idSchema.optional(),
  /** Which page of it, or of its own document. */
  likePage: z.number().int().positive().optional(),
});
export type RecordFinding = z.infer<typeof findingSchema>;

/** A code that an exported chart gives beside its pages: for coding, and for what it says of the care. */
const codeSchema = z.object({
  system: z.string(),
  code: z.string(),
  display: z.string(),
  /** Heading of its section. */
  section: z.string(),
});

export const documentSchema = z.object({
  id: idSchema,
  fileId: idSchema,
  sha256: sha256Schema,
  title: z.string(),
  kind: z.enum(recordKinds, 'Choose what kind of record it is.'),
  provider: z.string(),
  serviceFrom: z.union([z.literal(''), localDateSchema]),
  serviceTo: z.union([z.literal(''), localDateSchema]),
  pages: z.array(pageSchema),
  findings: z.array(findingSchema),
  /** Only of exports that have any. */
  codes: z.array(codeSchema).optional(),
  /** The password the sender set, kept under the request's key. */
  password: z.string().optional(),
  /** The letter of the desk that this is, where a sheet goes out and no chart. */
  sheet: z.string().optional(),
  added: stampSchema,
});
export type RecordDocument = z.infer<typeof documentSchema>;

/** What the clerk says about a document. */
export const documentLabelSchema = documentSchema
  .pick({ title: true, kind: true, provider: true, serviceFrom: true, serviceTo: true })
  .refine(
    (label) => !label.serviceFrom || !label.serviceTo || label.serviceFrom <= label.serviceTo,
    {
      path: ['serviceTo'],
      message: 'The last date is before the first date.',
    },
  );
export type DocumentLabel = z.infer<typeof documentLabelSchema>;

export const recordsSliceSchema = z.object({
  documents: z.array(documentSchema),
  /** The clerk said: this is everything that is in scope. */
  complete: stampSchema.optional(),
  /** Why documents dated outside what was asked for belong; it holds for that very finding. */
  datesReason: stampSchema.extend({ reason: z.string(), sentence: z.string() }).optional(),
});
export type RecordsSlice = z.infer<typeof recordsSliceSchema>;

export const recordsOperations = {
  'records.added': z.object({ document: documentSchema.omit({ added: true }) }),
  'records.labelled': z.object({ documentId: idSchema, label: documentLabelSchema }),
  'records.moved': z.object({ documentId: idSchema, toIndex: z.number().int().nonnegative() }),
  'records.removed': z.object({ documentId: idSchema }),
  'records.datesExplained': z.object({ reason: z.string(), sentence: z.string() }),
  'records.completed': z.object({ complete: z.boolean() }),
} as const;
