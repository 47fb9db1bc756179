import { argon2id, createSHA256 } from 'hash-wasm';
import { concatBytes, fromHex } from '../../../shared/domain/base/bytes';
import type {
  Argon2Params,
  GcmInput,
  HkdfInput,
  KeyPair,
  Primitives,
} from '../../../shared/crypto/primitives';

/** DER around a raw 32-byte private key (RFC 8410): only the object id differs. */
const pkcs8Prefix = {
  X25519: fromHex('302e020100300506032b656e04220420'),
  Ed25519: fromHex('302e020100300506032b657004220420'),
};
type Curve = keyof typeof pkcs8Prefix;

const subtle = globalThis.crypto.subtle;

/** WebCrypto takes views of plain buffers only; none of ours is shared memory. */
const source = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;

const gcmKey = (input: GcmInput, use: 'encrypt' | 'decrypt') =>
  subtle.importKey('raw', source(input.key), 'AES-GCM', false, [use]);

const gcmOptions = (input: GcmInput) => ({
  name: 'AES-GCM',
  iv: source(input.iv),
  additionalData: source(input.aad),
});

async function aesGcmSeal(input: GcmInput, plain: Uint8Array): Promise<Uint8Array> {
  const key = await gcmKey(input, 'encrypt');
  return new Uint8Array(await subtle.encrypt(gcmOptions(input), key, source(plain)));
}

async function aesGcmOpen(input: GcmInput, sealed: Uint8Array): Promise<Uint8Array | undefined> {
  const key = await gcmKey(input, 'decrypt');
  try {
    return new Uint8Array(await subtle.decrypt(gcmOptions(input), key, source(sealed)));
  } catch {
    return undefined;
  }
}

async function hmacSha256(key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await subtle.importKey('raw', source(key), algorithm, false, ['sign']);
  return new Uint8Array(await subtle.sign('HMAC', imported, source(bytes)));
}

async function hkdfSha256(input: HkdfInput): Promise<Uint8Array> {
  const secret = await subtle.importKey('raw', source(input.secret), 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(input.info);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: source(input.salt), info };
  return new Uint8Array(await subtle.deriveBits(algorithm, secret, 8 * input.length));
}

function importPrivate(curve: Curve, raw: Uint8Array, use: KeyUsage): Promise<CryptoKey> {
  const der = concatBytes(pkcs8Prefix[curve], raw);
  return subtle.importKey('pkcs8', source(der), { name: curve }, false, [use]);
}

async function generate(curve: Curve, uses: KeyUsage[]): Promise<KeyPair> {
  const pair = (await subtle.generateKey({ name: curve }, true, uses)) as CryptoKeyPair;
  const der = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  return { publicKey, privateKey: der.slice(pkcs8Prefix[curve].length) };
}

async function x25519Derive(privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const own = await importPrivate('X25519', privateKey, 'deriveBits');
  const other = await subtle.importKey('raw', source(publicKey), { name: 'X25519' }, false, []);
  return new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: other }, own, 256));
}

async function ed25519Sign(privateKey: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const key = await importPrivate('Ed25519', privateKey, 'sign');
  return new Uint8Array(await subtle.sign('Ed25519', key, source(bytes)));
}

async function ed25519Verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  bytes: Uint8Array,
): Promise<boolean> {
  const raw = source(publicKey);
  const key = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify('Ed25519', key, source(signature), source(bytes));
}

function deriveArgon2id(secret: Uint8Array, salt: Uint8Array, params: Argon2Params) {
  return argon2id({
    password: secret,
    salt,
    memorySize: params.memoryKiB,
    iterations: params.passes,
    parallelism: params.lanes,
    hashLength: 32,
    outputType: 'binary',
  });
}

/** WebCrypto has no hash in pieces, and a 2,000-page scan must not be copied to be hashed. */
async function sha256Stream() {
  const hasher = await createSHA256();
  return {
    update: (bytes: Uint8Array) => void hasher.update(bytes),
    digest: () => hasher.digest('hex'),
  };
}

/** WebCrypto and hash-wasm, the same in a Chromium worker and in Node. */
export const webPrimitives: Primitives = {
  randomBytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', source(bytes))),
  sha256Stream,
  hmacSha256,
  hkdfSha256,
  aesGcmSeal,
  aesGcmOpen,
  x25519Generate: () => generate('X25519', ['deriveBits']),
  x25519Derive,
  ed25519Generate: () => generate('Ed25519', ['sign', 'verify']),
  ed25519Sign,
  ed25519Verify,
  argon2id: deriveArgon2id,
};
