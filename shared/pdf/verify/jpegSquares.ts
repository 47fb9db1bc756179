import { Problem } from './values';

/**
 * What a baseline JPEG says of each of its squares, before any of it becomes a sample: decoded
 * samples are cut off at black, so that a square may look black and still hold a text that is
 * darker than black (ITU-T T.81 F.2.2). Only files with equally fine components are read.
 */
export interface Squares {
  readonly across: number;
  /** 1 where all of a square is one and the same black, to the last coefficient. */
  readonly black: Uint8Array;
}

interface Component {
  /** Step of the mean (T.81 B.2.4.1). */
  readonly step: number;
  readonly mean: HuffmanTable;
  readonly rest: HuffmanTable;
  last: number;
}

/** By the next 16 bits: value * 32 + length of the code, or 0 where none begins. */
type HuffmanTable = Uint16Array;

/** The mean of a black square lies this far below the middle: 8 times 128. */
const BLACK_MEAN = -1024;
const COEFFICIENTS = 64;

export function squaresOf(jpeg: Uint8Array): Squares {
  const head = readHead(jpeg);
  const bits = new ScanBits(jpeg, head.scan);
  const across = Math.ceil(head.width / 8);
  const black = new Uint8Array(across * Math.ceil(head.height / 8));
  for (let at = 0; at < black.length; at += 1) {
    let isBlack = true;
    for (const [place, component] of head.components.entries()) {
      const isFlat = readSquare(bits, component);
      const mean = component.last * component.step;
      isBlack = isBlack && isFlat && mean === (place === 0 ? BLACK_MEAN : 0);
    }
    black[at] = isBlack ? 1 : 0;
  }
  return { across, black };
}

/** Whether a square has nothing but its mean, which becomes `last`. */
function readSquare(bits: ScanBits, component: Component): boolean {
  component.last += bits.signed(bits.code(component.mean));
  let isFlat = true;
  for (let at = 1; at < COEFFICIENTS; at += 1) {
    const code = bits.code(component.rest);
    const [skipped, size] = [code >> 4, code & 15];
    if (size === 0 && skipped !== 15) break;
    at += skipped;
    if (at >= COEFFICIENTS) throw unreadable();
    if (size > 0 && bits.signed(size) !== 0) isFlat = false;
  }
  return isFlat;
}

function unreadable(): Problem {
  return new Problem('the JPEG page image cannot be taken apart');
}

class ScanBits {
  private held = 0;
  private count = 0;
  private at: number;

  constructor(
    private readonly bytes: Uint8Array,
    from: number,
  ) {
    this.at = from;
  }

  code(table: HuffmanTable): number {
    this.fill(16);
    const entry = table[(this.held >>> (this.count - 16)) & 0xffff] ?? 0;
    if (entry === 0) throw unreadable();
    this.count -= entry & 31;
    return entry >> 5;
  }

  /** A number of `size` bits as T.81 F.2.2.1 extends it. */
  signed(size: number): number {
    if (size === 0) return 0;
    this.fill(size);
    this.count -= size;
    const value = (this.held >>> this.count) & ((1 << size) - 1);
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }

  /** At least `wanted` bits, at most 24; ones beyond the end, as an encoder pads. */
  private fill(wanted: number): void {
    while (this.count < wanted) {
      const byte = this.bytes[this.at] ?? 0xff;
      const next = this.bytes[this.at + 1] ?? 0xd9;
      if (byte === 0xff && next === 0) this.at += 2;
      else if (byte !== 0xff) this.at += 1;
      this.held = ((this.held & 0xffff) << 8) | byte;
      this.count += 8;
    }
  }
}

interface Head {
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
  readonly scan: number;
}

/** The segments before the one scan; refuses restarts, which our pages never have. */
function readHead(jpeg: Uint8Array): Head {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const steps = new Map<number, number>();
  const tables = new Map<number, HuffmanTable>();
  let frame = 0;
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xdb) readSteps(jpeg.subarray(at + 4, at + 2 + view.getUint16(at + 2)), steps);
    else if (marker === 0xc4) {
      readTables(jpeg.subarray(at + 4, at + 2 + view.getUint16(at + 2)), tables);
    } else if (marker === 0xc0) frame = at;
    else if (marker === 0xda) {
      const components = readScan(jpeg, { frame, at }, { steps, tables });
      const scan = at + 2 + view.getUint16(at + 2);
      return {
        height: view.getUint16(frame + 5),
        width: view.getUint16(frame + 7),
        components,
        scan,
      };
    } else throw unreadable();
  }
}

function readSteps(segment: Uint8Array, steps: Map<number, number>): void {
  for (let at = 0; at < segment.length; at += 65) {
    const kind = segment[at] ?? 0;
    if (kind > 3) throw unreadable();
    steps.set(kind, segment[at + 1] ?? 0);
  }
}

function readTables(segment: Uint8Array, tables: Map<number, HuffmanTable>): void {
  for (let at = 0; at < segment.length;) {
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    tables.set(segment[at] ?? 0, tableOf(counts, segment.subarray(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

/** Codes in order of length, each length going on from the one before (T.81 C.2). */
function tableOf(counts: Uint8Array, values: Uint8Array): HuffmanTable {
  const table = new Uint16Array(65_536);
  let [from, place] = [0, 0];
  for (const [at, count] of counts.entries()) {
    const span = 1 << (15 - at);
    for (let one = 0; one < count; one += 1, from += span, place += 1) {
      table.fill(((values[place] ?? 0) << 5) | (at + 1), from, from + span);
    }
  }
  return table;
}

function readScan(
  jpeg: Uint8Array,
  { frame, at }: { readonly frame: number; readonly at: number },
  known: {
    readonly steps: ReadonlyMap<number, number>;
    readonly tables: ReadonlyMap<number, HuffmanTable>;
  },
): readonly Component[] {
  const count = jpeg[at + 4] ?? 0;
  if (frame === 0 || count !== jpeg[frame + 9]) throw unreadable();
  return Array.from({ length: count }, (_, place) => {
    const choice = jpeg[at + 6 + place * 2] ?? 0;
    const step = known.steps.get(jpeg[frame + 12 + place * 3] ?? 0);
    const mean = known.tables.get(choice >> 4);
    const rest = known.tables.get(0x10 | (choice & 15));
    const isSame = jpeg[at + 5 + place * 2] === jpeg[frame + 10 + place * 3];
    if (step === undefined || !mean || !rest || !isSame) throw unreadable();
    return { step, mean, rest, last: 0 };
  });
}
