import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { Faker, en } from '@faker-js/faker';

const lines = 62;
const charactersPerLine = 95;

/** Dense Letter pages of made-up prose, about 5,900 characters each. */
export async function makeTextPdf(pages: number): Promise<Uint8Array> {
  const faker = new Faker({ locale: [en] });
  faker.seed(pages);
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 0; number < pages; number += 1) {
    const page = document.addPage([612, 792]);
    for (let line = 0; line < lines; line += 1) {
      const text = faker.lorem.words(24).slice(0, charactersPerLine);
      page.drawText(text, { x: 50, y: 745 - line * 11, size: 9.5, font });
    }
  }
  return document.save();
}

export interface BenchMark {
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
  readonly reason: string;
}

const marksPerPage = 19;

/** Nineteen boxes over words of every page, as in the probe the aims come from. */
export function makeMarks(pages: number): BenchMark[] {
  return Array.from({ length: pages * marksPerPage }, (_, index) => {
    const onPage = index % marksPerPage;
    const x = 60 + ((onPage * 53) % 400);
    const y = 742 - onPage * 33;
    return {
      page: Math.floor(index / marksPerPage) + 1,
      rect: [x, y, x + 70, y + 11],
      reason: 'other-person',
    };
  });
}

/** An overlay as qpdf and pdftk want it: one page of stamps for each page. */
export async function makeOverlay(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1)
    drawStamp(document.addPage([612, 792]), font, { number, pages });
  return document.save();
}

/** pdf-lib alone: load, stamp, save. What most programs do. */
export async function stampWithPdfLib(source: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(source);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const all = document.getPages();
  all.forEach((page, index) => drawStamp(page, font, { number: index + 1, pages: all.length }));
  return document.save();
}

type Page = ReturnType<PDFDocument['addPage']>;
type Font = Awaited<ReturnType<PDFDocument['embedFont']>>;

function drawStamp(page: Page, font: Font, count: { number: number; pages: number }): void {
  page.drawText(`REQ-2026-000001   Page ${count.number} of ${count.pages}`, {
    x: 40,
    y: 20,
    size: 8,
    font,
  });
  page.drawText(`RIVER-${String(count.number).padStart(6, '0')}`, { x: 500, y: 20, size: 8, font });
}
