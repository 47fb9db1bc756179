/**
 * Finds removed words in bytes, however they are written. One automaton (Aho-Corasick) is
 * walked once over the bytes, so that the cost does not grow with the number of terms.
 */

/** Fewer letters than this turn up in packed data by chance; they are looked for in text only. */
export const LONG_ENOUGH = 6;
/** Fewer letters than this are looked for as whole words of the page text only. */
export const SHORT = 4;

export interface Matcher {
  /**
   * Begins a search, which is given bytes piece by piece: the place in `terms` of the first term found
   * so far, or -1.
   */
  readonly begin: () => (piece: Uint8Array) => number;
}

/** Blank, hyphen, soft hyphen and NUL are skipped: `Lo-\npez`, UTF-16 and `Lopez` are one. */
const SKIPPED = new Set([0, 9, 10, 12, 13, 32, 45, 0xad]);

/** Letters, digits and signs that count, in lower case. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u2010-\u2015\u200b-\u200d\ufeff-]/g, '')
    .toLowerCase();
}

function utf16(text: string, little: boolean): number[] {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
  }).flat();
}

function latin(text: string): number[] | undefined {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return codes.every((code) => code < 256) ? codes : undefined;
}

const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const octal = (bytes: readonly number[]): string =>
  bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Each way a term can stand in a file, as bytes with blanks and hyphens left out. */
function formsOf(term: string): number[][] {
  const plainForms = [term, term.normalize('NFC'), term.normalize('NFD'), bare(term)];
  const cased = plainForms.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]);
  const forms: number[][] = [];
  for (const text of new Set(cased)) {
    const bytes = latin(text);
    const utf8 = [...new TextEncoder().encode(text)];
    const [big, little] = [utf16(text, false), utf16(text, true)];
    forms.push(utf8, big, little, ascii(hex(big)));
    if (bytes) forms.push(bytes, ascii(hex(bytes)), ascii(octal(bytes)));
  }
  return forms.map((form) => form.filter((byte) => !SKIPPED.has(byte)).map(fold));
}

function fold(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** Builds the automaton for `terms`; the search folds case and skips blanks and hyphens. */
export function matcherFor(terms: readonly string[]): Matcher {
  const needles = new Map<string, { bytes: number[]; term: number }>();
  for (const [term, text] of terms.entries()) {
    for (const bytes of formsOf(text)) {
      if (bytes.length > 0) needles.set(bytes.join(','), { bytes, term });
    }
  }
  const { next, ends } = automaton([...needles.values()]);
  const step = stepTable();
  return { begin: () => beginSearch({ next, ends, step }) };
}

interface Automaton {
  readonly next: Int32Array;
  /** Term + 1 where a needle ends in this state, or 0. */
  readonly ends: Int32Array;
}

function automaton(needles: readonly { bytes: number[]; term: number }[]): Automaton {
  const most = needles.reduce((sum, needle) => sum + needle.bytes.length, 1);
  const next = new Int32Array(most * 256);
  const ends = new Int32Array(most);
  let states = 1;
  for (const { bytes, term } of needles) {
    let state = 0;
    for (const byte of bytes) {
      const slot = state * 256 + byte;
      if (next[slot] === 0) next[slot] = states++;
      state = next[slot] ?? 0;
    }
    ends[state] = term + 1;
  }
  link(next, ends, states);
  return { next, ends };
}

/** Fills in where to go on after a mismatch, breadth first. */
function link(next: Int32Array, ends: Int32Array, states: number): void {
  const back = new Int32Array(states);
  const queue = [...next.subarray(0, 256)].filter((state) => state !== 0);
  for (const state of queue) {
    const fallback = back[state] ?? 0;
    if (ends[state] === 0) ends[state] = ends[fallback] ?? 0;
    for (let byte = 0; byte < 256; byte += 1) {
      const slot = state * 256 + byte;
      const otherwise = next[fallback * 256 + byte] ?? 0;
      const child = next[slot] ?? 0;
      if (child === 0) next[slot] = otherwise;
      else {
        back[child] = otherwise;
        queue.push(child);
      }
    }
  }
}

function stepTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => (SKIPPED.has(byte) ? -1 : fold(byte)));
}

function beginSearch({
  next,
  ends,
  step,
}: Automaton & { readonly step: Int32Array }): (piece: Uint8Array) => number {
  let before = 0;
  return (bytes) => {
    let state = before;
    for (let at = 0; at < bytes.length; at += 1) {
      const sign = step[bytes[at] ?? 0] ?? -1;
      if (sign < 0) continue;
      state = next[state * 256 + sign] ?? 0;
      const end = ends[state] ?? 0;
      if (end !== 0) return end - 1;
    }
    before = state;
    return -1;
  };
}
