import { inflate } from './inflate';
import {
  dictOf,
  isKind,
  nameOf,
  type Objects,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  Problem,
  resolve,
} from './values';

/** What is left of a stream after the general filters; `image` names a last image filter. */
export interface Decoded {
  readonly bytes: Uint8Array;
  readonly image?: 'DCTDecode' | 'CCITTFaxDecode' | 'JPXDecode' | 'JBIG2Decode';
  readonly parms?: PdfDict;
}

const IMAGE_FILTERS = ['DCTDecode', 'CCITTFaxDecode', 'JPXDecode', 'JBIG2Decode'] as const;

function listOf(value: PdfValue): readonly PdfValue[] {
  if (value === null) return [];
  return isKind(value, 'array') ? value.items : [value];
}

/** Undoes every general filter of a stream (ISO 32000-2 7.4); an unknown one is refused. */
export function decodeStream(stream: PdfStream, objects: Objects): Decoded {
  const { entries } = stream.dict;
  if (entries.has('F') || entries.has('FFilter'))
    throw new Problem('a stream lies in another file');
  const filters = listOf(resolve(entries.get('Filter'), objects));
  const parms = listOf(resolve(entries.get('DecodeParms'), objects));
  let bytes = stream.raw;
  for (const [at, filter] of filters.entries()) {
    const name = nameOf(resolve(filter, objects)) ?? '';
    const parm = dictOf(resolve(parms[at], objects));
    const image = IMAGE_FILTERS.find((known) => known === name);
    if (image) {
      if (at !== filters.length - 1) throw new Problem(`${name} is not the last filter`);
      return { bytes, image, ...(parm ? { parms: parm } : {}) };
    }
    bytes = undo(name, bytes, parm);
  }
  return { bytes };
}

function undo(name: string, bytes: Uint8Array, parms: PdfDict | undefined): Uint8Array {
  if (name === 'FlateDecode') return unpredict(inflate(bytes), parms);
  if (name === 'LZWDecode')
    return unpredict(unLzw(bytes, numberIn(parms, 'EarlyChange', 1)), parms);
  if (name === 'ASCIIHexDecode') return unHex(bytes);
  if (name === 'ASCII85Decode') return un85(bytes);
  if (name === 'RunLengthDecode') return unRuns(bytes);
  throw new Problem(`a stream is packed in an unknown way (${name})`);
}

export function numberIn(parms: PdfDict | undefined, key: string, otherwise: number): number {
  const value = parms?.entries.get(key);
  return typeof value === 'number' ? value : otherwise;
}

function unHex(bytes: Uint8Array): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const match = /^([\s0-9A-Fa-f]*)>\s*$/.exec(text);
  if (!match) throw new Problem('a hexadecimal stream cannot be read');
  const digits = (match[1] ?? '').replace(/\s/g, '');
  return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2).padEnd(2, '0'), 16),
  );
}

