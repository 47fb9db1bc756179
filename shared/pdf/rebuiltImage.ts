/** The image a rebuilt page is made of: encoded from the painted samples, then written. */
import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { hasGrays, packBits, quietGrain } from './bitmap';
import { encodeG4 } from './g4Encoder';
import type { GrayBitmap } from './pdfiumPage';
import { flate } from './pdfValues';
import type { Digest, ExpectedImage } from './verify/expectations';

export interface RebuiltImage {
  readonly width: number;
  readonly height: number;
  readonly encoding: 'g4' | 'gray';
  /** G4 data, or raw gray samples that the writer deflates. */
  readonly data: Uint8Array;
  /** What the digest is taken of; see ExpectedImage. */
  readonly samples: Uint8Array;
}

export function encodeImage(bitmap: GrayBitmap): RebuiltImage {
  const { width, height } = bitmap;
  if (hasGrays(bitmap.samples)) {
    const { samples } = quietGrain(bitmap);
    return { width, height, encoding: 'gray', data: samples, samples };
  }
  const packed = packBits(bitmap);
  return { width, height, encoding: 'g4', data: encodeG4(packed), samples: packed.packed };
}

export interface WrittenImage {
  readonly ref: PDFRef;
  readonly expected: Omit<ExpectedImage, 'matrix'>;
}

export async function writeImage(
  context: PDFContext,
  image: RebuiltImage,
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

function faxStream(context: PDFContext, dict: PDFDict, image: RebuiltImage): PDFRawStream {
  const parameters = PDFDict.withContext(context);
  parameters.set(PDFName.of('K'), PDFNumber.of(-1));
  parameters.set(PDFName.of('Columns'), PDFNumber.of(image.width));
  parameters.set(PDFName.of('Rows'), PDFNumber.of(image.height));
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(1));
  dict.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
  dict.set(PDFName.of('DecodeParms'), parameters);
  return PDFRawStream.of(dict, image.data);
}

function grayStream(context: PDFContext, dict: PDFDict, image: RebuiltImage): PDFRawStream {
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8));
  return flate(context, image.data, dict);
}
