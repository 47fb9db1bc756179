import { beforeAll, describe, expect, it } from 'vitest';

import { importFile, type ImportTools } from '../../../shared/pdf/import/importFile';
import type { SecondPage, SecondRenderer } from '../../../shared/pdf/import/secondRenderer';
import type { ImportedFile } from '../../../shared/pdf/model';
import type { ImportRequest, LostPage, Progress } from '../../../shared/pdf/port';
import { redact, type RedactTools } from '../../../shared/pdf/build/redact';
import type { Pdfium } from '../../../shared/pdf/read/pdfium';
import {
  astray,
  endlessObjects,
  endlessPattern,
  endlessTrailer,
  miscounted,
  threeDays,
} from '../../corpus/brokenFiles';
import { inkIn } from '../../support/ink';
import { proving } from '../../support/pdfTools';

let tools: RedactTools;
beforeAll(async () => {
  tools = await proving();
});

/** A page of 612 by 792 points, white but for a black square in its middle, and its number in bars below. */
function drawnPage(objectNumber: number, page: number): SecondPage {
  const [width, height] = [306, 396];
  const pixels = new Uint8Array(width * height * 4).fill(255);
  const blacken = (top: number, bottom: number, right: number): void => {
    for (let y = top; y < bottom; y += 1)
      for (let x = 100; x < right; x += 1) pixels.set([0, 0, 0, 255], (y * width + x) * 4);
  };
  blacken(150, 250, 200);
  blacken(300, 320, 100 + 20 * page);
  return { objectNumber, width: 612, height: 792, image: { width, height, pixels } };
}
/** In points, within the square. */
const square = [220, 320, 380, 470] as const;
const bars = [200, 152, 400, 192] as const;

interface Plan {
  readonly pageCount?: number;
  /** Of its pages, by their order; those not named cannot be drawn. */
  readonly objects: readonly number[];
}

/** A second renderer that can do so much, and keeps which pages it was asked for. */
function second({ objects, pageCount = objects.length }: Plan): SecondRenderer & {
  readonly asked: number[];
} {
  const asked: number[] = [];
  return {
    asked,
    open: () =>
      Promise.resolve({
        pageCount,
        draw: (page) => {
          asked.push(page);
          const object = objects[page - 1];
          return Promise.resolve(object === undefined ? undefined : drawnPage(object, page));
        },
        close: () => Promise.resolve(),
      }),
  };
}

function take(
  bytes: Uint8Array,
  more: Partial<Pick<ImportTools, 'second' | 'pdfium'>> & Pick<ImportRequest, 'lostOver'> = {},
): Promise<ImportedFile> {
  const { lostOver = [], ...parts } = more;
  return importFile({ ...tools, ...parts }, { bytes, lostOver });
}

const byFile = (...pages: number[]): LostPage[] => pages.map((page) => ({ page, rung: 'file' }));

type Call = Pdfium['call'];

/** PDFium, but for what a test has it do otherwise. */
function pdfiumThat(
  does: (...[usual, name, ...args]: [Call, ...Parameters<Call>]) => number,
): Pdfium {
  const usual: Call = (name, ...args) => tools.pdfium.call(name, ...args);
  const named: Pdfium['named'] =
    (name) =>
    (...args) =>
      does(usual, name, ...args);
  return Object.create(tools.pdfium, { named: { value: named } }) as Pdfium;
}

const codes = ({ findings }: ImportedFile): string[] =>
  findings.map(({ code, page }) => (page === undefined ? code : `${code} ${page}`));

const blackAt = (pdf: Uint8Array, page: number): Promise<number> => inkIn(pdf, page, square);

/** How many bars a drawn page shows, which is its number. */
const barsOf = async (pdf: Uint8Array, page: number): Promise<number> =>
  Math.round((await inkIn(pdf, page, bars)) / (40 * 40));
const lettersOf = ({ pages }: ImportedFile): number[] => pages.map(({ textLength }) => textLength);

