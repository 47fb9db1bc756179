import type { PageImage, Rect } from '../model';
import { area, ordered, toRotation, union, type Rotation } from '../geometry';
import type { Pdfium } from './pdfium';

/** PDFium's bitmap formats: 1 gray, 4 BGRA. */
const formatGray = 1;
const formatBgra = 4;
const flagAnnotations = 0x01;
const flagGray = 0x08;
/** Swaps red and blue, so that BGRA memory holds RGBA. */
const flagReverseBytes = 0x10;
/** No smoothing of text and paths: "bilevel" becomes exact (pdf-speed.md 6.1). */
export const flagHardEdges = 0x5000;
export const flagHardImages = 0x2000;

const bytesPerDouble = 8;
const boxDoubles = 4;
/** FS_RECTF. */
const looseBytes = 16;
/** A font may say of itself that it is of any height: beyond this, what is drawn counts. */
const mostLoose = 3;

/** One character of the text layer; `box` undefined where PDFium made it up (spaces, ends). */
export interface Char {
  readonly code: number;
  readonly box: Rect;
  /** As wide as the pen moves on, as tall as the font; of letters that are put into words. */
  readonly loose?: Rect;
  readonly generated: boolean;
}

export interface AnnotationFacts {
  /** FPDF_ANNOT_*: 1 note, 2 link, 16 popup, 20 widget, 28 redact. */
  readonly subtype: number;
  readonly box: Rect;
}

export interface GrayBitmap {
  readonly width: number;
  readonly height: number;
  /** One byte a sample, top row first, 0 black. */
  readonly samples: Uint8Array;
}

export interface RenderSize {
  readonly width: number;
  readonly height: number;
  /** Quarter turns added to the page's own rotation, clockwise. */
  readonly turns?: number;
  readonly flags?: number;
}

/** One loaded page, lent by `PdfiumDocument.withPage`. */
export class PdfiumPage {
  readonly handle: number;
  readonly pdfium: Pdfium;

  constructor(pdfium: Pdfium, handle: number) {
    this.pdfium = pdfium;
    this.handle = handle;
  }

  close(): void {
    this.pdfium.call('FPDF_ClosePage', this.handle);
  }

  get rotation(): Rotation {
    return toRotation(this.pdfium.call('FPDFPage_GetRotation', this.handle) * 90);
  }

  /** The visible box in unrotated user space: CropBox within MediaBox. */
  get box(): Rect {
    return this.pdfium.lend(16, (pointer) => {
      this.pdfium.call('FPDF_GetPageBoundingBox', this.handle, pointer);
      const [left, top, right, bottom] = this.pdfium.floats.subarray(
        pointer >> 2,
        (pointer >> 2) + 4,
      );
      return ordered([left ?? 0, bottom ?? 0, right ?? 0, top ?? 0]);
    });
  }

  get annotationCount(): number {
    return this.pdfium.call('FPDFPage_GetAnnotCount', this.handle);
  }

  annotations(): readonly AnnotationFacts[] {
    const facts: AnnotationFacts[] = [];
    for (let index = 0; index < this.annotationCount; index += 1) {
      const handle = this.pdfium.call('FPDFPage_GetAnnot', this.handle, index);
      if (handle === 0) continue;
      facts.push(this.annotation(handle));
      this.pdfium.call('FPDFPage_CloseAnnot', handle);
    }
    return facts;
  }

  private annotation(handle: number): AnnotationFacts {
    return this.pdfium.lend(16, (pointer) => {
      this.pdfium.call('FPDFAnnot_GetRect', handle, pointer);
      const [left = 0, top = 0, right = 0, bottom = 0] = this.pdfium.floats.subarray(
        pointer >> 2,
        (pointer >> 2) + 4,
      );
      return {
        subtype: this.pdfium.call('FPDFAnnot_GetSubtype', handle),
        box: ordered([left, bottom, right, top]),
      };
    });
  }

  /** Makes annotations and fields part of the page's content. False when that failed. */
  flatten(): boolean {
    return this.pdfium.call('FPDFPage_Flatten', this.handle, 0) !== 0;
  }

  renderGray(size: RenderSize): GrayBitmap {
    const samples = this.render(size, formatGray, flagGray);
    return { width: size.width, height: size.height, samples };
  }

  renderColour(size: RenderSize): PageImage {
    const pixels = this.render(size, formatBgra, flagReverseBytes);
    return { width: size.width, height: size.height, pixels };
  }

