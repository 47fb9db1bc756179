/**
 * TIFF pages as pictures of a PDF. Fax and JPEG data are taken over undecoded, part by part; the rest
 * becomes the same samples, packed anew. What would come out wrong is refused.
 */
import { PDFHexString, PDFName, PDFNumber, PDFRawStream, type PDFContext } from '@cantoo/pdf-lib';
import * as UTIF from 'utif2';
import type { FaxEncoder, PackedBitmap } from '../pixels/faxEncoder';
import { join, stripJpeg } from '../pixels/jpeg';
import { numbers } from '../write/newPage';
import { flate } from '../syntax/pdfValues';
import { imageDict, type Picture, type Piece } from './picture';
import { partBytes, tiffDamaged, tiffRare, type TiffPage, type TiffPart } from './tiff';
import { reverseBits } from './tiffCoding';
import { samplesOf, type Samples } from './tiffSamples';

const compressions = {
  samples: [1, 5, 8, 32946, 32773],
  oldFax: [2, 3],
  g4: [4],
  oldJpeg: [6],
  jpeg: [7],
};

/** Where the pictures go, and what packs those that have to be. */
interface Target {
  readonly context: PDFContext;
  readonly fax: FaxEncoder;
}

/** Throws Refused `tiff-unreadable`, `tiff-kind`. */
export function tiffPieces(to: Target, bytes: Uint8Array, page: TiffPage): Picture['pieces'] {
  const { context } = to;
  const { compression } = page;
  if (compressions.oldJpeg.includes(compression)) return [oldJpegPiece(context, bytes, page)];
  requireAllParts(page);
  if (compressions.g4.includes(compression) && isBilevel(page))
    return faxPieces(context, bytes, page);
  if (compressions.oldFax.includes(compression) && isBilevel(page)) {
    return [wholePiece(context, page, g4Image(to, oldFax(bytes, page), page))];
  }
  if (compressions.jpeg.includes(compression)) return jpegPieces(context, bytes, page);
  if (!compressions.samples.includes(compression)) throw tiffRare();
  return [wholePiece(context, page, samplesImage(to, samplesOf(bytes, page), page))];
}

/** A strip or tile that is missing would leave its place white, and nobody would see it. */
function requireAllParts({ parts, partsPerPlane, isPlanar, samplesPerPixel }: TiffPage): void {
  if (parts.length !== partsPerPlane * (isPlanar ? samplesPerPixel : 1)) throw tiffDamaged();
}

function isBilevel({ bitsPerSample, samplesPerPixel, photometric }: TiffPage): boolean {
  return bitsPerSample === 1 && samplesPerPixel === 1 && photometric <= 1;
}

/** Where white is zero, as on a fax, a one is black. */
function isBlackOne({ photometric }: TiffPage): boolean {
  return photometric === 0;
}

function wholePiece(context: PDFContext, { width, height }: TiffPage, image: PDFRawStream): Piece {
  return { ref: context.register(image), left: 0, top: 0, width, height };
}

function pieceAt(context: PDFContext, part: TiffPart, image: PDFRawStream): Piece {
  const { left, top, width, height } = part;
  return { ref: context.register(image), left, top, width, height };
}

/** Each part is a G4 picture of its own. */
function faxPieces(context: PDFContext, bytes: Uint8Array, page: TiffPage): readonly Piece[] {
  return page.parts.map((part) => {
    const data = partBytes(bytes, part);
    if (page.fillOrder === 2) reverseBits(data);
    return pieceAt(context, part, faxImage(context, { ...part, data }, isBlackOne(page)));
  });
}

function faxImage(
  context: PDFContext,
  { width, height, data }: { width: number; height: number; data: Uint8Array },
  blackIsOne: boolean,
): PDFRawStream {
  const dict = imageDict(context, { width, height, space: 'DeviceGray', bits: 1 });
  const coding = context.obj({ K: -1, Columns: width, Rows: height, BlackIs1: !blackIsOne });
  dict.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
  dict.set(PDFName.of('DecodeParms'), coding);
  return PDFRawStream.of(dict, data);
}

function g4Image({ context, fax }: Target, bitmap: PackedBitmap, page: TiffPage): PDFRawStream {
  return faxImage(context, { ...bitmap, data: fax.encode(bitmap) }, isBlackOne(page));
}

