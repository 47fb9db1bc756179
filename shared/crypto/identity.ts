import { concatBytes, fromHex, toHex } from '../domain/base/bytes';
import { signingKeyId } from './batchFormat';
import type { KeyPair, Primitives } from './primitives';
import { keyLength } from './sealing';

/** The two key pairs of a person: one is sealed to, the other signs. */
export interface Identity {
  readonly box: KeyPair;
  readonly sign: KeyPair;
  readonly signKeyId: string;
}

/** The public half, as the header holds it (hex). */
export interface PublicIdentity {
  readonly box: string;
  readonly sign: { readonly keyId: string; readonly publicKey: string };
}

export async function newIdentity(p: Primitives): Promise<Identity> {
  const [box, sign] = await Promise.all([p.x25519Generate(), p.ed25519Generate()]);
  return { box, sign, signKeyId: await signingKeyId(p, sign.publicKey) };
}

export function publicIdentity(identity: Identity): PublicIdentity {
  return {
    box: toHex(identity.box.publicKey),
    sign: { keyId: identity.signKeyId, publicKey: toHex(identity.sign.publicKey) },
  };
}

/** The 64 bytes a key slot seals. */
export function privateKeys(identity: Identity): Uint8Array {
  return concatBytes(identity.box.privateKey, identity.sign.privateKey);
}

export function restoreIdentity(publicHalf: PublicIdentity, secret: Uint8Array): Identity {
  const box = { publicKey: fromHex(publicHalf.box), privateKey: secret.slice(0, keyLength) };
  const sign = {
    publicKey: fromHex(publicHalf.sign.publicKey),
    privateKey: secret.slice(keyLength),
  };
  return { box, sign, signKeyId: publicHalf.sign.keyId };
}
