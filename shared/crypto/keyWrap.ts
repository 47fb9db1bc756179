import { concatBytes, fromHex } from '../domain/base/bytes';
import { ByteReader } from './byteReader';
import { damaged } from '../domain/base/vaultFaults';
import type { Primitives } from './primitives';
import { formatMark, keyIdLength, open, seal, sealingKey, type SealingKey } from './sealing';

const magic = 'RW';
const version = 1;
const what = 'key of a request';

/** Key wrap v1: `RW` | 1 | keyId of the wrapping key(8) | iv(12) | ct+tag of the 32-byte key. */
export async function wrapRequestKey(
  p: Primitives,
  wrapping: SealingKey,
  requestId: string,
  key: SealingKey,
): Promise<Uint8Array> {
  const body = await seal(p, wrapping.bytes, ['wrap1', requestId, wrapping.id], key.bytes);
  return concatBytes(formatMark(magic, version), fromHex(wrapping.id), body);
}

export function wrappingKeyId(wrap: Uint8Array): string {
  const reader = new ByteReader(wrap, what);
  reader.expectFormat(magic, version);
  return reader.hex(keyIdLength);
}

export async function openRequestKey(
  p: Primitives,
  wrapping: SealingKey,
  requestId: string,
  wrap: Uint8Array,
): Promise<SealingKey> {
  if (wrappingKeyId(wrap) !== wrapping.id) throw damaged(what);
  const bytes = wrap.subarray(3 + keyIdLength);
  const context = ['wrap1', requestId, wrapping.id];
  return sealingKey(p, await open(p, wrapping.bytes, { context, bytes, what }));
}
