/** Gray samples and packed bits: deciding between them, and painting boxes into them. */
import type { PackedBitmap } from './g4Encoder';
import type { GrayBitmap } from './pdfiumPage';

/** Whole pixels, top left origin; `right` and `bottom` lie outside. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Darker than this prints black and lighter than that prints white without losing anything
 * a reader could see; a page with samples in between keeps its grays.
 */
const surelyBlack = 96;
const surelyWhite = 232;

/** How many samples are neither surely black nor surely white. */
export function countGrays(samples: Uint8Array): number {
  let count = 0;
  for (const sample of samples) {
    if (sample > surelyBlack && sample < surelyWhite) count += 1;
  }
  return count;
}

export function paintBlack(bitmap: GrayBitmap, boxes: readonly PixelBox[]): void {
  for (const box of boxes) {
    for (let y = box.top; y < box.bottom; y += 1) {
      bitmap.samples.fill(0, y * bitmap.width + box.left, y * bitmap.width + box.right);
    }
  }
}

const levelStep = 17;

/**
 * Sixteen grays instead of 256: the grain of paper and scanner goes, print stays, and the
 * page deflates to about half. Black and white stay exactly black and white.
 */
export function quietGrain(bitmap: GrayBitmap): GrayBitmap {
  const levels = Uint8Array.from(
    { length: 256 },
    (_, gray) => Math.round(gray / levelStep) * levelStep,
  );
  return { ...bitmap, samples: bitmap.samples.map((sample) => levels[sample] ?? sample) };
}

/** Rows padded to a byte, 1 = black (darker than the middle). */
export function packBits(bitmap: GrayBitmap): PackedBitmap {
  const { width, height, samples } = bitmap;
  const stride = (width + 7) >> 3;
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) packRow(samples, y * width, width, packed, y * stride); // prettier-ignore
  return { width, height, packed };
}

// eslint-disable-next-line max-params -- the innermost loop of every rebuilt page
function packRow(
  samples: Uint8Array,
  from: number,
  width: number,
  packed: Uint8Array,
  to: number,
): void {
  for (let x = 0; x < width; x += 8) {
    const count = Math.min(8, width - x);
    let bits = 0;
    for (let index = 0; index < count; index += 1) {
      bits = (bits << 1) | ((samples[from + x + index] ?? 255) < 128 ? 1 : 0);
    }
    packed[to + (x >> 3)] = bits << (8 - count);
  }
}
