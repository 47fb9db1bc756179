/** The image a rebuilt page is made of: encoded from the painted samples, then written. */
import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { FaxEncoder, PackedBitmap } from './faxEncoder';
import type { JpegEncoder, Picture } from './jpegEncoder';
import type { Digest, ExpectedImage } from '../verify/expectations';

export interface RebuiltImage {
  readonly width: number;
  readonly height: number;
  readonly encoding: ExpectedImage['encoding'];
  /** As it stands in the file. */
  readonly data: Uint8Array;
  /** What was encoded without a loss; see ExpectedImage. */
  readonly samples?: Uint8Array;
}

export interface ImageEncoders {
  readonly fax: FaxEncoder;
  readonly jpeg: JpegEncoder;
}

/** Nothing but ink and paper: Group 4. */
export function encodePrint({ fax }: ImageEncoders, rows: PackedBitmap): RebuiltImage {
  const { width, height, packed } = rows;
  return { width, height, encoding: 'g4', data: fax.encode(rows), samples: packed };
}

/** Grays or colours: JPEG. */
export function encodePicture({ jpeg }: ImageEncoders, picture: Picture): RebuiltImage {
  const { width, height, components } = picture;
  const encoding = components === 1 ? 'jpeg-gray' : 'jpeg-colour';
  return { width, height, encoding, data: jpeg.encode(picture) };
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
  dict.set(PDFName.of('ColorSpace'), PDFName.of(colourSpaces[image.encoding]));
  const stream =
    image.encoding === 'g4' ? faxStream(context, dict, image) : jpegStream(dict, image);
  const { width, height, encoding, samples } = image;
  return {
    ref: context.register(stream),
    expected: {
      ...{ width, height, encoding, streamSha256: await digest(stream.getContents()) },
      ...(samples && { samplesSha256: await digest(samples) }),
    },
  };
}

const colourSpaces = { g4: 'DeviceGray', 'jpeg-gray': 'DeviceGray', 'jpeg-colour': 'DeviceRGB' };

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

function jpegStream(dict: PDFDict, image: RebuiltImage): PDFRawStream {
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8));
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  return PDFRawStream.of(dict, image.data);
}
