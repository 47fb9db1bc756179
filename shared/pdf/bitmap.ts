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

/** `blackWhite`: no other sample at all; `print`: none that is neither surely black nor surely white. */
export type Tones = 'blackWhite' | 'print' | 'grays';

/** Four samples at a time: most are white. */
export function tonesOf(samples: Uint8Array): Tones {
  const view = new DataView(samples.buffer, samples.byteOffset, samples.length);
  const whole = samples.length & ~3;
  let tones: Tones = 'blackWhite';
  for (let at = 0; at < samples.length; at += 4) {
    const four = at < whole ? view.getUint32(at) : -1;
    if (four === allWhite || four === 0) continue;
    const found = tonesIn(samples, at);
    if (found === 'grays') return found;
    if (found === 'print') tones = found;
  }
  return tones;
}

function tonesIn(samples: Uint8Array, from: number): Tones {
  let tones: Tones = 'blackWhite';
  for (let at = from; at < Math.min(from + 4, samples.length); at += 1) {
    const sample = samples[at] ?? 0;
    if (sample > surelyBlack && sample < surelyWhite) return 'grays';
    if (sample !== 0 && sample !== 255) tones = 'print';
  }
  return tones;
}

/** `samples`: one for each dot, or several side by side. */
export function paintBlack(
  { width, samples }: Pick<GrayBitmap, 'width' | 'samples'>,
  boxes: readonly PixelBox[],
  perDot = 1,
): void {
  for (const { left, top, right, bottom } of boxes) {
    for (let y = top; y < bottom; y += 1) {
      samples.fill(0, (y * width + left) * perDot, (y * width + right) * perDot);
    }
  }
}

/** Three samples a dot, of red, green, blue and one that is not used. */
export function withoutFourth(pixels: Uint8Array): Uint8Array {
  const samples = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; to < samples.length; from += 4, to += 3) {
    samples[to] = pixels[from] ?? 0;
    samples[to + 1] = pixels[from + 1] ?? 0;
    samples[to + 2] = pixels[from + 2] ?? 0;
  }
  return samples;
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
