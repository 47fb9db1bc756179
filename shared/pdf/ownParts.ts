/**
 * The small parts of a file that the library composes (fonts, and what a file says of itself),
 * on their way into the file that is written: each gets its number when a page first needs it,
 * and is written at the end, when it is known which letters are in it.
 */
import { PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { Loosener } from './looseObject';
import { filledIn, type PdfWriter } from './pdfWriter';

/** Written by the writer itself. */
const framing = new Set([PDFName.Type, PDFName.of('Pages')]);

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

  /** Writes them all, and ends the file with what the library's document says of itself. */
  async finish(): Promise<void> {
    await this.out.flush();
    const { context, catalog } = this.out;
    const loosener = new Loosener(context);
    const given = new Map([...this.numbers].map(([ref, number]) => [loosener.place(ref), number]));
    const { Info, ID } = context.trailerInfo;
    const own = catalog.entries().filter(([key]) => !framing.has(key));
    const entries = own.map(([key, value]) => ({ key, value: loosener.value(value) }));
    const trailer = [
      ...(Info ? [{ key: PDFName.of('Info'), value: loosener.value(Info) }] : []),
      ...(ID ? [{ key: PDFName.of('ID'), value: loosener.value(ID) }] : []),
    ];
    const numbers = await this.file.putAll(loosener.objects, given);
    const text = (list: typeof entries): string =>
      list.map(({ key, value }) => `${key.toString()} ${filledIn(value, numbers)}`).join(' ');
    this.file.finish({ catalog: text(entries), trailer: text(trailer) });
  }
}
