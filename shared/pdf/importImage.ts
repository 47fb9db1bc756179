/** Pictures become a PDF with one page per picture; the picture's own data is not re-coded. */
import {
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFRef,
} from '@cantoo/pdf-lib';
import * as UTIF from 'utif2';
import { Refused } from '../domain/base/fault';
import type { PictureKind } from './model';
import { stripJpeg, type JpegFacts } from './jpeg';
import { matrixText, newLeaf, numbers, saveNew } from './newPage';
import { flate } from './pdfValues';
import { pngResolution } from './pngResolution';
import { readTiff, tiffDamaged, type TiffPage } from './tiff';
import type { Matrix } from './verify/expectations';

type Dpi = { readonly x: number; readonly y: number };
const compressionG4 = 4;
const mostPixels = 400_000_000;
const faxWidth = 1728;

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly dpi: Dpi;
  /** From the top, each with its rows; together they are the picture. */
  readonly bands: readonly { readonly ref: PDFRef; readonly rows: number }[];
}

export async function imageToPdf(kind: PictureKind, bytes: Uint8Array): Promise<Uint8Array> {
  const out = await PDFDocument.create({ updateMetadata: false });
  switch (kind) {
    case 'jpeg':
      addPicture(out, jpegPicture(out.context, bytes));
      break;
    case 'png':
      addPicture(out, await pngPicture(out, bytes));
      break;
    case 'tiff':
      addTiff(out, bytes);
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

/** Without a resolution: fax widths are known, anything else is taken to fill a Letter sheet. */
function guessDpi(width: number, height: number): Dpi {
  if (width === faxWidth) return { x: 204, y: height < 1500 ? 98 : 196 };
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const dpi = Math.max(72, short / 8.5, long / 11);
  return { x: dpi, y: dpi };
}

function imageDict(context: PDFContext, width: number, height: number, space: string): PDFDict {
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Image'));
  dict.set(PDFName.of('Width'), PDFNumber.of(width));
  dict.set(PDFName.of('Height'), PDFNumber.of(height));
  dict.set(PDFName.of('ColorSpace'), PDFName.of(space));
  return dict;
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
  const dict = imageDict(context, width, height, space);
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8));
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  // Adobe writes CMYK upside down (pdf.md 6).
  if (components === 4) dict.set(PDFName.of('Decode'), numbers(context, [1, 0, 1, 0, 1, 0, 1, 0]));
  const ref = context.register(PDFRawStream.of(dict, bytes));
  return { width, height, orientation, dpi: jpegDpi(facts), bands: [{ ref, rows: height }] };
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
    const image = await out.embedPng(bytes);
    const { width, height, ref } = image;
    await image.embed();
    return {
      width,
      height,
      orientation: 1,
      dpi: pngDpi(bytes) ?? guessDpi(width, height),
      bands: [{ ref, rows: height }],
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

function addTiff(out: PDFDocument, bytes: Uint8Array): void {
  const pages = readTiff(bytes);
  if (pages.length === 0) throw tiffDamaged();
  const decoder = new TiffDecoder(bytes);
  for (const page of pages) {
    checkSize(page.width, page.height);
    const bands = canWrap(page)
      ? faxBands(out.context, bytes, page)
      : [decoder.band(out.context, page)];
    const dpi = page.dpi ?? guessDpi(page.width, page.height);
    addPicture(out, {
      width: page.width,
      height: page.height,
      orientation: page.orientation,
      dpi,
      bands,
    });
  }
}

function canWrap(page: TiffPage): boolean {
  return (
    page.compression === compressionG4 &&
    page.bitsPerSample === 1 &&
    page.samplesPerPixel === 1 &&
    page.strips.length > 0
  );
}

/** Each strip is a G4 picture of its own; wrapped without decoding. */
function faxBands(context: PDFContext, bytes: Uint8Array, page: TiffPage): Picture['bands'] {
  return page.strips.map(({ offset, length }, strip) => {
    if (length === 0 || offset + length > bytes.length) throw tiffDamaged();
    const rows = Math.min(page.rowsPerStrip, page.height - strip * page.rowsPerStrip);
    const data = bytes.slice(offset, offset + length);
    if (page.fillOrder === 2) reverseBits(data);
    const dict = imageDict(context, page.width, rows, 'DeviceGray');
    const coding = context.obj({
      K: -1,
      Columns: page.width,
      Rows: rows,
      BlackIs1: page.photometric === 1,
    });
    dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(1));
    dict.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
    dict.set(PDFName.of('DecodeParms'), coding);
    return { ref: context.register(PDFRawStream.of(dict, data)), rows };
  });
}

function reverseBits(bytes: Uint8Array): void {
  for (const [index, byte] of bytes.entries()) {
    let reversed = 0;
    for (let bit = 0; bit < 8; bit += 1) reversed |= ((byte >> bit) & 1) << (7 - bit);
    bytes[index] = reversed;
  }
}

/** Everything but G4 is decoded to gray or colour samples. */
class TiffDecoder {
  private readonly buffer: ArrayBuffer;
  private directories: UTIF.IFD[] | undefined;

  constructor(bytes: Uint8Array) {
    this.buffer = bytes.slice().buffer;
  }

  band(context: PDFContext, page: TiffPage): Picture['bands'][number] {
    const rgba = this.decode(page);
    const gray = isGray(rgba);
    const samples = gray ? pick(rgba, 1) : pick(rgba, 3);
    const dict = imageDict(context, page.width, page.height, gray ? 'DeviceGray' : 'DeviceRGB');
    dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(8));
    return { ref: context.register(flate(context, samples, dict)), rows: page.height };
  }

  private decode(page: TiffPage): Uint8Array {
    try {
      this.directories ??= UTIF.decode(this.buffer);
      const directory = this.directories[page.index];
      if (!directory) throw tiffDamaged();
      UTIF.decodeImage(this.buffer, directory);
      const rgba = UTIF.toRGBA8(directory);
      if (rgba.length < page.width * page.height * 4) throw tiffDamaged();
      return rgba;
    } catch {
      throw tiffDamaged();
    }
  }
}

