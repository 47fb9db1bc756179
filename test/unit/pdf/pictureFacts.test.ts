import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { isPicture } from '../../../shared/domain/records/pictures';
import { area, intersect } from '../../../shared/pdf/geometry';
import type { Rect } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { bareOf, maskOf, type Grid } from '../../../shared/pdf/read/pictureFacts';
import { scanned, type ScanPlan } from '../../corpus/scans';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

const note = Array.from({ length: 24 }, (_, at) => `${at}. Seen for knee pain by Dr. Bray; rest, ice and a visit in spring.`); // prettier-ignore
const short = ['Patient: Carol Jones', 'DOB 03/04/1955'];
const header = 'From: 512 555 0100   To: River Clinic   Page 3 of 9';

async function factsOf(plan: ScanPlan) {
  const { pages } = await engine.importFile({ bytes: await scanned(plan) });
  return pages[0]!;
}

describe('a page is read from its picture where its text does not hold what that shows', () => {
  test.each<[string, ScanPlan]>([
    ['a scan without any text', { lines: note }],
    ['a scan under the typed line of a fax', { lines: note, header }],
    ['a scan of a few words under such a line', { lines: short, header }],
    [
      'a scan under the banner of a mail program',
      { lines: note.slice(0, 4), header: Array.from({ length: 5 }, () => header).join('\n') },
    ],
    ['one that is turned', { lines: note, header, rotation: 90 }],
    ['one that stands on its head', { lines: note, header, rotation: 180 }],
    ['one in many low strips', { lines: note, header, strips: 40 }],
    ['a scan with a layer of text under the first lines only', { lines: note, layer: 4 }],
    ['a typed page with half a page of a picture', { lines: note, asLogo: { share: 0.5, typed: short } }], // prettier-ignore
  ])('%s', async (_, plan) => {
    expect(isPicture(await factsOf(plan))).toBe(true);
  });

  test.each<[string, ScanPlan]>([
    ['a scan with a whole layer of text', { lines: note, layer: note.length }],
    ['such a scan under the typed line of a fax', { lines: note, layer: note.length, header }],
    ['such a scan that is turned', { lines: note, layer: note.length, header, rotation: 270 }],
    ['a short scan with a whole layer', { lines: short, layer: short.length, header }],
    ['a typed page with a logo', { lines: note, asLogo: { share: 0.15, typed: note } }],
    ['a typed page over a picture of empty paper', { lines: [], header }],
  ])('but not %s', async (_, plan) => {
    expect(isPicture(await factsOf(plan))).toBe(false);
  });

  test('a page taken in before its pictures were looked for is read', () => {
    expect(isPicture({ textLength: 900 })).toBe(true);
    expect(isPicture({ textLength: 900, pictures: { share: 0, bare: 0 } })).toBe(false);
    expect(isPicture({ textLength: 0, pictures: { share: 0, bare: 0 } })).toBe(true);
  });

  test('the share of the page is that of its pictures, however they are cut and turned', async () => {
    for (const rotation of [0, 90] as const) {
      const whole = await factsOf({ lines: note, header, rotation });
      const strips = await factsOf({ lines: note, header, rotation, strips: 7 });
      expect([whole.pictures?.share, strips.pictures?.share]).toEqual([1, 1]);
    }
    const { pictures } = await factsOf({ lines: note, asLogo: { share: 0.5, typed: short } });
    expect(pictures?.share).toBeCloseTo(0.25, 1);
  });
});

const grid: Grid = { width: 60, height: 40, crop: [100, 50, 220, 130], scale: 0.5 };
const pixels = grid.width * grid.height;
const even = (from: number, to: number) => fc.integer({ min: from, max: to }).map((one) => 2 * one);
/** With sides on the grid, also beyond its edges. */
const rects = fc.array(
  fc
    .tuple(even(40, 120), even(20, 70), even(0, 40), even(0, 40))
    .map(([x, y, across, up]): Rect => [x, y, x + across, y + up]),
  { maxLength: 6 },
);
const count = (mask: Uint8Array) => mask.filter((one) => one === 1).length;

describe('on the grid', () => {
  test('one rectangle takes its area, as far as it is on the page', () => {
    fc.assert(
      fc.property(rects, (some) => {
        for (const rect of some) {
          const shown = intersect(rect, grid.crop);
          expect(count(maskOf(grid, [rect]))).toBe(shown ? area(shown) / 4 : 0);
        }
      }),
    );
  });

  test('several take no more than together and no less than the largest, in any order', () => {
    fc.assert(
      fc.property(rects, (some) => {
        const each = some.map((rect) => count(maskOf(grid, [rect])));
        const all = count(maskOf(grid, some));
        expect(all).toBeLessThanOrEqual(
          Math.min(
            pixels,
            each.reduce((sum, one) => sum + one, 0),
          ),
        );
        expect(all).toBeGreaterThanOrEqual(Math.max(0, ...each));
        expect(count(maskOf(grid, some.toReversed()))).toBe(all);
      }),
    );
  });

  test('more words leave no more of a picture bare; words over all of it leave nothing', () => {
    const samples = fc.uint8Array({ minLength: pixels, maxLength: pixels });
    fc.assert(
      fc.property(samples, rects, rects, rects, (drawn, pictures, words, more) => {
        const bitmap = { width: grid.width, height: grid.height, samples: drawn };
        const bare = (over: readonly Rect[]) => bareOf(bitmap, maskOf(grid, pictures), maskOf(grid, over)); // prettier-ignore
        const before = bare(words);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        expect(bare([...words, ...more])).toBeLessThanOrEqual(before);
        expect(bare([grid.crop])).toBe(0);
      }),
    );
  });
});
