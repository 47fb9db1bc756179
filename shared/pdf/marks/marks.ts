/**
 * From a mark (points, unrotated user space) to the pixels painted. Boxes only ever grow:
 * padded, run on over the text behind them, snapped outward, merged, so that neither their
 * width nor what stands beside them gives a name away (pdf.md 2.3).
 */
import type { PixelBox } from '../pixels/bitmap';
import { intersect, ordered, pad, union, without } from '../geometry';
import type { Mark, PageFacts, Rect, Word } from '../model';
import { growthsOf, type Growth } from './runOn';

const padding = 2;
/** Half an inch along the reading direction. */
const gridAlong = 36;
/** Across, text heights tell little; whole points keep neighbouring lines readable. */
const gridAcross = 1;

/** Boxes over a page: what has to be black at the very least, and what is painted. */
export interface Cover {
  readonly required: readonly Rect[];
  readonly painted: readonly Rect[];
}

/** What of a page its covers depend on. */
export interface CoveredPage extends Pick<PageFacts, 'crop' | 'rotation'> {
  /** Of its text or read from its picture; where there are none, no cover runs on. */
  readonly words: readonly Word[];
}

/**
 * What the marks of one page cover. Around a place that alone is kept nothing is padded or snapped
 * but to the squares of a picture: it would eat into what is to be read, and no name ends where a
 * person drew the edge.
 */
export function coverOf(
  marks: readonly Pick<Mark, 'rect' | 'covers' | 'onlyThis'>[],
  page: CoveredPage,
): Cover {
  const { crop, rotation, words } = page;
  const inside = marks.filter(({ covers = 'inside' }) => covers === 'inside');
  const kept = marks.filter(({ covers }) => covers === 'outside').map(({ rect }) => ordered(rect));
  const around = kept.length > 0 ? without(crop, kept) : [];
  const growths = growthsOf(inside.map(({ rect }) => ordered(rect)), words, page); // prettier-ignore
  const boxes = inside.flatMap((mark, at) => boxesOf(mark, growths[at], crop));
  const required = boxes.map(({ rect }) => rect);
  return {
    required: [...required, ...around],
    painted: [...paintedOf(boxes, { crop, rotation }), ...around],
  };
}

/** What is painted of each mark were it the only one, and what would be if it did not run on. */
export function coverOfEach(
  marks: readonly Pick<Mark, 'rect' | 'onlyThis'>[],
  page: CoveredPage,
): readonly { readonly painted: readonly Rect[]; readonly alone: readonly Rect[] }[] {
  const growths = growthsOf(marks.map(({ rect }) => ordered(rect)), page.words, page); // prettier-ignore
  return marks.map((mark, at) => ({
    painted: paintedOf(boxesOf(mark, growths[at], page.crop), page),
    alone: paintedOf(boxesOf({ ...mark, onlyThis: true }, growths[at], page.crop), page),
  }));
}

/** A place to cover, and how far its cover may be snapped outward. */
interface Box {
  readonly rect: Rect;
  readonly room: Rect;
}

function boxesOf(
  { rect, onlyThis = false }: Pick<Mark, 'rect' | 'onlyThis'>,
  growth: Growth | undefined,
  crop: Rect,
): readonly Box[] {
  const { runs = [], room = crop } = growth ?? {};
  const all = requiredBoxes(onlyThis ? [rect] : [rect, ...runs], crop);
  return all.map((box) => ({ rect: box, room: onlyThis ? crop : room }));
}

function paintedOf(
  boxes: readonly Box[],
  { crop, rotation }: Pick<PageFacts, 'crop' | 'rotation'>,
): readonly Rect[] {
  const required = boxes.map(({ rect }) => rect);
  const rooms = boxes.map(({ room }) => room);
  return snappedBoxes(required, crop, rotation === 90 || rotation === 270, rooms);
}

/** The marks with their padding, inside the page. */
export function requiredBoxes(rects: readonly Rect[], crop: Rect): readonly Rect[] {
  return rects
    .map((rect) => intersect(pad(ordered(rect), padding), crop))
    .filter((rect) => rect !== undefined);
}

