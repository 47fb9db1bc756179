/** Gray samples judged, made bilevel and packed as Group 4 (ITU-T T.6), in WebAssembly. */
import { fromBase64 } from '../syntax/base64';
import { faxEncoderWasm } from './faxEncoderWasm';
import { blackRuns, verticalBits, verticalLengths, whiteRuns } from './g4Codes';
import type { GrayBitmap } from '../read/pdfiumPage';

/** Starts a WebAssembly module that needs nothing from outside; its exports. */
export type Instantiate = (wasm: Uint8Array<ArrayBuffer>) => Promise<unknown>;

/** What wasm/faxEncoder.ts exports; pointers and counts. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  tones(samples: number, count: number): number;
  pack(samples: number, width: number, height: number, packed: number): void;
  encode(
    ...of: readonly [
      packed: number,
      width: number,
      height: number,
      table: number,
      lists: number,
      into: number,
    ]
  ): number;
}

export interface PackedBitmap {
  readonly width: number;
  readonly height: number;
  /** Rows padded to a byte, 1 = black, padding 0. */
  readonly packed: Uint8Array;
}

/** `blackWhite`: no other sample at all; `print`: none that is neither surely black nor surely white. */
export type Tones = 'blackWhite' | 'print' | 'grays';
const tonesBy: readonly Tones[] = ['blackWhite', 'print', 'grays'];

export interface FaxEncoder {
  tones(bitmap: GrayBitmap): Tones;
  /** Darker than the middle is black. */
  pack(bitmap: GrayBitmap): PackedBitmap;
  /** For `/CCITTFaxDecode << /K -1 /Columns width /Rows height >>` (BlackIs1 false). */
  encode(bitmap: PackedBitmap): Uint8Array<ArrayBuffer>;
}

export async function createFaxEncoder(instantiate: Instantiate): Promise<FaxEncoder> {
  const wasm = fromBase64(faxEncoderWasm);
  return faxEncoderOf(await instantiate(new Uint8Array(wasm ?? [])));
}

export function faxEncoderOf(exports: unknown): FaxEncoder {
  return new Encoder(exports as Exports);
}

const pageBytes = 65_536;
/** The module reads up to this much beyond an end. */
const beyond = 64;
/** The compiler takes it that nothing lies in the first 1024 bytes. */
const tableAt = 1024;
const listsAt = 2048;

class Encoder implements FaxEncoder {
  private readonly wasm: Exports;

  constructor(wasm: Exports) {
    this.wasm = wasm;
    const codes = [
      ...codesOf(whiteRuns.bits, whiteRuns.lengths),
      ...codesOf(blackRuns.bits, blackRuns.lengths),
      ...codesOf(verticalBits, verticalLengths),
    ];
    new Uint32Array(wasm.memory.buffer, tableAt, codes.length).set(codes);
  }

  tones({ samples }: GrayBitmap): Tones {
    this.put(samples, listsAt);
    return tonesBy[this.wasm.tones(listsAt, samples.length)] ?? 'grays';
  }

  pack({ width, height, samples }: GrayBitmap): PackedBitmap {
    const packedAt = listsAt + samples.length + beyond;
    const size = ((width + 7) >> 3) * height;
    const memory = this.put(samples, listsAt, size);
    this.wasm.pack(listsAt, width, height, packedAt);
    return { width, height, packed: memory.slice(packedAt, packedAt + size) };
  }

  encode({ width, height, packed }: PackedBitmap): Uint8Array<ArrayBuffer> {
    const size = ((width + 7) >> 3) * height;
    // What is missing would be read from whatever page lay there before.
    if (packed.length !== size) throw new Error('the rows of a picture do not fit its size');
    const packedAt = listsAt + 8 * (width + 4);
    const into = packedAt + size + beyond;
    // The longest code of a dot is shorter than a byte; a row alone may take two bytes more.
    const memory = this.put(packed, packedAt, width * height + 4 * height);
    const length = this.wasm.encode(packedAt, width, height, tableAt, listsAt, into);
    return memory.slice(into, into + length);
  }

  /** The module's memory with `bytes` in it, white behind them, and room for `more`. */
  private put(bytes: Uint8Array, at: number, more = 0): Uint8Array<ArrayBuffer> {
    const { memory } = this.wasm;
    const end = at + bytes.length + beyond + more + beyond;
    const missing = Math.ceil((end - memory.buffer.byteLength) / pageBytes);
    if (missing > 0) memory.grow(missing);
    const whole = new Uint8Array(memory.buffer);
    whole.set(bytes, at);
    whole.fill(255, at + bytes.length, at + bytes.length + beyond);
    return whole;
  }
}

function codesOf(bits: ArrayLike<number>, lengths: ArrayLike<number>): readonly number[] {
  return Array.from(bits, (code, at) => (code << 8) | (lengths[at] ?? 0));
}
