/** Samples of a page: painting boxes into them. */
import type { GrayBitmap } from '../read/pdfiumPage';

/** Whole pixels, top left origin; `right` and `bottom` lie outside. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `samples`: one for each dot, or several side by side. */
export function paintBlack(
  dots: Pick<GrayBitmap, 'width' | 'samples'>,
  boxes: readonly PixelBox[],
  perDot = 1,
): void {
  paint(dots, boxes, { perDot, shade: 0 });
}

export function paintWhite(bitmap: GrayBitmap, boxes: readonly PixelBox[]): void {
  paint(bitmap, boxes, { perDot: 1, shade: 255 });
}

function paint(
  { width, samples }: Pick<GrayBitmap, 'width' | 'samples'>,
  boxes: readonly PixelBox[],
  { perDot, shade }: { readonly perDot: number; readonly shade: number },
): void {
  for (const { left, top, right, bottom } of boxes) {
    for (let y = top; y < bottom; y += 1) {
      samples.fill(shade, (y * width + left) * perDot, (y * width + right) * perDot);
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
