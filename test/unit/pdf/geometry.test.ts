import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contains, mapRect, shownSize, uprightMatrix } from '../../../shared/pdf/geometry';
import { coverOf, requiredBoxes, snappedBoxes, toPixels } from '../../../shared/pdf/marks/marks';
import type { Rect } from '../../../shared/pdf/model';
import { orientationMatrix } from '../../../shared/pdf/import/picture';
import { rotations } from './madePdfs';

const finite = { noNaN: true, noDefaultInfinity: true };
const crops = fc
  .tuple(
    fc.double({ min: -500, max: 500, ...finite }),
    fc.double({ min: -500, max: 500, ...finite }),
    fc.double({ min: 100, max: 2000, ...finite }),
    fc.double({ min: 100, max: 2000, ...finite }),
  )
  .map(([x, y, w, h]): Rect => [x, y, x + w, y + h]);
const share = fc.double({ min: 0, max: 1, ...finite });
/** A crop box and marks whose corners lie anywhere in it, in any order. */
const marked = fc
  .tuple(crops, fc.array(fc.tuple(share, share, share, share), { minLength: 1, maxLength: 6 }))
  .map(([crop, shares]) => ({
    crop,
    marks: shares.map(([a, b, c, d]): Rect => [
      crop[0] + a * (crop[2] - crop[0]),
      crop[1] + b * (crop[3] - crop[1]),
      crop[0] + c * (crop[2] - crop[0]),
      crop[1] + d * (crop[3] - crop[1]),
    ]),
  }));

describe('Boxes over marks', () => {
  it('cover the mark with its padding and never shrink when snapped', () => {
    fc.assert(
      fc.property(marked, fc.boolean(), ({ crop, marks }, sideways) => {
        const required = requiredBoxes(marks, crop);
        const painted = snappedBoxes(required, crop, sideways);
        for (const box of required)
          expect(painted.some((grown) => contains(grown, box, 1e-6))).toBe(true);
        for (const grown of painted) expect(contains(crop, grown, 1e-6)).toBe(true);
      }),
    );
  });

  it('around places that alone are kept cover all the rest of the page, and none of them', () => {
    fc.assert(
      fc.property(marked, fc.boolean(), share, share, ({ crop, marks }, sideways, across, up) => {
        const kept = marks.map((rect) => ({ rect, covers: 'outside' as const }));
        const { required, painted } = coverOf(kept, {
          crop,
          rotation: sideways ? 90 : 0,
          words: [],
        });
        expect(painted).toEqual(required);
        const x = crop[0] + across * (crop[2] - crop[0]);
        const y = crop[1] + up * (crop[3] - crop[1]);
        const isIn = (rect: Rect) =>
          x > Math.min(rect[0], rect[2]) &&
          x < Math.max(rect[0], rect[2]) &&
          y > Math.min(rect[1], rect[3]) &&
          y < Math.max(rect[1], rect[3]);
        const isNear = (rect: Rect) =>
          [rect[0], rect[2]].some((side) => Math.abs(side - x) < 1e-6) ||
          [rect[1], rect[3]].some((side) => Math.abs(side - y) < 1e-6);
        if ([...marks, ...required].some(isNear)) return;
        expect(required.filter(isIn)).toHaveLength(marks.some(isIn) ? 0 : 1);
      }),
    );
  });

  it('black out every pixel whose centre lies under a mark', () => {
    fc.assert(
      fc.property(
        marked,
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 20, max: 400 }),
        ({ crop, marks }, width, height) => {
          const required = requiredBoxes(marks, crop);
          const pixels = toPixels(required, crop, { width, height });
          for (const [index, box] of required.entries()) {
            const cover = pixels[index]!;
            for (const [x, y] of [
              [box[0], box[1]],
              [box[2], box[3]],
            ] as const) {
              const column = ((x - crop[0]) / (crop[2] - crop[0])) * width;
              const row = ((crop[3] - y) / (crop[3] - crop[1])) * height;
              expect(cover.left).toBeLessThanOrEqual(column + 1e-6);
              expect(cover.right).toBeGreaterThanOrEqual(column - 1e-6);
              expect(cover.top).toBeLessThanOrEqual(row + 1e-6);
              expect(cover.bottom).toBeGreaterThanOrEqual(row - 1e-6);
            }
          }
        },
      ),
    );
  });

  it('start and end on half inches along the line, so that their width gives no name away', () => {
    const crop: Rect = [0, 0, 612, 792];
    for (const width of [44, 47, 52, 59]) {
      const painted = snappedBoxes(
        requiredBoxes([[100, 500, 100 + width, 512]], crop),
        crop,
        false,
      );
      expect(painted.map((box) => [box[0], box[2]])).toEqual([[72, 180]]);
    }
  });

  it('that touch on one line become one, so that gaps do not count the words', () => {
    const crop: Rect = [0, 0, 612, 792];
    const words: Rect[] = [
      [100, 500, 130, 512],
      [134, 500, 170, 512],
      [174, 499, 210, 512],
    ];
    expect(snappedBoxes(requiredBoxes(words, crop), crop, false)).toHaveLength(1);
  });
});

describe('Turned pages', () => {
  it('map their visible box onto the page as shown, at every rotation', () => {
    fc.assert(
      fc.property(crops, fc.constantFrom(...rotations), (crop, rotation) => {
        const { width, height } = shownSize(crop, rotation);
        const shown = mapRect(uprightMatrix(crop, rotation), crop);
        [0, 0, width, height].forEach((value, side) => expect(shown[side]).toBeCloseTo(value, 6));
      }),
    );
  });

  it('map pictures of every camera orientation onto the whole page', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(mapRect(orientationMatrix(orientation, 300, 500), [0, 0, 1, 1])).toEqual([
        0, 0, 300, 500,
      ]);
    }
  });
});
