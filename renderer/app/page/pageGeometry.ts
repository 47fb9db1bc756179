/**
 * The one converter between a page and the screen (DESIGN.md 6). Canonical are PDF points in
 * unrotated user space, origin lower left; a view has its origin at the top left, y downwards,
 * with the page turned as it is shown. Every change of a box is made as seen and mapped back,
 * so that "right" is right on the screen whatever the page's own rotation.
 */

export type Rect = readonly [number, number, number, number];
export type Turn = 0 | 90 | 180 | 270;
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PageView {
  /** Crop box in unrotated user space, points. */
  readonly crop: Rect;
  /** The page's own rotation plus what the clerk turned it by, clockwise. */
  readonly rotation: Turn;
  /** View pixels a point. */
  readonly scale: number;
}

/** A box on the screen. */
export interface ViewBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Smallest box that can still be seen and taken hold of, points. */
export const smallestBox = 4;

export function turned(...degrees: readonly number[]): Turn {
  const sum = degrees.reduce((total, one) => total + one, 0);
  const quarter = ((Math.round(sum / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter] ?? 0;
}

/** Size of the page as shown, view pixels. */
export function viewSize(view: PageView): { readonly width: number; readonly height: number } {
  const width = (view.crop[2] - view.crop[0]) * view.scale;
  const height = (view.crop[3] - view.crop[1]) * view.scale;
  const sideways = view.rotation === 90 || view.rotation === 270;
  return sideways ? { width: height, height: width } : { width, height };
}

export function toView(view: PageView, point: Point): Point {
  const [x0, y0, x1, y1] = view.crop;
  const shown = {
    0: { x: point.x - x0, y: y1 - point.y },
    90: { x: point.y - y0, y: point.x - x0 },
    180: { x: x1 - point.x, y: point.y - y0 },
    270: { x: y1 - point.y, y: x1 - point.x },
  }[view.rotation];
  return { x: shown.x * view.scale, y: shown.y * view.scale };
}

export function toPage(view: PageView, point: Point): Point {
  const [x0, y0, x1, y1] = view.crop;
  const x = point.x / view.scale;
  const y = point.y / view.scale;
  return {
    0: { x: x0 + x, y: y1 - y },
    90: { x: x0 + y, y: y0 + x },
    180: { x: x1 - x, y: y0 + y },
    270: { x: x1 - y, y: y1 - x },
  }[view.rotation];
}

export function rectToView(view: PageView, rect: Rect): ViewBox {
  const one = toView(view, { x: rect[0], y: rect[1] });
  const other = toView(view, { x: rect[2], y: rect[3] });
  return boxBetween(one, other);
}

/** Points are kept to a hundredth: finer is noise of the screen. */
export function rectToPage(view: PageView, box: ViewBox): Rect {
  const one = toPage(view, { x: box.left, y: box.top });
  const other = toPage(view, { x: box.left + box.width, y: box.top + box.height });
  return [
    hundredth(Math.min(one.x, other.x)),
    hundredth(Math.min(one.y, other.y)),
    hundredth(Math.max(one.x, other.x)),
    hundredth(Math.max(one.y, other.y)),
  ];
}

export function boxBetween(one: Point, other: Point): ViewBox {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** The part of a drawn box that lies on the page; nothing where it is too small to be meant. */
export function drawnRect(view: PageView, one: Point, other: Point): Rect | undefined {
  const size = viewSize(view);
  const box = boxBetween(within(one, size), within(other, size));
  const smallest = smallestBox * view.scale;
  if (box.width < smallest || box.height < smallest) return undefined;
  return rectToPage(view, box);
}

/** Moves a box as seen, by points; it stops at the edge of the page. */
export function moveRect(view: PageView, rect: Rect, by: Point): Rect {
  const { box, size, plain } = upright(view, rect);
  return rectToPage(plain, {
    ...box,
    left: clamp(box.left + by.x, 0, size.width - box.width),
    top: clamp(box.top + by.y, 0, size.height - box.height),
  });
}

/** Which edges a handle holds, as seen. */
export interface Edges {
  readonly left?: boolean;
  readonly right?: boolean;
  readonly top?: boolean;
  readonly bottom?: boolean;
}

/** Moves the named edges of a box as seen, by points; the box stays on the page and visible. */
export function resizeRect(view: PageView, rect: Rect, edges: Edges, by: Point): Rect {
  const { box, size, plain } = upright(view, rect);
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const left = edges.left ? clamp(box.left + by.x, 0, right - smallestBox) : box.left;
  const top = edges.top ? clamp(box.top + by.y, 0, bottom - smallestBox) : box.top;
  return rectToPage(
    plain,
    boxBetween(
      { x: left, y: top },
      {
        x: edges.right ? clamp(right + by.x, left + smallestBox, size.width) : right,
        y: edges.bottom ? clamp(bottom + by.y, top + smallestBox, size.height) : bottom,
      },
    ),
  );
}

/** A box in the middle of the page, for those who place it by keys. */
export function centredRect(view: PageView, width: number, height: number): Rect {
  const plain = { ...view, scale: 1 };
  const size = viewSize(plain);
  const wide = Math.min(width, size.width);
  const high = Math.min(height, size.height);
  return rectToPage(plain, {
    left: (size.width - wide) / 2,
    top: (size.height - high) / 2,
    width: wide,
    height: high,
  });
}

/** What a clerk types: points from the page's top left corner as shown. */
export function toTyped(view: PageView, rect: Rect): ViewBox {
  const { left, top, width, height } = rectToView({ ...view, scale: 1 }, rect);
  return {
    left: hundredth(left),
    top: hundredth(top),
    width: hundredth(width),
    height: hundredth(height),
  };
}

export function fromTyped(view: PageView, typed: ViewBox): Rect | undefined {
  const plain = { ...view, scale: 1 };
  return drawnRect(
    plain,
    { x: typed.left, y: typed.top },
    { x: typed.left + typed.width, y: typed.top + typed.height },
  );
}

/** Boxes that leave the page by a rounding error stay what they were. */
function upright(view: PageView, rect: Rect) {
  const plain: PageView = { ...view, scale: 1 };
  return { plain, box: rectToView(plain, rect), size: viewSize(plain) };
}

function within(point: Point, size: { width: number; height: number }): Point {
  return { x: clamp(point.x, 0, size.width), y: clamp(point.y, 0, size.height) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}
