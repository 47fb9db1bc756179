/**
 * What the verifier's own reader sees in a PDF file. Shares nothing with the writer
 * (DESIGN.md 6): a mistake in one must not be repeated by the other.
 */
export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}
export interface PdfRef {
  readonly kind: 'ref';
  readonly num: number;
  readonly gen: number;
}
export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}
export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}
export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
}
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

/** Why an output is refused, in words; `page` counts from 1. */
export class Problem extends Error {
  readonly page: number | undefined;

  constructor(message: string, page?: number) {
    super(message);
    this.name = 'Problem';
    this.page = page;
  }
}

/** Numbered objects of one file, and how to follow a reference. */
export type Objects = ReadonlyMap<number, PdfValue>;

/** A reference to a missing object is refused, not read as null (ISO 32000-2 7.3.10 allows null). */
export function resolve(value: PdfValue | undefined, objects: Objects): PdfValue {
  let current = value ?? null;
  for (let hops = 0; isKind(current, 'ref'); hops += 1) {
    const target = objects.get(current.num);
    if (target === undefined || hops > 8) {
      throw new Problem(`object ${current.num} is referred to and is not there`);
    }
    current = target;
  }
  return current;
}

type Kinds = Exclude<PdfValue, null | boolean | number>;

export function isKind<K extends Kinds['kind']>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<Kinds, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return isKind(value, 'name') ? value.name : undefined;
}

/** The dictionary of a dictionary or of a stream. */
export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  if (isKind(value, 'stream')) return value.dict;
  return isKind(value, 'dict') ? value : undefined;
}

/** An array of numbers, or undefined when it is anything else. */
export function numbersOf(value: PdfValue, objects: Objects): number[] | undefined {
  if (!isKind(value, 'array')) return undefined;
  const numbers = value.items.map((item) => resolve(item, objects));
  return numbers.every((item) => typeof item === 'number') ? numbers : undefined;
}
