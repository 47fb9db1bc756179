import { z } from 'zod';
import { idSchema, sha256Schema, stampSchema } from '../base/schemas';
import { markSchema, pageRefSchema } from '../review/slice';

export const packetOptionsSchema = z.object({
  watermark: z.boolean().default(true),
  includeRequestCopy: z.boolean().default(true),
  includeManifest: z.boolean().default(true),
  /** A part of what was asked for; the request stays open for the rest. */
  isPart: z.boolean().optional(),
  /** Pages rebuilt from pixels get words that can be searched and read aloud; takes seconds a page. */
  searchable: z.boolean().optional(),
});
export type PacketOptions = z.infer<typeof packetOptionsSchema>;

export const checkSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  looked: z.string(),
  page: z.number().int().positive().optional(),
  problem: z.string().optional(),
});

/** Where each page of the packet came from: the desk's own proof of what left. */
export const manifestPageSchema = z.object({
  packetPage: z.number().int().positive(),
  part: z.enum(['cover', 'request-copy', 'manifest', 'records']),
  sourceSha256: sha256Schema.optional(),
  sourcePage: z.number().int().positive().optional(),
  rebuilt: z.boolean(),
  /** e.g. `RIVER-000017`; only record pages are numbered. */
  bates: z.string().optional(),
});

/** The record of its proof as it was signed, letter by letter: see `proofRecordSchema`. */
export const proofSchema = z.object({
  record: z.string(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

export const packetBuildSchema = z.object({
  id: idSchema,
  fileId: idSchema,
  sha256: sha256Schema,
  /** Hash over everything the packet was made from; differs as soon as the request has changed. */
  inputsSha256: sha256Schema,
  options: packetOptionsSchema,
  pageCount: z.number().int().positive(),
  recordPages: z.number().int().nonnegative(),
  marksProved: z.number().int().nonnegative(),
  /** The marks on its pages; absent on packets of before they were kept. */
  marks: z.array(markSchema).optional(),
  batesFirst: z.number().int().positive(),
  batesLast: z.number().int().nonnegative(),
  manifest: z.array(manifestPageSchema),
  checks: z.array(checkSchema),
  /** Which readers made the checks, with their versions; absent on packets of before it was kept. */
  engine: z.string().optional(),
  /** Who read the words of a searchable packet, with its version. */
  wordsReadBy: z.string().optional(),
  /** Pages on which the reader of a searchable packet still read a text that was removed. */
  stillShowing: z
    .array(
      z.object({
        packetPage: z.number().int().positive(),
        /** Of the records; a copied paper is no page of them. */
        at: pageRefSchema.optional(),
      }),
    )
    .optional(),
  /** Letters of the desk's own words stand as question marks, as no font of the desk can set them. */
  lettersLost: z.boolean().optional(),
  /** Absent on packets of before it was signed. */
  proof: proofSchema.optional(),
});
export type PacketBuild = z.infer<typeof packetBuildSchema>;

export const packetSliceSchema = z.object({
  options: packetOptionsSchema,
  build: packetBuildSchema.extend({ built: stampSchema }).optional(),
  /** Numbers set aside for this request and not yet released under. */
  reserved: z
    .object({ first: z.number().int().positive(), last: z.number().int().positive() })
    .optional(),
});
export type PacketSlice = z.infer<typeof packetSliceSchema>;

export const packetOperations = {
  'packet.optionsSet': z.object({ options: packetOptionsSchema }),
  'packet.reserved': z.object({
    first: z.number().int().positive(),
    last: z.number().int().positive(),
  }),
  'packet.built': z.object({ build: packetBuildSchema }),
} as const;
