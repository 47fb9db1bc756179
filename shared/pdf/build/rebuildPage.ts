/**
 * A page made again from pixels: rendered once, boxes painted into the samples, encoded
 * from those samples. Nothing of the source but what was to be seen can be in it.
 */
import { paintBlack, withoutFourth, type PixelBox } from '../pixels/bitmap';
import { hasColour } from '../pixels/colour';
import type { PackedBitmap } from '../pixels/faxEncoder';
import type { Rotation } from '../geometry';
import { jpegBlock } from '../pixels/jpegEncoder';
import { coverOf, toPixels, toPoints, toSquares } from '../marks/marks';
import type { Mark, Rect, Word } from '../model';
import {
  flagHardEdges,
  flagHardImages,
  type GrayBitmap,
  type PdfiumPage,
  type RenderSize,
} from '../read/pdfiumPage';
import {
  encodePicture,
  encodePrint,
  type ImageEncoders,
  type RebuiltImage,
} from '../pixels/rebuiltImage';
import type { Matrix } from '../verify/expectations';

/** Above this a page is rendered coarser: a 200-inch page must not take the desk down. */
const mostPixels = 24_000_000;
export const standardDpi = 200;
const finestDpi = 300;
/** Fine enough to see whether a page has colour. */
const glanceDpi = 50;

export interface RebuiltPage {
  readonly crop: Rect;
  readonly rotation: Rotation;
  readonly userUnit?: number;
  /** Painted, as snapped: wider on a page packed as JPEG. */
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
export function resolutionFor(wish: Pick<RebuildWish, 'dpi' | 'imageResolution'>): number {
  if (wish.dpi !== undefined) return wish.dpi;
  return Math.min(finestDpi, Math.max(standardDpi, Math.round(wish.imageResolution)));
}

/**
 * The encoder gives a JPEG no more room than its samples take: of a picture of a few dots, or of one
 * a few dots wide, the head alone is longer, and it writes beyond. A JPEG has 16 bits for a side.
 */
const leastSide = 64;
const mostSide = 65_000;

/** Pixels of a page at `dpi`, within the budget. */
export function pixelSize(
  crop: Rect,
  dpi: number,
): { readonly width: number; readonly height: number } {
  const width = crop[2] - crop[0];
  const height = crop[3] - crop[1];
  const wanted = dpi / 72;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)));
  return { width: sideOf(width * scale), height: sideOf(height * scale) };
}

function sideOf(pixels: number): number {
  return Math.min(mostSide, Math.max(leastSide, Math.round(pixels)));
}

export function rebuildPage(
  encoders: ImageEncoders,
  page: PdfiumPage,
  wish: RebuildWish,
): RebuiltPage {
  const crop = page.box;
  const rotation = page.rotation;
  const { required, painted } = coverOf(wish.marks, { crop, rotation, words: wish.words });
  return { crop, rotation, required, ...drawCovered(encoders, page, { ...wish, painted }) };
}

type CoveredWish = Pick<RebuildWish, 'dpi' | 'imageResolution'> & {
  readonly painted: readonly Rect[];
};

/**
 * Every decision is made on what is painted already: how a page is packed must not tell what
 * lay under a box.
 */
function drawCovered(
  encoders: ImageEncoders,
  page: PdfiumPage,
  wish: CoveredWish,
): Pick<RebuiltPage, 'image' | 'painted'> {
  const { painted } = wish;
  const drawing = drawingOf(page, wish);
  const boxes = toPixels(painted, page.box, drawing);
  const drawn = page.withGray(drawing, (bitmap) => paintedDots(encoders, bitmap, boxes));
  const inColour = drawn.tones !== 'blackWhite' && looksColoured(page, painted, drawn.tones);
  if ('rows' in drawn && !inColour) return { painted, image: encodePrint(encoders, drawn.rows) };
  const squares = toSquares(boxes, jpegBlock, drawing);
  const [dots, perDot] =
    'bitmap' in drawn && !inColour
      ? [drawn.bitmap, 1 as const]
      : [coloursOf(page, drawing), 3 as const];
  paintBlack(dots, squares, perDot);
  const image = encodePicture(encoders, { ...dots, components: perDot });
  return { painted: toPoints(squares, page.box, drawing), image };
}

type PaintedDots =
  | { readonly tones: 'blackWhite' | 'print'; readonly rows: PackedBitmap }
  | { readonly tones: 'grays'; readonly bitmap: GrayBitmap };

/** Boxes painted over a bitmap that is only lent: of print its rows, else a copy. */
function paintedDots(
  { fax }: ImageEncoders,
  bitmap: GrayBitmap,
  boxes: readonly PixelBox[],
): PaintedDots {
  paintBlack(bitmap, boxes);
  const tones = fax.tones(bitmap);
  if (tones !== 'grays') return { tones, rows: fax.pack(bitmap) };
  return { tones, bitmap: { ...bitmap, samples: bitmap.samples.slice() } };
}

/** How the page is drawn: unrotated, hard edges where that loses nothing. */
function drawingOf(page: PdfiumPage, wish: CoveredWish): RenderSize {
  const dpi = resolutionFor(wish);
  const native = wish.imageResolution > 0 && wish.imageResolution <= dpi + 2;
  const flags = native ? flagHardEdges | flagHardImages : flagHardEdges;
  return { ...pixelSize(page.box, dpi), turns: page.turnsBack, flags };
}

/** A look at a small picture of the page, its boxes painted. */
function looksColoured(
  page: PdfiumPage,
  painted: readonly Rect[],
  tones: 'print' | 'grays',
): boolean {
  const size = pixelSize(page.box, glanceDpi);
  const picture = page.renderColour({ ...size, turns: page.turnsBack });
  const dots = { ...size, samples: picture.pixels };
  paintBlack(dots, toPixels(painted, page.box, size), 4);
  return hasColour(picture, tones);
}

function coloursOf(page: PdfiumPage, drawing: RenderSize): GrayBitmap {
  const { width, height, pixels } = page.renderColour(drawing);
  return { width, height, samples: withoutFourth(pixels) };
}

/** Maps the unit square onto the page's box. */
export function imageMatrix(crop: Rect): Matrix {
  return [crop[2] - crop[0], 0, 0, crop[3] - crop[1], crop[0], crop[1]];
}
