/** How much of a page its pictures take, and how much of what they show no text stands over. */
import { pad, shownSize } from '../geometry';
import type { PictureFacts, Rect } from '../model';
import { printing } from './letters';
import type { GrayBitmap, PdfiumPage } from './pdfiumPage';
import type { PageLook } from './suspicion';
import { toWords } from './terms';

/** A letter of small print is a few dots high. */
const dpi = 36;
const mostPixels = 400_000;
/** Points that a layer of text may stand beside the letters it was read from. */
const beside = 4;
/** Lighter or darker than the paper by so much is something to see. */
const leastContrast = 32;

/** Undefined where the desk did not look through all that the page paints. */
export function pictureFacts(page: PdfiumPage, look: PageLook): PictureFacts | undefined {
  if (!look.pictures) return undefined;
  if (look.pictures.length === 0) return { share: 0, bare: 0 };
  const toGrid = gridOf(page);
  const pictures = maskOf(toGrid, look.pictures);
  const share = rounded(countOf(pictures) / pictures.length);
  if (printing(look.letters).length === 0) return { share, bare: 1 };
  const words = toWords(look.letters).map(({ rect }) => pad(rect, beside));
  const size = { ...toGrid, turns: page.turnsBack };
  const bare = page.withGray(size, (bitmap) => bareOf(bitmap, pictures, maskOf(toGrid, words)));
  return { share, bare: rounded(bare) };
}

/** Rectangles in unrotated user space on a grid of pixels, top row first. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly crop: Rect;
  /** Pixels a point. */
  readonly scale: number;
}

function gridOf(page: PdfiumPage): Grid {
  const crop = page.box;
  const { width, height } = shownSize(crop, 0);
  const scale = Math.min(dpi / 72, Math.sqrt(mostPixels / (width * height)));
  const pixels = (points: number): number => Math.max(1, Math.round(points * scale));
  return { width: pixels(width), height: pixels(height), crop, scale };
}

/** 1 for each pixel that one of the rectangles touches. */
export function maskOf({ width, height, crop, scale }: Grid, rects: readonly Rect[]): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const [x0, y0, x1, y1] of rects) {
    const left = Math.max(0, Math.floor((x0 - crop[0]) * scale));
    const right = Math.min(width, Math.ceil((x1 - crop[0]) * scale));
    const top = Math.max(0, Math.floor((crop[3] - y1) * scale));
    const bottom = Math.min(height, Math.ceil((crop[3] - y0) * scale));
    for (let y = top; y < bottom; y += 1) {
      if (right > left) mask.fill(1, y * width + left, y * width + right);
    }
  }
  return mask;
}

function countOf(mask: Uint8Array): number {
  return mask.reduce((sum, one) => sum + one, 0);
}

/** Of what is to be seen within the pictures, the share under no word; 0 where there is nothing. */
export function bareOf({ samples }: GrayBitmap, pictures: Uint8Array, words: Uint8Array): number {
  const paper = medianOf(samples, pictures);
  let [seen, bare] = [0, 0];
  for (const [at, sample] of samples.entries()) {
    if (pictures[at] === 0 || Math.abs(sample - paper) < leastContrast) continue;
    seen += 1;
    if (words[at] === 0) bare += 1;
  }
  return seen === 0 ? 0 : bare / seen;
}

function medianOf(samples: Uint8Array, mask: Uint8Array): number {
  const shades = new Uint32Array(256);
  for (const [at, sample] of samples.entries()) {
    if (mask[at] === 1) shades[sample] = (shades[sample] ?? 0) + 1;
  }
  const half = countOf(mask) / 2;
  let below = 0;
  return shades.findIndex((count) => (below += count) >= half);
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
