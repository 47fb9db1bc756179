export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 32 bytes: the scalar seed (X25519) or the seed (Ed25519). */
  readonly privateKey: Uint8Array;
}

export interface Argon2Params {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

export interface HkdfInput {
  readonly secret: Uint8Array;
  readonly salt: Uint8Array;
  /** Separates the uses of one secret. */
  readonly info: string;
  readonly length: number;
}

export interface GcmInput {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** 12 bytes, never twice under one key. */
  readonly iv: Uint8Array;
  readonly aad: Uint8Array;
}

export interface Sha256Stream {
  update(bytes: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

/** The cryptography this vault is built from, and nothing beside it. */
export interface Primitives {
  randomBytes(length: number): Uint8Array;
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
  sha256Stream(): Promise<Sha256Stream>;
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>;
  hkdfSha256(input: HkdfInput): Promise<Uint8Array>;
  /** Cipher text with the 16-byte tag at its end. */
  aesGcmSeal(input: GcmInput, plain: Uint8Array): Promise<Uint8Array>;
  /** `undefined` when key, IV, AAD or bytes are not those of the seal. */
  aesGcmOpen(input: GcmInput, sealed: Uint8Array): Promise<Uint8Array | undefined>;
  x25519Generate(): Promise<KeyPair>;
  x25519Derive(privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array>;
  ed25519Generate(): Promise<KeyPair>;
  ed25519Sign(privateKey: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>;
  ed25519Verify(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean>;
  /** 32 bytes. */
  argon2id(secret: Uint8Array, salt: Uint8Array, params: Argon2Params): Promise<Uint8Array>;
}
