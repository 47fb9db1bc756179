/**
 * Locks a finished file with a password: every text and every stream is put under AES-256, and not
 * a sign of the rest is changed, so that what was proved of the file still holds once it is opened.
 * Only its claim to be PDF/A goes: the standard has no locked files (ISO 19005-2, 6.1.3).
 */
import { concatBytes, toHex } from '../../domain/base/bytes';
import { fromLatin1 } from '../syntax/pdfValues';
import type { Ciphers } from '../verify/expectations';
import { claimText } from './archive';
import { lockKeys } from './lockKeys';
import { fileEnd, type FileObject, lockedHeader, objectPieces } from './pdfWriter';
import { Pieces } from './pieces';
import { writtenFile, type WrittenObject } from './writtenObjects';

type Lock = (plain: Uint8Array) => Promise<Uint8Array>;

/** For the keys, and for what each locked stream is longer. */
const roomForLock = 256 * 1024;
const ivBytes = 16;

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
  for (const object of objects) {
    if (object.text !== claimText) file.write(object.number, await lockedObject(object, lock));
  }
  file.write(size, { text: keys.text });
  return file.finish(`${trailer} /Encrypt ${size} 0 R`);
}

async function lockedObject(object: WrittenObject, lock: Lock): Promise<FileObject> {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, bytes } of object.texts) {
    parts.push(object.text.slice(at, from), `<${toHex(await lock(bytes))}>`);
    at = to;
  }
  const text = withoutClaim(parts.join('') + object.text.slice(at));
  return { text, ...(object.data && { data: await lock(object.data) }) };
}

/** The catalog, which points at the claim; no other object of the desk has such an entry. */
function withoutClaim(text: string): string {
  return text.startsWith('<</Type /Catalog ') ? text.replace(/\/Metadata \d+ 0 R /, '') : text;
}

class LockedFile {
  private readonly pieces: Pieces;
  private readonly offsets: number[];
  private length = 0;

  /** `size`: the number behind the last object of the file to be locked. */
  constructor(expected: number, size: number) {
    this.pieces = new Pieces(expected);
    this.offsets = new Array<number>(size + 1).fill(0);
    this.add(fromLatin1(lockedHeader));
  }

  write(number: number, object: FileObject): void {
    this.offsets[number] = this.length;
    for (const piece of objectPieces(number, object)) this.add(piece);
  }

  finish(trailer: string): Uint8Array {
    this.add(fromLatin1(fileEnd(this.offsets, this.length, trailer)));
    return this.pieces.join();
  }

  private add(piece: Uint8Array): void {
    this.length += piece.length;
    this.pieces.add(piece);
  }
}
