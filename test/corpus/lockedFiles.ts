import { PDFDocument } from '@cantoo/pdf-lib';

import { passwordForLock } from '../../shared/pdf/read/passwords';
import type { Ciphers } from '../../shared/pdf/verify/expectations';
import { lockedFile } from '../../shared/pdf/write/lockedFile';
import { seeded } from '../support/ciphers';

export const password = 'bkd7-x2mq-9fhw-tn4r';

/** A proved file and one that says to be the same, locked. */
export interface LockedPair {
  readonly proved: Uint8Array;
  readonly locked: Uint8Array;
}

export const lockedWith = (
  proved: Uint8Array,
  typed: string = password,
  with_: Ciphers = seeded('lock'),
): Promise<Uint8Array> => lockedFile(with_, proved, passwordForLock(typed));

type Change = (right: LockedPair) => Uint8Array | Promise<Uint8Array>;

/** What is wrong, what the verifier says of it, and how it is made. */
export type LockMutation = readonly [what: string, reason: string, change: Change];

interface Parts {
  readonly objects: Map<number, string>;
  trailer: string;
}

const text = (file: Uint8Array): string => Buffer.from(file).toString('latin1');

/** The objects as they stand, each without its number. */
function partsOf(file: Uint8Array): Parts {
  const whole = text(file);
  const found = whole.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj(?=\n)/g);
  const objects = new Map([...found].map(([, number, body]) => [Number(number), body!]));
  return { objects, trailer: /trailer\n(.*)\nstartxref/.exec(whole)![1]! };
}

function assembled({ objects, trailer }: Parts, version = '2.0'): Uint8Array {
  let file = `%PDF-${version}\n%\x81\x81\x81\x81\n`;
  const size = Math.max(...objects.keys()) + 1;
  const rows = new Array<string>(size).fill('0000000000 65535 f \n');
  for (const [number, body] of objects) {
    rows[number] = `${String(file.length).padStart(10, '0')} 00000 n \n`;
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const end = `trailer\n${trailer.replace(/\/Size \d+/, `/Size ${size}`)}\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n${rows.join('')}${end}`, 'latin1');
}

const edited =
  (edit: (locked: Parts, proved: Parts) => void): Change =>
  ({ locked, proved }) => {
    const parts = partsOf(locked);
    edit(parts, partsOf(proved));
    return assembled(parts);
  };

/** The first object whose text is like this. */
const numberOf = ({ objects }: Parts, like: RegExp): number =>
  [...objects].find(([, body]) => like.test(body))![0];

function replace(parts: Parts, like: RegExp, by: string): void {
  const number = numberOf(parts, like);
  parts.objects.set(number, parts.objects.get(number)!.replace(like, by));
}

const stream = /stream\n/;

/** Numbers of the objects with a stream, largest data first. */
function streams({ objects }: Parts): number[] {
  const all = [...objects].filter(([, body]) => stream.test(body));
  return all.sort(([, one], [, other]) => other.length - one.length).map(([number]) => number);
}

/** Random bytes of the seed, but for those of the nth draw of this length. */
function drawing(length: number, nth: number, instead: Uint8Array): Ciphers {
  const right = seeded('lock');
  let seen = 0;
  return {
    ...right,
    randomBytes: (wanted) => {
      if (wanted === length) seen += 1;
      return wanted === length && seen === nth ? instead : right.randomBytes(wanted);
    },
  };
}

const allOf = { printing: 'highResolution', modifying: true, copying: true, annotating: true, fillingForms: true, contentAccessibility: true, documentAssembly: true } as const; // prettier-ignore

async function byLibrary(
  proved: Uint8Array,
  algorithm: 'AES-128' | 'AES-256',
): Promise<Uint8Array> {
  const doc = await PDFDocument.load(proved, { updateMetadata: false });
  doc.encrypt({ userPassword: password, ownerPassword: 'somebody', algorithm, permissions: allOf });
  return doc.save({ useObjectStreams: false });
}

