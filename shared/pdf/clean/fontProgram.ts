/**
 * Embedded fonts of kept pages, with nothing in them but what draws: tables of a list, names
 * and notices blanked. Whatever cannot be read as a font makes the page a rebuilt one.
 */
import { NotUnderstood } from '../syntax/contentTokens';
import { isGlyphName } from './glyphNames';
import { fromLatin1, latin1 } from '../syntax/pdfValues';

const refused = 'font-program';

/** A run of letters and digits as long as this is words, not outlines; UTF-16 too. */
const wordRun = /(?:\0?[A-Za-z0-9]){12,}/g;
/** Tables of codes and ramps of colours run through the letters too, but only upward. */
const fewestSteps = 3;

/** Whether bytes that should be numbers read as words. */
export function holdsWords(bytes: Uint8Array): boolean {
  return readsAsWords(latin1(bytes));
}

function readsAsWords(text: string): boolean {
  return [...text.matchAll(wordRun)].some(([run]) => {
    const letters = run.replaceAll('\0', '');
    const downward = Array.from(letters).filter((letter, at) => letter < (letters[at - 1] ?? ''));
    return downward.length >= fewestSteps;
  });
}

/** `key` is the descriptor's. Throws NotUnderstood. */
export function cleanProgram(
  key: string,
  subtype: string | undefined,
  bytes: Uint8Array,
): Uint8Array {
  if (key === 'FontFile') return cleanType1(bytes);
  const isCff = key === 'FontFile3' && subtype !== 'OpenType';
  const clean = isCff ? cleanCff(bytes) : cleanSfnt(bytes);
  return clean;
}

/** What a reader draws from (ISO 32000-2 9.9); names, notices and private tables are not. */
const drawing = new Set([
  'glyf', 'loca', 'head', 'hhea', 'hmtx', 'maxp', 'cvt ', 'fpgm', 'prep', 'cmap', 'OS/2', 'CFF ', 'vhea', 'vmtx', 'VORG',
]); // prettier-ignore

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly data: Uint8Array;
}

function cleanSfnt(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes.length < 12 ? 0 : view.getUint32(0);
  if (![0x00010000, 0x74727565, 0x4f54544f].includes(version)) throw new NotUnderstood(refused);
  const tables = Array.from({ length: view.getUint16(4) }, (_, at) =>
    readTable(bytes, view, 12 + at * 16),
  );
  const kept = tables.filter(({ tag, data }) => drawing.has(tag) || isPlainPost(tag, data));
  const others = kept.filter(({ tag }) => tag !== 'post');
  if (others.some(({ data }) => holdsWords(data))) throw new NotUnderstood(refused);
  const tags = new Set(kept.map(({ tag }) => tag));
  if (!tags.has('head') || !(tags.has('glyf') || tags.has('CFF '))) {
    throw new NotUnderstood(refused);
  }
  return writeSfnt(version, kept);
}

const postHead = 32;

/**
 * The glyph names of a TrueType font, by which an encoding may choose (ISO 32000-2 9.6.5.4): kept
 * where every one is the name of a glyph and of nothing else.
 */
function isPlainPost(tag: string, data: Uint8Array): boolean {
  if (tag !== 'post' || data.length < postHead) return false;
  if (holdsWords(data.subarray(0, postHead))) return false;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint32(0) !== 0x00020000) return data.length === postHead;
  if (data.length < postHead + 2) return false;
  let at = postHead + 2 + 2 * view.getUint16(postHead);
  while (at < data.length) {
    const end = at + 1 + (data[at] ?? 0);
    if (end > data.length || !isGlyphName(latin1(data.subarray(at + 1, end)))) return false;
    at = end;
  }
  return at === data.length;
}

function readTable(bytes: Uint8Array, view: DataView, row: number): Table {
  if (row + 16 > bytes.length) throw new NotUnderstood(refused);
  const tag = latin1(bytes.subarray(row, row + 4));
  const [checksum, offset, length] = [4, 8, 12].map((at) => view.getUint32(row + at));
  const end = (offset ?? 0) + (length ?? 0);
  if (end > bytes.length) throw new NotUnderstood(refused);
  const data = bytes.subarray(offset, end);
  return { tag, checksum: checksum ?? 0, data: tag === 'CFF ' ? cleanCff(data) : data };
}

function writeSfnt(version: number, tables: readonly Table[]): Uint8Array {
  const padded = tables.map(({ data }) => (data.length + 3) & ~3);
  const start = 12 + tables.length * 16;
  const out = new Uint8Array(padded.reduce((sum, size) => sum + size, start));
  const view = new DataView(out.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, version);
  [tables.length, 16 << power, power, (tables.length - (1 << power)) * 16].forEach((value, at) => {
    view.setUint16(4 + at * 2, value);
  });
  let at = start;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const row = 12 + index * 16;
    out.set(fromLatin1(tag), row);
    [checksum, at, data.length].forEach((value, field) => {
      view.setUint32(row + 4 + field * 4, value);
    });
    out.set(data, at);
    at += padded[index] ?? 0;
  }
  return out;
}

