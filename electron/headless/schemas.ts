/** The JSON files the headless door reads. Paths are relative to the JSON file itself. */
import { z } from 'zod';

/** `[x0, y0, x1, y1]`: PDF points, unrotated user space, origin lower left. */
const rectSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const markSchema = z.strictObject({
  /** From 1. */
  page: z.int().min(1),
  rect: rectSchema,
  /** True leaves the text behind the place on its line, which tells how wide the place is. */
  onlyThis: z.boolean().default(false),
  reason: z.string().default('unspecified'),
});

/** MARKS.json */
export const marksSchema = z.strictObject({
  marks: z.array(markSchema).default([]),
  /** Text that must not survive anywhere in the file. */
  terms: z.array(z.string().min(1)).default([]),
});

/** A page of the desk's own words. */
const ownTextSchema = z.strictObject({
  title: z.string(),
  paragraphs: z.array(z.string()).default([]),
  rows: z.array(z.array(z.string())).optional(),
  letterhead: z.array(z.string()).optional(),
  closing: z.array(z.string()).optional(),
});

const sourcePages = {
  /** Path of a file of a kind the desk takes. */
  file: z.string().min(1),
  password: z.string().optional(),
  /** In the order wanted, from 1; all pages when left out. */
  pages: z.array(z.int().min(1)).optional(),
  marks: z.array(markSchema).optional(),
};

const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cover'), text: ownTextSchema }),
  z.strictObject({ kind: z.literal('notice'), text: ownTextSchema }),
  /** List of the records parts with their page numbers, filled in by the desk. */
  z.strictObject({ kind: z.literal('index'), title: z.string() }),
  z.strictObject({ kind: z.literal('request'), ...sourcePages }),
  z.strictObject({ kind: z.literal('records'), title: z.string().optional(), ...sourcePages }),
]);

/** SPEC.json of `packet`. */
export const packetSchema = z.strictObject({
  /** In the order in which they leave. */
  parts: z.array(partSchema).min(1),
  stamp: z.strictObject({
    requestNumber: z.string().min(1),
    /** e.g. "ROE J  DOB 01/02/1960"; stands in the middle of the bottom margin. */
    patientLine: z.string().optional(),
    /** First Bates number; printed as PREFIX-000017. */
    bates: z.strictObject({ prefix: z.string().min(1), start: z.int().min(1) }).optional(),
  }),
  /** Light and diagonal over every page of the records. */
  watermark: z.string().optional(),
  /** Prints "PRACTICE - NOT A RECORD" on every page. */
  practice: z.boolean().optional(),
  /** Text that must not survive anywhere in the packet. */
  terms: z.array(z.string().min(1)).optional(),
  /** Resolution of rebuilt pages. */
  dpi: z.int().min(72).max(600).optional(),
  sheet: z.enum(['letter', 'a4']).optional(),
});
export type PacketFile = z.infer<typeof packetSchema>;
