import { concatBytes, fromHex, toHex, utf8 } from '../domain/base/bytes';
import { ByteReader, unsigned } from './byteReader';
import { damaged } from '../domain/base/vaultFaults';
import { pad, unpad } from './padding';
import type { Primitives } from './primitives';
import { formatMark, keyIdLength, open, seal, type Context, type SealingKey } from './sealing';

const magic = 'RB';
const version = 1;
const what = 'batch of changes';
const signatureLength = 64;
/** Keeps a batch signature from being taken for any other signature of the same key. */
const signedAs = utf8('roi-desk batch 1\n');

/** Where a batch stands: device and run (32 hex digits each), first number, batch before it. */
export interface BatchPlace {
  readonly dev: string;
  readonly epoch: string;
  readonly firstSeq: number;
  /** SHA-256 (hex) of the batch before. */
  readonly prev: string;
}

export interface BatchSigner {
  /** 16 hex digits: see `signingKeyId`. */
  readonly keyId: string;
  readonly privateKey: Uint8Array;
}

export interface PlainEntry {
  readonly key: SealingKey;
  readonly plain: Uint8Array;
}

interface SealedEntry {
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** A batch as read, before its signature is checked. */
export interface ReadBatch {
  readonly place: BatchPlace;
  readonly signerKeyId: string;
  readonly entries: readonly SealedEntry[];
  readonly signature: Uint8Array;
  readonly signed: Uint8Array;
}

interface BatchHead {
  readonly place: BatchPlace;
  readonly signerKeyId: string;
  readonly count: number;
}

function entryContext(head: BatchHead, index: number, keyId: string): Context {
  const { dev, epoch, firstSeq, prev } = head.place;
  return ['op1', dev, epoch, firstSeq + index, prev, index, head.count, head.signerKeyId, keyId];
}

/**
 * Batch v1: `RB` | 1 | dev(16) | epoch(16) | firstSeq u64 | prev(32) | signerKeyId(8) |
 * count u16 | count x (keyId(8) | length u32 | iv(12) | ct+tag of the padded operation) |
 * Ed25519 signature(64) over `signedAs` and everything before it.
 */
export async function sealBatch(
  p: Primitives,
  place: BatchPlace,
  signer: BatchSigner,
  entries: readonly PlainEntry[],
): Promise<Uint8Array> {
  const head = { place, signerKeyId: signer.keyId, count: entries.length };
  const sealed = await Promise.all(
    entries.map(async ({ key, plain }, index) => {
      const body = await seal(p, key.bytes, entryContext(head, index, key.id), pad(plain));
      return concatBytes(fromHex(key.id), unsigned(body.length, 4), body);
    }),
  );
  const unsignedBatch = concatBytes(headBytes(head), ...sealed);
  const signature = await p.ed25519Sign(signer.privateKey, concatBytes(signedAs, unsignedBatch));
  return concatBytes(unsignedBatch, signature);
}

function headBytes({ place, signerKeyId, count }: BatchHead): Uint8Array {
  return concatBytes(
    formatMark(magic, version),
    fromHex(place.dev),
    fromHex(place.epoch),
    unsigned(place.firstSeq, 8),
    fromHex(place.prev),
    fromHex(signerKeyId),
    unsigned(count, 2),
  );
}

export function readBatch(bytes: Uint8Array): ReadBatch {
  const reader = new ByteReader(bytes, what);
  reader.expectFormat(magic, version);
  const place = {
    dev: reader.hex(16),
    epoch: reader.hex(16),
    firstSeq: reader.u64(),
    prev: reader.hex(32),
  };
  const signerKeyId = reader.hex(keyIdLength);
  const entries = Array.from({ length: reader.u16() }, () => ({
    keyId: reader.hex(keyIdLength),
    bytes: reader.take(reader.u32()),
  }));
  const signature = reader.take(signatureLength);
  reader.end();
  const signed = bytes.subarray(0, bytes.length - signatureLength);
  return { place, signerKeyId, entries, signature, signed };
}

/** Throws `vault-damaged` unless the holder of the public key signed these very bytes. */
export async function checkSignature(
  p: Primitives,
  batch: ReadBatch,
  publicKey: Uint8Array,
): Promise<void> {
  const bytes = concatBytes(signedAs, batch.signed);
  if (!(await p.ed25519Verify(publicKey, batch.signature, bytes))) throw damaged(what);
}

/** The operation at `index`, opened with the key its entry names. */
export async function openEntry(
  p: Primitives,
  batch: ReadBatch,
  index: number,
  key: SealingKey,
): Promise<Uint8Array> {
  const entry = batch.entries[index];
  if (entry?.keyId !== key.id) throw damaged(what);
  const head = { place: batch.place, signerKeyId: batch.signerKeyId, count: batch.entries.length };
  const context = entryContext(head, index, key.id);
  return unpad(await open(p, key.bytes, { context, bytes: entry.bytes, what }), what);
}

/** Names a public signing key in batches: the first 8 bytes of its SHA-256, in hex. */
export async function signingKeyId(p: Primitives, publicKey: Uint8Array): Promise<string> {
  const digest = await p.sha256(publicKey);
  return toHex(digest.subarray(0, keyIdLength));
}
