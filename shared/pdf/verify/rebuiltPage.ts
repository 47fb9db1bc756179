import type { Rect } from '../model';
import { expectBlack } from './boxes';
import type { Digest, ExpectedImage, ExpectedPage, Matrix } from './expectations';
import type { PageContent } from './pageContent';
import { decodePageImage, type Samples } from './pageImage';
import type { FilePage } from './pages';
import { squaresOf } from './jpegSquares';
import { type Objects, type PdfStream, Problem } from './values';

/** On a page made of pixels: place the image, place our stamps, nothing else. */
const ALLOWED = new Set(
  'q Q cm Do gs BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ rg g k cs sc scn RG G K w'.split(' '),
);

/** The part of a page's width or height that a stamp margin may take. */
const MARGIN = 0.06;

/** The image a page is made of, and how it lies. */
export interface PagePixels {
  readonly samples: Samples;
  readonly matrix: Matrix;
  readonly image: PdfStream;
}

/** The page is one image over the whole page; anything else on it but text is refused. */
export function pixelsOf(page: FilePage, content: PageContent, objects: Objects): PagePixels {
  for (const operator of content.operators) {
    if (!ALLOWED.has(operator)) throw new Problem('something is painted beside the page image');
  }
  const [only, ...others] = content.images;
  if (!only || others.length > 0 || content.forms > 0) {
    throw new Problem(
      `the page is made of ${content.images.length + content.forms} pictures, not one`,
    );
  }
  expectCovers(only.matrix, page.crop);
  return { samples: decodePageImage(only.image, objects), matrix: only.matrix, image: only.image };
}

function expectCovers(matrix: Matrix, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): void {
  const [a, b, c, d, e, f] = matrix;
  const xs = [e, e + a + c];
  const ys = [f, f + b + d];
  // A packet shrinks its pages to make room for stamps; a described page's exact matrix is
  // compared with the writer's, and only the desk's own text may lie in the margin.
  const [across, down] = [MARGIN * (x1 - x0), MARGIN * (y1 - y0)];
  const covers =
    Math.min(...xs) <= x0 + across &&
    Math.max(...xs) >= x1 - across &&
    Math.min(...ys) <= y0 + down &&
    Math.max(...ys) >= y1 - down;
  if (!covers) throw new Problem('the page image does not cover the page');
}

/** Samples looked at inside the boxes; throws when one of them can be read. */
export function expectCovered(boxes: readonly Rect[], pixels: PagePixels): number {
  const { matrix, samples } = pixels;
  const squares = samples.jpeg && boxes.length > 0 ? squaresOf(samples.jpeg) : undefined;
  return boxes.reduce((sum, box) => sum + expectBlack(box, matrix, samples, squares), 0);
}

/** The image is the very one that was described: form, place, bytes and samples. */
export async function expectImage(
  expected: ExpectedPage,
  pixels: PagePixels,
  digest: Digest,
): Promise<void> {
  const { image } = expected;
  if (!image) throw new Problem('nobody described the image of this page');
  const { samples } = pixels;
  if (samples.encoding !== image.encoding) throw new Problem('the page image is packed otherwise');
  if (samples.width !== image.width || samples.height !== image.height) {
    throw new Problem('the page image has another size');
  }
  expectSameMatrix(image, pixels.matrix);
  if ((await digest(pixels.image.raw)) !== image.streamSha256) {
    throw new Problem('the page image is another one');
  }
  if (image.samplesSha256 !== undefined && (await digest(samples.data)) !== image.samplesSha256) {
    throw new Problem('the page image does not decode to what was painted');
  }
}

function expectSameMatrix(image: ExpectedImage, matrix: Matrix): void {
  if (image.matrix.some((value, at) => Math.abs(value - (matrix[at] ?? NaN)) > 0.01)) {
    throw new Problem('the page image lies elsewhere');
  }
}
