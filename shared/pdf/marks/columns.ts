/**
 * Which words of a line are one running text and which are columns beside it. A wide gap is no proof:
 * text set to both edges and two blanks after a full stop have gaps too. Columns show in the lines
 * around: their cells begin, or end, at the same place.
 */
import { union } from '../geometry';
import type { Rect, Word } from '../model';
import { isRead } from '../read/pictureWords';
import { columnGap, heightOf } from '../read/textLines';

/** Words side by side; points of the page as shown. */
export interface Cell {
  readonly words: readonly Word[];
  readonly rect: Rect;
}

interface Gap {
  /** The word behind it, counted in its line. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Where the text behind it ends, up to the next gap. */
  readonly end: number;
  /** Wider than the others of its line. */
  readonly standsOut: boolean;
}

interface Line {
  readonly words: readonly Word[];
  readonly rect: Rect;
  readonly gaps: readonly Gap[];
  readonly tolerance: number;
}

/** In the heights of letters: this wide a gap parts by itself. A word that was not read leaves one too. */
const veryWide = 3;
const veryWideWhereRead = 8;
/** In letters of average width: no blank is as wide; where all letters are of one width, it is one. */
const widerThanBlank = 1.25;
const widerWhereRead = 2;
/** A column's gap is wider than the narrowest blank of its line by this, and than most of a letter. */
const standingOut = 1.5;
const leastGap = 0.75;
/** Points between edges that count as one. */
const sameEdge = 1;
const sameEdgeWhereRead = 3;
/** In the heights of letters, between two rows of one table. */
const rowsApart = 3;
/** Rows that agree with a line: two in one edge each, or one in two edges. */
const enough = 2;

/** The cells of each line, from the left; lines from the top, as `wordLines` gives them. */
export function columnCells(lines: readonly (readonly Word[])[]): readonly (readonly Cell[])[] {
  const all = lines.map(lineOf);
  return all.map((line, at) => {
    const parts = new Set(line.gaps.filter((gap) => isColumn(all, at, gap)).map((gap) => gap.at));
    return cellsBefore(line.words, (place) => parts.has(place));
  });
}

function cellsBefore(words: readonly Word[], begins: (at: number) => boolean): readonly Cell[] {
  const cells: Word[][] = [];
  words.forEach((word, at) => {
    const last = cells.at(-1);
    if (last && !begins(at)) last.push(word);
    else cells.push([word]);
  });
  return cells.map((cell) => ({ words: cell, rect: cell.map(inkInSpan).reduce(union) }));
}

function lineOf(words: readonly Word[]): Line {
  const read = words.some(isRead);
  const spaces = spacesOf(words);
  const letter = columnGap(words) / 2;
  const widths = spaces.map(({ from, to }) => to - from);
  const narrowest = Math.min(...widths);
  const isEven = widths.length > 1 && Math.max(...widths) < standingOut * narrowest;
  const least = read
    ? widerWhereRead * letter
    : Math.min(widerThanBlank * letter, Math.max(standingOut * narrowest, leastGap * letter));
  const wide = spaces.filter(({ from, to }) => to - from > (isEven ? Infinity : least));
  return {
    words,
    rect: words.map(({ rect }) => rect).reduce(union),
    tolerance: read ? sameEdgeWhereRead : sameEdge,
    gaps: wide.map((space, at) => ({
      ...space,
      end: endOf(words, wide[at + 1]?.at),
      standsOut: widths.length === 1 || space.to - space.from > standingOut * narrowest,
    })),
  };
}

function spacesOf(words: readonly Word[]): readonly Pick<Gap, 'at' | 'from' | 'to'>[] {
  let from = -Infinity;
  return words.flatMap((word, at) => {
    const [x0, , x1] = spanOf(word);
    const space = { at, from, to: x0 };
    from = Math.max(from, x1);
    return at > 0 ? [space] : [];
  });
}

function endOf(words: readonly Word[], until = words.length): number {
  const last = words[until - 1];
  return last ? spanOf(last)[2] : Infinity;
}

/** Without the bearings of letters, which shift edges that are set as one. */
function spanOf({ rect, loose = rect }: Word): Rect {
  return loose;
}

/** As wide as it is set, as tall as its ink. */
function inkInSpan(word: Word): Rect {
  const [x0, , x1] = spanOf(word);
  return [x0, word.rect[1], x1, word.rect[3]];
}

function isColumn(lines: readonly Line[], at: number, gap: Gap): boolean {
  const line = lines[at];
  if (!line) return false;
  const letters = Math.max(...line.words.map(({ rect }) => heightOf(rect)));
  const wide = line.words.some(isRead) ? veryWideWhereRead : veryWide;
  if (gap.to - gap.from >= wide * letters) return true;
  const rows = [...agreeing(lines, at, gap, -1), ...agreeing(lines, at, gap, 1)];
  return rows.length >= enough || rows.some((row) => agreements(line, row) >= enough);
}

/** Lines on one side that agree with the gap, up to the first whose text goes across it. */
function agreeing(lines: readonly Line[], at: number, gap: Gap, step: 1 | -1): readonly Line[] {
  const found: Line[] = [];
  let last = lines[at];
  for (let next = at + step; last && lines[next]; next += step) {
    const line = lines[next];
    if (!line || apart(last.rect, line.rect) > rowsApart * heightOf(last.rect)) break;
    if (line.gaps.some((other) => agree(gap, other, line.tolerance))) found.push(line);
    else if (line.words.some((word) => crosses(spanOf(word), gap))) break;
    else continue;
    last = line;
  }
  return found;
}

function agreements(one: Line, other: Line): number {
  return one.gaps.filter((gap) => other.gaps.some((its) => agree(gap, its, other.tolerance)))
    .length;
}

function agree(one: Gap, other: Gap, tolerance: number): boolean {
  if (Math.abs(one.to - other.to) <= tolerance) return true;
  const overlap = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  const stand = one.standsOut && other.standsOut;
  return stand && overlap > 0 && Math.abs(one.end - other.end) <= tolerance;
}

function crosses(span: Rect, gap: Gap): boolean {
  return span[0] < gap.to - sameEdge && span[2] > gap.from + sameEdge;
}

function apart(one: Rect, other: Rect): number {
  return Math.max(one[1], other[1]) - Math.min(one[3], other[3]);
}
