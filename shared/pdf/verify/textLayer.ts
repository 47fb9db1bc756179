/**
 * The words nobody sees on a rebuilt page. There is one form for them and no other, so that they can say
 * nothing but what they are: a word, on a whole point, in a whole size.
 */
import type { Rect } from '../model';
import { type Operation, readContent } from './contentReader';
import type { ExpectedPage, ExpectedWord } from './expectations';
import { type LayerFont, layerFont, unitsOf } from './layerFont';
import { contentStreams, joined, type PageContent } from './pageContent';
import type { FilePage } from './pages';
import { touches } from './pageText';
import type { PagePixels } from './rebuiltPage';
import { hasPrint } from './boxes';
import { dictOf, isKind, nameOf, type Objects, type PdfValue, Problem, resolve } from './values';

export interface LayerWord extends ExpectedWord {
  readonly area: Rect;
}

/** Text set otherwise before it would change how the layer is set too. */
const LASTING = ['Tc', 'Tw', 'Tz', 'Ts', 'TJ'];
/** Points between a word and a covered place. */
const CLEARANCE = 1;
/** What of its size a letter reaches over and under its line. */
const [OVER, UNDER] = [1, 0.25];

/** The layer of a page, in the order in which it stands there; empty where the page hides no text. */
export function layerOf(page: FilePage, content: PageContent, objects: Objects): LayerWord[] {
  if (content.hiddenTexts === 0) return [];
  const streams = contentStreams(page, objects);
  const last = streams.at(-1);
  if (!last || streams.length < 2) throw new Problem('the page has text that nobody sees');
  expectRestored(readContent(joined(streams.slice(0, -1), objects)));
  if (LASTING.some((op) => content.operators.has(op))) throw otherForm();
  const words = wordsOf(readContent(joined([last], objects)), page, objects);
  if (words.length !== content.hiddenTexts) throw new Problem('the page has text that nobody sees');
  return words;
}

function otherForm(): Problem {
  return new Problem('the text layer is not written as the desk writes it');
}

/** What stands before leaves nothing behind: places are those of the page. */
function expectRestored(operations: readonly Operation[]): void {
  let depth = 0;
  for (const { op } of operations) {
    if (op === 'q') depth += 1;
    if (op === 'Q') depth -= 1;
    if (op === 'cm' && depth === 0) throw otherForm();
  }
  if (depth !== 0) throw otherForm();
}

/** `q BT 3 Tr`, for each word `/Font size Tf a b c d x y Tm <letters> Tj`, and `ET Q`; see `shapeOf`. */
const [BEGIN, WORD, END] = [
  [' q', ' BT', 'w Tr'],
  ['nw Tf', 'wwwwww Tm', 's Tj'],
  [' ET', ' Q'],
];

function wordsOf(operations: readonly Operation[], page: FilePage, objects: Objects): LayerWord[] {
  const shows = operations.slice(BEGIN.length, -END.length);
  const starts = shows.flatMap((_, at) => (at % WORD.length === 0 ? [at] : []));
  const wanted = [...BEGIN, ...starts.flatMap(() => WORD), ...END];
  const [, , mode] = operations;
  const isOurs = operations.map(shapeOf).join() === wanted.join() && mode?.operands[0] === 3;
  if (!isOurs) throw otherForm();
  const fonts = fontsOf(page, objects);
  return starts.map((at) => wordOf(shows.slice(at, at + WORD.length), fonts, page.rotate));
}

/** The operands of an operator by what they are, and itself: `/F0 9 Tf` is `nw Tf`. */
function shapeOf({ op, operands }: Operation): string {
  return `${operands.map(kindOf).join('')} ${op}`;
}

/** A whole number, a name, a string, or anything else. */
function kindOf(value: PdfValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'w' : 'x';
  if (isKind(value, 'name')) return 'n';
  return isKind(value, 'string') ? 's' : 'x';
}

type Fonts = (name: string | undefined) => LayerFont;

