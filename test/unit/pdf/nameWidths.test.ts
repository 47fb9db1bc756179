import { createHash } from 'node:crypto';
import {
  PDFDocument,
  PDFName,
  StandardFonts,
  type PDFFont,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { coverOf } from '../../../shared/pdf/marks';
import type { Rect } from '../../../shared/pdf/model';
import { fakerEN_US as faker } from '@faker-js/faker';

/** 40 first and 50 last names: every one of the 2,000 may be the one under the box. */
const names = (() => {
  faker.seed(4);
  const unique = (make: () => string, count: number) => faker.helpers.uniqueArray(make, count);
  const first = unique(() => faker.person.firstName(), 40);
  const last = unique(() => faker.person.lastName(), 50);
  return first.flatMap((one) => last.map((other) => `${one} ${other}`));
})();

const crop: Rect = [0, 0, 612, 60];
const labelEnd = 120;

/** Where a name stands behind its label, as a person or a search marks it. */
const placeOf = (name: string, font: PDFFont, size: number): Rect => [
  labelEnd,
  20 - size / 4,
  labelEnd + font.widthOfTextAtSize(name, size),
  20 + size,
];

let fonts: readonly PDFFont[];
beforeAll(async () => {
  const pdf = await PDFDocument.create();
  const some = [StandardFonts.Helvetica, StandardFonts.TimesRoman, StandardFonts.Courier];
  fonts = await Promise.all(some.map((font) => pdf.embedFont(font)));
});

describe('How long a covered name was', () => {
  it('shows in at most five boxes for 2,000 names, whatever the font and its size', () => {
    expect(new Set(names).size).toBe(2000);
    for (const font of fonts) {
      for (const size of [8, 9, 10, 11, 12]) {
        const boxes = names.map((name) => {
          const { painted } = coverOf([{ rect: placeOf(name, font, size) }], crop, false);
          return JSON.stringify(painted);
        });
        expect(new Set(boxes).size, `${font.name} ${size}`).toBeLessThanOrEqual(5);
      }
    }
  });

  it('shows in nothing else of the pages that leave', async () => {
    const some = names.filter((_, at) => at % 41 === 0);
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (const name of some) {
      const page = pdf.addPage([612, 60]);
      page.drawText('Mother:', { x: 72, y: 20, size: 11, font });
      page.drawText(name, { x: labelEnd, y: 20, size: 11, font });
    }
    const engine = await engineInNode();
    const { bytes } = await engine.redact({
      bytes: await pdf.save(),
      marks: some.map((name, at) => ({
        page: at + 1,
        rect: placeOf(name, font, 11),
        reason: 'other-person',
      })),
      terms: [],
    });
    const pages = await picturesOf(bytes);
    expect(pages).toHaveLength(some.length);
    expect(new Set(pages).size).toBeLessThanOrEqual(5);
  });
});

/** A digest of the picture each page is made of. */
async function picturesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPages().map((page) => {
    const [, ref] = page.node.normalizedEntries().XObject.entries()[0]!;
    const stream = pdf.context.lookup(ref) as PDFRawStream;
    expect(stream.dict.get(PDFName.of('Subtype'))).toBe(PDFName.of('Image'));
    return createHash('sha256').update(stream.getContents()).digest('hex');
  });
}
