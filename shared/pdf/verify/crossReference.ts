/** The end of a file: a classic table or a cross-reference stream, held against what the walk has seen. */
import type { ReadableFile } from '../model';
import { decodeStream } from './filters';
import { isKeyword, latin1, Lexer } from './lexer';
import { isKind, nameOf, type PdfDict, type PdfStream, type PdfValue, Problem } from './values';

/** What has been read of a file so far. */
export interface Walk {
  readonly file: ReadableFile;
  readonly objects: Map<number, PdfValue>;
  readonly offsets: Map<number, number>;
  readonly outside: [number, number][];
  /** Where the cross-reference says a packed object is: `stream index`. */
  readonly packed: Map<number, string>;
  /** Behind the last stream that was read. */
  from: number;
}

/** A classic table that begins `at`; the walk has already seen every object, so the table must agree with it. */
export function classicEnd({ file, offsets }: Walk, at: number): PdfDict {
  const lexer = new Lexer(file.read(at, file.size));
  lexer.expect('xref');
  const entries = readTable(lexer);
  const trailer = lexer.value();
  if (!isKind(trailer, 'dict')) throw new Problem('the trailer is no dictionary');
  compareTable(entries, offsets);
  readEnd(lexer, at);
  return trailer;
}

function readTable(lexer: Lexer): Map<number, number> {
  const used = new Map<number, number>();
  for (;;) {
    const first = lexer.next();
    if (isKeyword(first, 'trailer')) return used;
    const count = lexer.value();
    if (typeof first !== 'number' || typeof count !== 'number') {
      throw new Problem('the cross-reference table cannot be read');
    }
    for (let num = first; num < first + count; num += 1) readEntry(lexer, num, used);
  }
}

function readEntry(lexer: Lexer, num: number, used: Map<number, number>): void {
  const offset = lexer.value();
  lexer.value();
  const state = lexer.next();
  if (isKeyword(state, 'f')) return;
  if (!isKeyword(state, 'n') || typeof offset !== 'number') {
    throw new Problem('the cross-reference table cannot be read');
  }
  used.set(num, offset);
}

function compareTable(table: ReadonlyMap<number, number>, seen: ReadonlyMap<number, number>): void {
  for (const [num, offset] of seen) {
    if (table.get(num) !== offset) throw new Problem(`object ${num} is not where the table says`);
  }
  for (const num of table.keys()) {
    if (!seen.has(num)) throw new Problem(`the table lists object ${num}, which is not there`);
  }
}

/** From `startxref` to the end of the file. */
function readEnd(lexer: Lexer, expected: number): void {
  lexer.expect('startxref');
  if (lexer.value() !== expected) throw new Problem('startxref does not point at the table');
  const tail = latin1(lexer.bytes, lexer.pos, Math.min(lexer.pos + 32, lexer.bytes.length));
  if (!/^\s+%%EOF\s{0,2}$/.test(tail) || lexer.bytes.length - lexer.pos > 16) {
    throw new Problem('bytes follow the end of the file');
  }
}

/** A cross-reference stream is the last object before `startxref`, which begins `at`. */
export function streamEnd(walk: Walk, at: number): PdfDict {
  const last = [...walk.offsets].at(-1);
  const stream = last && walk.objects.get(last[0]);
  if (!last || !isKind(stream, 'stream') || nameOf(stream.dict.entries.get('Type')) !== 'XRef') {
    throw new Problem('the cross-reference is missing');
  }
  readEnd(new Lexer(walk.file.read(at, walk.file.size)), last[1]);
  compareStream(stream, walk);
  return stream.dict;
}

function compareStream(stream: PdfStream, walk: Walk): void {
  const { bytes } = decodeStream(stream, walk.objects);
  const widths = plainNumbers(stream.dict.entries.get('W'));
  const width = widths.reduce((sum, one) => sum + one, 0);
  const numbers = listedNumbers(stream.dict);
  if (width === 0 || numbers.length * width !== bytes.length) {
    throw new Problem('the cross-reference stream has bytes left over');
  }
  const table = new Map<number, number>();
  for (const [row, num] of numbers.entries()) {
    const [type, offset = 0, index = 0] = fieldsAt(bytes, row * width, widths);
    if (type === 1) table.set(num, offset);
    if (type === 2) walk.packed.set(num, `${offset} ${index}`);
  }
  compareTable(table, walk.offsets);
}

/** The object numbers a cross-reference stream lists, in the order of its rows. */
function listedNumbers({ entries }: PdfDict): number[] {
  const index = plainNumbers(entries.get('Index'));
  const size = entries.get('Size');
  const ranges = index.length > 0 ? index : [0, typeof size === 'number' ? size : 0];
  const numbers: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    const first = ranges[at] ?? 0;
    for (let step = 0; step < (ranges[at + 1] ?? 0); step += 1) numbers.push(first + step);
  }
  return numbers;
}

function fieldsAt(bytes: Uint8Array, from: number, widths: readonly number[]): number[] {
  let at = from;
  return widths.map((width) => {
    let value = 0;
    for (const end = at + width; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  });
}

function plainNumbers(value: PdfValue | undefined): number[] {
  if (!isKind(value, 'array')) return [];
  return value.items.filter((item) => typeof item === 'number');
}
