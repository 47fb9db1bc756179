import { concatBytes, toHex, utf8 } from '../domain/base/bytes';
import { canonicalBytes } from '../domain/base/canonicalJson';
import { damaged } from '../domain/base/vaultFaults';
import type { Primitives } from './primitives';

export const ivLength = 12;
export const keyLength = 32;
export const keyIdLength = 8;
const tagLength = 16;
/** What a seal adds to the plain bytes. */
export const sealOverhead = ivLength + tagLength;

/** A 256-bit key with the id under which sealed things name it. */
export interface SealingKey {
  /** 16 hex digits, derived from the key. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Text or numbers that say what is sealed and where it belongs. */
export type Context = readonly (string | number)[];

/** GCM does not commit to a key; an id derived from the key, inside the AAD, does. */
export async function sealingKey(p: Primitives, bytes: Uint8Array): Promise<SealingKey> {
  const id = await p.hkdfSha256({
    secret: bytes,
    salt: new Uint8Array(0),
    info: 'roi-desk key id 1',
    length: keyIdLength,
  });
  return { id: toHex(id), bytes };
}

export function newSealingKey(p: Primitives): Promise<SealingKey> {
  return sealingKey(p, p.randomBytes(keyLength));
}

export function deriveBytes(p: Primitives, secret: Uint8Array, info: string): Promise<Uint8Array> {
  return p.hkdfSha256({ secret, salt: new Uint8Array(0), info, length: keyLength });
}

/** iv | cipher text | tag. */
export async function seal(
  p: Primitives,
  key: Uint8Array,
  context: Context,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const iv = p.randomBytes(ivLength);
  const aad = canonicalBytes(context);
  return concatBytes(iv, await p.aesGcmSeal({ key, iv, aad }, plain));
}

export interface Sealed {
  readonly context: Context;
  readonly bytes: Uint8Array;
  /** The kind of record, for the fault. */
  readonly what: string;
}

export async function open(p: Primitives, key: Uint8Array, sealed: Sealed): Promise<Uint8Array> {
  const plain = await tryOpen(p, key, sealed);
  if (plain === undefined) throw damaged(sealed.what);
  return plain;
}

/** `undefined` when the key or the context is another one, or the bytes were changed. */
export async function tryOpen(
  p: Primitives,
  key: Uint8Array,
  sealed: Omit<Sealed, 'what'>,
): Promise<Uint8Array | undefined> {
  if (sealed.bytes.length < sealOverhead) return undefined;
  const iv = sealed.bytes.subarray(0, ivLength);
  const aad = canonicalBytes(sealed.context);
  return p.aesGcmOpen({ key, iv, aad }, sealed.bytes.subarray(ivLength));
}

/** Magic and version at the front of every record. */
export function formatMark(magic: string, version: number): Uint8Array {
  return concatBytes(utf8(magic), Uint8Array.of(version));
}