/** The fonts of a page by their names, each read once. */
function fontsOf({ resources }: FilePage, objects: Objects): Fonts {
  const list = dictOf(resolve(resources.entries.get('Font'), objects));
  const known = new Map<string, LayerFont>();
  return (name = '') => {
    const font = known.get(name) ?? layerFont(list?.entries.get(name), objects);
    known.set(name, font);
    return font;
  };
}

function wordOf([set, place, show]: readonly Operation[], fonts: Fonts, rotate: number): LayerWord {
  const font = fonts(nameOf(set?.operands[0]));
  const [size = 0] = numbersIn(set);
  const [x = 0, y = 0] = numbersIn(place).slice(4);
  if (size < 1 || numbersIn(place).slice(0, 4).join() !== turnOf(rotate).join()) throw otherForm();
  const units = unitsOf(show?.operands[0]);
  const at = { x, y, size };
  return { ...at, text: textOf(units, font), area: areaOf(at, widthOf(units, font), rotate) };
}

function textOf(units: readonly number[], { letters }: LayerFont): string {
  const text = units.map((unit) => letters.get(unit) ?? ' ').join('');
  if (text === '' || /\s/.test(text)) throw strangeLetters();
  return text;
}

/** At one point of size. */
function widthOf(units: readonly number[], { widths }: LayerFont): number {
  if (units.some((unit) => !widths.has(unit))) throw strangeLetters();
  return units.reduce((sum, unit) => sum + (widths.get(unit) ?? 0), 0) / 1000;
}

function strangeLetters(): Problem {
  return new Problem('the text layer has letters nobody knows');
}

function numbersIn(operation: Operation | undefined): readonly number[] {
  return operation?.operands.filter((value) => typeof value === 'number') ?? [];
}

/** The right of a page as shown, in the page's own space. */
function directionOf(rotate: number): readonly [number, number] {
  const [right, left, up, down] = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const;
  return new Map<number, readonly [number, number]>([[90, up], [180, left], [270, down]]).get(rotate) ?? right; // prettier-ignore
}

/** How its letters are turned; nothing of them is stretched. */
function turnOf(rotate: number): readonly number[] {
  const [cos, sin] = directionOf(rotate);
  return [cos, sin, 0 - sin, cos];
}

function areaOf({ x, y, size }: Omit<ExpectedWord, 'text'>, width: number, rotate: number): Rect {
  const [cos, sin] = directionOf(rotate);
  const corners = [0, width * size].flatMap((run) =>
    [-UNDER * size, OVER * size].map((rise) => [x + cos * run - sin * rise, y + sin * run + cos * rise] as const),
  ); // prettier-ignore
  const [xs, ys] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Exactly these words, at these places, in this order. */
export function expectLayer({ layer = [] }: ExpectedPage, words: readonly LayerWord[]): void {
  const told = (list: readonly ExpectedWord[]): string =>
    JSON.stringify(list.map(({ text, x, y, size }) => [text, x, y, size]));
  if (told(words) !== told(layer)) {
    throw new Problem('the page has other words that nobody sees than the desk put there');
  }
}

/** Every word lies on the page, away from what is covered, and over print that can be seen. */
export function expectOverPrint(
  words: readonly LayerWord[],
  { crop }: FilePage,
  pixels: PagePixels,
  boxes: readonly Rect[],
): void {
  const around = boxes.map(([x0, y0, x1, y1]): Rect => [x0 - CLEARANCE, y0 - CLEARANCE, x1 + CLEARANCE, y1 + CLEARANCE]); // prettier-ignore
  for (const { area } of words) {
    if (!isWithin(area, crop)) throw new Problem('a word that nobody sees lies off the page');
    if (around.some((box) => touches(box, area)))
      throw new Problem('a word that nobody sees touches a covered place');
    if (!hasPrint(area, pixels.matrix, pixels.samples))
      throw new Problem('a word that nobody sees stands where no print is');
  }
}

function isWithin(area: Rect, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): boolean {
  return area[0] >= x0 && area[1] >= y0 && area[2] <= x1 && area[3] <= y1;
}
