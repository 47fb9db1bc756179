import { concatBytes, fromHex, toHex } from '../domain/base/bytes';
import { damaged } from '../domain/base/vaultFaults';
import { ByteReader, unsigned } from './byteReader';
import type { Primitives } from './primitives';
import {
  formatMark,
  keyIdLength,
  keyLength,
  open,
  seal,
  sealOverhead,
  type Context,
  type SealingKey,
} from './sealing';
import { canonicalBytes } from '../domain/base/canonicalJson';

const magic = 'RF';
const version = 1;
const what = 'file';
const fileIdLength = 16;
const wrappedKeyLength = keyLength + sealOverhead;
const tagLength = 16;

/** Plain bytes of every chunk but the last: 1 MiB. */
export const chunkLength = 1024 * 1024;
const sealedChunkLength = chunkLength + tagLength;
/** `RF` | 1 | fileId(16) | request keyId(8) | chunk u32 | wrapped file key(60). */
export const fileHeaderLength = 3 + fileIdLength + keyIdLength + 4 + wrappedKeyLength;

/** One file's id (32 hex digits) and its key, used for this file only. */
export interface FileKey {
  readonly fileId: string;
  readonly key: Uint8Array;
}

/** Where a chunk stands. The last one says so, so that a cut file does not open. */
export interface ChunkPlace {
  readonly index: number;
  readonly last: boolean;
}

/** Where a sealed chunk lies in the stored file. */
export interface ChunkSpan extends ChunkPlace {
  readonly offset: number;
  readonly length: number;
}

/** File v1: the header, then chunks of ct+tag under the file's own key. */
export async function newFileHeader(
  p: Primitives,
  requestKey: SealingKey,
): Promise<{ readonly file: FileKey; readonly header: Uint8Array }> {
  const file = { fileId: toHex(p.randomBytes(fileIdLength)), key: p.randomBytes(keyLength) };
  const context = fileKeyContext(file.fileId, requestKey.id);
  const wrapped = await seal(p, requestKey.bytes, context, file.key);
  const header = concatBytes(
    formatMark(magic, version),
    fromHex(file.fileId),
    fromHex(requestKey.id),
    unsigned(chunkLength, 4),
    wrapped,
  );
  return { file, header };
}

/** The file's key, if the header is of this file and under this request's key. */
export async function openFileHeader(
  p: Primitives,
  requestKey: SealingKey,
  fileId: string,
  header: Uint8Array,
): Promise<FileKey> {
  const reader = new ByteReader(header, what);
  reader.expectFormat(magic, version);
  const named = reader.hex(fileIdLength) === fileId && reader.hex(keyIdLength) === requestKey.id;
  if (!named || reader.u32() !== chunkLength) throw damaged(what);
  const bytes = reader.take(wrappedKeyLength);
  reader.end();
  const context = fileKeyContext(fileId, requestKey.id);
  return { fileId, key: await open(p, requestKey.bytes, { context, bytes, what }) };
}

export function sealChunk(
  p: Primitives,
  file: FileKey,
  place: ChunkPlace,
  plain: Uint8Array,
): Promise<Uint8Array> {
  return p.aesGcmSeal(chunkInput(file, place), plain);
}

export async function openChunk(
  p: Primitives,
  file: FileKey,
  place: ChunkPlace,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const plain = await p.aesGcmOpen(chunkInput(file, place), sealed);
  if (plain === undefined) throw damaged(what);
  return plain;
}

/** How the chunks of a stored file of this size lie. There is always at least one. */
export function chunkSpans(storedSize: number): ChunkSpan[] {
  const body = storedSize - fileHeaderLength;
  if (body < tagLength) throw damaged(what);
  const count = Math.ceil(body / sealedChunkLength);
  return Array.from({ length: count }, (_, index) => {
    const offset = fileHeaderLength + index * sealedChunkLength;
    const last = index === count - 1;
    return { index, last, offset, length: last ? storedSize - offset : sealedChunkLength };
  });
}

/** Plain bytes of a stored file of this size. */
export function plainLength(storedSize: number): number {
  return chunkSpans(storedSize).reduce((sum, { length }) => sum + length - tagLength, 0);
}

/** The key is for this file only, so a counter never meets itself (SP 800-38D 8.2.1). */
function chunkInput({ fileId, key }: FileKey, { index, last }: ChunkPlace) {
  const iv = concatBytes(new Uint8Array(4), unsigned(index, 8));
  const aad = canonicalBytes(['file1', fileId, chunkLength, index, last ? 1 : 0]);
  return { key, iv, aad };
}

function fileKeyContext(fileId: string, requestKeyId: string): Context {
  return ['file-key1', fileId, chunkLength, requestKeyId];
}
