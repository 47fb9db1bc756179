/**
 * The picture of a rebuilt page as whoever opens the file sees it: taken from what was encoded, so that
 * nothing that packing lost can come back.
 */
import type { Rotation } from '../geometry';
import { graysOf } from '../read/grays';
import type { GrayBitmap } from '../read/pdfiumPage';
import type { ImageEncoders, RebuiltImage } from './rebuiltImage';

export function seenPicture(encoders: ImageEncoders, image: RebuiltImage): GrayBitmap {
  const { width, height } = image;
  return { width, height, samples: samplesOf(encoders, image) };
}

function samplesOf({ jpeg }: ImageEncoders, image: RebuiltImage): Uint8Array {
  if (image.samples) return unpacked(image.samples, image);
  const samples = jpeg.decode(image.data);
  return image.encoding === 'jpeg-gray' ? samples : graysOf(samples, 3);
}

/** Rows padded to a byte, 1 = black. */
function unpacked(
  packed: Uint8Array,
  { width, height }: Pick<RebuiltImage, 'width' | 'height'>,
): Uint8Array {
  const stride = (width + 7) >> 3;
  const samples = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const isBlack = ((packed[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      samples[at] = isBlack ? 0 : 255;
    }
  }
  return samples;
}

/** `rotation`: of the page, clockwise, as in its /Rotate. */
export function turnUpright(picture: GrayBitmap, rotation: Rotation): GrayBitmap {
  if (rotation === 0) return picture;
  const { width, height, samples } = picture;
  const size = rotation === 180 ? { width, height } : { width: height, height: width };
  const to = new Uint8Array(samples.length);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const [across, down] = turnedPlace(x, y, picture, rotation);
      to[down * size.width + across] = samples[at] ?? 0;
    }
  }
  return { ...size, samples: to };
}

function turnedPlace(
  x: number,
  y: number,
  { width, height }: GrayBitmap,
  rotation: Rotation,
): readonly [number, number] {
  if (rotation === 90) return [height - 1 - y, x];
  return rotation === 180 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
}
