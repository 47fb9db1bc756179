/**
 * Words that nobody sees over the same words of a rebuilt page, so that it can be searched and read
 * aloud. They tell no more than the picture under them: they were read from it when all boxes were in it,
 * stand on whole points in one size a line, and keep away from the boxes.
 */
import { fontName, type Fonts, type Lettering } from '../fonts/fonts';
import { contains, mapRect, multiply, pad, touches, type Rotation } from '../geometry';
import type { Rect } from '../model';
import type { PictureLine, PictureWord } from '../read/pictureReader';
import type { ExpectedWord, Matrix } from '../verify/expectations';
import { withoutTerms } from './layerTerms';

/** What was read of a page as it is shown. */
export interface SeenPrint {
  /** Of the picture it was read from, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PictureLine[];
}

/** The page the words are laid on; all in its own space. */
export interface LayerPage {
  readonly media: Rect;
  /** Its /Rotate. */
  readonly turn: Rotation;
  /** From the page as shown, its sides one and its origin lower left. */
  readonly shown: Matrix;
  /** What is painted black. */
  readonly boxes: readonly Rect[];
}

export interface TextLayer {
  readonly words: readonly ExpectedWord[];
  readonly content: string;
}

/** Less sure than this, a word is left out: a wrong one is found by nobody and read aloud to somebody. */
const leastConfidence = 70;
/** Points between a word and a box. */
const clearance = 2;
const smallest = 3;
const largest = 72;
/** What of its size a letter reaches over and under its line, at most. */
const over = 1;
const under = 0.25;
/** How high a capital is, of its size. */
const capital = 0.72;
/** Between two words, of their size: less, and readers take them for one. */
const gap = 0.25;
/** A word that would make its line smaller than this part of its height is left out. */
const leastShare = 0.6;

/** Undefined where nothing was read that may be laid. `terms`: see `withoutTerms`. */
export async function textLayer(
  fonts: Fonts,
  seen: SeenPrint,
  page: LayerPage,
  terms: readonly string[],
): Promise<TextLayer | undefined> {
  const toPage = fromPixels(seen, page);
  const lines = await inTurn(seen.lines, (line) => layLine(fonts, line, { toPage, page }));
  const laid = lines.flat();
  const words = withoutTerms(laid, terms);
  return words.length === 0 ? undefined : setIn(fonts, words, page.turn);
}

/** Only now do its letters go into the font: its list of letters tells nothing of a word left out. */
async function setIn(
  fonts: Fonts,
  words: readonly ExpectedWord[],
  turn: Rotation,
): Promise<TextLayer> {
  const letterings = await inTurn(words, ({ text }) => fonts.lettering(text, false));
  return {
    words: words.map((word, at) => ({ ...word, text: letterings[at]?.text ?? '' })),
    content: contentOf(words, letterings, turn),
  };
}

/** A word that may be laid, before it is known how large. */
interface ReadWord {
  readonly text: string;
  /** At one point of size. */
  readonly width: number;
  readonly read: PictureWord;
  /** Where its first letter stands, in points of the page as written. */
  readonly at: readonly [number, number];
  /** Room to the next word of the line, in points. */
  readonly room: number;
}

interface Laying {
  readonly toPage: Matrix;
  readonly page: LayerPage;
}

async function layLine(
  fonts: Fonts,
  line: PictureLine,
  laying: Laying,
): Promise<readonly ExpectedWord[]> {
  const words: ReadWord[] = [];
  for (const [at, read] of line.words.entries()) {
    const text = read.text.normalize('NFC');
    const isLaid = isWord(read) && standsOn(line, read);
    const width = isLaid ? await fonts.plainWidth(text) : undefined;
    if (width !== undefined) words.push({ text, width, read, ...placeOf(line, at, laying) });
  }
  const tall = seemingSize(line, words, laying);
  const fitting = words.filter((word) => sizeFor(word) >= tall * leastShare);
  const size = Math.floor(Math.min(largest, tall, ...fitting.map(sizeFor)));
  if (size < smallest) return [];
  return fitting
    .map(({ text, at: [x, y] }) => ({ text, x: Math.round(x), y: Math.round(y), size }))
    .filter((word, at) => isClear(word, fitting[at], laying));
}

function isWord({ text, confidence }: PictureWord): boolean {
  return confidence >= leastConfidence && /[\p{L}\p{N}]/u.test(text);
}

/** A line that runs over or under a word is not the one it stands on. */
function standsOn({ baseline }: PictureLine, { box: [left, top, , bottom] }: PictureWord): boolean {
  const height = heightAt(baseline, left);
  const slack = (bottom - top) / 4;
  return height > top + slack && height <= bottom + slack;
}

function placeOf(
  { baseline, words }: PictureLine,
  at: number,
  { toPage, page }: Laying,
): Pick<ReadWord, 'at' | 'room'> {
  const left = words[at]?.box[0] ?? 0;
  const next = words[at + 1]?.box[0];
  const scale = perPixel(toPage);
  const down = heightAt(baseline, left);
  const [x, y] = mapRect(toPage, [left, down, left, down]);
  const place = [x, y] as const;
  const room = next === undefined ? toEdge(place, page) : (next - left) * scale;
  return { at: place, room };
}

/** Rows from the top at which the line's letters stand. */
function heightAt([x0, y0, x1, y1]: PictureLine['baseline'], x: number): number {
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** From a place to the right edge of the page as shown. */
function toEdge([x, y]: ReadWord['at'], { media, turn }: LayerPage): number {
  return { 0: media[2] - x, 90: media[3] - y, 180: x - media[0], 270: y - media[1] }[turn];
}

/** The largest size at which a word ends before the next; a point goes in rounding. */
function sizeFor({ width, room }: ReadWord): number {
  return (room - 1) / (width + gap);
}

/** The size a line seems to be set in. One word in four may be taller: a blot, a bracket, two lines in one. */
function seemingSize(
  { baseline }: PictureLine,
  words: readonly ReadWord[],
  { toPage }: Laying,
): number {
  const rises = words.map(({ read: { box: [left, top] } }) => heightAt(baseline, left) - top); // prettier-ignore
  const rise = rises.toSorted((a, b) => b - a)[Math.floor(rises.length / 4)] ?? 0;
  return (rise * perPixel(toPage)) / capital;
}

/** Points of the page to a pixel: its sides are scaled alike. */
function perPixel([a, b]: Matrix): number {
  return Math.hypot(a, b);
}

/** Neither where it was read nor where it is laid does it come near a box or the edge. */
function isClear(
  word: ExpectedWord,
  from: ReadWord | undefined,
  { toPage, page }: Laying,
): boolean {
  if (!from) return false;
  const area = areaOf(word, from.width, page.turn);
  const read = mapRect(toPage, from.read.box);
  const boxes = page.boxes.map((box) => pad(box, clearance));
  return (
    contains(page.media, area) && !boxes.some((box) => touches(box, area) || touches(box, read))
  );
}

function areaOf({ x, y, size }: ExpectedWord, width: number, turn: Rotation): Rect {
  const [cos, sin] = directions[turn];
  const placed: Matrix = [cos, sin, -sin, cos, x, y];
  return mapRect(placed, [0, -under * size, width * size, over * size]);
}

function fromPixels({ width, height }: SeenPrint, { shown }: LayerPage): Matrix {
  return multiply([1 / width, 0, 0, -1 / height, 0, 1], shown);
}

/** Which way the right of the page as shown lies on the page as written. */
const directions: Readonly<Record<Rotation, readonly [number, number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
};

/** One form for all of them: nothing but numbers of letters, sizes and places. */
function contentOf(
  words: readonly ExpectedWord[],
  letterings: readonly Lettering[],
  turn: Rotation,
): string {
  const [cos, sin] = directions[turn];
  const turned = `${cos} ${sin} ${0 - sin} ${cos}`;
  const shows = words.map(({ x, y, size }, at) => {
    const codes = letterings[at]?.runs.map((run) => run.codes).join('') ?? '';
    return `${fontName('regular')} ${size} Tf ${turned} ${x} ${y} Tm <${codes}> Tj`;
  });
  return ['q BT 3 Tr', ...shows, 'ET Q'].join('\n');
}

/** One after the other: a font gives its letters numbers in the order it meets them. */
async function inTurn<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}
