import { concatBytes, fromHex } from '../domain/base/bytes';
import { ByteReader } from './byteReader';
import { damaged } from '../domain/base/vaultFaults';
import type { Primitives } from './primitives';
import { formatMark, keyIdLength, open, seal, type Context, type SealingKey } from './sealing';

const magic = 'RQ';
const version = 1;
const what = 'record';

/** Where a row stands; a row moved to another place does not open. */
export interface RowPlace {
  readonly table: string;
  readonly id: string;
  readonly rev: number;
}

function rowContext(place: RowPlace, keyId: string): Context {
  return ['row1', place.table, place.id, place.rev, keyId];
}

/** Row v1: `RQ` | 1 | keyId(8) | iv(12) | ct+tag. AAD: canonical JSON of rowContext. */
export async function sealRow(
  p: Primitives,
  key: SealingKey,
  place: RowPlace,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const body = await seal(p, key.bytes, rowContext(place, key.id), plain);
  return concatBytes(formatMark(magic, version), fromHex(key.id), body);
}

/** The id of the key a row is sealed with. */
export function rowKeyId(sealed: Uint8Array): string {
  const reader = new ByteReader(sealed, what);
  reader.expectFormat(magic, version);
  return reader.hex(keyIdLength);
}

export async function openRow(
  p: Primitives,
  key: SealingKey,
  place: RowPlace,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  if (rowKeyId(sealed) !== key.id) throw damaged(what);
  const bytes = sealed.subarray(3 + keyIdLength);
  return open(p, key.bytes, { context: rowContext(place, key.id), bytes, what });
}
