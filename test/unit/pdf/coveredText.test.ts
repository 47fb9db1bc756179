import { grayscale, PDFDocument, StandardFonts, type PDFFont } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { intersect } from '../../../shared/pdf/geometry';
import { coverOf } from '../../../shared/pdf/marks/marks';
import type { Mark, Rect, Word } from '../../../shared/pdf/model';

/** A piece of text and where it begins. */
type Piece = readonly [text: string, x: number, y: number];
type Widths = (text: string) => number;

const crop: Rect = [0, 0, 612, 400];
const names = ['Al Dix', 'Carol Jones', 'Alexandria Montgomery'];

let engine: Awaited<ReturnType<typeof engineInNode>>;
beforeAll(async () => {
  engine = await engineInNode();
});

/** The words of a page that is set by the widths of its own font. */
async function wordsOf(
  fontName: StandardFonts,
  set: (widthOf: Widths) => readonly Piece[],
): Promise<readonly Word[]> {
  const pdf = await PDFDocument.create();
  const sheet = pdf.addPage([crop[2], crop[3]]);
  const font: PDFFont = await pdf.embedFont(fontName);
  for (const [text, x, y] of set((text) => font.widthOfTextAtSize(text, 10))) {
    sheet.drawText(text, { x, y, size: 10, font });
  }
  return engine.pageWords({ source: { bytes: await pdf.save() }, page: 1 });
}

/** As a picture of it would be read. */
function asRead(words: readonly Word[]): readonly Word[] {
  return words.map(({ text, rect }) => ({ text, rect }));
}

/** Around the words of a name, as somebody draws a mark. */
function placeOf(words: readonly Word[], name: string): Rect {
  const parts = name.split(' ');
  const at = words.findIndex((_, from) => parts.every((part, by) => words[from + by]?.text.startsWith(part))); // prettier-ignore
  return around(words.slice(at, at + parts.length));
}

/** What is covered, also in part, by a mark on a name. */
function covered(words: readonly Word[], name: string): string[] {
  return under(words, placeOf(words, name));
}

function around(words: readonly Word[]): Rect {
  return words
    .map(({ rect }) => rect)
    .reduce(([a, b, c, d], [e, f, g, h]) => [
      Math.min(a, e), Math.min(b, f), Math.max(c, g), Math.max(d, h),
    ]); // prettier-ignore
}

function under(words: readonly Word[], rect: Rect): string[] {
  const { required } = coverOf([{ rect }], { crop, rotation: 0, words });
  // A stroke of a letter beside a cover may touch its padding.
  const isHit = ({ rect: [a, b, c, d] }: Word) =>
    required.some((box) => intersect(box, [a + 2, b + 2, c - 2, d - 2]));
  return words.filter(isHit).map(({ text }) => text);
}

/** Words set one by one, so that the blanks between them are as wide as one likes. */
function spaced([line, x, y]: Piece, blank: number, widthOf: Widths): Piece[] {
  let at = x;
  return line.split(' ').map((word) => {
    const piece: Piece = [word, at, y];
    at += widthOf(word) + blank;
    return piece;
  });
}

describe('What stands behind a covered name', () => {
  it.each(names)('is covered behind two blanks of a typewriter: %s', async (name) => {
    const words = await wordsOf(StandardFonts.Courier, () => [
      ['The nurse wrote.  It was late.  He had come in with a cough.', 72, 314],
      [`Seen with ${name}.  She agreed to it.  A copy went out.`, 72, 300],
      ['The plan is rest.  Fluids were given.  He will call us.', 72, 286],
    ]);
    expect(covered(words, name)).toEqual(
      expect.arrayContaining(['She', 'agreed', 'to', 'it.', 'A', 'copy', 'went', 'out.']),
    );
  });

  it.each(names)('is covered where blanks are wide to set both edges: %s', async (name) => {
    const words = await wordsOf(StandardFonts.Helvetica, (widthOf) => [
      ...spaced(['He came in with a cough and was', 72, 312], 6, widthOf),
      ...spaced([`seen with ${name} who agreed`, 72, 300], 11, widthOf),
      ...spaced(['to the plan of rest and of fluids', 72, 288], 8, widthOf),
    ]);
    expect(covered(words, name)).toEqual(expect.arrayContaining(['who', 'agreed']));
  });

  it.each(names)('is covered where a word between was not read: %s', async (name) => {
    const all = await wordsOf(StandardFonts.Helvetica, () => [
      ['The patient came in with a cough, and has been at home since.', 72, 314],
      [`Seen with ${name} unreadable of the clinic`, 72, 300],
      ['The plan is rest, and to call us in a week if it does not go.', 72, 286],
    ]);
    const words = asRead(all.filter(({ text }) => text !== 'unreadable'));
    expect(covered(words, name)).toEqual(expect.arrayContaining(['of', 'the', 'clinic']));
  });

  it('is covered to the end of the block where nothing behind it was read at all', async () => {
    const all = await wordsOf(StandardFonts.Helvetica, () => [
      ['The patient came in with a cough, and has been at home since.', 72, 314],
      ['Seen with Carol Jones', 72, 300],
    ]);
    const rect = around(all.filter(({ text }) => ['Carol', 'Jones'].includes(text)));
    const { required } = coverOf([{ rect }], { crop, rotation: 0, words: asRead(all) });
    const end = Math.max(...all.map((word) => word.rect[2]));
    expect(Math.max(...required.map((box) => box[2]))).toBeGreaterThanOrEqual(end);
  });
});