  private render(size: RenderSize, format: number, flags: number): Uint8Array {
    const depth = format === formatGray ? 1 : 4;
    const stride = size.width * depth;
    return this.pdfium.lend(stride * size.height, (pointer) => {
      const { pdfium } = this;
      const bitmap = pdfium.call(
        'FPDFBitmap_CreateEx',
        size.width,
        size.height,
        format,
        pointer,
        stride,
      );
      pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, size.width, size.height, -1);
      const all = flags | flagAnnotations | (size.flags ?? 0);
      pdfium.call(
        'FPDF_RenderPageBitmap', bitmap, this.handle, 0, 0, size.width, size.height, size.turns ?? 0, all,
      ); // prettier-ignore
      pdfium.call('FPDFBitmap_Destroy', bitmap);
      return pdfium.bytes.slice(pointer, pointer + stride * size.height);
    });
  }

  /** The whole text layer with boxes: one block of the heap, read once. */
  chars(): readonly Char[] {
    return this.withText((text, count) => this.readChars(text, count));
  }

  /** The same, each with its loose box: slower. */
  looseChars(): readonly Char[] {
    return this.withText((text, count) => this.loosened(text, this.readChars(text, count)));
  }

  private withText(read: (text: number, count: number) => readonly Char[]): readonly Char[] {
    const text = this.pdfium.call('FPDFText_LoadPage', this.handle);
    if (text === 0) return [];
    try {
      const count = Math.max(0, this.pdfium.call('FPDFText_CountChars', text));
      return count === 0 ? [] : read(text, count);
    } finally {
      this.pdfium.call('FPDFText_ClosePage', text);
    }
  }

  private loosened(text: number, chars: readonly Char[]): readonly Char[] {
    const { pdfium } = this;
    return pdfium.lend(looseBytes, (pointer) => {
      const getLoose = pdfium.named('FPDFText_GetLooseCharBox');
      return chars.map((char, index) => {
        pdfium.bytes.fill(0, pointer, pointer + looseBytes);
        getLoose(text, index, pointer);
        const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.floats.subarray(
          pointer >> 2,
          (pointer + looseBytes) >> 2,
        );
        return { ...char, loose: saneLoose(ordered([left, bottom, right, top]), char.box) };
      });
    });
  }

  private readChars(text: number, count: number): readonly Char[] {
    const { pdfium } = this;
    const step = boxDoubles * bytesPerDouble;
    return pdfium.lend(count * step, (pointer) => {
      const codes = new Uint32Array(count);
      const generated = new Uint8Array(count);
      const getUnicode = pdfium.named('FPDFText_GetUnicode');
      const isGenerated = pdfium.named('FPDFText_IsGenerated');
      const getCharBox = pdfium.named('FPDFText_GetCharBox');
      pdfium.bytes.fill(0, pointer, pointer + count * step);
      for (let index = 0; index < count; index += 1) {
        const at = pointer + index * step;
        codes[index] = getUnicode(text, index);
        generated[index] = isGenerated(text, index) === 1 ? 1 : 0;
        getCharBox(text, index, at, at + 8, at + 16, at + 24);
      }
      const doubles = pdfium.doubles.slice(
        pointer / bytesPerDouble,
        pointer / bytesPerDouble + count * boxDoubles,
      );
      return Array.from({ length: count }, (_, index) => toChar(codes, generated, doubles, index));
    });
  }
}

function saneLoose(loose: Rect, box: Rect): Rect {
  const most = mostLoose * Math.max(box[2] - box[0], box[3] - box[1]);
  const isSane = area(loose) > 0 && loose[3] - loose[1] <= most && loose[2] - loose[0] <= most;
  return isSane ? union(loose, box) : box;
}

/** FPDFText_GetCharBox writes left, right, bottom, top. */
function toChar(
  codes: Uint32Array,
  generated: Uint8Array,
  doubles: Float64Array,
  index: number,
): Char {
  const at = index * boxDoubles;
  const left = doubles[at] ?? 0;
  const right = doubles[at + 1] ?? 0;
  const bottom = doubles[at + 2] ?? 0;
  const top = doubles[at + 3] ?? 0;
  return {
    code: codes[index] ?? 0,
    box: ordered([left, bottom, right, top]),
    generated: generated[index] === 1,
  };
}