/** Numbers of the pages' objects in the files of the corpus; a pattern has one of its own. */
const [pageOne, pageTwo, pageThree] = [5, 7, 9];
const [besidePattern, withPattern, behindPattern] = [5, 8, 10];

describe('A page that the file’s own table leads astray', () => {
  it('is found again, with its words, and nobody else has to draw it', async () => {
    const other = second({ objects: [pageOne, pageTwo, pageThree] });
    const taken = await take(astray(), { second: other });
    expect(codes(taken)).toEqual(['repaired']);
    expect(taken.pages.map(({ textLength }) => textLength)).toEqual([10, 10, 10]);
    expect(other.asked).toEqual([]);
  });
});

describe('A file that PDFium does not open', () => {
  it('becomes pictures of its pages, drawn by the second renderer, and says so', async () => {
    const other = second({ objects: [pageOne, pageTwo, pageThree] });
    const taken = await take(endlessTrailer(), { second: other });
    expect(codes(taken)).toEqual(['second-reader']);
    expect(taken.pages).toMatchObject([1, 2, 3].map(() => ({ width: 612, height: 792, textLength: 0 }))); // prettier-ignore
    for (const page of [1, 2, 3]) expect(await blackAt(taken.pdf, page)).toBeGreaterThan(5000);
  });

  it('leaves covered as any scan does, and proved', async () => {
    const taken = await take(endlessTrailer(), { second: second({ objects: [1, 2, 3] }) });
    const marks = [{ page: 2, rect: [100, 100, 300, 300], reason: 'other-person' } as const];
    const { report } = await redact(tools, { bytes: taken.pdf, marks, terms: [] });
    expect(report.rebuilt).toContain(2);
    expect(report.verification.passed).toBe(true);
  });

  it.each([
    ['one of its pages cannot be drawn', second({ objects: [pageOne, pageTwo], pageCount: 3 })],
    ['the second renderer has no pages', second({ objects: [] })],
  ])('is refused where %s', async (_, other) => {
    const taking = take(endlessTrailer(), { second: other });
    await expect(taking).rejects.toMatchObject({ fault: { code: 'pdf-unreadable' } });
  });

  it('is refused where there is no second renderer', async () => {
    await expect(take(endlessTrailer())).rejects.toMatchObject({
      fault: { code: 'pdf-unreadable' },
    });
  });
});

describe('Pages that PDFium cannot find in a file it opens', () => {
  it('become pictures, the whole file with them', async () => {
    const other = second({ objects: [pageOne, pageTwo, pageThree] });
    expect(codes(await take(endlessObjects(), { second: other }))).toEqual(['second-reader']);
  });

  it.each([
    ['there is no second renderer', undefined],
    ['it sees another number of pages', second({ objects: [pageOne, pageTwo] })],
  ])('are named where %s', async (_, other) => {
    const taken = await take(endlessObjects(), other && { second: other });
    expect(codes(taken)).toEqual(
      expect.arrayContaining(['unreadable-page 1', 'unreadable-page 3']),
    );
    expect(codes(taken)).not.toContain('second-reader');
  });
});

