import { PDFDocument } from '@cantoo/pdf-lib';
import { unzlibSync, zlibSync } from 'fflate';

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
  /** Those that stand by themselves, each without its number. */
  readonly objects: Map<number, string>;
  trailer: string;
  /** Of a locked file: the object stream and the place in it of each object that is packed. */
  readonly packed?: ReadonlyMap<number, readonly [number, number]>;
}

const text = (file: Uint8Array): string => Buffer.from(file).toString('latin1');

function partsOf(file: Uint8Array): Parts {
  const whole = text(file);
  const found = whole.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj(?=\n)/g);
  const objects = new Map([...found].map(([, number, body]) => [Number(number), body!]));
  const classic = /trailer\n(.*)\nstartxref/.exec(whole);
  if (classic) return { objects, trailer: classic[1]! };
  const [number, table] = [...objects].at(-1)!;
  objects.delete(number);
  const [, said, data] = /^<<\/Length \d+ (.*)>>\nstream\n([\s\S]*)\nendstream$/.exec(table)!;
  const rows = unzlibSync(Buffer.from(data!, 'latin1'));
  const packed = new Map<number, readonly [number, number]>();
  for (let at = 0; at < rows.length; at += rowLength)
    if (rows[at] === 2) {
      const row = Buffer.from(rows.subarray(at, at + rowLength));
      packed.set(at / rowLength, [row.readUIntBE(1, 5), row.readUInt16BE(6)]);
    }
  return { objects, trailer: said!, packed };
}

const rowLength = 8;

function assembled({ objects, trailer, packed }: Parts, version = '2.0'): Uint8Array {
  let file = `%PDF-${version}\n%\x81\x81\x81\x81\n`;
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const own = Math.max(...objects.keys(), ...(packed?.keys() ?? [])) + 1;
  const end = `startxref\n${file.length}\n%%EOF\n`;
  if (!packed) return Buffer.from(`${file}${classicTable(offsets, own, trailer)}${end}`, 'latin1');
  offsets.set(own, file.length);
  const rows = Buffer.alloc((own + 1) * rowLength);
  for (const [number, offset] of offsets) {
    rows.writeUInt8(1, number * rowLength);
    rows.writeUIntBE(offset, number * rowLength + 1, 5);
  }
  for (const [number, [owner, index]] of packed) {
    rows.writeUInt8(2, number * rowLength);
    rows.writeUIntBE(owner, number * rowLength + 1, 5);
    rows.writeUInt16BE(index, number * rowLength + 6);
  }
  const data = text(zlibSync(rows));
  const said = trailer.replace(/\/Size \d+/, `/Size ${own + 1}`);
  const table = `${own} 0 obj\n<</Length ${data.length} ${said}>>\nstream\n${data}\nendstream\nendobj\n`;
  return Buffer.from(`${file}${table}${end}`, 'latin1');
}

function classicTable(offsets: ReadonlyMap<number, number>, size: number, trailer: string): string {
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const said = trailer.replace(/\/Size \d+/, `/Size ${size}`);
  return `xref\n0 ${size}\n${rows.join('')}trailer\n${said}\n`;
}

