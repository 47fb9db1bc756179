/** How bright the dots of a picture are. */
import type { GrayBitmap } from './pdfiumPage';

/** One sample a dot, out of red, green and blue, or these and one that is not used. */
export function graysOf(samples: Uint8Array, perDot: 3 | 4): Uint8Array {
  const grays = new Uint8Array(samples.length / perDot);
  for (let at = 0, from = 0; at < grays.length; at += 1, from += perDot) {
    const [red = 0, green = 0, blue = 0] = [samples[from], samples[from + 1], samples[from + 2]];
    grays[at] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return grays;
}

/** Whole dots from the top left; `right` and `bottom` lie outside. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether the lightest and the darkest dot of a place are at least so far apart, of 256. */
export function hasContrast(
  { width, samples }: GrayBitmap,
  { left, top, right, bottom }: Place,
  least: number,
): boolean {
  let [darkest, lightest] = [255, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const sample = samples[y * width + x] ?? 0;
      if (sample < darkest) darkest = sample;
      if (sample > lightest) lightest = sample;
    }
    if (lightest - darkest >= least) return true;
  }
  return false;
}