describe('A page over which a worker was lost', () => {
  it('is not opened, becomes a picture, and the pages beside it stay as they were', async () => {
    const other = second({ objects: [besidePattern, withPattern, behindPattern] });
    const taken = await take(endlessPattern(), { second: other, lostOver: byFile(2) });
    expect(codes(taken)).toEqual(['second-reader 2']);
    expect(taken.pages.map(({ textLength }) => textLength)).toEqual([10, 0, 10]);
    expect(other.asked).toEqual([2]);
    expect(await blackAt(taken.pdf, 2)).toBeGreaterThan(5000);
    expect(await blackAt(taken.pdf, 1)).toBe(0);
  });

  it('is named, and nobody draws it, where the second renderer was lost over it too', async () => {
    const other = second({ objects: [besidePattern, withPattern, behindPattern] });
    const taken = await take(endlessPattern(), {
      second: other,
      lostOver: [...byFile(2), { page: 2, rung: 'second' }],
    });
    expect(codes(taken)).toEqual(['unreadable-page 2']);
    expect(taken.findings[0]!.message).toContain('took too long');
    expect(other.asked).toEqual([]);
  });

  it('is named where the second renderer means another page by its number', async () => {
    const other = second({ objects: [besidePattern, behindPattern, withPattern] });
    const taken = await take(endlessPattern(), { second: other, lostOver: byFile(2) });
    expect(codes(taken)).toEqual(['unreadable-page 2']);
  });

  it('is the one under way by what was told before, and by whom', async () => {
    const told: Progress[] = [];
    const order = { bytes: threeDays(), lostOver: byFile(2) };
    const other = second({ objects: [pageOne, pageTwo, pageThree] });
    await importFile({ ...tools, second: other }, order, (sign) => told.push(sign));
    expect(told.map(({ rung, done }) => `${rung} ${done}`)).toEqual([
      ...[0, 1, 2, 3].map((done) => `file ${done}`),
      ...[0, 1, 2, 3].map((done) => `repaired ${done}`),
      'second 1',
      ...[0, 1, 2, 3].map((done) => `mended ${done}`),
    ]);
  });
});

/** The last page shows nothing. */
function emptied(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf);
  bytes.write('/Nothing ', bytes.lastIndexOf('/Contents'), 'latin1');
  return bytes;
}

describe('A page over which one reader was lost', () => {
  const objects = [pageOne, pageTwo, pageThree];

  it('is as it was to PDFium where that was the second renderer', async () => {
    const other = second({ objects });
    const lostOver: LostPage[] = [...byFile(1), { page: 3, rung: 'second' }];
    const taken = await take(threeDays(), { second: other, lostOver });
    expect(codes(taken)).toEqual(['second-reader 1']);
    expect(lettersOf(taken)).toEqual([0, 10, 10]);
  });

  it('is as it was in the file that came where that was PDFium at the repaired one', async () => {
    const taken = await take(astray(), { lostOver: [{ page: 1, rung: 'repaired' }] });
    expect(codes(taken)).toEqual(['unreadable-page 2']);
    expect(lettersOf(taken)).toEqual([10, 0, 10]);
  });

  it('is not opened by PDFium once more in the repaired file', async () => {
    const taken = await take(astray(), { lostOver: byFile(3) });
    expect(codes(taken)).toEqual(['repaired', 'unreadable-page 3']);
    expect(lettersOf(taken)).toEqual([10, 10, 0]);
  });

  it('is not mended again where that was PDFium at the mended file', async () => {
    const other = second({ objects });
    const lostOver: LostPage[] = [...byFile(1), { page: 2, rung: 'mended' }];
    const taken = await take(threeDays(), { second: other, lostOver });
    expect(codes(taken)).toEqual(['unreadable-page 1']);
    expect(lettersOf(taken)).toEqual([0, 10, 10]);
    expect(other.asked).toEqual([]);
  });

  it.each(['second', 'mended'] as const)(
    'has the whole file refused, and nobody draws it again, where nothing but the %s rung could read it',
    async (rung) => {
      const other = second({ objects });
      const taking = take(endlessTrailer(), { second: other, lostOver: [{ page: 2, rung }] });
      await expect(taking).rejects.toMatchObject({ fault: { code: 'pdf-unreadable' } });
      expect(other.asked).toEqual([]);
    },
  );
});

