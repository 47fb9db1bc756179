/**
 * Locks a finished file with a password under AES-256. Streams are locked one by one; everything else
 * goes into object streams, so that it is locked too: widths and names of letters would tell which
 * words a page has, and the plain format leaves them to be read by whoever finds the file. What was
 * proved of the file still holds once it is opened. Only its claim to be PDF/A goes: the standard has
 * no locked files (ISO 19005-2, 6.1.3).
 */
import { concatBytes, toHex } from '../../domain/base/bytes';
import { deflated, fromLatin1 } from '../syntax/pdfValues';
import type { Ciphers } from '../verify/expectations';
import { claimText } from './archive';
import { lockKeys } from './lockKeys';
import { lockedHeader, objectPieces, type FileObject } from './pdfWriter';
import { GrowingFile } from './growingFile';
import { writtenFile, type WrittenObject } from './writtenObjects';

type Lock = (plain: Uint8Array) => Promise<Uint8Array>;

/** For the keys, and for what each locked stream is longer. */
const roomForLock = 256 * 1024;
const ivBytes = 16;
/** Objects of one object stream: a reader unpacks it whole to get at one of them. */
const mostPacked = 200;

/** `bytes`: a file of the desk's own writer. `password`: in UTF-8, as it goes into a file. */
export async function lockedFile(
  ciphers: Ciphers,
  bytes: Uint8Array,
  password: Uint8Array,
): Promise<Uint8Array> {
  const keys = await lockKeys(ciphers, password);
  const { objects, size, trailer } = writtenFile(bytes);
  const file = new LockedFile(bytes.length + roomForLock, size);
  const lock: Lock = async (plain) => {
    const iv = ciphers.randomBytes(ivBytes);
    return concatBytes(iv, await ciphers.encryptCbc(keys.fileKey, iv, plain));
  };
  const plain: WrittenObject[] = [];
  for (const object of objects) {
    if (object.text === claimText) continue;
    if (object.data) file.write(object.number, await lockedStream(object, object.data, lock));
    else plain.push({ ...object, text: withoutClaim(object.text) });
  }
  const encrypt = file.add({ text: keys.text });
  for (let from = 0; from < plain.length; from += mostPacked)
    await file.pack(plain.slice(from, from + mostPacked), lock);
  return file.finish(`${trailer} /Encrypt ${encrypt} 0 R`);
}

async function lockedStream(
  { text, texts }: WrittenObject,
  data: Uint8Array,
  lock: Lock,
): Promise<FileObject> {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, bytes } of texts) {
    parts.push(text.slice(at, from), `<${toHex(await lock(bytes))}>`);
    at = to;
  }
  return { text: parts.join('') + text.slice(at), data: await lock(data) };
}

/** The catalog, which points at the claim; no other object of the desk has such an entry. */
function withoutClaim(text: string): string {
  return text.startsWith('<</Type /Catalog ') ? text.replace(/\/Metadata \d+ 0 R /, '') : text;
}

/** Where an object is: at an offset of the file, or at a place of an object stream. */
type Place = { readonly offset: number } | { readonly owner: number; readonly index: number };

const free = 65_535;
/** Bytes of a row of the cross-reference: kind, offset or object stream, place in it. */
const rowBytes = [1, 5, 2] as const;

class LockedFile {
  private readonly file: GrowingFile;
  private readonly places = new Map<number, Place>();
  private next: number;
  private length = 0;

  /** `size`: the number behind the last object of the file to be locked. */
  constructor(expected: number, size: number) {
    this.file = new GrowingFile(expected);
    this.next = size;
    this.hand(fromLatin1(lockedHeader));
  }

  write(number: number, object: FileObject): void {
    this.places.set(number, { offset: this.length });
    for (const piece of objectPieces(number, object)) this.hand(piece);
  }

  /** An object of a new number, which is given back. */
  add(object: FileObject): number {
    const number = this.next;
    this.next += 1;
    this.write(number, object);
    return number;
  }

  /** ISO 32000-2, 7.5.7: the texts in it are not locked once more. */
  async pack(objects: readonly WrittenObject[], lock: Lock): Promise<void> {
    let at = 0;
    const heads: string[] = [];
    for (const { number, text } of objects) {
      heads.push(`${number} ${at}`);
      at += text.length + 1;
    }
    const head = `${heads.join(' ')}\n`;
    const body = objects.map(({ text }) => `${text}\n`).join('');
    const owner = this.add({
      text: `<</Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode>>`,
      data: await lock(deflated(fromLatin1(head + body))),
    });
    for (const [index, { number }] of objects.entries()) this.places.set(number, { owner, index });
  }

  /** The cross-reference is never locked: by it a reader finds the lock. */
  finish(trailer: string): Uint8Array {
    const start = this.length;
    const own = this.next;
    this.places.set(own, { offset: start });
    const rows = Array.from({ length: own + 1 }, (_, number) => rowOf(this.places.get(number)));
    this.write(own, {
      text: `<</Type /XRef /Size ${own + 1} /W [${rowBytes.join(' ')}] /Filter /FlateDecode ${trailer}>>`,
      data: deflated(concatBytes(...rows)),
    });
    this.hand(fromLatin1(`startxref\n${start}\n%%EOF\n`));
    return this.file.join();
  }

  private hand(piece: Uint8Array): void {
    this.length += piece.length;
    this.file.add(piece);
  }
}

function rowOf(place: Place | undefined): Uint8Array {
  if (!place) return fieldsOf([0, 0, free]);
  return fieldsOf('offset' in place ? [1, place.offset, 0] : [2, place.owner, place.index]);
}

/** Numbers with their highest byte first. */
function fieldsOf(fields: readonly number[]): Uint8Array {
  const bytes = fields.flatMap((field, at) => {
    const width = rowBytes[at] ?? 0;
    return Array.from({ length: width }, (_, byte) => Math.floor(field / 256 ** (width - 1 - byte)) % 256); // prettier-ignore
  });
  return Uint8Array.from(bytes);
}
