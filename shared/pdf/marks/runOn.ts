/**
 * How far a cover has to grow so that it tells no name (pdf.md 2.3): words behind a name stand where
 * its width pushed them, and its tallest letters would show in the height of the box.
 */
import { columnCells, type Cell } from './columns';
import { inverse, mapRect, pad, shownSize, union, uprightMatrix } from '../geometry';
import type { PageFacts, Rect, Word } from '../model';
import { isRead } from '../read/pictureWords';
import { columnGap, heightOf, wordLines } from '../read/textLines';

type Frame = Pick<PageFacts, 'crop' | 'rotation'>;

interface Line {
  readonly cells: readonly Cell[];
  /** Around all of its words. */
  readonly rect: Rect;
}

/** The page as shown. */
interface Sheet {
  readonly lines: readonly Line[];
  readonly cells: readonly Rect[];
  /** Around all of its words. */
  readonly text: Rect;
  readonly middle: number;
}

/** Two lines of one block of text are at most this many letters' heights apart. */
const linesApart = 1.5;
/** A box this many letters' heights tall lies over more than two lines. */
const twoLines = 2.5;
/** Points some letters reach above and below what their font says. */
const overshoot = 0.5;
/** Points a cover may come near a line, with its padding. */
const near = 3;
const sameEdge = 1;
/** Larger than any page, and still a number that can be turned. */
const endless: Rect = [-1e6, -1e6, 1e6, 1e6];

/** What a mark has to grow by, and how far it may. */
export interface Growth {
  /** To be covered with it. */
  readonly runs: readonly Rect[];
  /** Between the columns beside it, which stand where they stand whatever the name. */
  readonly room: Rect;
}

/**
 * Places to be covered with each of `rects`: the whole height of the lines they touch, and what stands behind
 * them up to the end of the block of text. Where the left edges of a block are ragged, what stands in
 * front of them too. Reads from the left to the right of the page as shown. Points, unrotated user space.
 */
export function growthsOf(
  rects: readonly Rect[],
  words: readonly Word[],
  { crop, rotation }: Frame,
): readonly Growth[] {
  if (words.length === 0) return rects.map(() => ({ runs: [], room: endless }));
  const upright = uprightMatrix(crop, rotation);
  const back = inverse(upright);
  const lines = columnCells(wordLines(words, { crop, rotation })).map(lineOf);
  const cells = lines.flatMap((line) => line.cells).map(({ rect }) => rect);
  const sheet = { lines, cells, text: around(cells), middle: shownSize(crop, rotation).width / 2 };
  return rects.map((rect) => {
    const runs = runsOf(mapRect(upright, rect), sheet);
    const room = mapRect(back, roomOf(runs, sheet));
    return { runs: runs.map((run) => mapRect(back, run)), room };
  });
}

function lineOf(cells: readonly Cell[]): Line {
  return { cells, rect: around(cells.map(({ rect }) => rect)) };
}

/** From the nearest column on the left of all the runs to the nearest on their right. */
function roomOf(runs: readonly Rect[], { cells }: Sheet): Rect {
  const walls = runs.flatMap((run) => cells.filter((cell) => isNear(run, cell)).map((cell) => ({ run, cell }))); // prettier-ignore
  const before = walls.filter(({ run, cell }) => cell[2] <= run[0] + sameEdge);
  const behind = walls.filter(({ run, cell }) => cell[0] >= run[2] - sameEdge);
  return [
    Math.max(endless[0], ...before.map(({ cell }) => cell[2] + sameEdge)),
    endless[1],
    Math.min(endless[2], ...behind.map(({ cell }) => cell[0] - sameEdge)),
    endless[3],
  ];
}

/** A mark over several lines runs on in each of them. */
function runsOf(mark: Rect, sheet: Sheet): readonly Rect[] {
  const beside = sheet.lines.filter(({ rect }) => rect[1] < mark[3] && mark[1] < rect[3]);
  const runs = beside.flatMap(({ cells }) => runOfLine(mark, cells, sheet));
  return runs.length > 0 ? runs : runOfUnread(mark, sheet);
}

