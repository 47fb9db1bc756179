/** The files a PDF room has open: some kept under a name, others for the length of one call. */
import { Refused } from '../domain/base/fault';
import { endOf, type FileGiven, type OpenFile, type OpenGiven } from './files';
import type { PdfSource } from './port';
import type { Pdfium } from './read/pdfium';
import type { PdfiumDocument } from './read/pdfiumDocument';

export interface OpenDocument {
  readonly document: PdfiumDocument;
  readonly file: OpenFile;
  readonly password?: string;
}

type Given = FileGiven & { readonly password?: string };

export class Documents {
  private readonly pdfium: Pdfium;
  private readonly openFile: OpenGiven;
  private readonly kept = new Map<string, OpenDocument>();

  constructor(pdfium: Pdfium, openFile: OpenGiven) {
    this.pdfium = pdfium;
    this.openFile = openFile;
  }

  /** Under a name that is in use it takes the place of the other. Throws Refused. */
  keep(fileId: string, given: Given): OpenDocument {
    const opened = this.open(given);
    this.drop(fileId);
    this.kept.set(fileId, opened);
    return opened;
  }

  drop(fileId: string): void {
    const kept = this.kept.get(fileId);
    this.kept.delete(fileId);
    if (!kept) return;
    kept.document.close();
    kept.file.close();
  }

  private find(fileId: string): OpenDocument {
    const kept = this.kept.get(fileId);
    if (kept) return kept;
    throw new Refused(
      'pdf-not-open',
      'This file is no longer open. Go back to the list and open it again.',
    );
  }

  async use<T>(source: PdfSource, use: (opened: OpenDocument) => T | Promise<T>): Promise<T> {
    if ('fileId' in source) return this.useKept(source.fileId, use);
    const opened = this.open(source);
    try {
      return await use(opened);
    } finally {
      shut(opened);
    }
  }

  /** One of which a read failed is not used again: PDFium takes what it could not read for empty. */
  private async useKept<T>(
    fileId: string,
    use: (opened: OpenDocument) => T | Promise<T>,
  ): Promise<T> {
    const kept = this.find(fileId);
    try {
      return await use(kept);
    } finally {
      try {
        kept.file.expectWhole();
      } catch (error) {
        if (this.kept.get(fileId) === kept) this.drop(fileId);
        throw error;
      }
    }
  }

  private open({ password, ...given }: Given): OpenDocument {
    const file = this.openFile(given);
    try {
      const document = this.pdfium.open(file, password);
      return { file, document, ...(password !== undefined && { password }) };
    } catch (error) {
      endOf([file]);
      throw error;
    }
  }
}

function shut({ document, file }: OpenDocument): void {
  document.close();
  endOf([file]);
}
