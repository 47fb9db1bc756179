import type { Rect } from '../model';
import type { Matrix } from './expectations';
import type { Squares } from './jpegSquares';
import type { Samples } from './pageImage';
import { Problem } from './values';

/** Samples `x0 <= x < x1`, `y0 <= y < y1`, top row first. */
interface SampleArea {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/**
 * The samples whose centre lies in a box, found from the image's own place on the page: the
 * image fills the unit square, its top row at v = 1 (ISO 32000-2 8.9.5).
 */
export function samplesIn(box: Rect, matrix: Matrix, image: Samples): SampleArea {
  const corners = [toUnit(box[0], box[1], matrix), toUnit(box[2], box[3], matrix)];
  const u = corners.map((corner) => corner.u * image.width).sort((a, b) => a - b);
  const v = corners.map((corner) => (1 - corner.v) * image.height).sort((a, b) => a - b);
  return {
    x0: within(Math.ceil((u[0] ?? 0) - 0.5), image.width),
    x1: within(Math.floor((u[1] ?? 0) - 0.5) + 1, image.width),
    y0: within(Math.ceil((v[0] ?? 0) - 0.5), image.height),
    y1: within(Math.floor((v[1] ?? 0) - 0.5) + 1, image.height),
  };
}

function within(at: number, limit: number): number {
  return Math.min(limit, Math.max(0, at));
}

function toUnit(x: number, y: number, [a, b, c, d, e, f]: Matrix): { u: number; v: number } {
  const area = a * d - b * c;
  const skewed = !(b === 0 && c === 0) && !(a === 0 && d === 0);
  if (area === 0 || skewed) throw new Problem('the page image is drawn askew');
  return { u: (d * (x - e) - c * (y - f)) / area, v: (a * (y - f) - b * (x - e)) / area };
}

/** Squares of samples that JPEG codes together: what stands in one shows in all of it. */
const SQUARE = 8;

/** Every sample of the box is black, and of JPEG every square; the count of samples looked at. */
export function expectBlack(
  box: Rect,
  matrix: Matrix,
  image: Samples,
  squares: Squares | undefined,
): number {
  const within = samplesIn(box, matrix, image);
  const area = image.encoding === 'g4' ? within : wholeSquares(within, image);
  const isBlack = image.encoding === 'g4' ? blackRow : darkRow;
  for (let y = area.y0; y < area.y1; y += 1) {
    if (!isBlack(image, y, area)) throw new Problem('something can be read inside a covered place');
  }
  if (squares && !hasBlackSquares(squares, area)) {
    throw new Problem('something darker than black lies inside a covered place');
  }
  return Math.max(0, area.x1 - area.x0) * Math.max(0, area.y1 - area.y0);
}

/** So far apart the lightest and the darkest sample are at least where print is seen, of 256. */
const PRINT = 24;

/** Whether the place holds both ink and paper. */
export function hasPrint(box: Rect, matrix: Matrix, image: Samples): boolean {
  const { x0, y0, x1, y1 } = samplesIn(box, matrix, image);
  let [darkest, lightest] = [255, 0];
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const shade = shadeOf(image, x, y);
      darkest = Math.min(darkest, shade);
      lightest = Math.max(lightest, shade);
    }
  }
  return lightest - darkest >= PRINT;
}

/** How bright a sample looks, 0 to 255. */
function shadeOf({ encoding, width, data }: Samples, x: number, y: number): number {
  const at = y * width + x;
  if (encoding === 'jpeg-gray') return data[at] ?? 0;
  if (encoding === 'g4') {
    const byte = data[y * ((width + 7) >> 3) + (x >> 3)] ?? 0;
    return ((byte >> (7 - (x & 7))) & 1) === 1 ? 0 : 255;
  }
  const [red = 0, green = 0, blue = 0] = [data[at * 3], data[at * 3 + 1], data[at * 3 + 2]];
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

function hasBlackSquares({ across, black }: Squares, { x0, y0, x1, y1 }: SampleArea): boolean {
  for (let y = y0; y < y1; y += SQUARE) {
    for (let x = x0; x < x1; x += SQUARE) {
      if (black[(y / SQUARE) * across + x / SQUARE] !== 1) return false;
    }
  }
  return true;
}

function wholeSquares(area: SampleArea, { width, height }: Samples): SampleArea {
  if (area.x0 >= area.x1 || area.y0 >= area.y1) return area;
  return {
    x0: area.x0 - (area.x0 % SQUARE),
    y0: area.y0 - (area.y0 % SQUARE),
    x1: Math.min(width, Math.ceil(area.x1 / SQUARE) * SQUARE),
    y1: Math.min(height, Math.ceil(area.y1 / SQUARE) * SQUARE),
  };
}

function blackRow(image: Samples, y: number, { x0, x1 }: SampleArea): boolean {
  const row = y * ((image.width + 7) >> 3);
  for (let x = x0; x < x1;) {
    const byte = image.data[row + (x >> 3)] ?? 0;
    if ((x & 7) === 0 && x + 8 <= x1) {
      if (byte !== 255) return false;
      x += 8;
    } else {
      if (((byte >> (7 - (x & 7))) & 1) === 0) return false;
      x += 1;
    }
  }
  return true;
}

function darkRow(image: Samples, y: number, { x0, x1 }: SampleArea): boolean {
  const perDot = image.encoding === 'jpeg-colour' ? 3 : 1;
  const row = y * image.width;
  for (let at = (row + x0) * perDot; at < (row + x1) * perDot; at += 1) {
    if (image.data[at] !== 0) return false;
  }
  return true;
}