function isGray(rgba: Uint8Array): boolean {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) return false;
  }
  return true;
}

function pick(rgba: Uint8Array, channels: 1 | 3): Uint8Array {
  const samples = new Uint8Array((rgba.length / 4) * channels);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    for (let channel = 0; channel < channels; channel += 1, to += 1)
      samples[to] = rgba[from + channel] ?? 0;
  }
  return samples;
}

/** Maps the unit square to a page of this size, for EXIF and TIFF orientations 1..8. */
export function orientationMatrix(orientation: number, width: number, height: number): Matrix {
  switch (orientation) {
    case 2:
      return [-width, 0, 0, height, width, 0];
    case 3:
      return [-width, 0, 0, -height, width, height];
    case 4:
      return [width, 0, 0, -height, 0, height];
    case 5:
      return [0, -height, -width, 0, width, height];
    case 6:
      return [0, -height, width, 0, 0, height];
    case 7:
      return [0, height, width, 0, 0, 0];
    case 8:
      return [0, height, -width, 0, width, 0];
    default:
      return [width, 0, 0, height, 0, 0];
  }
}

function addPicture(out: PDFDocument, picture: Picture): void {
  const across = (picture.width / picture.dpi.x) * 72;
  const down = (picture.height / picture.dpi.y) * 72;
  const turned = picture.orientation >= 5;
  const [width, height] = turned ? [down, across] : [across, down];
  const matrix = orientationMatrix(picture.orientation, width, height);
  const lines: string[] = [`q ${matrixText(matrix)} cm`];
  let top = 1;
  for (const [index, band] of picture.bands.entries()) {
    const share = band.rows / picture.height;
    top -= share;
    lines.push(`q 1 0 0 ${share.toFixed(8)} 0 ${Math.max(0, top).toFixed(8)} cm /I${index} Do Q`);
  }
  lines.push('Q');
  const xObjects = Object.fromEntries(picture.bands.map((band, index) => [`I${index}`, band.ref]));
  newLeaf(out, { media: [0, 0, width, height], content: lines.join('\n'), xObjects });
}
