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

const allWhite = 0xffffffff;

/** Whether a sample is neither surely black nor surely white. Four at a time: most are white. */
export function hasGrays(samples: Uint8Array): boolean {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.length);
  const whole = samples.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const four = view.getUint32(at);
    if (four !== allWhite && four !== 0 && anyGray(samples, at, at + 4)) return true;
  }
  return anyGray(samples, whole, samples.length);
}

function anyGray(samples: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const sample = samples[at] ?? 0;
    if (sample > surelyBlack && sample < surelyWhite) return true;
  }
  return false;
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
  const view = new DataView(samples.buffer, samples.byteOffset, samples.length);
  const whole = width >> 3;
  for (let y = 0; y < height; y += 1) {
    const from = y * width;
    const to = y * stride;
    for (let byte = 0; byte < whole; byte += 1) {
      const left = view.getUint32(from + byte * 8);
      const right = view.getUint32(from + byte * 8 + 4);
      if (left === allWhite && right === allWhite) continue;
      packed[to + byte] = (fourBits(left) << 4) | fourBits(right);
    }
    if (whole < stride) packed[to + whole] = lastBits(samples, from + whole * 8, width & 7);
  }
  return { width, height, packed };
}

/** The topmost bit of a dark sample is 0; the product gathers the four of them in order. */
function fourBits(four: number): number {
  return (Math.imul((~four & 0x80808080) >>> 7, 0x00204081) >>> 21) & 15;
}

function lastBits(samples: Uint8Array, from: number, count: number): number {
  let bits = 0;
  for (let at = from; at < from + count; at += 1) {
    bits = (bits << 1) | ((samples[at] ?? 255) < 128 ? 1 : 0);
  }
  return bits << (8 - count);
}
