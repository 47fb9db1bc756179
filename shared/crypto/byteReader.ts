import { fromUtf8, toHex } from '../domain/base/bytes';
import { damaged, newerFormat } from '../domain/base/vaultFaults';

/** Reads a record from its front; running past the end means the record was cut. */
export class ByteReader {
  private at = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly what: string,
  ) {}

  /** Stops at another magic (not ours) or another version (never guess what it means). */
  expectFormat(magic: string, version: number): void {
    if (fromAscii(this.take(2)) !== magic) throw damaged(this.what);
    if (this.u8() !== version) throw newerFormat(this.what);
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw damaged(this.what);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  hex(length: number): string {
    return toHex(this.take(length));
  }

  u8(): number {
    return this.unsigned(1);
  }

  u16(): number {
    return this.unsigned(2);
  }

  u32(): number {
    return this.unsigned(4);
  }

  /** A 64-bit number that must be a safe integer. */
  u64(): number {
    const value = this.unsigned(8);
    if (!Number.isSafeInteger(value)) throw damaged(this.what);
    return value;
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }

  end(): void {
    if (this.left !== 0) throw damaged(this.what);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  private unsigned(length: number): number {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0);
  }
}

/** A big-endian unsigned number of `length` bytes. */
export function unsigned(value: number, length: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** length) {
    throw new Error(`does not fit ${length} bytes`);
  }
  let left = value;
  const bytes = new Uint8Array(length);
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = left % 256;
    left = Math.floor(left / 256);
  }
  return bytes;
}

function fromAscii(bytes: Uint8Array): string {
  return bytes.every((byte) => byte < 128) ? fromUtf8(bytes) : '';
}
