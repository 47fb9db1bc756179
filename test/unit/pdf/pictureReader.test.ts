import { beforeAll, describe, expect, test } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PdfEngine } from '../../../shared/pdf/port';
import { wordsOnPage } from '../../../shared/pdf/read/pictureWords';
import { PDFDocument, StandardFonts, degrees, rgb } from '@cantoo/pdf-lib';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

const banner = 'Patient: Anna Miller DOB: 01/02/1960';

/** A page with a boxed banner, as charts have it, turned as scanners turn pages. */
async function page(turn: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  const sheet = document.addPage([612, 792]);
  sheet.drawRectangle({
    x: 60,
    y: 690,
    width: 420,
    height: 30,
    borderWidth: 1,
    color: rgb(1, 1, 1),
    borderColor: rgb(0, 0, 0),
  });
  sheet.drawText(banner, { x: 72, y: 700, size: 14, font });
  sheet.drawText('Seen for knee pain. Rest and ice.', { x: 72, y: 600, size: 12, font });
  sheet.setRotation(degrees(turn));
  return document.save();
}

async function read(bytes: Uint8Array) {
  const { pages } = await engine.importFile({ bytes });
  const [facts] = pages;
  if (!facts) throw new Error('no page');
  const picture = await engine.renderPage({ source: { bytes }, page: 1, dpi: 200 });
  const words = wordsOnPage(await engine.readPicture({ picture, dpi: 200 }), facts, picture);
  return { words, own: await engine.pageWords({ source: { bytes }, page: 1 }) };
}

describe('a picture of a page is read as its text layer is', () => {
  test('the boxed banner of the patient too, word for word', async () => {
    const { words } = await read(await page(0));
    expect(words.map(({ text }) => text).join(' ')).toContain(banner);
  });

  test('each word stands where it stands on the page', async () => {
    const { words, own } = await read(await page(0));
    for (const { text, rect } of own) {
      const found = words.find((one) => one.text === text);
      expect(found, text).toBeDefined();
      rect.forEach((side, at) => expect(Math.abs(side - (found?.rect[at] ?? 0))).toBeLessThan(4));
    }
  });
});

describe('pixels and points', () => {
  test.each([0, 90, 180, 270] as const)('go back to the page turned by %d', (rotation) => {
    const crop = [10, 20, 310, 420] as const;
    const upright = rotation === 90 || rotation === 270;
    const picture = upright ? { width: 800, height: 600 } : { width: 600, height: 800 };
    const whole = { text: 'all', box: [0, 0, picture.width, picture.height] as const, confidence: 90 }; // prettier-ignore
    const [word] = wordsOnPage([whole], { crop, rotation }, picture);
    word?.rect.forEach((side, at) => expect(side).toBeCloseTo(crop[at] ?? 0, 6));
    const corner = { ...whole, box: [0, 0, 2, 2] as const };
    const [small] = wordsOnPage([corner], { crop, rotation }, picture);
    const [left, , , top] = small?.rect ?? [0, 0, 0, 0];
    // What is shown at the top left stands at another corner of the page for each turn.
    const at = { 0: [10, 420], 90: [10, 21], 180: [309, 21], 270: [309, 420] }[rotation];
    expect([left, top]).toEqual(at.map((side) => expect.closeTo(side, 6) as number));
  });
});