describe('Pages put in the place of others', () => {
  const objects = [pageOne, pageTwo, pageThree];
  const namedAndKept = async (bytes: Uint8Array, order: Parameters<typeof take>[1]) => {
    const taken = await take(bytes, order);
    expect(codes(taken)).toEqual(
      (order?.lostOver ?? []).map(({ page }) => `unreadable-page ${page}`),
    );
    expect(Buffer.compare(taken.pdf, bytes)).toBe(0);
  };

  it('stand each under its own number, and the page between them stays', async () => {
    const taken = await take(threeDays(), { second: second({ objects }), lostOver: byFile(1, 3) });
    expect(codes(taken)).toEqual(['second-reader 1', 'second-reader 3']);
    expect(lettersOf(taken)).toEqual([0, 10, 0]);
    expect(await Promise.all([1, 2, 3].map((page) => barsOf(taken.pdf, page)))).toEqual([1, 0, 3]);
  });

  it('move no other where one of them cannot be put in: it is named', async () => {
    let isFirst = true;
    const pdfium = pdfiumThat((usual, name, ...args) => {
      if (name !== 'FPDF_ImportPagesByIndex' || !isFirst) return usual(name, ...args);
      isFirst = false;
      return 0;
    });
    const order = { second: second({ objects }), pdfium, lostOver: byFile(1, 2) };
    const taken = await take(threeDays(), order);
    expect(codes(taken)).toEqual(['unreadable-page 1', 'second-reader 2']);
    expect(await Promise.all([1, 2, 3].map((page) => barsOf(taken.pdf, page)))).toEqual([0, 2, 0]);
    expect(taken.pages).toMatchObject([{}, { textLength: 0 }, { textLength: 10 }]);
  });

  describe('in a tree that miscounts its pages', () => {
    const other = () => second({ objects: [6, 8, 10, 12] });

    it('stand there where all others stay', async () => {
      const taken = await take(miscounted(), { second: other(), lostOver: byFile(1) });
      expect(codes(taken)).toEqual(['second-reader 1']);
      expect(lettersOf(taken)).toEqual([0, 10, 10, 10]);
      expect(await barsOf(taken.pdf, 1)).toBe(1);
    });

    it.each([2, 3, 4])('are taken back where page %i would move another', async (page) => {
      const asked = other();
      await namedAndKept(miscounted(), { second: asked, lostOver: byFile(page) });
      expect(asked.asked).toEqual([page]);
    });
  });

  it('are not put where neither reader knows which object the page is', async () => {
    const pdfium = pdfiumThat((usual, name, ...args) => {
      const given = usual(name, ...args);
      return name === 'EPDFDoc_GetPageObjectNumberByIndex' && given === pageTwo ? 0 : given;
    });
    const other = second({ objects: [pageOne, 0, pageThree] });
    await namedAndKept(threeDays(), { second: other, pdfium, lostOver: byFile(2) });
    expect(other.asked).toEqual([2]);
  });

  it.each([
    ['a page beside them', threeDays(), { name: 'FPDF_LoadPage', page: 2 }],
    ['an empty page beside them', emptied(threeDays()), { name: 'FPDF_LoadPage', page: 2 }],
    ['the file', threeDays(), { name: 'FPDF_LoadCustomDocument', page: undefined }],
  ])('are taken back where %s can be read no more', async (_, bytes, fails) => {
    let isSaved = false;
    const pdfium = pdfiumThat((usual, name, ...args) => {
      if (name === 'PDFiumExt_SaveAsCopy') isSaved = true;
      const isFailing = isSaved && name === fails.name && [args[1], undefined].includes(fails.page);
      return isFailing ? 0 : usual(name, ...args);
    });
    await namedAndKept(bytes, { second: second({ objects }), pdfium, lostOver: byFile(2) });
    expect(isSaved).toBe(true);
  });

  it('are taken back where a page beside them lost its words', async () => {
    let hasLost = false;
    const pdfium = pdfiumThat((usual, name, ...args) => {
      const given = usual(name, ...args);
      if (name !== 'PDFiumExt_GetFileWriterData') return given;
      const [, pointer = 0, size = 0] = args;
      const saved = Buffer.from(tools.pdfium.bytes.subarray(pointer, pointer + size));
      const at = saved.indexOf('/Contents');
      hasLost = at > 0;
      tools.pdfium.bytes.set(Buffer.from('/Xontents'), pointer + at);
      return given;
    });
    await namedAndKept(threeDays(), { second: second({ objects }), pdfium, lostOver: byFile(2) });
    expect(hasLost).toBe(true);
  });
});
