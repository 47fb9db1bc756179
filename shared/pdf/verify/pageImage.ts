import { JpegImage } from 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';

import { decodeG4 } from './ccittDecoder';
import type { ExpectedImage } from './expectations';
import { decodeStream, type Decoded, numberIn } from './filters';
import { expectBareJpeg, expectSameFineness, PICTURE_ONLY } from './jpegFrame';
import { nameOf, numbersOf, type Objects, type PdfStream, Problem, resolve } from './values';

/** The decoded samples of a page image, top row first. */
export interface Samples {
  readonly encoding: ExpectedImage['encoding'];
  readonly width: number;
  readonly height: number;
  /** `g4`: packed rows, 1 = black. JPEG: one byte a sample, 0 = black, or three for a colour. */
  readonly data: Uint8Array;
  /** The file the samples were decoded from, where it is one. */
  readonly jpeg?: Uint8Array;
}

const KEYS = new Set(
  'Type Subtype Width Height BitsPerComponent ColorSpace Filter DecodeParms Length Interpolate Decode'.split(
    ' ',
  ),
);
/** No page at 600 dpi needs more; a larger one is a bomb. */
const MOST_SAMPLES = 400_000_000;

/**
 * Decodes the image a rebuilt page is made of. Only the forms our pages may have are read; a
 * mask, an alternate, metadata or another colour space is refused.
 */
export function decodePageImage(image: PdfStream, objects: Objects): Samples {
  const size = plainSize(image, objects);
  const decoded = decodeStream(image, objects);
  const inverted = invertedBy(image, objects);
  if (decoded.image === 'CCITTFaxDecode') return fromFax(decoded, size, inverted);
  if (inverted) throw new Problem('the page image is inverted');
  if (decoded.image === 'DCTDecode') return fromJpeg(decoded.bytes, size);
  throw new Problem(`the page image is packed as ${decoded.image ?? 'plain samples'}`);
}

function plainSize(image: PdfStream, objects: Objects): Size {
  const { entries } = image.dict;
  for (const key of entries.keys()) {
    if (!KEYS.has(key)) throw new Problem(`the page image has /${key}`);
  }
  const space = nameOf(resolve(entries.get('ColorSpace'), objects));
  if (space !== 'DeviceGray' && space !== 'DeviceRGB') {
    throw new Problem('the page image is in neither plain gray nor plain colour');
  }
  const width = numberIn(image.dict, 'Width', 0);
  const height = numberIn(image.dict, 'Height', 0);
  if (width < 1 || height < 1 || width * height > MOST_SAMPLES) {
    throw new Problem('the page image has an impossible size');
  }
  const bits = numberIn(image.dict, 'BitsPerComponent', 0);
  return { width, height, bits, components: space === 'DeviceGray' ? 1 : 3 };
}

interface Size {
  readonly components: 1 | 3;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

function invertedBy(image: PdfStream, objects: Objects): boolean {
  const decode = image.dict.entries.get('Decode');
  if (decode === undefined) return false;
  const pair = numbersOf(resolve(decode, objects), objects)?.join(' ');
  if (pair !== '1 0' && pair !== '0 1') throw new Problem('the page image has an odd /Decode');
  return pair === '1 0';
}

function fromFax({ bytes, parms }: Decoded, size: Size, inverted: boolean): Samples {
  const { width, height } = size;
  const fits =
    size.bits === 1 &&
    size.components === 1 &&
    numberIn(parms, 'K', 0) === -1 &&
    numberIn(parms, 'Columns', 1728) === width &&
    numberIn(parms, 'Rows', height) === height;
  if (!fits || parms?.entries.get('EncodedByteAlign') === true) {
    throw new Problem('the fax-coded page image is not plain Group 4');
  }
  // A black run is sample 0 unless BlackIs1; sample 0 shows black unless Decode turns it.
  const blackIs1 = parms?.entries.get('BlackIs1') === true;
  if (blackIs1 !== inverted) throw new Problem('the fax-coded page image is inverted');
  return { encoding: 'g4', width, height, data: decodeG4(bytes, width, height) };
}

function fromJpeg(bytes: Uint8Array, { width, height, bits, components }: Size): Samples {
  expectBareJpeg(bytes, PICTURE_ONLY);
  expectSameFineness(bytes);
  const jpeg = new JpegImage();
  try {
    jpeg.parse(bytes);
  } catch {
    throw new Problem('the JPEG page image cannot be decoded');
  }
  const fits = jpeg.numComponents === components && jpeg.width === width && jpeg.height === height;
  if (bits !== 8 || !fits) {
    throw new Problem('the JPEG page image is not what its dictionary says');
  }
  const data = jpeg.getData({ width, height, forceRGB: false, isSourcePDF: true });
  const encoding = components === 1 ? 'jpeg-gray' : 'jpeg-colour';
  return { encoding, width, height, data: Uint8Array.from(data), jpeg: bytes };
}
