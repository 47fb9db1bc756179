/** A picture on its way onto a page of its own: in pieces, turned as its file says. */
import { PDFDict, PDFName, PDFNumber, type PDFContext, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib'; // prettier-ignore
import { matrixText, newLeaf } from '../write/newPage';
import type { Matrix } from '../verify/expectations';

export interface Dpi {
  readonly x: number;
  readonly y: number;
}

/** Its place and size in pixels of the picture, from the top left. */
export interface Piece {
  readonly ref: PDFRef;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 1..8, as EXIF and TIFF count. */
  readonly orientation: number;
  readonly dpi: Dpi;
  readonly pieces: readonly Piece[];
}

export function imageDict(
  context: PDFContext,
  of: { width: number; height: number; space: string; bits: number },
): PDFDict {
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Image'));
  dict.set(PDFName.of('Width'), PDFNumber.of(of.width));
  dict.set(PDFName.of('Height'), PDFNumber.of(of.height));
  dict.set(PDFName.of('ColorSpace'), PDFName.of(of.space));
  dict.set(PDFName.of('BitsPerComponent'), PDFNumber.of(of.bits));
  return dict;
}

const faxWidth = 1728;

/** Without a resolution: fax widths are known, anything else is taken to fill a Letter sheet. */
export function guessDpi(width: number, height: number): Dpi {
  if (width === faxWidth) return { x: 204, y: height < 1500 ? 98 : 196 };
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  const dpi = Math.max(72, short / 8.5, long / 11);
  return { x: dpi, y: dpi };
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

export function addPicture(out: PDFDocument, picture: Picture): void {
  const across = (picture.width / picture.dpi.x) * 72;
  const down = (picture.height / picture.dpi.y) * 72;
  const turned = picture.orientation >= 5;
  const [width, height] = turned ? [down, across] : [across, down];
  const matrix = orientationMatrix(picture.orientation, width, height);
  const placed = picture.pieces.map((piece, at) => `q ${placeOf(piece, picture)} cm /I${at} Do Q`);
  newLeaf(out, {
    media: [0, 0, width, height],
    content: [`q ${matrixText(matrix)} cm`, ...placed, 'Q'].join('\n'),
    xObjects: Object.fromEntries(picture.pieces.map(({ ref }, at) => [`I${at}`, ref])),
  });
}

/** In the unit square that is the picture. */
function placeOf(piece: Piece, { width, height }: Picture): string {
  const bottom = 1 - (piece.top + piece.height) / height;
  return [piece.width / width, 0, 0, piece.height / height, piece.left / width, bottom]
    .map((value) => value.toFixed(8))
    .join(' ');
}
