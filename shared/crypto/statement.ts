import { concatBytes, fromHex, toHex, utf8 } from '../domain/base/bytes';
import type { BatchSigner } from './batchFormat';
import type { Primitives } from './primitives';

/** Keeps the signature of a statement from being taken for that of a batch of changes. */
const signedAs = utf8('roi-desk statement 1\n');

/** What somebody of the desk signed on its own, to be held against the same bytes later. */
export interface StatementSignature {
  /** 16 hex digits: see `signingKeyId`. */
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over `signedAs` and the statement, in hex. */
  readonly signature: string;
}

/** What a desk needs of its keys to sign and to check what was signed. */
export interface StatementSigner {
  signStatement(statement: Uint8Array): Promise<StatementSignature>;
  /** Id of the person who signed these very bytes; undefined when nobody of this desk did. */
  signerOf(signature: StatementSignature, statement: Uint8Array): Promise<string | undefined>;
}

export async function signStatement(
  p: Primitives,
  signer: BatchSigner,
  statement: Uint8Array,
): Promise<StatementSignature> {
  const signature = await p.ed25519Sign(signer.privateKey, concatBytes(signedAs, statement));
  return { keyId: signer.keyId, signature: toHex(signature) };
}

export function isSigned(
  p: Primitives,
  publicKey: string,
  signed: { readonly signature: StatementSignature; readonly statement: Uint8Array },
): Promise<boolean> {
  const bytes = concatBytes(signedAs, signed.statement);
  return p.ed25519Verify(fromHex(publicKey), fromHex(signed.signature.signature), bytes);
}
