/** CCITT Group 4 (ITU-T T.6) encoder for packed rows, 1 = black, most significant bit left. */
import { blackRuns, verticalBits, verticalLengths, whiteRuns, type RunCodes } from './g4Codes';

const longestRun = 2560;

/** Bits into bytes, most significant first; grows by doubling. */
class BitWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  private at = 0;
  private pending = 0;
  private pendingBits = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(Math.max(64, capacity));
  }

  put(bits: number, length: number): void {
    this.pending = (this.pending << length) | bits;
    this.pendingBits += length;
    while (this.pendingBits >= 8) {
      this.pendingBits -= 8;
      if (this.at === this.bytes.length) this.grow();
      this.bytes[this.at] = (this.pending >>> this.pendingBits) & 0xff;
      this.at += 1;
    }
    this.pending &= (1 << this.pendingBits) - 1;
  }

  finish(): Uint8Array<ArrayBuffer> {
    if (this.pendingBits > 0) this.put(0, 8 - this.pendingBits);
    return this.bytes.slice(0, this.at);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/**
 * Writes the columns at which a row changes colour, from white, closed by `width` three
 * times (so that looking ahead needs no test). Returns how many real changes there are.
 */
function findChanges(
  packed: Uint8Array,
  start: number,
  width: number,
  changes: Int32Array,
): number {
  let count = 0;
  let colour = 0;
  for (let column = 0; column < width;) {
    const byte = (packed[start + (column >> 3)] ?? 0) ^ colour;
    const rest = (byte << (column & 7)) & 0xff;
    if (rest === 0) {
      column = (column | 7) + 1;
      continue;
    }
    column += Math.clz32(rest) - 24;
    if (column >= width) break;
    changes[count] = column;
    count += 1;
    colour ^= 0xff;
  }
  changes[count] = width;
  changes[count + 1] = width;
  changes[count + 2] = width;
  return count;
}

function putRun(out: BitWriter, codes: RunCodes, run: number): void {
  let left = run;
  while (left >= longestRun) {
    putCode(out, codes, 63 + (longestRun >> 6));
    left -= longestRun;
  }
  if (left >= 64) {
    putCode(out, codes, 63 + (left >> 6));
    left &= 63;
  }
  putCode(out, codes, left);
}

function putCode(out: BitWriter, codes: RunCodes, index: number): void {
  out.put(codes.bits[index] ?? 0, codes.lengths[index] ?? 0);
}

/** One row against the row above, as T.6 2.2 walks a0, a1, b1; a0 starts left of the page. */
function encodeRow(out: BitWriter, row: Int32Array, above: Int32Array, width: number): void {
  let a0 = -1;
  let next = 0;
  let reference = 0;
  while (a0 < width) {
    reference = firstChange(above, alike(reference, next), a0, width);
    const a1 = column(row, next, width);
    const b2 = column(above, reference + 1, width);
    const offset = a1 - column(above, reference, width);
    if (b2 < a1) {
      out.put(0b0001, 4);
      a0 = b2;
    } else if (Math.abs(offset) <= 3) {
      out.put(verticalBits[offset + 3] ?? 0, verticalLengths[offset + 3] ?? 0);
      a0 = a1;
      next += 1;
    } else {
      const a2 = column(row, next + 1, width);
      putRuns(out, (next & 1) === 1, a1 - Math.max(a0, 0), a2 - a1);
      a0 = a2;
      next += 2;
    }
  }
}

function column(changes: Int32Array, index: number, width: number): number {
  return changes[index] ?? width;
}

/** Horizontal mode: two runs, the first in a0's colour. */
function putRuns(out: BitWriter, startsBlack: boolean, first: number, second: number): void {
  out.put(0b001, 3);
  putRun(out, startsBlack ? blackRuns : whiteRuns, first);
  putRun(out, startsBlack ? whiteRuns : blackRuns, second);
}

/** The nearest index of the same parity as `next`: changes to the colour opposite of a0's. */
function alike(reference: number, next: number): number {
  if ((reference & 1) === (next & 1)) return reference;
  return reference > 0 ? reference - 1 : 1;
}

/** b1: the first such change above that lies right of a0. */
function firstChange(above: Int32Array, from: number, a0: number, width: number): number {
  let index = from;
  while (index >= 2 && (above[index - 2] ?? 0) > a0) index -= 2;
  while ((above[index] ?? width) <= a0 && (above[index] ?? width) < width) index += 2;
  return index;
}

export interface PackedBitmap {
  readonly width: number;
  readonly height: number;
  /** Rows padded to a byte, 1 = black, padding 0. */
  readonly packed: Uint8Array;
}

/** Encodes for `/CCITTFaxDecode << /K -1 /Columns width /Rows height >>` (BlackIs1 false). */
export function encodeG4(bitmap: PackedBitmap): Uint8Array<ArrayBuffer> {
  const { width, height, packed } = bitmap;
  const stride = (width + 7) >> 3;
  const out = new BitWriter(height * 32);
  let above = new Int32Array(width + 4).fill(width);
  let row = new Int32Array(width + 4).fill(width);
  for (let line = 0; line < height; line += 1) {
    findChanges(packed, line * stride, width, row);
    encodeRow(out, row, above, width);
    [above, row] = [row, above];
  }
  out.put(1, 12);
  out.put(1, 12);
  return out.finish();
}
