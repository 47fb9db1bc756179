import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

const letter: [number, number] = [612, 792];
const margin = 54;
const lineHeight = 14;
const bottom = 72;

export interface Sheet {
  heading(text: string): void;
  line(text: string): void;
  gap(): void;
  nextPage(): void;
  readonly page: () => PDFPage;
  readonly cursor: () => number;
  readonly pageCount: () => number;
  save(): Promise<Uint8Array>;
}

/** A typewriter for the practice clinic's papers: Letter pages, one line after another. */
export async function createSheet(banner: string): Promise<Sheet> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  let page: PDFPage | undefined;
  let y = 0;

  const nextPage = (): void => {
    page = document.addPage(letter);
    page.drawText(banner, {
      x: margin,
      y: 752,
      size: 9,
      font: plain,
      color: rgb(0.25, 0.25, 0.25),
    });
    y = 726;
  };
  const current = (): PDFPage => {
    if (!page || y < bottom) nextPage();
    if (!page) throw new Error('a sheet has no page');
    return page;
  };
  const write = (text: string, font: PDFFont, size: number): void => {
    current().drawText(text, { x: margin, y, size, font });
    y -= lineHeight;
  };

  return {
    heading: (text) => write(text, bold, 13),
    line: (text) => write(text, plain, 10.5),
    gap: () => (y -= lineHeight / 2),
    nextPage,
    page: current,
    cursor: () => y,
    pageCount: () => document.getPageCount(),
    save: () => document.save({ addDefaultPage: false }),
  };
}