/** CFF (Adobe TN 5176): the names and strings are overwritten in place, glyph names kept. */
function cleanCff(source: Uint8Array): Uint8Array {
  if (source[0] !== 1 || (source[2] ?? 0) < 4) throw new NotUnderstood(refused);
  const bytes = source.slice();
  const names = readIndex(bytes, bytes[2] ?? 4);
  for (const name of names.items) name.fill(0x41);
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  for (const item of strings.items) if (!isGlyphName(latin1(item))) item.fill(0x41);
  if (holdsWords(bytes.subarray(strings.end))) throw new NotUnderstood(refused);
  return bytes;
}

/** Views into the bytes, so that what is written into an item is written into the font. */
function readIndex(
  bytes: Uint8Array,
  start: number,
): { readonly items: readonly Uint8Array[]; readonly end: number } {
  const number = (at: number, size: number): number =>
    bytes.subarray(at, at + size).reduce((value, byte) => value * 256 + byte, 0);
  const count = number(start, 2);
  if (start + 2 > bytes.length) throw new NotUnderstood(refused);
  if (count === 0) return { items: [], end: start + 2 };
  const size = bytes[start + 2] ?? 0;
  const base = start + 3 + (count + 1) * size - 1;
  const offsets = Array.from({ length: count + 1 }, (_, at) => number(start + 3 + at * size, size));
  const rises = offsets.every((offset, at) => offset >= (offsets[at - 1] ?? 1));
  const end = base + (offsets.at(-1) ?? 0);
  if (size < 1 || size > 4 || !rises || end > bytes.length) throw new NotUnderstood(refused);
  const items = offsets.slice(0, -1).map((offset, at) => bytes.subarray(base + offset, base + (offsets[at + 1] ?? 0))); // prettier-ignore
  return { items, end };
}

const type1Words = new Set(
  (
    'FontName FontInfo version Notice Copyright FullName FamilyName Weight ItalicAngle isFixedPitch UnderlinePosition ' +
    'UnderlineThickness PaintType FontType FontMatrix Encoding FontBBox UniqueID XUID StrokeWidth FID Metrics ' +
    'StandardEncoding FSType fsType BaseFontName ascent dict dup begin def readonly put for array index exch end ' +
    'currentdict currentfile eexec noaccess true false definefont pop repeat FontDirectory known get findfont eq if ' +
    'ifelse save restore'
  ).split(' '),
);

/** FreeType, and with it most readers, takes nothing for a Type 1 font that begins otherwise. */
const type1Mark = /^%!(?:PS-AdobeFont|FontType1)-\d{1,2}\.\d{1,3}/;

/** Type 1 (Adobe, 1990): the part in clear, its comments and strings blanked; the rest is coded. */
function cleanType1(bytes: Uint8Array): Uint8Array {
  const text = latin1(bytes);
  const coded = text.indexOf('eexec');
  const mark = type1Mark.exec(text)?.[0];
  if (mark === undefined || coded < 0) throw new NotUnderstood(refused);
  const clear = blanked(text.slice(0, coded), mark);
  for (const word of clear.slice(mark.length).match(/[^\s/[\](){}<>]+/g) ?? []) {
    if (!isType1Word(word) && !isOwnName(clear, word)) throw new NotUnderstood(refused);
  }
  const named = clear.replace(/(\/FontName\s*\/)(\S+)/, (_, key: string, name: string) => key + 'A'.repeat(name.length)); // prettier-ignore
  if (readsAsWords(text.slice(coded + 'eexec'.length).replace(/0{32,}|cleartomark/g, ''))) {
    throw new NotUnderstood(refused);
  }
  return fromLatin1(named + text.slice(coded));
}

/** As long as before, with blanks for comments and strings; of the first comment the mark stays. */
function blanked(clear: string, mark: string): string {
  const blank = (part: string): string => ' '.repeat(part.length);
  return clear
    .replace(/%[^\r\n]*/g, (comment, at) =>
      at === 0 ? mark.padEnd(comment.length) : blank(comment),
    )
    .replace(/\((?:[^()\\]|\\.)*\)/gs, (string) => `(${blank(string.slice(2))})`);
}

function isType1Word(word: string): boolean {
  return type1Words.has(word) || isGlyphName(word) || /^[-+.\dE#]+$/.test(word);
}

/** The font's name stands once, and is overwritten. */
function isOwnName(clear: string, word: string): boolean {
  return /\/FontName\s*\/(\S+)/.exec(clear)?.[1] === word && clear.split(word).length === 2;
}
