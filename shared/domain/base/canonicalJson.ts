import { fromUtf8, utf8 } from './bytes';

/**
 * JSON with one spelling only: keys sorted by code unit, no blanks, numbers as ECMAScript
 * writes them (RFC 8785). Properties that are `undefined` are left out; anything else that is
 * not JSON data is a bug and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') return finiteNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return plainObject(value);
  throw new Error(`not JSON data: ${typeof value}`);
}

/** The canonical UTF-8 bytes of JSON data. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalJson(value));
}

/** Reads bytes written by `canonicalBytes`. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return JSON.parse(fromUtf8(bytes));
}

function finiteNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error('not JSON data: a number without end');
  return JSON.stringify(value);
}

function plainObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error('not JSON data: an object of a class');
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
