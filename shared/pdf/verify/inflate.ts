import { unzlibSync } from 'fflate';
import { Problem } from './values';

/** A bomb is refused: no page of a chart unpacks to more than this. */
const MOST = 1 << 30;
const ADLER = 65521;

/**
 * Unpacks a zlib stream (RFC 1950) and proves that nothing follows it: the last four bytes
 * must be the checksum of what came out, so no bytes can hide behind the packed data. At
 * most an end of line may follow, which some writers count in /Length.
 */
export function inflate(packed: Uint8Array): Uint8Array {
  const unpacked = unpack(packed);
  if (unpacked.length > MOST) throw new Problem('a stream unpacks to more than 1 GB');
  const sum = adler32(unpacked);
  for (let tail = packed.length; tail >= packed.length - 2; tail -= 1) {
    if (bigEndian(packed, tail - 4) === sum) return unpacked;
    if (packed[tail - 1] !== 10 && packed[tail - 1] !== 13) break;
  }
  throw new Problem('bytes hide behind a packed stream, or its checksum is wrong');
}

function unpack(packed: Uint8Array): Uint8Array {
  try {
    return unzlibSync(packed);
  } catch {
    throw new Problem('a packed stream cannot be unpacked');
  }
}

function bigEndian(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let step = 0; step < 4; step += 1) value = value * 256 + (bytes[at + step] ?? 0);
  return value;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let from = 0; from < bytes.length; from += 3800) {
    const to = Math.min(from + 3800, bytes.length);
    for (let at = from; at < to; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= ADLER;
    high %= ADLER;
  }
  return high * 65536 + low;
}
