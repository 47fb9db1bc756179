/** Small readers over pdf-lib's object model; whatever has the wrong type is not understood. */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  decodePDFRawStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { NotUnderstood } from './contentTokens';

/** Latin-1, so that bytes and characters are the same thing. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join('');
}

export function fromLatin1(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Decoded bytes (predictors, if any, still applied). Throws NotUnderstood. */
export function decoded(stream: PDFRawStream): Uint8Array {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    throw new NotUnderstood('stream-filter');
  }
}

export function lookup(dict: PDFDict, key: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(key));
}

/** The name without its slash. */
export function nameOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function numberOf(value: PDFObject | undefined): number | undefined {
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function requireDict(value: PDFObject | undefined, reason: string): PDFDict {
  if (value instanceof PDFDict) return value;
  throw new NotUnderstood(reason);
}

export function requireStream(value: PDFObject | undefined, reason: string): PDFRawStream {
  if (value instanceof PDFRawStream) return value;
  throw new NotUnderstood(reason);
}

export function requireNumber(value: PDFObject | undefined, reason: string): number {
  const number = numberOf(value);
  if (number === undefined) throw new NotUnderstood(reason);
  return number;
}

/** A fresh array of numbers (nested as in /W), or NotUnderstood. */
export function numbersOnly(
  context: PDFContext,
  value: PDFObject | undefined,
  reason: string,
): PDFArray {
  if (!(value instanceof PDFArray)) throw new NotUnderstood(reason);
  const fresh = PDFArray.withContext(context);
  for (let index = 0; index < value.size(); index += 1) {
    const item = value.lookup(index);
    if (item instanceof PDFNumber) fresh.push(item);
    else fresh.push(numbersOnly(context, item, reason));
  }
  return fresh;
}

/** Copies the keys that hold plain numbers, booleans, names from a short list. */
export function copyPlain(from: PDFDict, to: PDFDict, keys: readonly string[]): void {
  for (const key of keys) {
    const value = lookup(from, key);
    if (value instanceof PDFNumber || value instanceof PDFBool) to.set(PDFName.of(key), value);
  }
}

export function copyNumberArrays(from: PDFDict, to: PDFDict, keys: readonly string[]): void {
  for (const key of keys) {
    const value = lookup(from, key);
    if (value) to.set(PDFName.of(key), numbersOnly(from.context, value, `bad-${key}`));
  }
}

/** Name values that are one of the specification's own words. */
export function copyKnownName(
  from: PDFDict,
  to: PDFDict,
  key: string,
  known: readonly string[],
): void {
  const value = lookup(from, key);
  if (value === undefined) return;
  const name = nameOf(value);
  if (name === undefined || !known.includes(name)) throw new NotUnderstood(`unknown-${key}`);
  to.set(PDFName.of(key), PDFName.of(name));
}

/** Packed as /FlateDecode unpacks. */
export function deflated(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes);
}

/** A Flate stream with fresh keys only. */
export function flate(bytes: Uint8Array, dict: PDFDict): PDFRawStream {
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  return PDFRawStream.of(dict, deflated(bytes));
}
