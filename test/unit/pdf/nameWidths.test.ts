import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import {
  PDFDocument,
  PDFName,
  StandardFonts,
  type PDFFont,
  type PDFRawStream,
} from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { boxesOf } from '../../../shared/core/findText';
import { contains, mapRect, union } from '../../../shared/pdf/geometry';
import { coverOf } from '../../../shared/pdf/marks/marks';
import type { Mark, Rect, Word } from '../../../shared/pdf/model';
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
const typefaces = [StandardFonts.Helvetica, StandardFonts.TimesRoman, StandardFonts.Courier];
const labelEnd = 120;
const page = (words: readonly Word[]) => ({ crop, rotation: 0 as const, words });

/** Where "Find and mark" puts the box over a name of two words. */
const foundIn = (words: readonly Word[]): Rect => boxesOf(words, [{ first: 0, last: 1 }])[0]!;

/** Where a name stands behind its label, as a person marks it. */
const placeOf = (name: string, font: PDFFont, size: number): Rect => [
  labelEnd,
  20 - size / 4,
  labelEnd + font.widthOfTextAtSize(name, size),
  20 + size,
];

let fonts: readonly PDFFont[];
beforeAll(async () => {
  const pdf = await PDFDocument.create();
  fonts = await Promise.all(typefaces.map((font) => pdf.embedFont(font)));
});

describe('How long a covered name was', () => {
  it('shows in at most five boxes for 2,000 names, whatever the font and its size', () => {
    expect(new Set(names).size).toBe(2000);
    for (const font of fonts) {
      for (const size of [8, 9, 10, 11, 12]) {
        const boxes = names.map((name) => {
          const { painted } = coverOf([{ rect: placeOf(name, font, size) }], page([]));
          return JSON.stringify(painted);
        });
        expect(new Set(boxes).size, `${font.name} ${size}`).toBeLessThanOrEqual(5);
      }
    }
  });

  it.each(typefaces)(
    'shows in at most five boxes where "Find and mark" found it, in %s',
    async (font) => {
      for (const size of [8, 11]) {
        const boxes = (await wordsOfNames(font, size)).map((words) => {
          const { painted } = coverOf([{ rect: foundIn(words) }], page(words));
          return JSON.stringify(painted);
        });
        expect(boxes).toHaveLength(2000);
        expect(new Set(boxes).size, `${size}`).toBeLessThanOrEqual(5);
      }
    },
  );

  it('shows in at most five ways of a sentence, counting every letter that is left to see', () => {
    for (const font of fonts) {
      for (const size of [8, 11]) {
        const left = names.map((name) => {
          const { words, letters } = sentence(name, { font, size });
          const { painted } = coverOf([{ rect: placeOf(name, font, size) }], page(words));
          const seen = letters.filter((letter) => !painted.some((box) => contains(box, letter)));
          return JSON.stringify([painted, seen.filter((rect) => rect[2] > labelEnd)]);
        });
        expect(new Set(left).size, `${font.name} ${size}`).toBeLessThanOrEqual(5);
      }
    }
  });

  it('shows where somebody says that only the name is to be covered', () => {
    const left = names.map((name) => {
      const { words, letters } = sentence(name, { font: fonts[0]!, size: 11 });
      const mark = { rect: placeOf(name, fonts[0]!, 11), onlyThis: true };
      const { painted } = coverOf([mark], page(words));
      return JSON.stringify(letters.filter((one) => !painted.some((box) => contains(box, one))));
    });
    expect(new Set(left).size).toBeGreaterThan(500);
  });

  it('shows in nothing of a sentence that leaves', async () => {
    const pages = await redacted('The mother', ' was told of it by telephone');
    expect(pages).toHaveLength(some.length);
    expect(new Set(pages).size).toBeLessThanOrEqual(5);
  });

  it.each([
    ['a sentence', 'The mother', ' was told of it by telephone'],
    ['a line with a label', 'Mother:', ''],
  ])('shows in no word that can be searched beside it, in %s', async (_, before, behind) => {
    const pages = await redacted(before, behind, { searchable: true });
    expect(pages.filter((page) => page.includes(' Tj')).length).toBeGreaterThan(some.length / 2);
    expect(new Set(pages).size).toBeLessThanOrEqual(5);
    const pictures = pages.map((page) => page.split(',')[0]);
    expect(new Set(pages).size).toBe(new Set(pictures).size);
  });

  it('shows in nothing else of the pages that leave', async () => {
    const pages = await redacted('Mother:', '');
    expect(pages).toHaveLength(some.length);
    expect(new Set(pages).size).toBeLessThanOrEqual(5);
  });
});

