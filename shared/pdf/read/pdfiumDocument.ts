import type { Rect } from '../model';
import type { Pdfium } from './pdfium';
import { PdfiumPage } from './pdfiumPage';

const permissionPrint = 1 << 2;
const permissionModify = 1 << 3;
const permissionCopy = 1 << 4;

/** In points; no paper is so long (ISO 32000-2 annex C.2 has readers end at 14,400). */
const longestSide = 100_000;

/** A damaged size can ask for more dots than there is memory, or time. */
function hasPossibleSize([x0, y0, x1, y1]: Rect): boolean {
  return [x1 - x0, y1 - y0].every(isPossibleSide);
}

/** In points. */
export function isPossibleSide(side: number): boolean {
  return side >= 1 && side <= longestSide;
}

/** The file that a document is read from. */
interface FileBehind {
  /** Throws the reason where a read has failed: PDFium took what it did not get for empty, and keeps it so. */
  readonly expectWhole: () => void;
  readonly onClose: () => void;
}

const nothingBehind: FileBehind = { expectWhole: () => undefined, onClose: () => undefined };

/** One open document. `close` exactly once; pages are lent for one call. */
export class PdfiumDocument {
  readonly pageCount: number;
  private readonly pdfium: Pdfium;
  private readonly handle: number;
  private readonly behind: FileBehind;
  private closed = false;

  constructor(pdfium: Pdfium, handle: number, behind = nothingBehind) {
    this.pdfium = pdfium;
    this.handle = handle;
    this.behind = behind;
    this.pageCount = pdfium.call('FPDF_GetPageCount', handle);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.pdfium.named('FPDF_CloseDocument')(this.handle);
    this.behind.onClose();
  }

  /** Lends page `index` (from 0); undefined when PDFium cannot parse it, or nobody could draw it. */
  withPage<T>(index: number, use: (page: PdfiumPage) => T): T | undefined {
    this.behind.expectWhole();
    const handle = this.pdfium.named('FPDF_LoadPage')(this.handle, index);
    if (handle === 0) {
      this.pdfium.raise();
      return undefined;
    }
    const page = new PdfiumPage(this.pdfium, handle);
    try {
      this.pdfium.raise();
      return hasPossibleSize(page.box) ? use(page) : undefined;
    } finally {
      page.close();
    }
  }

  get encrypted(): boolean {
    return this.pdfium.api.EPDF_IsEncrypted(this.handle);
  }
  /** Security handler revision; -1 when not encrypted. */
  get securityRevision(): number {
    return this.pdfium.call('FPDF_GetSecurityHandlerRevision', this.handle);
  }
  get permissions(): { readonly print: boolean; readonly copy: boolean; readonly modify: boolean } {
    const bits = this.pdfium.call('FPDF_GetDocUserPermissions', this.handle);
    return {
      print: (bits & permissionPrint) !== 0,
      copy: (bits & permissionCopy) !== 0,
      modify: (bits & permissionModify) !== 0,
    };
  }
  get attachmentCount(): number {
    return this.pdfium.call('FPDFDoc_GetAttachmentCount', this.handle);
  }
  get scriptCount(): number {
    return Math.max(0, this.pdfium.call('FPDFDoc_GetJavaScriptActionCount', this.handle));
  }
  get signatureCount(): number {
    return Math.max(0, this.pdfium.call('FPDF_GetSignatureCount', this.handle));
  }
  /** 0 none, 1 AcroForm, 2 and 3 XFA. */
  get formType(): number {
    return this.pdfium.call('FPDF_GetFormType', this.handle);
  }
  get crossReferencesValid(): boolean {
    return this.pdfium.call('FPDF_DocumentHasValidCrossReferenceTable', this.handle) !== 0;
  }

  /**
   * These pages (from 0), as they are now, as a file of their own; undefined
   * where PDFium cannot take them over.
   */
  extract(indices: readonly number[]): Uint8Array | undefined {
    this.behind.expectWhole();
    const fresh = this.pdfium.create();
    try {
      return fresh.takeOver(this.handle, indices) ? fresh.save() : undefined;
    } finally {
      fresh.close();
    }
  }

  /** Number of the object that is page `index` (from 0); 0 where PDFium finds none. */
  objectNumber(index: number): number {
    return this.pdfium.call('EPDFDoc_GetPageObjectNumberByIndex', this.handle, index);
  }

  /** Of every page, in their order. */
  get objectNumbers(): readonly number[] {
    return Array.from({ length: this.pageCount }, (_, index) => this.objectNumber(index));
  }

  /**
   * Puts a page of another document in the place of `index` (both from 0); false where it cannot, and all
   * is as it was. Where the page there could not be taken out, there is one page more than before.
   */
  replace(index: number, by: { readonly from: PdfiumDocument; readonly index: number }): boolean {
    // The new one first: where it does not come, no page behind it may move up.
    if (!this.takeOver(by.from.handle, [by.index], index)) return false;
    this.pdfium.call('FPDFPage_Delete', this.handle, index + 1);
    return true;
  }

  private takeOver(from: number, indices: readonly number[], at = 0): boolean {
    return this.pdfium.lend(indices.length * 4, (list) => {
      this.pdfium.ints.set(indices, list >> 2);
      const [to, count] = [this.handle, indices.length];
      return this.pdfium.call('FPDF_ImportPagesByIndex', to, from, list, count, at) !== 0;
    });
  }

  /** Writes the document as PDFium holds it now, without encryption. */
  save(): Uint8Array {
    this.behind.expectWhole();
    this.pdfium.api.EPDF_RemoveEncryption(this.handle);
    const writer = this.pdfium.call('PDFiumExt_OpenFileWriter');
    try {
      this.pdfium.call('PDFiumExt_SaveAsCopy', this.handle, writer);
      const size = this.pdfium.call('PDFiumExt_GetFileWriterSize', writer);
      if (size === 0) throw new Error('PDFium wrote nothing');
      return this.pdfium.lend(size, (pointer) => {
        this.pdfium.call('PDFiumExt_GetFileWriterData', writer, pointer, size);
        return this.pdfium.bytes.slice(pointer, pointer + size);
      });
    } finally {
      this.pdfium.call('PDFiumExt_CloseFileWriter', writer);
    }
  }
}