export const lockMutations: readonly LockMutation[] = [
  ['the packet as it was, not locked', 'is not locked', ({ proved }) => proved],
  ['one stream left plain', 'is not locked, or is not', edited((locked, proved) => {
    const [number] = streams(proved);
    locked.objects.set(number!, proved.objects.get(number!)!);
  })],
  ['streams that say to be locked in no way', 'another way', edited((locked) => {
    replace(locked, /\/StmF \/StdCF/, '/StmF /Identity');
  })],
  ['another permission', 'forbids', edited((locked) => replace(locked, /\/P -4 /, '/P -44 '))],
  ['another permission under the key alone', 'forbids', edited((locked) => {
    replace(locked, /(?<=\/Perms <)../, '00');
  })],
  ['metadata said to be plain', 'another way', edited((locked) => {
    replace(locked, /\/EncryptMetadata true/, '/EncryptMetadata false');
  })],
  ['revision 5', 'another way', edited((locked) => replace(locked, /\/R 6/, '/R 5'))],
  ['AES-128, revision 4', 'another way', ({ proved }) => byLibrary(proved, 'AES-128')],
  ['AES-256 by a library that writes all anew', 'another way', ({ proved }) => byLibrary(proved, 'AES-256')],
  ['another password', 'does not open', ({ proved }) => lockedWith(proved, 'another of twelve')],
  ['a lock of the same password for another file', 'not the proved one', async ({ proved }) =>
    lockedWith(assembled(withoutLastPage(partsOf(proved)), '1.7'))],
  ['a page missing', 'not the proved one', edited((locked) => void withoutLastPage(locked))],
  ['two streams changed for one another', 'not the proved one', edited((locked) => {
    const [one, other] = streams(locked);
    const bodies = [locked.objects.get(one!)!, locked.objects.get(other!)!] as const;
    const cut = (body: string): readonly [string, string] => {
      const at = body.search(stream);
      return [body.slice(0, at).replace(/\/Length \d+ /, ''), body.slice(at)];
    };
    const [a, b] = [cut(bodies[0]), cut(bodies[1])];
    const joined = (head: string, data: string): string =>
      `${head.replace('<<', `<</Length ${data.length - 'stream\n\nendstream'.length} `)}${data}`;
    locked.objects.set(one!, joined(a[0], b[1]));
    locked.objects.set(other!, joined(b[0], a[1]));
  })],
  ['an owner without a password', 'without its password', ({ proved }) =>
    lockedWith(proved, password, drawing(32, 2, new Uint8Array(0)))],
  ['no password at all', 'does not open', ({ proved }) => lockedWith(proved, '')],
  ['two streams from the same beginning', 'same beginning', ({ proved }) => {
    const right = seeded('lock');
    const same = new Uint8Array(16).fill(7);
    const randomBytes = (length: number): Uint8Array => (length === 16 ? same : right.randomBytes(length));
    return lockedWith(proved, password, { ...right, randomBytes });
  }],
  ['an object more', 'frame of the file', edited((locked) => void locked.objects.set(9999, '(Wilhelmina)'))],
  ['an object less', 'is missing', edited((locked) => void locked.objects.delete(streams(locked)[0]!))],
  ['a name behind its end', 'bytes follow', ({ locked }) => Buffer.concat([locked, Buffer.from('Wilhelmina')])],
  ['a second revision behind its end', 'bytes', ({ locked }) =>
    Buffer.concat([locked, Buffer.from('1 0 obj\n(Wilhelmina)\nendobj\n%%EOF\n')])],
]; // prettier-ignore

/** Of a file that claims to be PDF/A until it is locked. */
export const claimMutations: readonly LockMutation[] = [
  ['one text left plain', 'is not locked, or is not', edited((locked) => {
    replace(locked, /(?<=\/OutputConditionIdentifier )<[0-9a-f]+>/, '(sRGB)');
  })],
  ['the claim to be PDF/A, left in it plain', 'was not proved', edited((locked, proved) => {
    const number = numberOf(proved, /\/Type \/Metadata/);
    locked.objects.set(number, proved.objects.get(number)!);
    replace(locked, /\/Type \/Catalog/, `/Type /Catalog /Metadata ${number} 0 R`);
  })],
  ['a text where the claim stood', 'was not proved', edited((locked, proved) => {
    locked.objects.set(numberOf(proved, /\/Type \/Metadata/), '(Wilhelmina)');
  })],
]; // prettier-ignore

function withoutLastPage(parts: Parts): Parts {
  replace(parts, /\d+ 0 R\](?= \/Count \d+>>)/, ']');
  return parts;
}
