import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawnRect,
  fromTyped,
  moveRect,
  rectToPage,
  rectToView,
  resizeRect,
  smallestBox,
  toPage,
  toTyped,
  toView,
  turned,
  viewSize,
  type PageView,
  type Rect,
} from '../../../../renderer/app/page/pageGeometry';

const rotations = fc.constantFrom(0, 90, 180, 270) as fc.Arbitrary<PageView['rotation']>;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const views: fc.Arbitrary<PageView> = fc
  .record({
    x: number(-500, 500),
    y: number(-500, 500),
    width: number(50, 2000),
    height: number(50, 2000),
    rotation: rotations,
    scale: number(0.1, 5),
  })
  .map(({ x, y, width, height, rotation, scale }) => ({
    crop: [x, y, x + width, y + height] as const,
    rotation,
    scale,
  }));

/** A box on the page, large enough to be one. */
const boxes = fc
  .tuple(views, number(0, 0.8), number(0, 0.8), number(0.1, 0.2), number(0.1, 0.2))
  .map(([view, left, bottom, wide, high]) => {
    const [x0, y0, x1, y1] = view.crop;
    const width = x1 - x0;
    const height = y1 - y0;
    const rect: Rect = [
      x0 + left * width,
      y0 + bottom * height,
      x0 + (left + wide) * width,
      y0 + (bottom + high) * height,
    ];
    return { view, rect };
  });

function near(one: readonly number[], other: readonly number[], by: number): void {
  one.forEach((value, at) => expect(Math.abs(value - (other[at] ?? NaN))).toBeLessThanOrEqual(by));
}

function onPage(view: PageView, rect: Rect): void {
  const slack = 0.011;
  expect(rect[0]).toBeGreaterThanOrEqual(view.crop[0] - slack);
  expect(rect[1]).toBeGreaterThanOrEqual(view.crop[1] - slack);
  expect(rect[2]).toBeLessThanOrEqual(view.crop[2] + slack);
  expect(rect[3]).toBeLessThanOrEqual(view.crop[3] + slack);
}

describe('where a mark lies', () => {
  it('a point goes to the screen and back, whatever crop, rotation and zoom', () => {
    fc.assert(
      fc.property(views, number(0, 1), number(0, 1), (view, across, up) => {
        const [x0, y0, x1, y1] = view.crop;
        const point = { x: x0 + across * (x1 - x0), y: y0 + up * (y1 - y0) };
        const seen = toView(view, point);
        const size = viewSize(view);
        expect(seen.x).toBeGreaterThanOrEqual(-1e-6);
        expect(seen.x).toBeLessThanOrEqual(size.width + 1e-6);
        expect(seen.y).toBeGreaterThanOrEqual(-1e-6);
        expect(seen.y).toBeLessThanOrEqual(size.height + 1e-6);
        const back = toPage(view, seen);
        near([back.x, back.y], [point.x, point.y], 1e-6);
      }),
    );
  });

  it('a box goes to the screen and back to a hundredth of a point', () => {
    fc.assert(
      fc.property(boxes, ({ view, rect }) =>
        near(rectToPage(view, rectToView(view, rect)), rect, 0.0051),
      ),
    );
  });

  it('the corner that lies at the top left of the screen is the right one for each rotation', () => {
    const crop = [10, 20, 110, 220] as const;
    const corner = (rotation: PageView['rotation']) =>
      toPage({ crop, rotation, scale: 2 }, { x: 0, y: 0 });
    expect(corner(0)).toEqual({ x: 10, y: 220 });
    expect(corner(90)).toEqual({ x: 10, y: 20 });
    expect(corner(180)).toEqual({ x: 110, y: 20 });
    expect(corner(270)).toEqual({ x: 110, y: 220 });
  });

  it('an arrow key moves the box the way the arrow points on the screen', () => {
    fc.assert(
      fc.property(boxes, ({ view, rect }) => {
        const before = toTyped(view, rect);
        const after = toTyped(view, moveRect(view, rect, { x: -1, y: 1 }));
        const lowest = viewSize({ ...view, scale: 1 }).height - before.height;
        const expected = [Math.max(0, before.left - 1), Math.min(lowest, before.top + 1)];
        near([after.left, after.top], expected, 0.03);
        near([after.width, after.height], [before.width, before.height], 0.03);
      }),
    );
  });

  it('a box moved or resized by any amount stays on the page and can be seen', () => {
    const edges = fc.record({
      left: fc.boolean(),
      right: fc.boolean(),
      top: fc.boolean(),
      bottom: fc.boolean(),
    });
    fc.assert(
      fc.property(boxes, number(-3000, 3000), number(-3000, 3000), edges, (one, x, y, held) => {
        const { view, rect } = one;
        onPage(view, moveRect(view, rect, { x, y }));
        const resized = resizeRect(view, rect, held, { x, y });
        onPage(view, resized);
        expect(resized[2] - resized[0]).toBeGreaterThanOrEqual(smallestBox - 0.03);
        expect(resized[3] - resized[1]).toBeGreaterThanOrEqual(smallestBox - 0.03);
      }),
    );
  });

  it('what is drawn beyond the edge of the page is cut off at the edge', () => {
    fc.assert(
      fc.property(views, (view) => {
        const rect = drawnRect(view, { x: -1000, y: -1000 }, { x: 1e6, y: 1e6 });
        near(rect ?? [], view.crop, 0.0051);
        expect(rect).toBeDefined();
      }),
    );
  });

  it('a click without a stroke draws nothing', () => {
    const view: PageView = { crop: [0, 0, 612, 792], rotation: 0, scale: 1.5 };
    expect(drawnRect(view, { x: 100, y: 100 }, { x: 103, y: 101 })).toBeUndefined();
  });

  it('typed numbers count from the top left corner of the page as it is shown', () => {
    const view: PageView = { crop: [0, 0, 612, 792], rotation: 90, scale: 3 };
    expect(fromTyped(view, { left: 0, top: 0, width: 100, height: 50 })).toEqual([0, 0, 50, 100]);
    fc.assert(
      fc.property(boxes, (one) =>
        near(fromTyped(one.view, toTyped(one.view, one.rect)) ?? [], one.rect, 0.03),
      ),
    );
  });

  it('turning a page four times brings it back', () => {
    expect(turned(270, 90)).toBe(0);
    expect(turned(0, -90)).toBe(270);
    expect(turned(90, 90)).toBe(180);
  });
});