/**
 * What is painted: required boxes on a grid from the page's edge, but no further than their room where
 * columns stand beside them; neighbours made one.
 */
export function snappedBoxes(
  required: readonly Rect[],
  crop: Rect,
  sideways: boolean,
  rooms: readonly Rect[] = [],
): readonly Rect[] {
  const stepX = sideways ? gridAcross : gridAlong;
  const stepY = sideways ? gridAlong : gridAcross;
  const snapped = required.map((rect, at) => {
    const out: Rect = [
      crop[0] + Math.floor((rect[0] - crop[0]) / stepX) * stepX,
      crop[1] + Math.floor((rect[1] - crop[1]) / stepY) * stepY,
      crop[0] + Math.ceil((rect[2] - crop[0]) / stepX) * stepX,
      crop[1] + Math.ceil((rect[3] - crop[1]) / stepY) * stepY,
    ];
    const inside = intersect(out, crop);
    return inside && intersect(inside, union(rooms[at] ?? crop, rect));
  });
  return mergeTouching(
    snapped.filter((rect) => rect !== undefined),
    sideways,
  );
}

/** Boxes of one line that touch become one, so that gaps do not count the words. */
function mergeTouching(boxes: readonly Rect[], sideways: boolean): readonly Rect[] {
  const merged: Rect[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let index = merged.length - 1; index >= 0; index -= 1) {
      const other = merged[index];
      if (!other || !sameLineTouching(grown, other, sideways)) continue;
      grown = union(grown, other);
      merged.splice(index, 1);
      index = merged.length;
    }
    merged.push(grown);
  }
  return merged;
}

function sameLineTouching(a: Rect, b: Rect, sideways: boolean): boolean {
  const shareX = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const shareY = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const thinner = sideways
    ? Math.min(a[2] - a[0], b[2] - b[0])
    : Math.min(a[3] - a[1], b[3] - b[1]);
  return sideways ? shareY >= 0 && shareX >= thinner / 2 : shareX >= 0 && shareY >= thinner / 2;
}

/** Outward to whole pixels of the unrotated page bitmap. */
export function toPixels(
  boxes: readonly Rect[],
  crop: Rect,
  size: { readonly width: number; readonly height: number },
): readonly PixelBox[] {
  const scaleX = size.width / (crop[2] - crop[0]);
  const scaleY = size.height / (crop[3] - crop[1]);
  return boxes.map((box) => ({
    left: Math.max(0, Math.floor((box[0] - crop[0]) * scaleX)),
    right: Math.min(size.width, Math.ceil((box[2] - crop[0]) * scaleX)),
    top: Math.max(0, Math.floor((crop[3] - box[3]) * scaleY)),
    bottom: Math.min(size.height, Math.ceil((crop[3] - box[1]) * scaleY)),
  }));
}

/**
 * Outward to whole squares of a picture that is coded square by square. Also around a place that alone
 * is kept: up to seven dots of its edge are covered, as a square that is half black would not be proved.
 */
export function toSquares(
  boxes: readonly PixelBox[],
  side: number,
  size: { readonly width: number; readonly height: number },
): readonly PixelBox[] {
  const down = (at: number) => Math.floor(at / side) * side;
  const up = (at: number, limit: number) => Math.min(limit, Math.ceil(at / side) * side);
  return boxes.map(({ left, top, right, bottom }) => ({
    left: down(left),
    top: down(top),
    right: up(right, size.width),
    bottom: up(bottom, size.height),
  }));
}

/** Back to points, unrotated user space. */
export function toPoints(
  boxes: readonly PixelBox[],
  crop: Rect,
  size: { readonly width: number; readonly height: number },
): readonly Rect[] {
  const unitX = (crop[2] - crop[0]) / size.width;
  const unitY = (crop[3] - crop[1]) / size.height;
  return boxes.map(({ left, top, right, bottom }) => [
    crop[0] + left * unitX,
    crop[3] - bottom * unitY,
    crop[0] + right * unitX,
    crop[3] - top * unitY,
  ]);
}
