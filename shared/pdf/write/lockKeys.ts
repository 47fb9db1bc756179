/**
 * The keys of a locked file and what it says of them: the standard security handler of PDF 2.0,
 * revision 6 (ISO 32000-2, 7.6.4). The owner's password is random and kept nowhere: whoever has
 * the one password may do everything with the file, and there is no other.
 */
import { concatBytes, toHex } from '../../domain/base/bytes';
import { fromLatin1 } from '../syntax/pdfValues';
import type { Ciphers } from '../verify/expectations';

export interface LockKeys {
  /** Of AES-256: every text and every stream of the file is locked with it. */
  readonly fileKey: Uint8Array;
  /** The encryption dictionary, as it stands in the file. */
  readonly text: string;
}

const keyBytes = 32;
const saltBytes = 8;
const longestPassword = 127;
const zeroIv = new Uint8Array(16);
const none = new Uint8Array(0);
/** Every bit that allows something is set, and so are those that always are (table 22). */
const allAllowed = -4;
/** -4 in eight bytes, lowest first, T for "the metadata too", and the mark of a good key (algorithm 10). */
const permissions = concatBytes(
  Uint8Array.of(0xfc),
  new Uint8Array(7).fill(0xff),
  fromLatin1('Tadb'),
);

export async function lockKeys(ciphers: Ciphers, password: Uint8Array): Promise<LockKeys> {
  const fileKey = ciphers.randomBytes(keyBytes);
  const user = await entryOf(ciphers, { password: password.subarray(0, longestPassword), fileKey, beside: none }); // prettier-ignore
  const owner = await entryOf(ciphers, { password: ciphers.randomBytes(keyBytes), fileKey, beside: user.check }); // prettier-ignore
  const perms = await withoutFilling(ciphers, fileKey, concatBytes(permissions, ciphers.randomBytes(4))); // prettier-ignore
  const entries = { U: user.check, UE: user.wrapped, O: owner.check, OE: owner.wrapped, Perms: perms }; // prettier-ignore
  const strings = Object.entries(entries).map(([name, bytes]) => `/${name} <${toHex(bytes)}>`);
  const filter = '/CF <</StdCF <</AuthEvent /DocOpen /CFM /AESV3 /Length 32>>>> /StmF /StdCF /StrF /StdCF'; // prettier-ignore
  const text = `<</Filter /Standard /V 5 /R 6 /Length 256 /P ${allAllowed} /EncryptMetadata true ${filter} ${strings.join(' ')}>>`; // prettier-ignore
  return { fileKey, text };
}

interface Who {
  readonly password: Uint8Array;
  readonly fileKey: Uint8Array;
  /** The check of the user, which the owner's hangs on. */
  readonly beside: Uint8Array;
}

/** By what a password is known to be the right one, and the file's key behind it (algorithms 8 and 9). */
async function entryOf(
  ciphers: Ciphers,
  { password, fileKey, beside }: Who,
): Promise<{ readonly check: Uint8Array; readonly wrapped: Uint8Array }> {
  const [checkSalt, keySalt] = [ciphers.randomBytes(saltBytes), ciphers.randomBytes(saltBytes)];
  const hash = await slowHash(ciphers, password, { salt: checkSalt, beside });
  const wrapping = await slowHash(ciphers, password, { salt: keySalt, beside });
  return {
    check: concatBytes(hash, checkSalt, keySalt),
    wrapped: await withoutFilling(ciphers, wrapping, fileKey),
  };
}

const leastRounds = 64;
const repeats = 64;

/** Algorithm 2.B: made slow, so that trying out passwords is. */
async function slowHash(
  ciphers: Ciphers,
  password: Uint8Array,
  { salt, beside }: { readonly salt: Uint8Array; readonly beside: Uint8Array },
): Promise<Uint8Array> {
  let hash = await ciphers.sha2(256, concatBytes(password, salt, beside));
  for (let round = 1, last = 0; round <= leastRounds || last > round - 33; round += 1) {
    const once = concatBytes(password, hash, beside);
    const many = concatBytes(...new Array<Uint8Array>(repeats).fill(once));
    const sealed = await withoutFilling(ciphers, hash.subarray(0, 16), many, hash.subarray(16, 32));
    hash = await ciphers.sha2(hashBits(sealed), sealed);
    last = sealed.at(-1) ?? 0;
  }
  return hash.subarray(0, keyBytes);
}

/** The first sixteen bytes as one number, by its remainder of three: 256 leaves one, so their sum does. */
function hashBits(sealed: Uint8Array): 256 | 384 | 512 {
  const sum = sealed.subarray(0, 16).reduce((total, byte) => total + byte, 0);
  return ([256, 384, 512] as const)[sum % 3] ?? 256;
}

/** Whole blocks need no filling up; what WebCrypto adds at the end falls away. */
async function withoutFilling(
  ciphers: Ciphers,
  key: Uint8Array,
  blocks: Uint8Array,
  iv: Uint8Array = zeroIv,
): Promise<Uint8Array> {
  return (await ciphers.encryptCbc(key, iv, blocks)).subarray(0, blocks.length);
}
