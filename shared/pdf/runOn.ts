/**
 * How far a cover has to run on: words behind a name stand where its width pushed them, and the gap
 * would tell the name (pdf.md 2.3). Up to a column's gap they belong to the same running text.
 */
import { inverse, mapRect, union, uprightMatrix } from './geometry';
import type { PageFacts, Rect, Word } from './model';
import { cellsOf, columnGap, heightOf, wordLines } from './textLines';

type Frame = Pick<PageFacts, 'crop' | 'rotation'>;

/** Two lines of one block of text are at most this many letters' heights apart. */
const linesApart = 1.5;

/**
 * Places beside `rects` that are to be covered with them, from the left edge of each to the end of the
 * block of text it stands in; none where no text follows. Reads from the left to the right of the page
 * as shown. Points, unrotated user space.
 */
export function runsOn(
  rects: readonly Rect[],
  words: readonly Word[],
  { crop, rotation }: Frame,
): readonly Rect[] {
  if (rects.length === 0 || words.length === 0) return [];
  const upright = uprightMatrix(crop, rotation);
  const back = inverse(upright);
  const lines = wordLines(words, { crop, rotation });
  const blocks = lines.flatMap((line) => cellsOf(line).map(({ rect }) => rect));
  return rects
    .flatMap((rect) => runsOf(mapRect(upright, rect), lines, blocks))
    .map((rect) => mapRect(back, rect));
}

/** A mark over several lines runs on in each of them. */
function runsOf(mark: Rect, lines: readonly (readonly Word[])[], blocks: readonly Rect[]): Rect[] {
  const covered = lines.map((line) => rectsOf(line).filter((rect) => isUnder(mark, rect)));
  const bands = covered.filter((line) => line.length > 0).map(around);
  const places = bands.length > 1 ? bands.map((band) => onLine(mark, band)) : [mark];
  return places.flatMap((place) => {
    const run = runOf(place, lines.flat());
    return run ? [toBlockEnd(run, blocks)] : [];
  });
}

function onLine(mark: Rect, line: Rect): Rect {
  return [mark[0], line[1], mark[2], line[3]];
}

/** From the mark over the words that follow closely on what it covers; undefined where none does. */
function runOf(place: Rect, words: readonly Word[]): Rect | undefined {
  const line = words.filter(({ rect }) => isInBand(place, rect));
  const [covered, others] = parted(rectsOf(line), (rect) => isUnder(place, rect));
  const behind = others.filter((rect) => rect[2] > place[2]).sort((a, b) => a[0] - b[0]);
  const gap = Math.max(columnGap(line), ...line.map(({ rect }) => heightOf(rect)));
  let reach = covered.length > 0 ? around(covered)[2] : place[2];
  let run = around([place, ...covered]);
  for (const rect of behind) {
    if (rect[0] - reach >= gap) break;
    run = union(run, rect);
    reach = Math.max(reach, rect[2]);
  }
  return reach > place[2] ? [place[0], run[1], reach, run[3]] : undefined;
}

/** The end of the line's own words would tell the width again: the lines of a block end as one. */
function toBlockEnd(run: Rect, cells: readonly Rect[]): Rect {
  const beside = cells.filter((cell) => isInBand(run, cell) && cell[0] >= run[2]);
  const free = Math.min(...beside.map((cell) => cell[0]));
  const end = Math.min(around(blockOf(run, cells))[2], free);
  return [run[0], run[1], Math.max(run[2], end), run[3]];
}

/** The cells above and below that follow on each other. */
function blockOf(run: Rect, cells: readonly Rect[]): readonly Rect[] {
  const block: Rect[] = [run];
  let others = cells;
  for (const from of block) {
    const [next, rest] = parted(others, (cell) => isNext(from, cell));
    // A list that grows while it is walked: each cell is asked for its own neighbours.
    block.push(...next);
    others = rest;
  }
  return block;
}

function isNext(one: Rect, other: Rect): boolean {
  const overlap = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const apart = Math.max(one[1], other[1]) - Math.min(one[3], other[3]);
  return overlap > 0 && apart < linesApart * Math.min(heightOf(one), heightOf(other));
}

/** More than half of the word is covered. */
function isUnder(place: Rect, word: Rect): boolean {
  const overlap = Math.min(place[2], word[2]) - Math.max(place[0], word[0]);
  return isInBand(place, word) && overlap > (word[2] - word[0]) / 2;
}

function isInBand(place: Rect, word: Rect): boolean {
  const overlap = Math.min(place[3], word[3]) - Math.max(place[1], word[1]);
  return overlap > Math.min(heightOf(place), heightOf(word)) / 2;
}

function rectsOf(words: readonly Word[]): Rect[] {
  return words.map(({ rect }) => rect);
}

/** Around one rectangle or more. */
function around(rects: readonly Rect[]): Rect {
  return rects.reduce(union);
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
