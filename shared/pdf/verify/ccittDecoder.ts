import { Problem } from './values';

/**
 * Decodes CCITT Group 4 (ITU-T T.6). Written for the verifier alone: the encoder shares
 * neither code nor tables with it (pdf-speed.md 4), and libtiff is the oracle of both in
 * the tests.
 */

/** T.4 table 2, white runs 0..63, then make-up codes 64..1728. */
const WHITE =
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 ' +
  '101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 ' +
  '0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 ' +
  '00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 ' +
  '01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 ' +
  '00110010 00110011 00110100 ' +
  '11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 ' +
  '011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 ' +
  '011011010 011011011 010011000 010011001 010011010 011000 010011011';

/** T.4 table 2, black runs 0..63, then make-up codes 64..1728. */
const BLACK =
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 ' +
  '000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 ' +
  '00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 ' +
  '000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 ' +
  '000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 ' +
  '000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 ' +
  '000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 ' +
  '000001011001 000000101011 000000101100 000001011010 000001100110 000001100111 ' +
  '0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 ' +
  '0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 ' +
  '0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 ' +
  '0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101';

/** T.4 table 3, make-up codes 1792..2560 of both colours. */
const LONG =
  '00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 ' +
  '000000010110 000000010111 000000011100 000000011101 000000011110 000000011111';

const PASS = 100;
const HORIZONTAL = 101;
/** T.6 table 1; a vertical mode is its offset. */
const MODES: Readonly<Record<string, number>> = {
  '1': 0,
  '011': 1,
  '000011': 2,
  '0000011': 3,
  '010': -1,
  '000010': -2,
  '0000010': -3,
  '0001': PASS,
  '001': HORIZONTAL,
};

/** Looked up by the next 13 bits: value * 16 + code length, or 0 where no code begins. */
function lookup(codes: Iterable<readonly [string, number]>): Int32Array {
  const table = new Int32Array(8192);
  for (const [code, value] of codes) {
    const free = 13 - code.length;
    table.fill(
      value * 16 + code.length,
      Number.parseInt(code, 2) << free,
      (Number.parseInt(code, 2) + 1) << free,
    );
  }
  return table;
}

function runs(short: string): Int32Array {
  const lengthOf = (at: number) => (at < 64 ? at : (at - 63) * 64);
  const codes = short.split(' ').map((code, at) => [code, lengthOf(at)] as const);
  const long = LONG.split(' ').map((code, at) => [code, 1792 + at * 64] as const);
  return lookup([...codes, ...long]);
}

const RUNS = [runs(WHITE), runs(BLACK)] as const;
const MODE = lookup(Object.entries(MODES));

class Bits {
  bit = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** The next 13 bits; zeros beyond the end. */
  peek(): number {
    const at = this.bit >> 3;
    const { bytes } = this;
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    return (word >> (11 - (this.bit & 7))) & 8191;
  }

  take(table: Int32Array): number {
    const entry = table[this.peek()] ?? 0;
    if (entry === 0) throw new Problem('a fax-coded image cannot be decoded');
    this.bit += entry & 15;
    return entry >> 4;
  }

  run(colour: number): number {
    const table = RUNS[colour === 0 ? 0 : 1];
    let total = 0;
    for (;;) {
      const part = this.take(table);
      total += part;
      if (part < 64) return total;
    }
  }
}

/** Rows padded to a byte, most significant bit left, 1 = black run, padding 0. */
export function decodeG4(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3;
  const out = new Uint8Array(stride * height);
  const bits = new Bits(bytes);
  // Positions where the colour changes, ended by two times the width as sentinels.
  let above = new Int32Array(width + 4).fill(width, 0, 2);
  let line = new Int32Array(width + 4);
  for (let y = 0; y < height; y += 1) {
    const changes = decodeRow(bits, above, line);
    paintRow(out, { line, changes, from: y * stride * 8 });
    [above, line] = [line, above];
  }
  expectEnd(bits);
  return out;
}

/** Decodes one row against the row above; returns how many changes it has. */
function decodeRow(bits: Bits, above: Int32Array, line: Int32Array): number {
  const width = above.length - 4;
  let [a0, colour, count, b] = [-1, 0, 0, 0];
  while (a0 < width) {
    b = firstChange(above, { a0, colour, from: b });
    const b1 = above[b] ?? width;
    const mode = bits.take(MODE);
    if (mode === PASS) a0 = above[b + 1] ?? width;
    else if (mode === HORIZONTAL) {
      const from = Math.max(a0, 0);
      line[count] = from + bits.run(colour);
      a0 = (line[count] ?? 0) + bits.run(1 - colour);
      line[count + 1] = a0;
      count += 2;
    } else {
      if (b1 + mode < a0) throw new Problem('a fax-coded image runs backwards');
      a0 = b1 + mode;
      line[count] = a0;
      count += 1;
      colour = 1 - colour;
    }
    if (a0 > width || count > width + 1) throw new Problem('a fax-coded row is too long');
  }
  line.fill(width, count, count + 2);
  return count;
}

/** b1: the first change right of a0 whose colour is opposite to the current one (T.6 2.2.1). */
function firstChange(
  above: Int32Array,
  { a0, colour, from }: { a0: number; colour: number; from: number },
): number {
  const width = above.length - 4;
  // Changes at even places turn white into black.
  let at = Math.max(0, from - 2);
  if ((at & 1) !== colour) at += at > 0 ? -1 : 1;
  while ((above[at] ?? width) <= a0 && (above[at] ?? width) < width) at += 2;
  return at;
}

function paintRow(
  out: Uint8Array,
  { line, changes, from }: { line: Int32Array; changes: number; from: number },
): void {
  for (let at = 0; at < changes; at += 2) {
    const start = from + (line[at] ?? 0);
    const width = line.length - 4;
    const end = from + (at + 1 < changes ? (line[at + 1] ?? 0) : width);
    fillBits(out, start, end);
  }
}

function fillBits(out: Uint8Array, start: number, end: number): void {
  if (start >= end) return;
  const first = start >> 3;
  const last = end >> 3;
  const head = 255 >> (start & 7);
  const tail = (255 << (8 - (end & 7))) & 255;
  if (first === last) {
    out[first] = (out[first] ?? 0) | (head & tail);
    return;
  }
  out[first] = (out[first] ?? 0) | head;
  out.fill(255, first + 1, last);
  if (tail !== 0) out[last] = (out[last] ?? 0) | tail;
}

/** EOFB, then at most the rest of a byte: nothing can hide behind the last row. */
function expectEnd(bits: Bits): void {
  for (let step = 0; step < 2; step += 1) {
    if (bits.peek() >> 1 !== 1) throw new Problem('a fax-coded image does not end where it should');
    bits.bit += 12;
  }
  if (bits.bytes.length * 8 - bits.bit > 7)
    throw new Problem('bytes hide behind a fax-coded image');
}
