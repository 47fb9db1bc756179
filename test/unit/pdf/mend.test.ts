import { beforeAll, describe, expect, it } from 'vitest';

import { importFile, type ImportTools } from '../../../shared/pdf/import/importFile';
import type { SecondPage, SecondRenderer } from '../../../shared/pdf/import/secondRenderer';
import type { ImportedFile } from '../../../shared/pdf/model';
import type { Progress } from '../../../shared/pdf/port';
import { redact, type RedactTools } from '../../../shared/pdf/build/redact';
import { astray, endlessObjects, endlessPattern, endlessTrailer } from '../../corpus/brokenFiles';
import { inkIn } from '../../support/ink';
import { proving } from '../../support/pdfTools';

let tools: RedactTools;
beforeAll(async () => {
  tools = await proving();
});

/** A page of 612 by 792 points, white but for a black square in its middle. */
function drawnPage(objectNumber: number): SecondPage {
  const [width, height] = [306, 396];
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 150; y < 250; y += 1) {
    for (let x = 100; x < 200; x += 1) pixels.set([0, 0, 0, 255], (y * width + x) * 4);
  }
  return { objectNumber, width: 612, height: 792, image: { width, height, pixels } };
}
/** In points, within the square. */
const square = [220, 320, 380, 470] as const;

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
          return Promise.resolve(object === undefined ? undefined : drawnPage(object));
        },
        close: () => Promise.resolve(),
      }),
  };
}

function take(
  bytes: Uint8Array,
  more: Pick<ImportTools, 'second'> & { lostOver?: readonly number[] } = {},
): Promise<ImportedFile> {
  const { lostOver = [], ...parts } = more;
  return importFile({ ...tools, ...parts }, { bytes, lostOver });
}

const codes = ({ findings }: ImportedFile): string[] =>
  findings.map(({ code, page }) => (page === undefined ? code : `${code} ${page}`));

const blackAt = (pdf: Uint8Array, page: number): Promise<number> => inkIn(pdf, page, square);

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
    const taken = await take(endlessPattern(), { second: other, lostOver: [2] });
    expect(codes(taken)).toEqual(['second-reader 2']);
    expect(taken.pages.map(({ textLength }) => textLength)).toEqual([10, 0, 10]);
    expect(other.asked).toEqual([2]);
    expect(await blackAt(taken.pdf, 2)).toBeGreaterThan(5000);
    expect(await blackAt(taken.pdf, 1)).toBe(0);
  });

  it('is named, and nobody draws it, where the second renderer was lost over it too', async () => {
    const other = second({ objects: [besidePattern, withPattern, behindPattern] });
    const taken = await take(endlessPattern(), { second: other, lostOver: [2, 2] });
    expect(codes(taken)).toEqual(['unreadable-page 2']);
    expect(taken.findings[0]!.message).toContain('took too long');
    expect(other.asked).toEqual([]);
  });

  it('is named where the second renderer means another page by its number', async () => {
    const other = second({ objects: [besidePattern, behindPattern, withPattern] });
    const taken = await take(endlessPattern(), { second: other, lostOver: [2] });
    expect(codes(taken)).toEqual(['unreadable-page 2']);
  });

  it('is the one under way by what was told before', async () => {
    const told: Progress[] = [];
    const order = { bytes: astray(), lostOver: [] };
    await importFile(tools, order, (sign) => told.push(sign));
    expect(told.slice(0, 4).map(({ done }) => done)).toEqual([0, 1, 2, 3]);
  });
});