/** Modified Huffman and Group 3, one- and two-dimensional, as packed rows. */
function oldFax(bytes: Uint8Array, page: TiffPage): PackedBitmap {
  for (const part of page.parts) partBytes(bytes, part);
  const { width, height } = page;
  try {
    const buffer = bytes.slice().buffer;
    const directory = UTIF.decode(buffer)[page.index];
    if (!directory || page.parts.some(({ left }) => left > 0)) throw tiffRare();
    UTIF.decodeImage(buffer, directory);
    return { width, height, packed: wholeRows(directory.data, width, height) };
  } catch {
    throw tiffDamaged();
  }
}

function samplesImage(to: Target, samples: Samples, page: TiffPage): PDFRawStream {
  const { context } = to;
  const { width, height, photometric } = page;
  if (samples.bits === 1 && photometric <= 1) {
    const packed = wholeRows(samples.bytes, width, height);
    return g4Image(to, { width, height, packed }, page);
  }
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[samples.components];
  if (space === undefined) throw tiffRare();
  const dict = imageDict(context, { width, height, space, bits: samples.bits });
  if (photometric === 0) dict.set(PDFName.of('Decode'), numbers(context, [1, 0]));
  if (photometric === 3) dict.set(PDFName.of('ColorSpace'), paletteSpace(context, samples, page));
  return flate(samples.bytes, dict);
}

/** 16 bits a value; some programs write 8. */
function paletteSpace(context: PDFContext, { bits }: Samples, { palette }: TiffPage) {
  const count = 2 ** bits;
  if (palette.length < 3 * count) throw tiffDamaged();
  const scale = palette.some((value) => value > 255) ? 256 : 1;
  const hex = Array.from({ length: count * 3 }, (_, at) => {
    const value = palette[(at % 3) * count + Math.floor(at / 3)] ?? 0;
    return Math.floor(value / scale)
      .toString(16)
      .padStart(2, '0');
  });
  const space = context.obj(['Indexed', 'DeviceRGB']);
  space.push(PDFNumber.of(count - 1));
  space.push(PDFHexString.of(hex.join('')));
  return space;
}

/** Each part is a JPEG of its own that shares its tables with the others. */
function jpegPieces(context: PDFContext, bytes: Uint8Array, page: TiffPage): readonly Piece[] {
  return page.parts.map((part) => {
    const own = partBytes(bytes, part).subarray(2);
    const tables = page.jpegTables.length > 4 ? page.jpegTables.subarray(0, -2) : startOfImage;
    return pieceAt(context, part, jpegImage(context, join([tables, own]), { page, ...part }));
  });
}

const startOfImage = Uint8Array.of(0xff, 0xd8);

/** As programs wrote it before Technical Note 2; only where the JPEG is there as a whole. */
function oldJpegPiece(context: PDFContext, bytes: Uint8Array, page: TiffPage): Piece {
  const [part] = page.parts;
  const place = page.wholeJpeg ?? (page.parts.length === 1 ? part : undefined);
  const data = place && partBytes(bytes, place.length > 0 ? place : { ...place, length: bytes.length - place.offset }); // prettier-ignore
  if (data?.[0] !== 0xff || data[1] !== 0xd8) throw tiffRare();
  return wholePiece(context, page, jpegImage(context, data, { page, ...page }));
}

function jpegImage(
  context: PDFContext,
  data: Uint8Array,
  { page, width, height }: { page: TiffPage; width: number; height: number },
): PDFRawStream {
  const { bytes, facts } = stripJpeg(data);
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB' }[facts.components];
  if (space === undefined || ![0, 1, 2, 6].includes(page.photometric) || page.isPlanar)
    throw tiffRare();
  if (facts.width !== width || facts.height < height) throw tiffDamaged();
  const dict = imageDict(context, { width, height: facts.height, space, bits: 8 });
  if (page.photometric === 0) dict.set(PDFName.of('Decode'), numbers(context, [1, 0]));
  dict.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  return PDFRawStream.of(dict, page.photometric === 2 ? untransformed(bytes) : bytes);
}

/** Says that the three colours are red, green and blue as they stand, which the TIFF said and the JPEG does not. */
function untransformed(jpeg: Uint8Array): Uint8Array {
  return join([jpeg.subarray(0, 2), adobeMark, jpeg.subarray(2)]);
}

/** APP14: "Adobe", version 100, flags 0 and 0, transform 0. */
const adobeMark = Uint8Array.of(
  ...[0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0],
);

/** What the decoder left out at the end is white. */
function wholeRows(data: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(((width + 7) >> 3) * height);
  rows.set(data.subarray(0, rows.length));
  return rows;
}