function un85(bytes: Uint8Array): Uint8Array {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const match = /^([\s!-uz]*)~>\s*$/.exec(text);
  if (!match) throw new Problem('an ASCII85 stream cannot be read');
  const signs = (match[1] ?? '').replace(/\s/g, '').replace(/z/g, '!!!!!');
  const out: number[] = [];
  for (let at = 0; at < signs.length; at += 5) {
    const group = signs.slice(at, at + 5);
    let value = 0;
    for (const sign of group.padEnd(5, 'u')) value = value * 85 + (sign.charCodeAt(0) - 33);
    const four = [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    out.push(...four.slice(0, group.length - 1));
  }
  return Uint8Array.from(out);
}

function unRuns(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let at = 0;
  while (at < bytes.length && bytes[at] !== 128) {
    const length = bytes[at] ?? 0;
    const copies = length < 128 ? 1 : 257 - length;
    const run = bytes.subarray(at + 1, at + 1 + (length < 128 ? length + 1 : 1));
    for (let step = 0; step < copies; step += 1) out.push(...run);
    at += 1 + run.length;
  }
  if (at < bytes.length - 3) throw new Problem('bytes hide behind a run-length stream');
  return Uint8Array.from(out);
}

/** LZW as in TIFF and PDF (ISO 32000-2 7.4.4): codes of 9 to 12 bits, 256 clears, 257 ends. */
function unLzw(bytes: Uint8Array, early: number): Uint8Array {
  const out: number[] = [];
  let table: number[][] = [];
  let previous: number[] | undefined;
  let width = 9;
  for (let bit = 0; bit + width <= bytes.length * 8;) {
    const code = bitsAt(bytes, bit, width);
    bit += width;
    if (code === 257) return ended(out, bytes.length - Math.ceil(bit / 8));
    if (code === 256) [table, previous, width] = [[], undefined, 9];
    else {
      const entry = lzwEntry(code, table, previous);
      if (previous) table.push([...previous, entry[0] ?? 0]);
      for (const byte of entry) out.push(byte);
      previous = entry;
      width = Math.min(12, Math.max(9, 32 - Math.clz32(table.length + 258 + early)));
    }
  }
  return Uint8Array.from(out);
}

function lzwEntry(code: number, table: readonly number[][], previous?: number[]): number[] {
  if (code < 256) return [code];
  const entry = table[code - 258];
  if (entry) return entry;
  if (!previous || code - 258 !== table.length) throw new Problem('an LZW stream cannot be read');
  return [...previous, previous[0] ?? 0];
}

function ended(out: readonly number[], left: number): Uint8Array {
  if (left > 2) throw new Problem('bytes hide behind an LZW stream');
  return Uint8Array.from(out);
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  let value = 0;
  for (let at = bit; at < bit + width; at += 1) {
    value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  }
  return value;
}

/** PNG predictors (RFC 2083 6); the TIFF predictor only where it changes nothing to text. */
function unpredict(bytes: Uint8Array, parms: PdfDict | undefined): Uint8Array {
  const predictor = numberIn(parms, 'Predictor', 1);
  if (predictor === 1) return bytes;
  const colors = numberIn(parms, 'Colors', 1);
  const bits = numberIn(parms, 'BitsPerComponent', 8);
  const row = Math.ceil((numberIn(parms, 'Columns', 1) * colors * bits) / 8);
  const pixel = Math.max(1, Math.ceil((colors * bits) / 8));
  if (predictor === 2) return untiff(bytes, row, { pixel, bits });
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y += 1) {
    const line = out.subarray(y * row, y * row + row);
    line.set(bytes.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)));
    const above = y > 0 ? out.subarray((y - 1) * row, y * row) : new Uint8Array(row);
    unfilterRow(bytes[y * (row + 1)] ?? 0, line, { above, pixel });
  }
  return out;
}

function untiff(
  bytes: Uint8Array,
  row: number,
  shape: { pixel: number; bits: number },
): Uint8Array {
  if (shape.bits !== 8) throw new Problem('a stream uses a rare predictor');
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < out.length; at += 1) {
    if (at % row >= shape.pixel) out[at] = (out[at] ?? 0) + (out[at - shape.pixel] ?? 0);
  }
  return out;
}

function unfilterRow(
  type: number,
  line: Uint8Array,
  { above, pixel }: { above: Uint8Array; pixel: number },
): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= pixel ? (line[at - pixel] ?? 0) : 0;
    const corner = at >= pixel ? (above[at - pixel] ?? 0) : 0;
    line[at] = (line[at] ?? 0) + predicted(type, { left, up: above[at] ?? 0, corner });
  }
}

function predicted(type: number, near: { left: number; up: number; corner: number }): number {
  if (type === 0) return 0;
  if (type === 1) return near.left;
  if (type === 2) return near.up;
  if (type === 3) return (near.left + near.up) >> 1;
  if (type === 4) return paeth(near);
  throw new Problem('a stream uses an unknown predictor');
}

function paeth({ left, up, corner }: { left: number; up: number; corner: number }): number {
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
