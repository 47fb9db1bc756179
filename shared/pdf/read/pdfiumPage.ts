import type { PageImage, Rect } from '../model';
import { ordered, toRotation, type Rotation } from '../geometry';
import { noLetters, readLetters, type Letters } from './letters';
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

  /** Quarter turns at which it is drawn as it was written, its /Rotate undone; for `RenderSize.turns`. */
  get turnsBack(): number {
    return (4 - this.rotation / 90) % 4;
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

  /**
   * Lends the page drawn in grays. The samples lie in PDFium's own memory: they may be painted over,
   * and are gone at the next call of PDFium, whoever makes it.
   */
  withGray<T>(size: RenderSize, use: (bitmap: GrayBitmap) => T): T {
    const { width, height } = size;
    return this.render(size, formatGray, (samples) => use({ width, height, samples }));
  }

  renderColour(size: RenderSize): PageImage {
    const { width, height } = size;
    return this.render(size, formatBgra, (pixels) => ({ width, height, pixels: pixels.slice() }));
  }

  private render<T>(
    size: RenderSize,
    format: number,
    use: (samples: Uint8Array<ArrayBuffer>) => T,
  ): T {
    const stride = size.width * (format === formatGray ? 1 : 4);
    const order = format === formatGray ? flagGray : flagReverseBytes;
    return this.pdfium.lend(stride * size.height, (pointer) => {
      const { pdfium } = this;
      const { width, height, turns = 0, flags = 0 } = size;
      const bitmap = pdfium.call('FPDFBitmap_CreateEx', width, height, format, pointer, stride);
      pdfium.call('FPDFBitmap_FillRect', bitmap, 0, 0, width, height, -1);
      const all = order | flagAnnotations | flags;
      const render = pdfium.named('FPDF_RenderPageBitmap');
      render(bitmap, this.handle, 0, 0, width, height, turns, all);
      pdfium.call('FPDFBitmap_Destroy', bitmap);
      return use(pdfium.bytes.subarray(pointer, pointer + stride * height));
    });
  }

  /** The whole text layer; `loose` boxes take as long again. */
  letters({ loose = false } = {}): Letters {
    const text = this.pdfium.named('FPDFText_LoadPage')(this.handle);
    try {
      this.pdfium.raise();
      return text === 0 ? noLetters : readLetters(this.pdfium, text, loose);
    } finally {
      this.pdfium.call('FPDFText_ClosePage', text);
    }
  }
}
