import { concatBytes } from '../domain/base/bytes';
import { ByteReader, unsigned } from './byteReader';
import { damaged } from '../domain/base/vaultFaults';

const smallest = 256;

/** Length, bytes, zeros up to the next power of two: the size tells the bucket, not the text. */
export function pad(plain: Uint8Array): Uint8Array {
  const needed = plain.length + 4;
  let bucket = smallest;
  while (bucket < needed) bucket *= 2;
  return concatBytes(unsigned(plain.length, 4), plain, new Uint8Array(bucket - needed));
}

export function unpad(padded: Uint8Array, what: string): Uint8Array {
  const reader = new ByteReader(padded, what);
  const plain = reader.take(reader.u32());
  if (reader.rest().some((byte) => byte !== 0)) throw damaged(what);
  return plain;
}
