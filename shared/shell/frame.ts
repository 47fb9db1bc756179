/**
 * How a call or a reply with bytes travels over HTTP: the length of the head (4 bytes,
 * little endian), the head as JSON, then the bytes as they are. The bytes of the one
 * field named `bytes` never pass through JSON.
 */
export interface Frame {
  readonly head: unknown;
  readonly bytes?: Uint8Array;
}

export const frameType = 'application/x-roi-frame';
const lengthOfLength = 4;

export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(
    JSON.stringify({ head: frame.head, hasBytes: frame.bytes !== undefined }),
  );
  const tail = frame.bytes ?? new Uint8Array(0);
  const whole = new Uint8Array(lengthOfLength + head.length + tail.length);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, lengthOfLength);
  whole.set(tail, lengthOfLength + head.length);
  return whole;
}

/** Throws on anything that is not a whole frame. */
export function decodeFrame(whole: Uint8Array): Frame {
  if (whole.length < lengthOfLength) throw new Error('frame is too short');
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0, true);
  const end = lengthOfLength + length;
  if (end > whole.length) throw new Error('frame ends in its head');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(
    whole.subarray(lengthOfLength, end),
  );
  const parsed = readHead(JSON.parse(text));
  return parsed.hasBytes ? { head: parsed.head, bytes: whole.slice(end) } : { head: parsed.head };
}

function readHead(value: unknown): { head: unknown; hasBytes: boolean } {
  if (typeof value !== 'object' || value === null || !('hasBytes' in value)) {
    throw new Error('frame has no head');
  }
  return { head: 'head' in value ? value.head : undefined, hasBytes: value.hasBytes === true };
}

/** Takes the field `bytes` out of a plain object, so that the rest can be JSON. */
export function packBytes(value: unknown): Frame {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return { head: value };
  const { bytes, ...head } = value;
  return bytes instanceof Uint8Array ? { head, bytes } : { head: value };
}

export function unpackBytes(frame: Frame): unknown {
  if (frame.bytes === undefined) return frame.head;
  return { ...(frame.head as object), bytes: frame.bytes };
}