/** The lock of a proved file that was changed before. */
const lockOf =
  (edit: (proved: Parts) => void): Change =>
  async ({ proved }) => {
    const parts = partsOf(proved);
    edit(parts);
    return lockedWith(assembled(parts, '1.7'));
  };

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
  const all = [...objects].filter(([, body]) => stream.test(body) && !/\/Type \/ObjStm/.test(body));
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
  ['a page missing', 'not the proved one', lockOf((proved) => void withoutLastPage(proved))],
  ['an object in plain beside its object stream', 'not where the table says', edited((locked, proved) => {
    const [number] = locked.packed!.keys();
    locked.objects.set(number!, proved.objects.get(number!)!);
  })],
  ['an object outside of its object stream', 'is not locked', async ({ locked, proved }) =>
    assembled(await withOneOutside(partsOf(locked), partsOf(proved)))],
  ['an object stream left plain', 'not locked', edited((locked) => {
    const number = numberOf(locked, /\/Type \/ObjStm/);
    const data = text(zlibSync(Buffer.from('4 0\n(Wilhelmina)\n')));
    locked.objects.set(number, `<</Length ${data.length} /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode>>\nstream\n${data}\nendstream`);
  })],
  ['a word in the frame of the file', 'was not proved', edited((locked) => {
    replace(locked, /\/Type \/ObjStm/, '/Type /ObjStm /Wilhelmina true');
  })],
  ['a word in the cross-reference', 'was not proved', edited((locked) => {
    locked.trailer += ' /Of (Wilhelmina)';
  })],
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
  ['an object more', 'was not proved', edited((locked) => void locked.objects.set(9999, '(Wilhelmina)'))],
  ['an object less', 'is missing', lockOf((proved) => void proved.objects.delete(streams(proved)[0]!))],
  ['a name behind its end', 'bytes follow', ({ locked }) => Buffer.concat([locked, Buffer.from('Wilhelmina')])],
  ['a second revision behind its end', 'bytes', ({ locked }) =>
    Buffer.concat([locked, Buffer.from('1 0 obj\n(Wilhelmina)\nendobj\n%%EOF\n')])],
]; // prettier-ignore

/** Of a file that claims to be PDF/A until it is locked. */
export const claimMutations: readonly LockMutation[] = [
  ['another text', 'is not locked, or is not', lockOf((proved) => {
    replace(proved, /(?<=\/OutputConditionIdentifier )[(<][^)>]+[)>]/, '(RGB)');
  })],
  ['the claim to be PDF/A, left in it plain', 'was not proved', edited((locked, proved) => {
    const number = numberOf(proved, /\/Type \/Metadata/);
    locked.objects.set(number, proved.objects.get(number)!);
  })],
  ['a text where the claim stood', 'was not proved', edited((locked, proved) => {
    locked.objects.set(numberOf(proved, /\/Type \/Metadata/), '(Wilhelmina)');
  })],
]; // prettier-ignore

function withoutLastPage(parts: Parts): Parts {
  replace(parts, /\d+ 0 R\](?= \/Count \d+>>)/, ']');
  return parts;
}

/** The last object of an object stream taken out of it, to stand by itself; the rest locked as before. */
async function withOneOutside(locked: Parts, proved: Parts): Promise<Parts> {
  const owner = numberOf(locked, /\/Type \/ObjStm/);
  const [, , count] = /^(.*)\/N (\d+) /.exec(locked.objects.get(owner)!)!;
  const inside = [...locked.packed!]
    .filter(([, [holder]]) => holder === owner)
    .sort(([, [, one]], [, [, other]]) => one - other);
  const left = inside.slice(0, -1).map(([number]) => number);
  const [moved] = inside.at(-1)!;
  if (inside.length !== Number(count)) throw new Error('the object stream holds another number');
  const ciphers = seeded('lock');
  const key = ciphers.randomBytes(32);
  const bodies = left.map((number) => `${proved.objects.get(number)!}\n`);
  const places = bodies.map((_, at) => bodies.slice(0, at).join('').length);
  const head = `${left.map((number, at) => `${number} ${places[at]!}`).join(' ')}\n`;
  const iv = Buffer.alloc(16, 9);
  const packed = zlibSync(Buffer.from(head + bodies.join(''), 'latin1'));
  const data = text(Buffer.concat([iv, await ciphers.encryptCbc(key, iv, packed)]));
  const said = `/Type /ObjStm /N ${left.length} /First ${head.length} /Filter /FlateDecode`;
  locked.objects.set(owner, `<</Length ${data.length} ${said}>>\nstream\n${data}\nendstream`);
  locked.objects.set(moved, proved.objects.get(moved)!);
  const rest = [...locked.packed!].filter(([number]) => number !== moved);
  return { ...locked, packed: new Map(rest) };
}
