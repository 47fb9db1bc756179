import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, intersect, inverse, mapRect, uprightMatrix } from '../../../shared/pdf/geometry';
import { coverOf } from '../../../shared/pdf/marks/marks';
import type { Rect, Word } from '../../../shared/pdf/model';
import { growthsOf } from '../../../shared/pdf/marks/runOn';
import { rotations } from './madePdfs';

const size = 10;
const letter = 5;
const leading = 14;
const columnAt = 540;

const runsOn = (...of: Parameters<typeof growthsOf>) =>
  growthsOf(...of).flatMap(({ runs }) => runs);

/** Words of one length each, set from `x` on with a blank between. */
function lineOf(lengths: readonly number[], x: number, y: number): Word[] {
  let at = x;
  return lengths.map((length) => {
    const rect: Rect = [at, y, at + length * letter, y + size];
    at = rect[2] + letter / 2;
    return { text: 'x'.repeat(length), rect, loose: rect };
  });
}

const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 7 });
/** A block of lines with a number at the end of each, a column apart. */
const blocks = fc.array(lengths, { minLength: 2, maxLength: 6 }).map((lines) =>
  lines.map((words, at) => {
    const y = 300 - at * leading;
    return { words: lineOf(words, 72, y), cell: lineOf([4], columnAt, y) };
  }),
);
const chosen = fc.tuple(blocks, fc.nat(), fc.nat()).map(([lines, a, b]) => {
  const line = lines[a % lines.length]!;
  const at = b % (line.words.length - 1);
  return { lines, words: lines.flatMap((one) => [...one.words, ...one.cell]), line, at };
});
const upright = { crop: [0, 0, 612, 400] as Rect, rotation: 0 as const };
const within = (box: Rect) => (word: Word) => intersect(box, word.rect) !== undefined;

describe('A cover in running text', () => {
  it('hides every word behind the name on its line, and no other column', () => {
    fc.assert(
      fc.property(chosen, ({ words, line, at }) => {
        const mark = line.words[at]!.rect;
        const runs = runsOn([mark], words, upright);
        expect(runs).toHaveLength(1);
        for (const { rect } of line.words.slice(at)) {
          expect(contains(runs[0]!, rect, 1e-6)).toBe(true);
        }
        expect(line.cell.filter(within(runs[0]!))).toEqual([]);
      }),
    );
  });

  it('touches nothing in front of the name, and no other line', () => {
    fc.assert(
      fc.property(chosen, ({ words, line, at }) => {
        const [run] = runsOn([line.words[at]!.rect], words, upright);
        const hidden = words.filter(within(run!));
        expect(hidden).toEqual(line.words.slice(at));
      }),
    );
  });

  it('ends where the longest line of the block ends, whatever line the name is on', () => {
    fc.assert(
      fc.property(chosen, ({ words, lines, line, at }) => {
        const [run] = runsOn([line.words[at]!.rect], words, upright);
        const ends = lines.map((one) => one.words.at(-1)!.rect[2]);
        expect(run![2]).toBeCloseTo(Math.max(...ends), 6);
      }),
    );
  });

  it('does the same on a page that is turned', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom(...rotations), ({ words, line, at }, rotation) => {
        const turned = rotation === 90 || rotation === 270;
        const crop: Rect = turned ? [0, 0, 400, 612] : upright.crop;
        const back = inverse(uprightMatrix(crop, rotation));
        const turn = (word: Word): Word => {
          const rect = mapRect(back, word.rect);
          return { ...word, rect, loose: rect };
        };
        const [run] = runsOn([turn(line.words[at]!).rect], words.map(turn), { crop, rotation });
        const [straight] = runsOn([line.words[at]!.rect], words, upright);
        mapRect(back, straight!).forEach((side, i) => expect(run![i]).toBeCloseTo(side, 6));
      }),
    );
  });

  it('stays alone where no text stands behind it, or where somebody says so', () => {
    fc.assert(
      fc.property(chosen, ({ words, line }) => {
        const last = line.words.at(-1)!.rect;
        const [run] = runsOn([last], words, upright);
        expect([run![0], run![2]]).toEqual([last[0], last[2]]);
        const mark = { rect: line.words[0]!.rect, onlyThis: true };
        const alone = coverOf([mark], { ...upright, words: [] });
        expect(coverOf([mark], { ...upright, words })).toEqual(alone);
      }),
    );
  });

  it('runs on in each of the lines a box lies over', () => {
    const lines = [lineOf([6, 6, 6], 72, 300), lineOf([3, 9, 9], 72, 286)];
    const runs = runsOn([[70, 284, 110, 312]], lines.flat(), upright);
    expect(runs.map((run) => Math.round(run[2]))).toEqual([182, 182]);
  });

  it('is proved black over all of what it hides', () => {
    const words = lineOf([6, 6, 6], 72, 300);
    const { required } = coverOf([{ rect: words[0]!.rect }], { ...upright, words });
    for (const { rect } of words) expect(required.some((box) => contains(box, rect))).toBe(true);
  });
});
