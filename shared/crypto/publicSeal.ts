import { concatBytes } from '../domain/base/bytes';
import { damaged } from '../domain/base/vaultFaults';
import type { KeyPair, Primitives } from './primitives';
import { keyLength, open, seal, type Context } from './sealing';

const what = 'clinic key';

/**
 * Seals to the holder of an X25519 key, in the manner of HPKE (RFC 9180) base mode:
 * ephemeral public key(32) | iv(12) | ct+tag.
 */
export async function sealTo(
  p: Primitives,
  publicKey: Uint8Array,
  context: Context,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const ephemeral = await p.x25519Generate();
  const shared = await p.x25519Derive(ephemeral.privateKey, publicKey);
  const key = await envelopeKey(p, shared, concatBytes(ephemeral.publicKey, publicKey));
  return concatBytes(ephemeral.publicKey, await seal(p, key, context, plain));
}

export async function openFrom(
  p: Primitives,
  own: KeyPair,
  context: Context,
  envelope: Uint8Array,
): Promise<Uint8Array> {
  if (envelope.length < keyLength) throw damaged(what);
  const ephemeral = envelope.subarray(0, keyLength);
  const shared = await derive(p, own, ephemeral);
  const key = await envelopeKey(p, shared, concatBytes(ephemeral, own.publicKey));
  return open(p, key, { context, bytes: envelope.subarray(keyLength), what });
}

/** WebCrypto throws on a point of small order, which no honest envelope holds. */
async function derive(p: Primitives, own: KeyPair, other: Uint8Array): Promise<Uint8Array> {
  try {
    return await p.x25519Derive(own.privateKey, other);
  } catch {
    throw damaged(what);
  }
}

function envelopeKey(p: Primitives, secret: Uint8Array, salt: Uint8Array): Promise<Uint8Array> {
  return p.hkdfSha256({ secret, salt, info: 'roi-desk envelope 1', length: keyLength });
}
