/**
 * A page made again from pixels: rendered once, boxes painted into the samples, encoded
 * from those samples. Nothing of the source but what was to be seen can be in it.
 */
import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { hasGrays, packBits, paintBlack, quietGrain } from './bitmap';
import { encodeG4 } from './g4Encoder';
import type { Rotation } from './geometry';
import { coverOf, toPixels } from './marks';
import type { Mark, Rect } from './model';
import { flagHardEdges, flagHardImages, type GrayBitmap, type PdfiumPage } from './pdfiumPage';
import { flate } from './pdfValues';
import type { Digest, ExpectedImage, Matrix } from './verify/expectations';

/** Above this a page is rendered coarser: a 200-inch page must not take the desk down. */
const mostPixels = 24_000_000;
export const standardDpi = 200;
const finestDpi = 300;

export interface RebuiltPage {
  readonly crop: Rect;
  readonly rotation: Rotation;
  readonly userUnit?: number;
  /** Painted, as snapped. */
  readonly painted: readonly Rect[];
  /** What had to be painted, before snapping. */
  readonly required: readonly Rect[];
  readonly image: {
    readonly width: number;
    readonly height: number;
    readonly encoding: 'g4' | 'gray';
    /** G4 data, or raw gray samples that the writer deflates. */
    readonly data: Uint8Array;
    /** What the digest is taken of; see ExpectedImage. */
    readonly samples: Uint8Array;
  };
}

export interface RebuildWish {
  readonly marks: readonly Pick<Mark, 'rect' | 'covers'>[];
  readonly dpi: number | undefined;
  readonly imageResolution: number;
}

/** Scans keep their own fineness; text gets 200 dpi; nothing more than 300 unasked. */
export function resolutionFor(wish: RebuildWish): number {
  if (wish.dpi !== undefined) return wish.dpi;
  return Math.min(finestDpi, Math.max(standardDpi, Math.round(wish.imageResolution)));
}

/** Pixels of a page at `dpi`, within the budget. */
export function pixelSize(
  crop: Rect,
  dpi: number,
): { readonly width: number; readonly height: number } {
  const width = crop[2] - crop[0];
  const height = crop[3] - crop[1];
  const wanted = dpi / 72;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

export function rebuildPage(page: PdfiumPage, wish: RebuildWish): RebuiltPage {
  const crop = page.box;
  const rotation = page.rotation;
  const dpi = resolutionFor(wish);
  const size = pixelSize(crop, dpi);
  const hard =
    wish.imageResolution > 0 && wish.imageResolution <= dpi + 2
      ? flagHardEdges | flagHardImages
      : flagHardEdges;
  const bitmap = page.renderGray({ ...size, turns: (4 - rotation / 90) % 4, flags: hard });
  const { required, painted } = coverOf(wish.marks, crop, rotation === 90 || rotation === 270);
  paintBlack(bitmap, toPixels(painted, crop, size));
  return { crop, rotation, painted, required, image: encode(bitmap) };
}

function encode(bitmap: GrayBitmap): RebuiltPage['image'] {
  const { width, height } = bitmap;
  if (hasGrays(bitmap.samples)) {
    const { samples } = quietGrain(bitmap);
    return { width, height, encoding: 'gray', data: samples, samples };
  }
  const packed = packBits(bitmap);
  return { width, height, encoding: 'g4', data: encodeG4(packed), samples: packed.packed };
}

/** Maps the unit square onto the page's box. */
export function imageMatrix(crop: Rect): Matrix {
  return [crop[2] - crop[0], 0, 0, crop[3] - crop[1], crop[0], crop[1]];
}

export interface WrittenImage {
  readonly ref: PDFRef;
  readonly expected: Omit<ExpectedImage, 'matrix'>;
}

export async function writeImage(
  context: PDFContext,
  image: RebuiltPage['image'],
  digest: Digest,
): Promise<WrittenImage> {
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Image'));
  dict.set(PDFName.of('Width'), PDFNumber.of(image.width));
  dict.set(PDFName.of('Height'), PDFNumber.of(image.height));
  dict.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'));
  const stream =
    image.encoding === 'g4' ? faxStream(context, dict, image) : grayStream(context, dict, image);
  const { width, height, encoding } = image;
  const streamSha256 = await digest(stream.getContents());
  const samplesSha256 = await digest(image.samples);
  return {
    ref: context.register(stream),
    expected: { width, height, encoding, streamSha256, samplesSha256 },
  };
}

function faxStream(context: PDFContext, dict: PDFDict, image: RebuiltPage['image']): PDFRawStream {
  const parameters = PDFDict.withContext(context);
  parameters.set(PDFName.of('K'), PDFNumber.of(-1));
  parameters.set(PDFName.of('Columns'), PDFNumber.of(image.width));
  parameters.set(PDFName.of('Rows'), PDFNumber.of(image.height));
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(1));
  dict.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
  dict.set(PDFName.of('DecodeParms'), parameters);
  return PDFRawStream.of(dict, image.data);
}

function grayStream(context: PDFContext, dict: PDFDict, image: RebuiltPage['image']): PDFRawStream {
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8));
  return flate(context, image.data, dict);
}
