/**
 * The small parts of a file that the library composes, its fonts, on their way into the file that is written: each gets its number when a page first needs it,
 * and is written at the end, when it is known which letters are in it.
 */
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import { Loosener } from '../syntax/looseObject';
import type { PdfWriter } from './pdfWriter';

export class OwnParts {
  private readonly out: PDFDocument;
  private readonly file: PdfWriter;
  private readonly numbers = new Map<PDFRef, number>();

  constructor(out: PDFDocument, file: PdfWriter) {
    this.out = out;
    this.file = file;
  }

  /** The numbers of these objects of the library's document. */
  numbersOf(refs: Readonly<Record<string, PDFRef>>): Readonly<Record<string, number>> {
    return Object.fromEntries(Object.entries(refs).map(([name, ref]) => [name, this.numberOf(ref)])); // prettier-ignore
  }

  private numberOf(ref: PDFRef): number {
    const number = this.numbers.get(ref) ?? this.file.reserve();
    this.numbers.set(ref, number);
    return number;
  }

  /** Writes them all. */
  async finish(): Promise<void> {
    await this.out.flush();
    const loosener = new Loosener(this.out.context);
    const given = new Map([...this.numbers].map(([ref, number]) => [loosener.place(ref), number]));
    await this.file.putAll(loosener.objects, given);
  }
}
