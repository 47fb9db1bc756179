/** The codings of TIFF parts that are undone here (TIFF 6.0, sections 9, 13, 14; Technical Note 2). */
import { unzlibSync } from 'fflate';
import { tiffDamaged } from './tiff';

const clearCode = 256;
const endCode = 257;
const mostCodes = 4096;

/** `size`: how many bytes must come out. Throws where fewer do. */
export function unpack(compression: number, data: Uint8Array, size: number): Uint8Array {
  const out = unpacked(compression, data, size);
  if (out.length < size) throw tiffDamaged();
  return out.subarray(0, size);
}

function unpacked(compression: number, data: Uint8Array, size: number): Uint8Array {
  switch (compression) {
    case 5:
      return unLzw(data, size);
    case 8:
    case 32946:
      return inflated(data);
    case 32773:
      return unPackBits(data, size);
    default:
      return data;
  }
}

function inflated(data: Uint8Array): Uint8Array {
  try {
    return unzlibSync(data);
  } catch {
    throw tiffDamaged();
  }
}

function unPackBits(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < data.length && to < size;) {
    const head = data[at] ?? 0;
    at += 1;
    if (head < 128) {
      out.set(data.subarray(at, at + Math.min(head + 1, size - to)), to);
      at += head + 1;
      to += head + 1;
    } else if (head > 128) {
      out.fill(data[at] ?? 0, to, to + 257 - head);
      at += 1;
      to += 257 - head;
    }
  }
  return out.subarray(0, Math.min(to, size));
}

/** Codes as chains: what a code adds, and the code before it. */
class Strings {
  private readonly before = new Uint16Array(mostCodes);
  private readonly last = Uint8Array.from({ length: mostCodes }, (_, code) => code & 0xff);
  private readonly lengths = new Uint16Array(mostCodes).fill(1);
  next = endCode + 1;

  add(before: number, last: number): void {
    if (this.next >= mostCodes) return;
    this.before[this.next] = before;
    this.last[this.next] = last;
    this.lengths[this.next] = (this.lengths[before] ?? 0) + 1;
    this.next += 1;
  }

  first(code: number): number {
    let at = code;
    while (at >= clearCode) at = this.before[at] ?? 0;
    return at;
  }

  /** Writes the string of a code and says how long it is. */
  write(code: number, out: Uint8Array, to: number): number {
    const length = this.lengths[code] ?? 0;
    for (let at = code, place = to + length - 1; place >= to; place -= 1) {
      if (place < out.length) out[place] = this.last[at] ?? 0;
      at = this.before[at] ?? 0;
    }
    return length;
  }
}

/** Codes one after another, most significant bit first. */
class Codes {
  private readonly data: Uint8Array;
  private at = 0;
  private bits = 0;
  private held = 0;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /** The end code where the data ends. */
  take(width: number): number {
    while (this.held < width) {
      if (this.at >= this.data.length) return endCode;
      this.bits = ((this.bits << 8) | (this.data[this.at] ?? 0)) & 0xffffff;
      this.held += 8;
      this.at += 1;
    }
    this.held -= width;
    return (this.bits >> this.held) & ((1 << width) - 1);
  }
}

/** The width of a code grows one code early, as TIFF has it. */
function unLzw(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  const codes = new Codes(data);
  let strings = new Strings();
  let previous: number | undefined;
  let to = 0;
  while (to < size) {
    const code = codes.take(widthFor(strings.next + 1));
    if (code === endCode) break;
    if (code === clearCode) {
      strings = new Strings();
      previous = undefined;
    } else {
      follow(strings, previous, code);
      to += strings.write(code, out, to);
      previous = code;
    }
  }
  return out.subarray(0, Math.min(to, size));
}

/** Every code adds a string: the one before it and its own first letter. */
function follow(strings: Strings, previous: number | undefined, code: number): void {
  if (code > strings.next || (previous === undefined && code > endCode)) throw tiffDamaged();
  if (previous === undefined) return;
  strings.add(previous, strings.first(code < strings.next ? code : previous));
}

function widthFor(codes: number): number {
  return Math.min(12, Math.max(9, 32 - Math.clz32(codes)));
}

export function reverseBits(bytes: Uint8Array): void {
  for (const [index, byte] of bytes.entries()) bytes[index] = reversedBits[byte] ?? 0;
}

const reversedBits = Uint8Array.from({ length: 256 }, (_, byte) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) reversed |= ((byte >> bit) & 1) << (7 - bit);
  return reversed;
});

/** Each sample was written as its difference to the one at the left. */
export function addUp(
  rows: Uint8Array,
  row: number,
  { samples, wide, littleEndian }: { samples: number; wide: boolean; littleEndian: boolean },
): void {
  const step = wide ? samples * 2 : samples;
  const [high, low] = littleEndian ? [1, 0] : [0, 1];
  for (let start = 0; start < rows.length; start += row) {
    for (let at = start + step; at < start + row; at += wide ? 2 : 1) {
      if (wide) {
        const valueAt = (from: number): number =>
          ((rows[from + high] ?? 0) << 8) | (rows[from + low] ?? 0);
        const sum = valueAt(at) + valueAt(at - step);
        rows[at + high] = (sum >> 8) & 0xff;
        rows[at + low] = sum & 0xff;
      } else {
        rows[at] = ((rows[at] ?? 0) + (rows[at - step] ?? 0)) & 0xff;
      }
    }
  }
}
