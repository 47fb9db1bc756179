import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { Faker, en } from '@faker-js/faker';
import { jpegPartsInNode } from '../../electron/headless/encodersInNode';
import { createJpegEncoder } from '../../shared/pdf/pixels/jpegEncoder';

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

const scan = { width: 1700, height: 2200 };

/** Gray JPEG pages of 200 dpi, each of its own noise, so that no two share their data. */
export async function makeScanPdf(pages: number): Promise<Uint8Array> {
  const jpeg = await createJpegEncoder(await jpegPartsInNode());
  const document = await PDFDocument.create({ updateMetadata: false });
  const noise = makeNoise(scan.width * scan.height + pages);
  for (let number = 0; number < pages; number += 1) {
    const samples = noise.subarray(number, number + scan.width * scan.height);
    const picture = await document.embedJpg(jpeg.encode({ ...scan, components: 1, samples }));
    document.addPage([612, 792]).drawImage(picture, { x: 0, y: 0, width: 612, height: 792 });
  }
  return document.save();
}

/** Paper with grain and lines of print. */
function makeNoise(length: number): Uint8Array {
  const samples = new Uint8Array(length);
  let random = 7919;
  for (let at = 0; at < length; at += 1) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    const inLine = Math.floor(at / scan.width / 60) % 2 === 0 && (at >> 5) % 3 === 0;
    samples[at] = (inLine ? 60 : 225) + ((random >>> 16) % 4);
  }
  return samples;
}

export interface BenchMark {
  readonly page: number;
  readonly rect: readonly [number, number, number, number];
  readonly reason: string;
}

const marksPerPage = 19;

/** Nineteen boxes over words of each of these pages, as in the probe the aims come from. */
export function makeMarks(pages: readonly number[]): BenchMark[] {
  return pages.flatMap((page) =>
    Array.from({ length: marksPerPage }, (_, onPage): BenchMark => {
      const x = 60 + ((onPage * 53) % 400);
      const y = 742 - onPage * 33;
      return { page, rect: [x, y, x + 70, y + 11], reason: 'other-person' };
    }),
  );
}

/** An overlay as qpdf wants it: one page of stamps for each page. */
export async function makeOverlay(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  const look = { y: 20, size: 8, font };
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([612, 792]);
    page.drawText(`REQ-2026-000001   Page ${number} of ${pages}`, { ...look, x: 40 });
    page.drawText(`RIVER-${String(number).padStart(6, '0')}`, { ...look, x: 500 });
  }
  return document.save();
}