describe('What stands beside a covered name', () => {
  const left = [
    'Mother: Carol Jones came',
    'with him to the visit and',
    'stayed until the end of it',
  ];
  const right = ['Glucose was high again', 'and was taken twice', 'on the same day'];

  it('stays in the other column, though its lines stand half a line lower and a heading over both', async () => {
    const words = await wordsOf(StandardFonts.Helvetica, () => [
      ['Progress note and laboratory results of the visit in the spring of the year', 72, 314],
      ...left.map((text, at): Piece => [text, 72, 300 - 12 * at]),
      ...right.map((text, at): Piece => [text, 300, 294 - 12 * at]),
    ]);
    expect(covered(words, 'Carol Jones')).toEqual(['Carol', 'Jones', 'came']);
  });

  const table = (widthOf: Widths) => {
    const rows = [
      ['Smith, Ann', 'SODIUM', '140', 'mmol/L', 'NORMAL'],
      ['Jones, Carol', 'GLUCOSE', '110', 'mg/dL', 'HIGH'],
      ['Fox, Al', 'CALCIUM', '9.1', 'mg/dL', 'NORMAL'],
      ['Woods, Alma', 'GLUCOSE', '96', 'mg/dL', 'NORMAL'],
    ];
    const widest = (column: number) => Math.max(...rows.map((row) => widthOf(row[column]!)));
    const at = [0, 1, 2, 3, 4].map((column) =>
      [...Array(column).keys()].reduce((x, before) => x + widest(before) + 7, 72),
    );
    return rows.flatMap((row, down) =>
      row.map((text, column): Piece => [text, at[column]!, 300 - 14 * down]),
    );
  };

  it('stays in the other cells of a table, though they stand closer than a letter is high', async () => {
    const words = await wordsOf(StandardFonts.Helvetica, table);
    expect(covered(words, 'Jones, Carol')).toEqual(['Jones,', 'Carol']);
    expect(covered(words, 'Smith, Ann')).toEqual(['Smith,', 'Ann']);
    expect(covered(words, 'Woods, Alma')).toEqual(['Woods,', 'Alma']);
  });

  it('stays there whole: a box ends before the next column, not on half inches', async () => {
    const words = await wordsOf(StandardFonts.Helvetica, table);
    const isOfTable = ({ text }: Word) => /^[A-Z]{2}|\d|\//u.test(text);
    for (const name of ['Jones, Carol', 'Smith, Ann', 'Woods, Alma']) {
      const { painted } = coverOf([{ rect: placeOf(words, name) }], { crop, rotation: 0, words });
      const hit = words.filter(({ rect }) => painted.some((box) => intersect(box, rect)));
      expect(hit.filter(isOfTable)).toEqual([]);
    }
  });

  it('stays beside a photo that is covered', async () => {
    const words = await wordsOf(StandardFonts.Helvetica, () => [
      ['The wound is clean and dry.', 200, 314],
      ['It was seen and dressed.', 200, 300],
      ['A photo was taken of it.', 200, 286],
    ]);
    expect(under(words, [72, 280, 194, 330])).toEqual([]);
  });
});

describe('What stands in front of a covered name', () => {
  const centred = (name: string) => (widthOf: Widths) =>
    ['Riverside Clinic, Springfield', `Mother: ${name}`, 'Seen in the spring of the year'].map(
      (text, at): Piece => [text, 306 - widthOf(text) / 2, 300 - 14 * at],
    );
  const toTheRight = (name: string) => (widthOf: Widths) =>
    ['Riverside Clinic, Springfield', `Mother: ${name}`, 'Seen in the spring'].map(
      (text, at): Piece => [text, 540 - widthOf(text), 300 - 14 * at],
    );
  const alone = (name: string) => (widthOf: Widths) => [
    ['The nurse wrote this down for the doctor who will see her.', 72, 200] as Piece,
    [`Mother: ${name}`, 306 - widthOf(`Mother: ${name}`) / 2, 300] as Piece,
  ];

  it.each(names)('is covered where the lines are centred or end as one: %s', async (name) => {
    for (const set of [centred(name), toTheRight(name), alone(name)]) {
      const words = await wordsOf(StandardFonts.Helvetica, set);
      expect(covered(words, name)).toEqual(['Mother:', ...name.split(' ')]);
    }
  });

  it('stays where the lines begin as one, and the first of them further in', async () => {
    const words = await wordsOf(StandardFonts.Helvetica, (widthOf) => [
      ...spaced(['The mother, Carol Jones, came with him', 90, 312], 3, widthOf),
      ...spaced(['and said that he has been at home since', 72, 300], 3, widthOf),
      ...spaced(['the spring. She will call us in a week', 72, 288], 3, widthOf),
    ]);
    expect(covered(words, 'Carol Jones')).not.toContain('mother,');
  });
});

describe('What the review is told of a page', () => {
  it.each([0, 0.4])(
    'is what leaves it, also where it is packed as a picture: %s gray',
    async (gray) => {
      const pdf = await PDFDocument.create();
      const sheet = pdf.addPage([crop[2], crop[3]]);
      sheet.drawText('Seen with Carol Jones on that day', { x: 71.3, y: 300.7, size: 10 });
      for (let at = 0; at < 100; at += 1) {
        sheet.drawRectangle({ x: 72 + 4 * at, y: 60, width: 4, height: 99, color: grayscale(gray * (at / 99)) }); // prettier-ignore
      }
      const bytes = await pdf.save();
      const marks: Mark[] = [{ page: 1, rect: [115, 299, 160, 309], reason: 'other-person' }];
      const covers = await engine.coversOf({ source: { bytes }, page: 1, marks, terms: [] });
      const { report } = await engine.redact({ bytes, marks, terms: [] });
      expect(covers).toEqual(report.outcomes[0]!.boxes);
      expect(report.outcomes[0]!.encoding).toBe(gray > 0 ? 'jpeg-gray' : 'g4');
    },
  );
});
