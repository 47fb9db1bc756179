/** A file part by part, with the objects that lie in each: those that stand open, and those that are packed. */
import { PDFArray, PDFContext, type PDFDict, PDFObjectParser, PDFRawStream } from '@cantoo/pdf-lib';
import { Unzlib } from 'fflate';
import { pieceLength } from '../files';
import type { ReadableFile } from '../model';
import { latin1, lookup, nameOf, numberOf } from '../syntax/pdfValues';
import { lastPosition, namesIn } from './rawFacts';

/** A part of a file, or what is packed in one. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** The bytes of it that no other part has. */
  readonly from: number;
  readonly to: number;
  /** The object that begins last between the places; undefined where none does. */
  readonly objectWithin: (from: number, to: number) => number | undefined;
}

/** What is packed in a file cannot be read, or is more than the desk unpacks. */
export class NotUnpacked extends Error {
  constructor(readonly isTooMuch: boolean) {
    super('an object stream was not unpacked');
  }
}

/** Bytes within which a reference or the head of an object ends, however it is spaced. */
export const farthest = 64;

/** Before the `obj` of `endobj`. */
const endobjSign = 'd'.charCodeAt(0);

/** Of an object stream its dictionary stands within the first, all of it within the second of these. */
const longestHead = 64 * 1024;
const longestPack = [256 * 1024, 16 * 1024 * 1024] as const;

/** Writers pack a hundred objects in a stream: what unpacks to more, or to more in all, is a bomb. */
const mostInPack = 32 * 1024 * 1024;
const mostInFile = 256 * 1024 * 1024;
/** The numbers and places in front of them. */
const mostNumbers = 2 * 1024 * 1024;
/** Unpacked at a time; a thousand times as much may come out. */
const packedStep = 16 * 1024;

/** Objects that stand by themselves. Each part reaches a little into its neighbours. */
export function* openParts(file: ReadableFile): Generator<FilePart> {
  for (let start = 0; start < file.size; start += pieceLength) {
    const first = Math.max(0, start - farthest);
    const end = Math.min(file.size, start + pieceLength);
    const bytes = file.read(first, Math.min(file.size, end + farthest));
    const objectWithin = (from: number, to: number) => openObject(bytes, from, to);
    yield { bytes, from: start - first, to: end - first, objectWithin };
  }
}

function openObject(bytes: Uint8Array, from: number, to: number): number | undefined {
  const body = bodyWithin(bytes, from, to);
  if (body === undefined) return undefined;
  const head = latin1(bytes.subarray(Math.max(0, body - farthest), body));
  const number = /(\d+)[\s\0]+\d+[\s\0]*obj$/.exec(head)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Where object streams may be: behind each place of the file where their name stands. */
export function packsIn(file: ReadableFile): readonly number[] {
  const places: number[] = [];
  let before = 0;
  for (const { bytes, from, to } of openParts(file)) {
    const within = namesIn(bytes, 'ObjStm').filter((end) => end > from && end <= to);
    places.push(...within.map((end) => before + end - from));
    before += to - from;
  }
  return places;
}

/** Behind the `obj` that stands last between the places. */
function bodyWithin(bytes: Uint8Array, from: number, to: number): number | undefined {
  let at = lastPosition(bytes, 'obj', { from, to });
  while (at !== undefined && bytes[at - 1] === endobjSign)
    at = lastPosition(bytes, 'obj', { from, to: at });
  return at === undefined ? undefined : at + 3;
}

/** The objects in these object streams, one stream at a time. Throws NotUnpacked. */
export function* packedParts(file: ReadableFile, packs: readonly number[]): Generator<FilePart> {
  let left = mostInFile;
  for (const at of packs) {
    const part = packAt(file, at, Math.min(left, mostInPack));
    left -= part.to;
    yield part;
  }
}

function packAt(file: ReadableFile, at: number, most: number): FilePart {
  const first = Math.max(0, at - longestHead);
  for (const length of longestPack) {
    const bytes = file.read(first, Math.min(file.size, at + length));
    const part = partIn(bytes.subarray(bodyWithin(bytes, 0, at - first) ?? at - first), most);
    if (part) return part;
  }
  throw new NotUnpacked(false);
}

/** Undefined where no whole stream stands there. Throws NotUnpacked where more than `most` is packed in it. */
function partIn(bytes: Uint8Array, most: number): FilePart | undefined {
  try {
    const stream = PDFObjectParser.forBytes(bytes, PDFContext.create()).parseObject();
    return stream instanceof PDFRawStream ? partOf(stream.dict, unpacked(stream, most)) : undefined;
  } catch (error) {
    if (error instanceof NotUnpacked) throw error;
    return undefined;
  }
}

function unpacked({ dict, contents }: PDFRawStream, most: number): Uint8Array {
  const filter = filterOf(dict);
  if (filter === undefined && contents.length <= most) return contents;
  const isUsual = filter === 'FlateDecode' && !lookup(dict, 'DecodeParms');
  if (!isUsual) throw new NotUnpacked(filter === undefined);
  return inflated(contents, most);
}

/** Undefined where there is none; of several no one's name. */
function filterOf(dict: PDFDict): string | undefined {
  const filter = lookup(dict, 'Filter');
  if (filter === undefined) return undefined;
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return nameOf(only) ?? '';
}

function inflated(packed: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const unpack = new Unzlib((part) => {
    parts.push(part);
    length += part.length;
    if (length > most) throw new NotUnpacked(true);
  });
  for (let at = 0; at < packed.length; at += packedStep)
    unpack.push(packed.subarray(at, at + packedStep), at + packedStep >= packed.length);
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The objects in an object stream (ISO 32000-2, 7.5.7): pairs of number and place stand in front. */
function partOf(dict: PDFDict, data: Uint8Array): FilePart {
  const first = numberOf(lookup(dict, 'First')) ?? 0;
  if (first > mostNumbers) throw new NotUnpacked(true);
  const pairs = latin1(data.subarray(0, first)).match(/\d+/g)?.map(Number) ?? [];
  const numbers = new Map<number, number>();
  for (let at = 0; at + 1 < pairs.length; at += 2)
    numbers.set(first + (pairs[at + 1] ?? 0), pairs[at] ?? 0);
  const starts = [...numbers.keys()].sort((one, other) => one - other);
  const objectWithin = (_: number, to: number) => numbers.get(lastBefore(starts, to) ?? -1);
  return { bytes: data, from: 0, to: data.length, objectWithin };
}

/** The last of these places, in their order, that lies before. */
function lastBefore(places: readonly number[], at: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
