import { z } from 'zod';

/** Bytes of a file as the page got it; travels as a transferable. */
export const bytesSchema = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array,
  'The file did not arrive whole. Try again.',
);

/** A page as pixels: RGBA, top row first, transferred, never kept by the page. */
export const pageImageSchema = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** The page's size as shown, points, so that marks can be drawn to scale. */
  pageWidth: z.number().positive(),
  pageHeight: z.number().positive(),
  rotation: z.number().int(),
  /** Crop box in unrotated user space: what the corner of the picture is in canonical coordinates. */
  crop: z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly(),
  pixels: bytesSchema,
});
export type PageImage = z.infer<typeof pageImageSchema>;

/** A page that stands nowhere yet, as pixels, and how many there are. */
export const previewSchema = pageImageSchema
  .pick({ width: true, height: true, pixels: true })
  .extend({
    pages: z.number().int().positive(),
    /** Letters that cannot be printed stand as question marks. */
    lettersLost: z.boolean().optional(),
  });
export type Preview = z.infer<typeof previewSchema>;

export const previewAsked = {
  page: z.number().int().positive(),
  /** In device pixels. */
  maxWidth: z.number().int().min(40).max(3000),
};