/** Where words of the line are covered, from the mark to the end of the cell the last one stands in. */
function runOfLine(mark: Rect, line: readonly Cell[], sheet: Sheet): readonly Rect[] {
  const under = ({ words }: Cell): Word[] => words.filter(({ rect }) => isUnder(mark, rect));
  const own = line.findLast((cell) => under(cell).length > 0);
  if (!own) return [];
  const band = bandOf(line.flatMap(under), own);
  const place: Rect = [mark[0], band[1], mark[2], band[3]];
  const behind = own.words.filter(({ rect }) => rect[2] > mark[2] && !isUnder(mark, rect));
  const block = blockOf(own.rect, sheet.cells);
  const run = own.words.some(isRead) || behind.length > 0;
  const right = run ? endOf([place, own.rect], block, own.words.some(isRead), sheet) : place[2];
  const left = isRaggedLeft(own.rect, block, sheet) ? startOf(own.rect, block, sheet) : place[0];
  const text = behind.map(({ rect }) => rect);
  const whole = around([place, ...text]);
  return [[Math.min(left, place[0]), whole[1], Math.max(right, place[2]), whole[3]]];
}

/** Of what stands behind a mark over no word the desk knows: a name in writing, but no picture. */
function runOfUnread(mark: Rect, sheet: Sheet): readonly Rect[] {
  const behind = sheet.lines
    .flatMap(({ cells }) => cells)
    .filter(({ rect }) => isInBand(mark, rect) && rect[2] > mark[2])
    .toSorted((a, b) => a.rect[0] - b.rect[0]);
  const [next] = behind;
  if (!next) return [];
  const letters = Math.max(...next.words.map(({ rect }) => heightOf(rect)));
  const gap = Math.max(columnGap(next.words), letters);
  if (heightOf(mark) > twoLines * letters || next.rect[0] - mark[2] >= gap) return [];
  const run = around([mark, next.rect]);
  const end = endOf([run], blockOf(next.rect, sheet.cells), false, sheet);
  return [[mark[0], run[1], end, run[3]]];
}

/** As tall as the letters of the font can be; of words that were read, as the tallest beside them. */
function bandOf(covered: readonly Word[], { words }: Cell): Rect {
  const known = covered.flatMap(({ loose }) => (loose ? [loose] : []));
  const all = covered.some(isRead) ? words.map(({ rect }) => rect) : [];
  return pad(around([...known, ...covered.map(({ rect }) => rect), ...all]), overshoot);
}

/** The end of the line's own words would tell the width again: the lines of a block end as one. */
function endOf(own: readonly Rect[], block: readonly Rect[], read: boolean, sheet: Sheet): number {
  const run = around(own);
  const alone = read && block.length === 1 ? [sheet.text] : [];
  const beside = sheet.cells.filter((cell) => isNear(run, cell) && cell[0] >= run[2] - sameEdge);
  const free = Math.min(...beside.map((cell) => cell[0]));
  return Math.max(run[2], Math.min(around([run, ...block, ...alone])[2], free));
}

function startOf(own: Rect, block: readonly Rect[], { cells }: Sheet): number {
  const beside = cells.filter((cell) => isNear(own, cell) && cell[2] <= own[0] + sameEdge);
  const free = Math.max(...beside.map((cell) => cell[2]));
  return Math.min(own[0], Math.max(around(block)[0], free));
}

/** Lines that end as one, or stand about one middle, and begin in many places. */
function isRaggedLeft(own: Rect, block: readonly Rect[], { text, middle }: Sheet): boolean {
  if (block.length === 1) {
    const isCentred = Math.abs(middleOf(own) - middle) <= 2 * sameEdge;
    return own[0] > text[0] + sameEdge && (isCentred || own[2] >= text[2] - sameEdge);
  }
  const isOne = (a: number, b: number) => Math.abs(a - b) <= sameEdge;
  const alike = block.filter((row) => isOne(row[2], own[2]) || isOne(middleOf(row), middleOf(own)));
  const starts = alike.filter(
    (row, at) => !alike.slice(0, at).some((one) => isOne(one[0], row[0])),
  );
  return alike.length > 1 && starts.length > alike.length / 2;
}

/** The cells above and below that follow on each other, the cell itself first. */
function blockOf(own: Rect, cells: readonly Rect[]): readonly Rect[] {
  const block: Rect[] = [own];
  let others = cells.filter((cell) => cell !== own);
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

/** Close enough in height that a cover beside it would touch it. */
function isNear(run: Rect, cell: Rect): boolean {
  return Math.min(run[3], cell[3]) - Math.max(run[1], cell[1]) > -near;
}

function middleOf(rect: Rect): number {
  return (rect[0] + rect[2]) / 2;
}

/** Around one rectangle or more. */
function around(rects: readonly Rect[]): Rect {
  return rects.reduce(union);
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
