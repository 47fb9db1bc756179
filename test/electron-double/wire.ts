/** The Node side of the tagged JSON in `bridge.page.mjs`. */
export function encode(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (value instanceof Uint8Array) {
    return { $: 'bytes', base64: Buffer.from(value).toString('base64') };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  return mapMembers(value, encode);
}

export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if ('$' in value && value.$ === 'undefined') return undefined;
  if ('base64' in value && typeof value.base64 === 'string') {
    return new Uint8Array(Buffer.from(value.base64, 'base64'));
  }
  return mapMembers(value, decode);
}

function mapMembers(value: object, change: (member: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member)]));
}
