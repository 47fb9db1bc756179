/** JSON from outside, asked for what is wanted; what is missing or of another kind is empty. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(from: Json | undefined, key: string): Json | undefined {
  const value = own(from, key);
  return isObject(value) ? value : undefined;
}

export function objectsAt(from: Json | undefined, key: string): readonly Json[] {
  const value = own(from, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text, a number or a yes or no, as text. */
export function textAt(from: Json | undefined, key: string): string {
  return asText(own(from, key));
}

export function textsAt(from: Json | undefined, key: string): readonly string[] {
  const value = own(from, key);
  return Array.isArray(value) ? value.map(asText).filter((text) => text !== '') : [];
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/gu, ' ').trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function own(from: Json | undefined, key: string): unknown {
  return from && Object.hasOwn(from, key) ? from[key] : undefined;
}
