/**
 * A page made again from pixels: rendered once, boxes painted into the samples, encoded
 * from those samples. Nothing of the source but what was to be seen can be in it.
 */
import { paintBlack } from './bitmap';
import type { Rotation } from './geometry';
import { coverOf, toPixels } from './marks';
import type { Mark, Rect, Word } from './model';
import { flagHardEdges, flagHardImages, type PdfiumPage } from './pdfiumPage';
import { encodeImage, type RebuiltImage } from './rebuiltImage';
import type { Matrix } from './verify/expectations';

/** Above this a page is rendered coarser: a 200-inch page must not take the desk down. */
const mostPixels = 24_000_000;
export const standardDpi = 200;
const finestDpi = 300;

export interface RebuiltPage {
  readonly crop: Rect;
  readonly rotation: Rotation;
  readonly userUnit?: number;
  /** Painted, as snapped. */
  readonly painted: readonly Rect[];
  /** What had to be painted, before snapping. */
  readonly required: readonly Rect[];
  readonly image: RebuiltImage;
}

export interface RebuildWish {
  readonly marks: readonly Pick<Mark, 'rect' | 'covers' | 'onlyThis'>[];
  readonly words: readonly Word[];
  readonly dpi: number | undefined;
  readonly imageResolution: number;
}

/** Scans keep their own fineness; text gets 200 dpi; nothing more than 300 unasked. */
export function resolutionFor(wish: RebuildWish): number {
  if (wish.dpi !== undefined) return wish.dpi;
  return Math.min(finestDpi, Math.max(standardDpi, Math.round(wish.imageResolution)));
}

/** Pixels of a page at `dpi`, within the budget. */
export function pixelSize(
  crop: Rect,
  dpi: number,
): { readonly width: number; readonly height: number } {
  const width = crop[2] - crop[0];
  const height = crop[3] - crop[1];
  const wanted = dpi / 72;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

export function rebuildPage(page: PdfiumPage, wish: RebuildWish): RebuiltPage {
  const crop = page.box;
  const rotation = page.rotation;
  const dpi = resolutionFor(wish);
  const size = pixelSize(crop, dpi);
  const hard =
    wish.imageResolution > 0 && wish.imageResolution <= dpi + 2
      ? flagHardEdges | flagHardImages
      : flagHardEdges;
  const bitmap = page.renderGray({ ...size, turns: (4 - rotation / 90) % 4, flags: hard });
  const { required, painted } = coverOf(wish.marks, { crop, rotation, words: wish.words });
  paintBlack(bitmap, toPixels(painted, crop, size));
  return { crop, rotation, painted, required, image: encodeImage(bitmap) };
}

/** Maps the unit square onto the page's box. */
export function imageMatrix(crop: Rect): Matrix {
  return [crop[2] - crop[0], 0, 0, crop[3] - crop[1], crop[0], crop[1]];
}
