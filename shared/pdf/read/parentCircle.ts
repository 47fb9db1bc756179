/**
 * What a page does not say itself it inherits from its /Parent, and from that one's (ISO 32000-2,
 * 7.7.3.4). PDFium follows them without end where they run in a circle, but only when it copies
 * pages: drawing a page, it stops at the second sight of a parent.
 */
import {
  decodePDFRawStream,
  PDFContext,
  PDFObjectParser,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { fileOfBytes } from '../files';
import type { ReadableFile } from '../model';
import { latin1, lookup, numberOf } from '../syntax/pdfValues';
import type { PdfiumDocument } from './pdfiumDocument';
import { lastPosition, namesIn } from './rawFacts';

/** A piece of a file, or of what is packed in it. */
interface Piece {
  readonly bytes: Uint8Array;
  /** The part of it that no other piece has. */
  readonly from: number;
  readonly to: number;
  /** The object that begins last between the places; undefined where none does. */
  readonly objectWithin: (from: number, to: number) => number | undefined;
}

/** Of each object every parent that any of its versions has. */
type Parents = Map<number, number[]>;

/** Bytes within which a reference or the head of an object ends, however it is spaced. */
const farthest = 64;

/** Before the `obj` of `endobj`. */
const endobjSign = 'd'.charCodeAt(0);
const reference = /^(?:[\s\0]|%[^\r\n]*[\r\n])*(\d+)[\s\0]+\d+[\s\0]+R/;

/** Asked for every run of the pages of a file. */
const known = new WeakMap<ReadableFile, boolean>();

/** A long file is looked through piece by piece. */
const pieceLength = 1024 * 1024;
/** Of an object stream its dictionary stands within the first, all of it within the second of these. */
const longestHead = 64 * 1024;
const longestPack = [256 * 1024, 16 * 1024 * 1024] as const;

/**
 * True where parents run in a circle anywhere in the file of `source`. Every object that
 * lies in the file counts, replaced and unused ones too, so a sound file may be taken for one
 * with a circle; its pages are then made again from pixels, and nothing else is lost.
 */
export function hasParentCircle(source: PdfiumDocument, file: ReadableFile): boolean {
  const answer = known.get(file) ?? runsInCircle(parentsIn(piecesOf(source, file)));
  known.set(file, answer);
  return answer;
}

function* piecesOf(source: PdfiumDocument, file: ReadableFile): Generator<Piece> {
  const packs = placesOf(file, 'ObjStm');
  const unpacked = packs.length > 0 && source.encrypted ? undefined : unpackAll(file, packs);
  if (unpacked) {
    yield* openPieces(file);
    yield* unpacked;
    return;
  }
  // PDFium's own copy is neither locked nor packed, and as large as the file.
  yield* openPieces(fileOfBytes(source.save()));
}

/** Objects that stand by themselves. Each piece reaches a little into its neighbours. */
function* openPieces(file: ReadableFile): Generator<Piece> {
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

/** Behind each place of the file where the name stands. */
function placesOf(file: ReadableFile, name: string): readonly number[] {
  const places: number[] = [];
  let before = 0;
  for (const { bytes, from, to } of openPieces(file)) {
    const within = namesIn(bytes, name).filter((end) => end > from && end <= to);
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

/** Undefined where one of them cannot be read. */
function unpackAll(file: ReadableFile, packs: readonly number[]): readonly Piece[] | undefined {
  try {
    return packs.map((at) => unpackAt(file, at));
  } catch {
    return undefined;
  }
}

function unpackAt(file: ReadableFile, at: number): Piece {
  const first = Math.max(0, at - longestHead);
  const upTo = (length: number): Uint8Array => {
    const bytes = file.read(first, Math.min(file.size, at + length));
    return bytes.subarray(bodyWithin(bytes, 0, at - first) ?? at - first);
  };
  const [usual, longest] = longestPack;
  try {
    return unpack(upTo(usual));
  } catch {
    return unpack(upTo(longest));
  }
}

/** The objects in an object stream (ISO 32000-2, 7.5.7): pairs of number and place stand in front. */
function unpack(bytes: Uint8Array): Piece {
  const stream: PDFObject = PDFObjectParser.forBytes(bytes, PDFContext.create()).parseObject();
  if (!(stream instanceof PDFRawStream)) throw new Error('not a stream');
  if (lookup(stream.dict, 'DecodeParms')) throw new Error('packed by an unusual method');
  const data = decodePDFRawStream(stream).decode();
  const first = numberOf(lookup(stream.dict, 'First')) ?? 0;
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

function parentsIn(pieces: Iterable<Piece>): Parents {
  const parents: Parents = new Map();
  /** An object may begin in a piece and name its parent in the next. */
  let owner: number | undefined;
  for (const { bytes, from, to, objectWithin } of pieces) {
    let seen = 0;
    for (const end of namesIn(bytes, 'Parent').filter((place) => place > from && place <= to)) {
      owner = objectWithin(seen, end) ?? owner;
      seen = end;
      const parent = reference.exec(latin1(bytes.subarray(end, end + farthest)))?.[1];
      if (owner === undefined || parent === undefined) continue;
      const others = parents.get(owner) ?? [];
      others.push(Number(parent));
      parents.set(owner, others);
    }
    owner = objectWithin(seen, to) ?? owner;
  }
  return parents;
}

/** Whoever is nobody's parent is taken away, again and again: what is left runs in a circle. */
function runsInCircle(parents: Parents): boolean {
  const children = new Map<number, number>();
  for (const parent of [...parents.values()].flat())
    children.set(parent, (children.get(parent) ?? 0) + 1);
  const childless = [...parents.keys()].filter((number) => !children.has(number));
  let left = parents.size;
  for (let next = childless.pop(); next !== undefined; next = childless.pop()) {
    left -= 1;
    for (const parent of parents.get(next) ?? []) {
      const others = (children.get(parent) ?? 0) - 1;
      children.set(parent, others);
      if (others === 0 && parents.has(parent)) childless.push(parent);
    }
  }
  return left > 0;
}
