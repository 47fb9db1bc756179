/**
 * Files as they come into the PDF room and go out of it: whole in memory, or where the host keeps
 * them, read in pieces and written as they grow.
 */
import { Refused } from '../domain/base/fault';
import type { ReadableFile } from './model';

/** By which the host finds a file again, in any of its workers; survives a structured clone. */
export interface FileTicket {
  /** In bytes. */
  readonly size: number;
  readonly place: unknown;
}

/** Where the host lets a new file grow; survives a structured clone. */
export interface DraftTicket {
  readonly place: unknown;
}

export type FileGiven = { readonly bytes: Uint8Array } | { readonly ticket: FileTicket };

/** A file as the host opens it. */
export interface StoredFile extends ReadableFile {
  /** How another worker is given the same file. */
  readonly given: FileGiven;
  /** Nothing is read after it. */
  close(): void;
  /** Throws where it is not what it was any more. Absent where nobody else can change it. */
  expectUnchanged?(): void;
}

/** A file as the PDF room uses it. Once a read has failed, every later one fails for the same reason. */
export interface OpenFile extends StoredFile {
  /**
   * Throws Refused where a read has failed or the file was changed meanwhile: what was made of it is of
   * no use then, whatever it looks like.
   */
  expectWhole(): void;
}

/** A file that is being written. */
export interface Draft {
  /** Takes the next piece, which is not touched again. Throws where there is no room. */
  add(piece: Uint8Array): void;
  /** All of it was written. It can be read until the draft is closed. */
  finish(): StoredFile;
  /** Also of a draft that was never finished; whoever gave the ticket takes it away. */
  close(): void;
}

/** The host's own files, where it lets them be read and written in pieces. */
export interface Storage {
  open(ticket: FileTicket): StoredFile;
  draft(into: DraftTicket): Draft;
}

export type OpenGiven = (given: FileGiven) => OpenFile;

export function fileOfBytes(bytes: Uint8Array): OpenFile {
  return {
    size: bytes.length,
    given: { bytes },
    read: (from, to) => {
      if (from < 0 || to < from || to > bytes.length) throw new RangeError('beyond the file');
      return bytes.subarray(from, to);
    },
    close: () => undefined,
    expectWhole: () => undefined,
  };
}

/** Remembers the first read that failed. */
export function watched(file: StoredFile): OpenFile {
  let failure: Refused | undefined;
  const tried = <T>(work: () => T): T => {
    if (failure) throw failure;
    try {
      return work();
    } catch (error) {
      failure = readRefusal(error);
      throw failure;
    }
  };
  return {
    size: file.size,
    given: file.given,
    read: (from, to) => {
      // Whoever asks for what is not there asks wrongly: nothing is the matter with the file.
      if (from < 0 || to < from || to > file.size) throw new RangeError('beyond the file');
      return tried(() => file.read(from, to));
    },
    close: () => file.close(),
    expectWhole: () => tried(() => file.expectUnchanged?.()),
  };
}

/** What the host refused in its own words, or that it could not be read. */
function readRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused(
    'file-unreadable',
    'Part of a file could not be read where it is kept, so nothing was made of it. Try again; if it happens again, check the disk.',
    { cause: error },
  );
}

/** Opens what this host was given; one without a storage of its own is given bytes only. */
export function openerWith(storage: Storage | undefined): OpenGiven {
  return (given) => {
    if ('bytes' in given) return fileOfBytes(given.bytes);
    if (!storage) throw new Error('this host has no files of its own');
    return watched(storage.open(given.ticket));
  };
}

/** Opens a file for the length of one piece of work, which is refused where the file was not whole. */
export async function withFile<T>(
  openFile: OpenGiven,
  given: FileGiven,
  use: (file: OpenFile) => T | Promise<T>,
): Promise<T> {
  const file = openFile(given);
  try {
    return await use(file);
  } finally {
    endOf([file]);
  }
}

/** The end of work on these files. Throws Refused, also in place of what the work threw. */
export function endOf(files: readonly OpenFile[]): void {
  try {
    for (const file of files) file.expectWhole();
  } finally {
    for (const file of files) file.close();
  }
}

/** A hash that takes a file piece by piece. */
export interface HashStream {
  update(piece: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

/** In bytes: a long file is gone through in pieces of it. */
export const pieceLength = 1024 * 1024;

/** SHA-256 of a whole file, which is read piece by piece. */
export async function digestOfFile(
  newHash: () => Promise<HashStream>,
  file: ReadableFile,
): Promise<string> {
  const hash = await newHash();
  for (let at = 0; at < file.size; at += pieceLength)
    hash.update(file.read(at, Math.min(file.size, at + pieceLength)));
  return hash.digest();
}

/** Where the mark stands last; -1 when nowhere. Looks from the end, piece by piece. */
export function lastPlaceOf(file: ReadableFile, mark: readonly number[]): number {
  for (let to = file.size; to > 0; to -= pieceLength) {
    const from = Math.max(0, to - pieceLength);
    const piece = file.read(from, Math.min(file.size, to + mark.length - 1));
    const at = lastIn(piece, mark);
    if (at >= 0) return from + at;
  }
  return -1;
}

/** The same in bytes at hand. */
export function lastIn(piece: Uint8Array, mark: readonly number[]): number {
  const [first = 0] = mark;
  let at = piece.length - mark.length + 1;
  while (at > 0) {
    at = piece.lastIndexOf(first, at - 1);
    if (at < 0 || mark.every((byte, index) => piece[at + index] === byte)) return at;
  }
  return -1;
}
