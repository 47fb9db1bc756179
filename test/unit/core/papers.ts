import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

/** A small PDF made by code: one page of lines for each entry. */
export async function pdfOf(...pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([612, 792]);
    lines.forEach((text, at) => {
      page.drawText(text, { x: 72, y: 700 - 24 * at, size: 12, font });
    });
  }
  return document.save();
}

/** A chart of so many pages about one patient. */
export function chartOf(pages: number, line = 'Blood pressure 120/80'): Promise<Uint8Array> {
  const numbers = Array.from({ length: pages }, (_, at) => at + 1);
  return pdfOf(...numbers.map((page) => [`MILLER, ANNA`, `Visit note ${page}`, line]));
}
