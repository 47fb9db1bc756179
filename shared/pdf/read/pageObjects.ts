/** What a page paints, in painting order, with boxes in page space. */
import { identity, mapRect, multiply } from '../geometry';
import type { Rect } from '../model';
import type { Pdfium } from './pdfium';
import type { PdfiumPage } from './pdfiumPage';
import type { Matrix } from '../verify/expectations';

const typeText = 1;
const typePath = 2;
const typeImage = 3;
const typeShading = 4;
const typeForm = 5;
const deepest = 8;
const mostObjects = 60_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PaintedText {
  readonly kind: 'text';
  readonly box: Rect;
  readonly alpha: number;
  /** Lightest channel set: all of red, green and blue at least this. */
  readonly lightness: number;
  readonly clip: Rect | undefined;
}
export interface PaintedPath {
  readonly kind: 'path';
  readonly box: Rect;
  readonly filled: boolean;
  /** Of the fill, as on text. */
  readonly lightness: number;
}
export interface PaintedImage {
  readonly kind: 'image';
  readonly box: Rect;
  readonly pixels: Size;
  /** Its sides on the page, in points, however it is turned or slanted. */
  readonly sides: Size;
}
export interface PaintedOther {
  readonly kind: 'shading' | 'other';
  readonly box: Rect;
}
export type Painted = PaintedText | PaintedPath | PaintedImage | PaintedOther;

/** Undefined when the page has more objects than the desk will look at. */
export function paintedObjects(page: PdfiumPage): readonly Painted[] | undefined {
  const walk = new Walk(page.pdfium);
  const count = page.pdfium.call('FPDFPage_CountObjects', page.handle);
  for (let index = 0; index < count; index += 1) {
    walk.take(page.pdfium.call('FPDFPage_GetObject', page.handle, index), identity, 0);
    if (walk.found.length > mostObjects) return undefined;
  }
  return walk.found;
}

class Walk {
  readonly found: Painted[] = [];
  private readonly pdfium: Pdfium;

  constructor(pdfium: Pdfium) {
    this.pdfium = pdfium;
  }

  take(object: number, matrix: Matrix, depth: number): void {
    const type = this.pdfium.call('FPDFPageObj_GetType', object);
    if (type === typeForm && depth < deepest) {
      this.takeForm(object, matrix, depth);
      return;
    }
    const box = mapRect(matrix, this.bounds(object));
    switch (type) {
      case typeText:
        this.found.push({
          kind: 'text',
          box,
          ...this.paint(object),
          clip: this.clip(object, matrix),
        });
        return;
      case typePath:
        this.found.push({
          kind: 'path',
          box,
          filled: this.filled(object),
          lightness: this.paint(object).lightness,
        });
        return;
      case typeImage:
        this.found.push({
          kind: 'image',
          box,
          pixels: this.pixels(object),
          sides: sidesOf(multiply(this.matrix(object), matrix)),
        });
        return;
      default:
        this.found.push({ kind: type === typeShading ? 'shading' : 'other', box });
    }
  }

  private takeForm(form: number, matrix: Matrix, depth: number): void {
    const inner = multiply(this.matrix(form), matrix);
    const count = Math.max(0, this.pdfium.call('FPDFFormObj_CountObjects', form));
    for (let index = 0; index < count; index += 1) {
      this.take(this.pdfium.call('FPDFFormObj_GetObject', form, index), inner, depth + 1);
    }
  }

  private matrix(object: number): Matrix {
    return this.pdfium.lend(24, (pointer) => {
      const ok = this.pdfium.call('FPDFPageObj_GetMatrix', object, pointer);
      const at = pointer >> 2;
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.pdfium.floats.subarray(at, at + 6);
      return ok ? [a, b, c, d, e, f] : identity;
    });
  }

  private bounds(object: number): Rect {
    return this.pdfium.lend(16, (p) => {
      if (this.pdfium.call('FPDFPageObj_GetBounds', object, p, p + 4, p + 8, p + 12) === 0)
        return [0, 0, 0, 0];
      const [left = 0, bottom = 0, right = 0, top = 0] = this.pdfium.floats.subarray(
        p >> 2,
        (p >> 2) + 4,
      );
      return [left, bottom, right, top];
    });
  }

  private paint(object: number): { readonly alpha: number; readonly lightness: number } {
    return this.pdfium.lend(16, (p) => {
      if (this.pdfium.call('FPDFPageObj_GetFillColor', object, p, p + 4, p + 8, p + 12) === 0) {
        return { alpha: 255, lightness: 0 };
      }
      const [red = 0, green = 0, blue = 0, alpha = 255] = this.pdfium.ints.subarray(
        p >> 2,
        (p >> 2) + 4,
      );
      return { alpha, lightness: Math.min(red, green, blue) };
    });
  }

  private filled(object: number): boolean {
    return this.pdfium.lend(8, (p) => {
      if (this.pdfium.call('FPDFPath_GetDrawMode', object, p, p + 4) === 0) return true;
      return this.pdfium.ints[p >> 2] !== 0;
    });
  }

  private pixels(object: number): Size {
    return this.pdfium.lend(8, (p) => {
      this.pdfium.call('FPDFImageObj_GetImagePixelSize', object, p, p + 4);
      return { width: this.pdfium.ints[p >> 2] ?? 0, height: this.pdfium.ints[(p >> 2) + 1] ?? 0 };
    });
  }

  /** The box around the object's clip path; undefined when nothing clips it. */
  private clip(object: number, matrix: Matrix): Rect | undefined {
    const clip = this.pdfium.call('FPDFPageObj_GetClipPath', object);
    if (clip === 0) return undefined;
    const paths = this.pdfium.call('FPDFClipPath_CountPaths', clip);
    let box: Rect | undefined;
    for (let index = 0; index < paths; index += 1) {
      const next = this.clipBox(clip, index);
      box = box && next ? [Math.max(box[0], next[0]), Math.max(box[1], next[1]), Math.min(box[2], next[2]), Math.min(box[3], next[3])] : (box ?? next); // prettier-ignore
    }
    return box && mapRect(matrix, box);
  }

  private clipBox(clip: number, path: number): Rect | undefined {
    const count = this.pdfium.call('FPDFClipPath_CountPathSegments', clip, path);
    if (count <= 0) return undefined;
    return this.pdfium.lend(8, (p) => {
      let box: Rect = [Infinity, Infinity, -Infinity, -Infinity];
      for (let index = 0; index < count; index += 1) {
        const segment = this.pdfium.call('FPDFClipPath_GetPathSegment', clip, path, index);
        this.pdfium.call('FPDFPathSegment_GetPoint', segment, p, p + 4);
        const [x = 0, y = 0] = this.pdfium.floats.subarray(p >> 2, (p >> 2) + 2);
        box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
      }
      return box;
    });
  }
}

/** Of the unit square drawn by `matrix`: along its lower edge, and the height above that. */
function sidesOf([a, b, c, d]: Matrix): Size {
  const width = Math.hypot(a, b);
  const area = Math.abs(a * d - b * c);
  return { width, height: width > 0 ? Math.min(Math.hypot(c, d), area / width) : 0 };
}

/** Resolution of the finest image that covers a good part of the page; 0 without one. */
export function nativeResolution(objects: readonly Painted[]): number {
  const resolutions = objects.flatMap((object) => {
    if (object.kind !== 'image') return [];
    const width = object.box[2] - object.box[0];
    const height = object.box[3] - object.box[1];
    if (width < 72 || height < 72) return [];
    return [Math.sqrt((object.pixels.width * object.pixels.height) / (width * height)) * 72];
  });
  return Math.max(0, ...resolutions);
}
