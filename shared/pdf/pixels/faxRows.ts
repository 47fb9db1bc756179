/**
 * Walks CCITT Group 4 data (ITU-T T.6) to learn how many rows it really holds: rows beyond the
 * picture's height are never painted and would leave with the file. The verifier has a decoder
 * of its own and shares nothing with this one.
 */
import { blackRuns, type RunCodes, verticalBits, verticalLengths, whiteRuns } from './g4Codes';

const pass = 100;
const horizontal = 101;
const longestCode = 13;
const mostSamples = 400_000_000;

/** Looked up by the next 13 bits: what the code says, and its length; 0 where none begins. */
interface CodeTable {
  readonly says: Int16Array;
  readonly lengths: Uint8Array;
}

function codeTable(codes: readonly (readonly [number, number, number])[]): CodeTable {
  const says = new Int16Array(1 << longestCode);
  const lengths = new Uint8Array(1 << longestCode);
  for (const [bits, length, value] of codes) {
    const free = longestCode - length;
    says.fill(value, bits << free, (bits + 1) << free);
    lengths.fill(length, bits << free, (bits + 1) << free);
  }
  return { says, lengths };
}

function runTable({ bits, lengths }: RunCodes): CodeTable {
  return codeTable(
    [...bits].map((code, at) => [code, lengths[at] ?? 0, at < 64 ? at : (at - 63) * 64]),
  );
}

const runTables = [runTable(whiteRuns), runTable(blackRuns)] as const;
const modes = codeTable([
  [0b0001, 4, pass],
  [0b001, 3, horizontal],
  ...[...verticalBits].map((code, at) => [code, verticalLengths[at] ?? 0, at - 3] as const),
]);

/** Thrown and caught in here only. */
class Damaged extends Error {}

class FaxBits {
  at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): number {
    const [one = 0, two = 0, three = 0] = this.bytes.subarray(this.at >> 3, (this.at >> 3) + 3);
    return (((one << 16) | (two << 8) | three) >> (11 - (this.at & 7))) & 0x1fff;
  }

  read(table: CodeTable): number {
    const bits = this.next();
    const length = table.lengths[bits] ?? 0;
    if (length === 0 || this.at + length > this.bytes.length * 8) throw new Damaged();
    this.at += length;
    return table.says[bits] ?? 0;
  }

  run(black: boolean): number {
    const table = black ? runTables[1] : runTables[0];
    let total = 0;
    for (let part = 64; part >= 64; total += part) part = this.read(table);
    return total;
  }
}

/**
 * The length in bytes of data that holds exactly `rows` rows and then its end-of-block code
 * (T.6 2.4.1.1); undefined when it holds more, fewer, or anything that cannot be read.
 */
export function faxLength(bytes: Uint8Array, columns: number, rows: number): number | undefined {
  if (!(columns >= 1 && rows >= 1 && columns * rows <= mostSamples)) return undefined;
  const bits = new FaxBits(bytes);
  try {
    let above: readonly number[] = [];
    for (let row = 0; row < rows; row += 1) above = readRow(bits, above, columns);
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
  return endOfBlock(bits) ? Math.ceil(bits.at / 8) : undefined;
}

function endOfBlock(bits: FaxBits): boolean {
  for (let half = 0; half < 2; half += 1) {
    if (bits.next() >> 1 !== 1) return false;
    bits.at += 12;
  }
  return true;
}

/** The columns at which one row changes colour, from white. */
function readRow(bits: FaxBits, above: readonly number[], columns: number): readonly number[] {
  const row: number[] = [];
  let [a0, from] = [-1, 0];
  while (a0 < columns) {
    const black = (row.length & 1) === 1;
    from = oppositeChange(above, { a0, black, from });
    const b1 = above[from] ?? columns;
    const mode = bits.read(modes);
    const start = Math.max(a0, 0);
    if (mode === pass) {
      // b2 lies left of a1 (T.6 2.2.3.1), so both changes above are real ones.
      a0 = above[from + 1] ?? columns;
      if (a0 >= columns) throw new Damaged();
    } else if (mode === horizontal) {
      const first = start + bits.run(black);
      a0 = first + bits.run(!black);
      row.push(first, a0);
    } else {
      if (b1 + mode < start) throw new Damaged();
      a0 = b1 + mode;
      row.push(a0);
    }
    if (a0 > columns || row.length > columns + 1) throw new Damaged();
  }
  return row;
}

/** b1 (T.6 2.2.1); changes at even places turn white into black. */
function oppositeChange(
  above: readonly number[],
  { a0, black, from }: { readonly a0: number; readonly black: boolean; readonly from: number },
): number {
  let at = Math.max(0, from - 2);
  if ((at & 1) !== (black ? 1 : 0)) at += at > 0 ? -1 : 1;
  while (at < above.length && (above[at] ?? 0) <= a0) at += 2;
  return at;
}
