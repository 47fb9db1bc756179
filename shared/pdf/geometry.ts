/** Rectangles and matrices, in PDF points and unrotated user space (DESIGN.md 6). */
import type { Rect } from './model';
import type { Matrix } from './verify/expectations';

export type Rotation = 0 | 90 | 180 | 270;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer` (as PDF concatenates: inner x outer). */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [p, q, r, s, t, u] = outer;
  return [
    a * p + b * r,
    a * q + b * s,
    c * p + d * r,
    c * q + d * s,
    e * p + f * r + t,
    e * q + f * s + u,
  ];
}

/** The upright rectangle around the image of `rect`. */
export function mapRect(m: Matrix, rect: Rect): Rect {
  const [a, b, c, d, e, f] = m;
  const [x0, y0, x1, y1] = rect;
  // Along each axis what the one side gives and what the other gives add up.
  const [xa0, xa1, xc0, xc1] = [a * x0, a * x1, c * y0, c * y1];
  const [yb0, yb1, yd0, yd1] = [b * x0, b * x1, d * y0, d * y1];
  return [
    Math.min(xa0, xa1) + Math.min(xc0, xc1) + e,
    Math.min(yb0, yb1) + Math.min(yd0, yd1) + f,
    Math.max(xa0, xa1) + Math.max(xc0, xc1) + e,
    Math.max(yb0, yb1) + Math.max(yd0, yd1) + f,
  ];
}

/** Corners in order, whichever two opposite ones were given. */
export function ordered(rect: Rect): Rect {
  return [
    Math.min(rect[0], rect[2]),
    Math.min(rect[1], rect[3]),
    Math.max(rect[0], rect[2]),
    Math.max(rect[1], rect[3]),
  ];
}

export function pad(rect: Rect, by: number): Rect {
  return [rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by];
}

export function intersect(a: Rect, b: Rect): Rect | undefined {
  const rect: Rect = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return rect[0] < rect[2] && rect[1] < rect[3] ? rect : undefined;
}

/** Whether they share more than an edge. */
export function touches(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** What is left of `whole` without the holes, in rectangles that do not overlap. */
export function without(whole: Rect, holes: readonly Rect[]): readonly Rect[] {
  return holes.reduce<readonly Rect[]>(
    (left, hole) => left.flatMap((rect) => withoutOne(rect, hole)),
    [whole],
  );
}

function withoutOne(rect: Rect, hole: Rect): readonly Rect[] {
  const cut = intersect(rect, hole);
  if (!cut) return [rect];
  const [x0, y0, x1, y1] = rect;
  const around: readonly Rect[] = [
    [x0, cut[3], x1, y1],
    [x0, y0, x1, cut[1]],
    [x0, cut[1], cut[0], cut[3]],
    [cut[2], cut[1], x1, cut[3]],
  ];
  return around.filter((piece) => area(piece) > 0);
}

export function union(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

export function contains(outer: Rect, inner: Rect, tolerance = 0): boolean {
  return (
    inner[0] >= outer[0] - tolerance &&
    inner[1] >= outer[1] - tolerance &&
    inner[2] <= outer[2] + tolerance &&
    inner[3] <= outer[3] + tolerance
  );
}

export function area(rect: Rect): number {
  return Math.max(0, rect[2] - rect[0]) * Math.max(0, rect[3] - rect[1]);
}

/** Size of a box as shown after /Rotate. */
export function shownSize(
  box: Rect,
  rotation: Rotation,
): { readonly width: number; readonly height: number } {
  const width = box[2] - box[0];
  const height = box[3] - box[1];
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

/** Maps unrotated user space to the page as shown: lower left corner at the origin, upright. */
export function uprightMatrix(box: Rect, rotation: Rotation): Matrix {
  switch (rotation) {
    case 0:
      return [1, 0, 0, 1, -box[0], -box[1]];
    case 90:
      return [0, -1, 1, 0, -box[1], box[2]];
    case 180:
      return [-1, 0, 0, -1, box[2], box[3]];
    case 270:
      return [0, 1, -1, 0, box[3], -box[0]];
  }
}

/** Of a turn and a shift only: its transpose, and the shift turned back. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  return [a, c, b, d, -(a * e + b * f), -(c * e + d * f)];
}

export function toRotation(degrees: number): Rotation {
  const turned = (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}
