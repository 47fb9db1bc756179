/**
 * Opens what the desk has locked, after the text of the standard (ISO 32000-2, 7.6.4, revision 6) and
 * with no line of the code that locked it.
 */
import type { Ciphers } from './expectations';
import type { WalkedFile } from './fileWalk';
import { latin1 } from './lexer';
import { isKind, nameOf, type PdfDict, type PdfValue, Problem } from './values';

/** Takes a locked text or stream apart: sixteen bytes to begin with, then whole blocks. */
export type Unlock = (sealed: Uint8Array) => Promise<Uint8Array>;

const wanted: Readonly<Record<string, string | number | boolean>> = {
  Filter: 'Standard',
  V: 5,
  R: 6,
  Length: 256,
  P: -4,
  EncryptMetadata: true,
  StmF: 'StdCF',
  StrF: 'StdCF',
};
const wantedFilter: Readonly<Record<string, string | number>> = {
  AuthEvent: 'DocOpen',
  CFM: 'AESV3',
  Length: 32,
};
const lengths: Readonly<Record<string, number>> = { U: 48, UE: 32, O: 48, OE: 32, Perms: 16 };

/** The number of the object that says how the file is locked. */
export function lockNumber({ trailer }: Pick<WalkedFile, 'trailer'>): number {
  const lock = trailer.entries.get('Encrypt');
  if (!isKind(lock, 'ref')) throw new Problem('the file is not locked');
  return lock.num;
}

/** Throws Problem unless this password, and no empty one, opens the file, and all of it may be used. */
export async function unlock(
  ciphers: Ciphers,
  file: Pick<WalkedFile, 'objects' | 'trailer'>,
  password: Uint8Array,
): Promise<Unlock> {
  const said = file.objects.get(lockNumber(file));
  if (!isKind(said, 'dict')) throw new Problem('the file does not say how it is locked');
  const texts = textsOf(said);
  expectWanted(said);
  await expectPassword(ciphers, texts, password);
  const key = await bare(ciphers, await hashOf(ciphers, password, texts.U.subarray(40)), texts.UE);
  await expectPermissions(ciphers, key, texts.Perms);
  const beginnings = new Set<string>();
  return (sealed) => {
    const beginning = sealed.subarray(0, 16);
    if (beginnings.has(beginning.join())) {
      throw new Problem('two texts of the file are locked from the same beginning');
    }
    beginnings.add(beginning.join());
    return ciphers.decryptCbc(key, beginning, sealed.subarray(16));
  };
}

interface Texts {
  readonly U: Uint8Array;
  readonly UE: Uint8Array;
  readonly O: Uint8Array;
  readonly Perms: Uint8Array;
}

function textsOf({ entries }: PdfDict): Texts {
  const text = (name: string): Uint8Array => {
    const value = entries.get(name);
    if (isKind(value, 'string') && value.bytes.length === lengths[name]) return value.bytes;
    throw new Problem('the file is locked in another way than with AES-256');
  };
  text('OE');
  return { U: text('U'), UE: text('UE'), O: text('O'), Perms: text('Perms') };
}

/** AES-256 for every text and every stream, the metadata too, and nothing forbidden. */
function expectWanted({ entries }: PdfDict): void {
  if (entries.get('P') !== wanted['P'])
    throw new Problem('the lock forbids what the patient may do');
  const filters = entries.get('CF');
  const filter = isKind(filters, 'dict') ? filters.entries.get('StdCF') : undefined;
  const right =
    isKind(filters, 'dict') &&
    filters.entries.size === 1 &&
    isKind(filter, 'dict') &&
    saysOnly(filter.entries, wantedFilter, []) &&
    saysOnly(entries, wanted, ['CF', ...Object.keys(lengths)]);
  if (!right) throw new Problem('the file is locked in another way than with AES-256');
}

function saysOnly(
  entries: ReadonlyMap<string, PdfValue>,
  words: Readonly<Record<string, string | number | boolean>>,
  others: readonly string[],
): boolean {
  const names = Object.keys(words);
  return (
    entries.size === names.length + others.length &&
    others.every((name) => entries.has(name)) &&
    names.every((name) => (nameOf(entries.get(name)) ?? entries.get(name)) === words[name])
  );
}

async function expectPassword(
  ciphers: Ciphers,
  { U, O }: Texts,
  password: Uint8Array,
): Promise<void> {
  const opens = async (typed: Uint8Array, text: Uint8Array, user?: Uint8Array) =>
    isSame(await hashOf(ciphers, typed, text.subarray(32, 40), user), text.subarray(0, 32));
  if (!(await opens(password, U))) throw new Problem('its password does not open the file');
  const empty = new Uint8Array(0);
  if ((await opens(empty, U)) || (await opens(empty, O, U))) {
    throw new Problem('the file opens without its password');
  }
}

/** What the file says of its permissions is said once more under its key (algorithm 13). */
async function expectPermissions(
  ciphers: Ciphers,
  key: Uint8Array,
  sealed: Uint8Array,
): Promise<void> {
  const plain = latin1(await bare(ciphers, key, sealed));
  if (!/^\xfc\xff{7}Tadb/.test(plain)) {
    throw new Problem('the lock forbids what the patient may do');
  }
}

/** The hash of revision 6 (algorithm 2.B), over at least 64 rounds. */
async function hashOf(
  ciphers: Ciphers,
  password: Uint8Array,
  salt: Uint8Array,
  user: Uint8Array = new Uint8Array(0),
): Promise<Uint8Array> {
  let k = await ciphers.sha2(256, Uint8Array.from([...password, ...salt, ...user]));
  for (let done = 0, e = new Uint8Array(1); done < 64 || (e.at(-1) ?? 0) > done - 32; done += 1) {
    const part = [...password, ...k, ...user];
    const k1 = Uint8Array.from(
      { length: part.length * 64 },
      (_, at) => part[at % part.length] ?? 0,
    );
    const filled = await ciphers.encryptCbc(k.subarray(0, 16), k.subarray(16, 32), k1);
    e = new Uint8Array(filled.subarray(0, k1.length));
    const rest = e.subarray(0, 16).reduce((number, byte) => (number * 256 + byte) % 3, 0);
    k = await ciphers.sha2(rest === 0 ? 256 : rest === 1 ? 384 : 512, e);
  }
  return k.subarray(0, 32);
}

/** Blocks that were not filled up, from zero on: the block that fills them up is put behind them. */
async function bare(ciphers: Ciphers, key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array> {
  const filling = await ciphers.encryptCbc(key, sealed.subarray(-16), new Uint8Array(0));
  const whole = Uint8Array.from([...sealed, ...filling]);
  return ciphers.decryptCbc(key, new Uint8Array(16), whole);
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