const perSheet = 50;

/** The two words of each name as the desk reads them of a page, each name moved to one place. */
async function wordsOfNames(fontName: StandardFonts, size: number): Promise<Word[][]> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(fontName);
  const lineOf = (at: number) => 20 * (1 + (at % perSheet));
  for (let from = 0; from < names.length; from += perSheet) {
    const sheet = pdf.addPage([612, 1040]);
    names.slice(from, from + perSheet).forEach((name, at) => {
      sheet.drawText(name, { x: labelEnd, y: lineOf(at), size, font });
    });
  }
  const source = { bytes: await pdf.save() };
  const engine = await engineInNode();
  const words: Word[] = [];
  for (let sheet = 1; sheet <= names.length / perSheet; sheet += 1) {
    words.push(...(await engine.pageWords({ source, page: sheet })));
  }
  return names.map((name, at) => {
    const own = words.slice(2 * at, 2 * at + 2);
    expect(own.map(({ text }) => text).join(' ')).toBe(name);
    return own.map((word) => moved(word, 20 - lineOf(at)));
  });
}

function moved({ text, rect, loose }: Word, up: number): Word {
  const move = (one: Rect) => mapRect([1, 0, 0, 1, 0, up], one);
  return { text, rect: move(rect), ...(loose && { loose: move(loose) }) };
}

const after = 'was told of it by telephone';

/** Words and letters of a line with the name in it, and of the line below. */
function sentence(name: string, type: { readonly font: PDFFont; readonly size: number }) {
  const lines = [
    setWords(`${name} ${after}`, { ...type, x: labelEnd, y: 20 }),
    setWords('about the visit, and asked for a copy of her own.', { ...type, x: 72, y: 5 }),
  ].flat();
  return {
    words: lines.map(({ text, letters }) => {
      const rect = letters.reduce(union);
      return { text, rect, loose: rect };
    }),
    letters: lines.flatMap(({ letters }) => letters),
  };
}

function setWords(
  text: string,
  at: { readonly font: PDFFont; readonly size: number; readonly x: number; readonly y: number },
) {
  const { font, size, y } = at;
  let { x } = at;
  const letterOf = (letter: string): Rect => {
    const from = x;
    x += font.widthOfTextAtSize(letter, size);
    return [from, y - size / 5, x, y + (3 * size) / 4];
  };
  return text.split(' ').map((word) => {
    const letters = Array.from(word, letterOf);
    letterOf(' ');
    return { text: word, letters };
  });
}

const some = names.filter((_, at) => at % 41 === 0);

/** Pages that leave, each with one of the names on a line of text: their pictures, and their words. */
async function redacted(
  before: string,
  behind: string,
  { searchable = false } = {},
): Promise<string[]> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const name of some) {
    const sheet = pdf.addPage([612, 60]);
    sheet.drawText(before, { x: 56, y: 20, size: 11, font });
    sheet.drawText(`${name}${behind}`, { x: labelEnd, y: 20, size: 11, font });
  }
  const engine = await engineInNode();
  const source = { bytes: await pdf.save() };
  const marks: Mark[] = [];
  for (const [at, name] of some.entries()) {
    const words = await engine.pageWords({ source, page: at + 1 });
    const own = words.findIndex(({ text }) => name.startsWith(text));
    const rect = foundIn(words.slice(own));
    marks.push({ page: at + 1, rect, reason: 'other-person' });
  }
  const { bytes } = await engine.redact({ ...source, marks, terms: [], searchable });
  return looksOf(bytes);
}

/** A digest of the picture each page is made of, and whatever else is written on it. */
async function looksOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  return pdf.getPages().map((page) => {
    const [, ref] = page.node.normalizedEntries().XObject.entries()[0]!;
    const stream = pdf.context.lookup(ref) as PDFRawStream;
    expect(stream.dict.get(PDFName.of('Subtype'))).toBe(PDFName.of('Image'));
    const contents = page.node.normalizedEntries().Contents!;
    const layers = contents
      .asArray()
      .slice(1)
      .map((one) => pdf.context.lookup(one) as PDFRawStream);
    const words = layers.map((layer) => inflateSync(layer.getContents()).toString('latin1'));
    return [createHash('sha256').update(stream.getContents()).digest('hex'), ...words].join();
  });
}
