/**
 * Files as they come into the PDF room and go out of it: whole in memory, or where the host keeps
 * them, read in pieces and written as they grow.
 */
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

export interface OpenFile extends ReadableFile {
  /** How another worker is given the same file. */
  readonly given: FileGiven;
  /** Nothing is read after it. */
  close(): void;
}

/** A file that is being written. */
export interface Draft {
  /** Takes the next piece, which is not touched again. Throws where there is no room. */
  add(piece: Uint8Array): void;
  /** All of it was written. It can be read until the draft is closed. */
  finish(): OpenFile;
  /** Also of a draft that was never finished; whoever gave the ticket takes it away. */
  close(): void;
}

/** The host's own files, where it lets them be read and written in pieces. */
export interface Storage {
  open(ticket: FileTicket): OpenFile;
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
  };
}

/** Opens what this host was given; one without a storage of its own is given bytes only. */
export function openerWith(storage: Storage | undefined): OpenGiven {
  return (given) => {
    if ('bytes' in given) return fileOfBytes(given.bytes);
    if (!storage) throw new Error('this host has no files of its own');
    return storage.open(given.ticket);
  };
}

/** Opens a file for the length of one piece of work. */
export async function withFile<T>(
  openFile: OpenGiven,
  given: FileGiven,
  use: (file: OpenFile) => Promise<T>,
): Promise<T> {
  const file = openFile(given);
  try {
    return await use(file);
  } finally {
    file.close();
  }
}

/** A hash that takes a file piece by piece. */
export interface HashStream {
  update(piece: Uint8Array): void;
  /** Lower-case hex. */
  digest(): string;
}

const pieceLength = 1024 * 1024;

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
