import type { Ciphers } from './verify/expectations';

type Bytes = Uint8Array<ArrayBuffer>;

/** What is used of WebCrypto, which a worker and Node have alike. */
export interface WebCrypto {
  getRandomValues(bytes: Bytes): Bytes;
  readonly subtle: {
    digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>;
    importKey(
      format: 'raw',
      key: Bytes,
      algorithm: { readonly name: string },
      extractable: boolean,
      uses: ('encrypt' | 'decrypt')[],
    ): Promise<unknown>;
    encrypt(algorithm: AesCbc, key: unknown, bytes: Bytes): Promise<ArrayBuffer>;
    decrypt(algorithm: AesCbc, key: unknown, bytes: Bytes): Promise<ArrayBuffer>;
  };
}
interface AesCbc {
  readonly name: 'AES-CBC';
  readonly iv: Bytes;
}

/** Made of the host's own WebCrypto. */
export function ciphersOf(host: WebCrypto): Ciphers {
  const { subtle } = host;
  const aes = async (
    use: 'encrypt' | 'decrypt',
    key: Uint8Array,
    iv: Uint8Array,
    bytes: Uint8Array,
  ) => {
    const taken = await subtle.importKey('raw', own(key), { name: 'AES-CBC' }, false, [use]);
    return new Uint8Array(await subtle[use]({ name: 'AES-CBC', iv: own(iv) }, taken, own(bytes)));
  };
  return {
    randomBytes: (length) => host.getRandomValues(new Uint8Array(length)),
    sha2: async (bits, bytes) => new Uint8Array(await subtle.digest(`SHA-${bits}`, own(bytes))),
    encryptCbc: (key, iv, plain) => aes('encrypt', key, iv, plain),
    decryptCbc: (key, iv, sealed) => aes('decrypt', key, iv, sealed),
  };
}

/** It takes no memory that threads share. */
function own(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : new Uint8Array(bytes);
}
