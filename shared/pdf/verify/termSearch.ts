import type { ReadableFile } from '../model';
import { readContent } from './contentReader';
import type { WalkedFile } from './fileWalk';
import { decodeStream } from './filters';
import { bare, LONG_ENOUGH, type Matcher, matcherFor, SHORT } from './terms';
import { dictOf, isKind, nameOf, type PdfStream, type PdfValue, Problem } from './values';

const pieceLength = 1024 * 1024;

/**
 * Looks for every removed word in the raw bytes, in what every stream unpacks to, in every
 * string and name however it is escaped, and in the strings of each content stream joined
 * as they are shown. Never says which word: the reason may be logged.
 */
export function searchTerms(
  whole: ReadableFile,
  file: WalkedFile,
  terms: readonly string[],
): string {
  const long = matcherFor(terms.filter((term) => bare(term).length >= LONG_ENOUGH));
  const text = matcherFor(terms.filter((term) => bare(term).length >= SHORT));
  refuseInPieces(whole, [0, whole.size], long, 'the bytes of the file');
  for (const range of file.outside) refuseInPieces(whole, range, text, 'the objects');
  let streams = 0;
  for (const value of file.objects.values()) {
    for (const one of stringsIn(value)) refuseIn(one, text, 'a string');
    if (!isKind(value, 'stream')) continue;
    streams += 1;
    searchStream(value, file, { terms, long, text });
  }
  return `${terms.length} removed texts in ${whole.size} bytes and ${streams} unpacked streams`;
}

function refuseIn(bytes: Uint8Array, matcher: Matcher, where: string): void {
  if (matcher.begin()(bytes) >= 0) throw stillIn(where);
}

/** The search goes on from piece to piece, so that a word across two of them is found. */
function refuseInPieces(
  file: ReadableFile,
  [from, to]: readonly [number, number],
  matcher: Matcher,
  where: string,
): void {
  const search = matcher.begin();
  for (let at = from; at < to; at += pieceLength) {
    if (search(file.read(at, Math.min(to, at + pieceLength))) >= 0) throw stillIn(where);
  }
}

function stillIn(where: string): Problem {
  return new Problem(`a removed text is still in ${where}`);
}

interface Wanted {
  readonly terms: readonly string[];
  readonly long: Matcher;
  readonly text: Matcher;
}

function searchStream(stream: PdfStream, file: WalkedFile, { terms, long, text }: Wanted): void {
  // A picture shows its samples, so they are no text; its packed bytes were searched above.
  if (nameOf(stream.dict.entries.get('Subtype')) === 'Image') return;
  const { bytes } = decodeStream(stream, file.objects);
  // That it can be unpacked is asked of every stream; the rest takes long.
  if (terms.length === 0) return;
  const binary = isBinary(stream);
  refuseIn(bytes, binary ? long : text, 'an unpacked stream');
  if (!binary) refuseIn(shownStrings(bytes), text, 'the text of a page');
}

/** Fonts, colour profiles and sampled functions: short words turn up there by chance. */
function isBinary(stream: PdfStream): boolean {
  const { entries } = stream.dict;
  if (nameOf(entries.get('Type')) === 'ObjStm') return false;
  const subtype = nameOf(entries.get('Subtype'));
  if (subtype !== undefined) return subtype !== 'Form' && subtype !== 'XML';
  return ['Length1', 'N', 'FunctionType', 'ShadingType', 'W'].some((key) => entries.has(key));
}

/** All strings a content stream shows, joined; empty when it is no content stream. */
function shownStrings(bytes: Uint8Array): Uint8Array {
  try {
    const operands = readContent(bytes).flatMap((operation) => operation.operands);
    return joinBytes(operands.flatMap((operand) => stringsIn(operand)));
  } catch (error) {
    if (error instanceof Problem) return new Uint8Array();
    throw error;
  }
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Every string, name and key inside a value, decoded. */
function stringsIn(value: PdfValue): Uint8Array[] {
  if (isKind(value, 'string')) return [value.bytes];
  if (isKind(value, 'name')) return [nameBytes(value.name)];
  if (isKind(value, 'array')) return value.items.flatMap(stringsIn);
  const dict = dictOf(value);
  if (!dict) return [];
  return [...dict.entries].flatMap(([key, item]) => [nameBytes(key), ...stringsIn(item)]);
}

function nameBytes(name: string): Uint8Array {
  return Uint8Array.from(name, (sign) => sign.charCodeAt(0));
}
