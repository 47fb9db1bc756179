/** What the raw bytes of a PDF give away without parsing it as one. */
import { lastIn, lastPlaceOf } from '../files';
import type { ReadableFile } from '../model';
import { latin1 } from '../syntax/pdfValues';

const numberSign = '#'.charCodeAt(0);
/** What a name may go on with (ISO 32000-2, 7.2.3). */
const nameSign = /[^\0\s()<>[\]{}/%]/;

export interface RawFacts {
  /** Complete revisions: endings with a cross-reference in front. */
  readonly revisions: number;
  readonly bytesAfterEnd: number;
  readonly hasEnd: boolean;
  readonly hasXmp: boolean;
}

function positions(bytes: Uint8Array, mark: string): readonly number[] {
  const found: number[] = [];
  for (let at = position(bytes, mark, 0); at >= 0; at = position(bytes, mark, at + 1)) {
    found.push(at);
  }
  return found;
}

/** Where the mark next stands, from `from`; -1 when nowhere. */
function position(bytes: Uint8Array, mark: string, from: number): number {
  const first = mark.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (standsAt(bytes, mark, at)) return at;
  }
  return -1;
}

/** Where the mark last stands within these bounds. */
export function lastPosition(
  bytes: Uint8Array,
  mark: string,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  const at = lastIn(bytes.subarray(from, to), codesOf(mark));
  return at < 0 ? undefined : from + at;
}

function standsAt(bytes: Uint8Array, mark: string, at: number): boolean {
  for (let index = 1; index < mark.length; index += 1) {
    if (bytes[at + index] !== mark.charCodeAt(index)) return false;
  }
  return true;
}

/** Behind each place where the name stands, its letters written out or as numbers (`/P#61rent`). */
export function namesIn(bytes: Uint8Array, name: string): readonly number[] {
  const slash = '/'.charCodeAt(0);
  const first = name.charCodeAt(0);
  const ends: number[] = [];
  for (let at = bytes.indexOf(slash); at >= 0; at = bytes.indexOf(slash, at + 1)) {
    const begin = bytes[at + 1];
    if (begin !== first && begin !== numberSign) continue;
    const end = endOfName(bytes, at + 1, name);
    if (end !== undefined) ends.push(end);
  }
  return ends;
}

/** Undefined where another name stands there, or a longer one. */
function endOfName(bytes: Uint8Array, from: number, name: string): number | undefined {
  let at = from;
  for (let index = 0; index < name.length; index += 1) {
    const isNumber = bytes[at] === numberSign;
    const code = isNumber ? parseInt(latin1(bytes.subarray(at + 1, at + 3)), 16) : bytes[at];
    if (code !== name.charCodeAt(index)) return undefined;
    at += isNumber ? 3 : 1;
  }
  return nameSign.test(String.fromCharCode(bytes[at] ?? 0)) ? undefined : at;
}

/** Not written to its end, or fewer bytes than the file itself announces. */
export function isCutOff(file: ReadableFile): boolean {
  const ended = lastPlaceOf(file, codesOf('%%EOF')) >= 0 || hasTrailer(file);
  return !ended || file.size < plannedLength(file);
}

/**
 * Behind the last object a whole trailer or the place of the cross-reference: every object
 * was written, only the end mark is lost, and PDFium reads such a file.
 */
function hasTrailer(file: ReadableFile): boolean {
  const last = lastPlaceOf(file, codesOf('endobj'));
  if (last < 0) return false;
  return /trailer\s*<<[^]*>>|startxref\s+\d/.test(latin1(file.read(last, file.size)));
}

/** A linearized file says its length at the front (ISO 32000-1, annex F). */
function plannedLength(file: ReadableFile): number {
  const head = latin1(file.read(0, Math.min(1024, file.size)));
  const length = /\/Linearized[^>]*\/L\s+(\d+)/.exec(head)?.[1];
  return length === undefined ? 0 : Number(length);
}

function codesOf(mark: string): readonly number[] {
  return Array.from(mark, (sign) => sign.charCodeAt(0));
}

/** Whether any of these names stands in the bytes. */
export function mentions(bytes: Uint8Array, ...names: readonly string[]): boolean {
  return names.some((name) => position(bytes, name, 0) >= 0);
}

/**
 * The same file, but that it says 0 where its table of objects is, and that it is not linearized:
 * PDFium then looks for the objects itself, as it does where it finds the table broken.
 */
export function withoutTable(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (const at of positions(bytes, 'startxref')) {
    const digits = /^\s*\d+/.exec(latin1(bytes.subarray(at + 9, at + 9 + 64)))?.[0].length ?? 0;
    copy.fill('0'.charCodeAt(0), at + 10, at + 9 + digits);
  }
  for (const at of positions(bytes, '/Linearized')) copy[at + 1] = 'X'.charCodeAt(0);
  return copy;
}

export function rawFacts(bytes: Uint8Array): RawFacts {
  const ends = positions(bytes, '%%EOF');
  const crossReferences = positions(bytes, 'startxref');
  const linearized = latin1(bytes.subarray(0, 1024)).includes('/Linearized');
  const last = ends.at(-1);
  const tail = last === undefined ? '' : latin1(bytes.subarray(last + 5, last + 5 + 4096));
  const bytesAfterEnd = tail.trim() === '' ? 0 : bytes.length - ((last ?? 0) + 5);
  return {
    revisions: Math.max(1, Math.min(ends.length, crossReferences.length) - (linearized ? 1 : 0)),
    bytesAfterEnd,
    hasEnd: last !== undefined,
    hasXmp: mentions(bytes, '<x:xmpmeta', '/Metadata', '/Info'),
  };
}
