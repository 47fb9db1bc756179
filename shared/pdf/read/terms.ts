/** Finding words that must not leave, however they are spaced, hyphenated or cased. */
import { union } from '../geometry';
import type { Rect, Word } from '../model';
import { boxAt, type Letters } from './letters';

/** Compared without case, accents, spaces and punctuation that line ends and forms add. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Z}\p{C}\p{Pd}\s.,;:'’_/\\|]/gu, '')
    .toLowerCase();
}

/** Terms as compared; what normalises to nothing is left out. */
export function normaliseTerms(terms: readonly string[]): readonly string[] {
  return [...new Set(terms.map(normalise))].filter((term) => term.length > 0);
}

/** One letter, where they have to be put in another order. */
interface Char {
  readonly code: number;
  readonly box: Rect;
  readonly generated: boolean;
}

function charsOf({ count, codes, generated, boxes }: Letters): readonly Char[] {
  return Array.from({ length: count }, (_, at) => ({
    code: codes[at] ?? 0,
    box: boxAt(boxes, at),
    generated: generated[at] === 1,
  }));
}

interface Searchable {
  readonly text: string;
  /** For each unit of `text`, the index of the character it came from. */
  readonly from: readonly number[];
}

function searchable(chars: readonly Char[]): Searchable {
  let text = '';
  const from: number[] = [];
  chars.forEach((char, index) => {
    if (char.code === 0) return;
    const part = normalise(safeCharacter(char.code));
    text += part;
    for (let unit = 0; unit < part.length; unit += 1) from.push(index);
  });
  return { text, from };
}

function safeCharacter(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** Boxes of every occurrence, one per line touched. `terms` are normalised. */
export function findTerms(letters: Letters, terms: readonly string[]): readonly Rect[] {
  if (terms.length === 0) return [];
  const chars = charsOf(letters);
  const orders = [chars, readingOrder(chars)];
  return orders.flatMap((order) => {
    const page = searchable(order);
    return terms.flatMap((term) =>
      occurrences(page.text, term).flatMap((at) => linesOf(order, page, at, term)),
    );
  });
}

/** Where in `text` a term begins. Both are normalised. */
export function occurrences(text: string, term: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) found.push(at);
  return found;
}

function linesOf(
  chars: readonly Char[],
  page: Searchable,
  at: number,
  term: string,
): readonly Rect[] {
  const indices = new Set(page.from.slice(at, at + term.length));
  const boxes = [...indices].flatMap((index) => {
    const char = chars[index];
    return char && hasArea(char.box) ? [char.box] : [];
  });
  return joinLines(boxes);
}

function hasArea(box: Rect): boolean {
  return box[2] > box[0] || box[3] > box[1];
}

/** Consecutive boxes that overlap in height become one. */
export function joinLines(boxes: readonly Rect[]): readonly Rect[] {
  const lines: Rect[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last && Math.min(last[3], box[3]) > Math.max(last[1], box[1])) {
      lines[lines.length - 1] = union(last, box);
    } else {
      lines.push(box);
    }
  }
  return lines;
}

/** Top to bottom, left to right: catches words whose letters were drawn in another order. */
function readingOrder(chars: readonly Char[]): readonly Char[] {
  const placed = chars.filter((char) => !char.generated && hasArea(char.box));
  const lineOf = (char: Char): number => Math.round((char.box[1] + char.box[3]) / 2 / 4);
  return [...placed].sort((a, b) => lineOf(b) - lineOf(a) || a.box[0] - b.box[0]);
}

/** Letters into words: a space, a made-up separator or a line end closes one. */
export function toWords(letters: Letters): readonly Word[] {
  const { count, codes, boxes, loose } = letters;
  const words: Word[] = [];
  let text = '';
  let from = 0;
  for (let at = 0; at <= count; at += 1) {
    const letter = at < count ? letterOf(codes[at] ?? 0) : '';
    if (letter !== '') {
      if (text === '') from = at;
      text += letter;
    } else if (text !== '') {
      const ink = around(boxes, from, at);
      words.push({ text, rect: ink, ...(loose && { loose: around(loose, from, at) }) });
      text = '';
    }
  }
  return words;
}

/** Around the rectangles from one place up to another, which lies outside. */
function around(rects: Float64Array, from: number, to: number): Rect {
  let [left, bottom, right, top] = boxAt(rects, from);
  for (let at = (from + 1) * 4; at < to * 4; at += 4) {
    left = Math.min(left, rects[at] ?? left);
    bottom = Math.min(bottom, rects[at + 1] ?? bottom);
    right = Math.max(right, rects[at + 2] ?? right);
    top = Math.max(top, rects[at + 3] ?? top);
  }
  return [left, bottom, right, top];
}

const knownLetters = new Map<number, string>();

/** The letter of a code; empty where it closes a word. */
function letterOf(code: number): string {
  const known = knownLetters.get(code);
  if (known !== undefined) return known;
  const character = code === 0 ? '' : safeCharacter(code);
  const letter = /^[\s\p{C}]?$/u.test(character) ? '' : character;
  knownLetters.set(code, letter);
  return letter;
}
