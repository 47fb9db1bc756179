/** Pictures become a PDF with one page per picture; the picture's own data is not re-coded. */
import { PDFDocument, PDFName, PDFRawStream, type PDFContext, type PDFRef } from '@cantoo/pdf-lib';
import { Refused } from '../../domain/base/fault';
import type { PictureKind } from '../model';
import { stripJpeg, type JpegFacts } from '../pixels/jpeg';
import type { FaxEncoder } from '../pixels/faxEncoder';
import { tiffPieces } from './importTiff';
import { numbers, saveNew } from '../write/newPage';
import { addPicture, guessDpi, imageDict, type Dpi, type Picture } from './picture';
import { pngResolution } from './pngResolution';
import { readTiff, tiffDamaged } from './tiff';

const mostPixels = 400_000_000;

export async function imageToPdf(
  kind: PictureKind,
  bytes: Uint8Array,
  fax: FaxEncoder,
): Promise<Uint8Array> {
  const out = await PDFDocument.create({ updateMetadata: false });
  switch (kind) {
    case 'jpeg':
      addPicture(out, jpegPicture(out.context, bytes));
      break;
    case 'png':
      addPicture(out, await pngPicture(out, bytes));
      break;
    case 'tiff':
      addTiff(out, bytes, fax);
  }
  return saveNew(out);
}

function checkSize(width: number, height: number): void {
  if (width * height > mostPixels) {
    throw new Refused(
      'image-too-large',
      `This picture has ${width} by ${height} points. Scan it again at 300 dpi or less.`,
    );
  }
}

const spaces: Readonly<Record<number, string>> = {
  1: 'DeviceGray',
  3: 'DeviceRGB',
  4: 'DeviceCMYK',
};

function jpegPicture(context: PDFContext, source: Uint8Array): Picture {
  const { bytes, facts } = stripJpeg(source);
  const { width, height, components, orientation } = facts;
  checkSize(width, height);
  const space = spaces[components];
  if (space === undefined)
    throw new Refused(
      'jpeg-unreadable',
      'This picture has an unusual colour format. Save it again as a plain JPEG or PNG.',
    );
  const dict = imageDict(context, { width, height, space, bits: 8 });
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  // Adobe writes CMYK upside down (pdf.md 6).
  if (components === 4 && facts.isAdobe) {
    dict.set(PDFName.of('Decode'), numbers(context, [1, 0, 1, 0, 1, 0, 1, 0]));
  }
  const ref = context.register(PDFRawStream.of(dict, bytes));
  return { width, height, orientation, dpi: jpegDpi(facts), pieces: [whole(ref, facts)] };
}

function whole(ref: PDFRef, { width, height }: Pick<Picture, 'width' | 'height'>) {
  return { ref, left: 0, top: 0, width, height };
}

/** Programs write 72 or so when they know nothing. */
const leastDpi = 90;

function jpegDpi(facts: JpegFacts): Dpi {
  return facts.dpi && facts.dpi.x >= leastDpi ? facts.dpi : guessDpi(facts.width, facts.height);
}

async function pngPicture(out: PDFDocument, bytes: Uint8Array): Promise<Picture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw pngDamaged();
  checkSize(view.getUint32(16), view.getUint32(20));
  try {
    const embedded = await out.embedPng(bytes);
    const { width, height, ref } = embedded;
    await embedded.embed();
    return {
      width,
      height,
      orientation: 1,
      dpi: pngDpi(bytes) ?? guessDpi(width, height),
      pieces: [whole(ref, { width, height })],
    };
  } catch {
    throw pngDamaged();
  }
}

/** As the scanner wrote it, unless it says a screen's resolution. */
function pngDpi(bytes: Uint8Array): Dpi | undefined {
  const dpi = pngResolution(bytes);
  return dpi && dpi.x >= leastDpi && dpi.y >= leastDpi ? dpi : undefined;
}

function pngDamaged(): Refused {
  return new Refused(
    'png-unreadable',
    'This picture is damaged or cut off. Scan it again, or ask for a new copy.',
  );
}

function addTiff(out: PDFDocument, bytes: Uint8Array, fax: FaxEncoder): void {
  const pages = readTiff(bytes);
  if (pages.length === 0) throw tiffDamaged();
  for (const page of pages) {
    const { width, height, orientation } = page;
    checkSize(width, height);
    const pieces = tiffPieces({ context: out.context, fax }, bytes, page);
    if (pieces.length === 0) throw tiffDamaged();
    const dpi = page.dpi ?? guessDpi(width, height);
    addPicture(out, { width, height, orientation, dpi, pieces });
  }
}
