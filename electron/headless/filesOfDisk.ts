/** Files of this machine, read and written in pieces. A draft's place is a path. */
import {
  type BigIntStats,
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename } from 'node:path';
import { Refused } from '../../shared/domain/base/fault';
import type { Draft, FileTicket, Storage, StoredFile } from '../../shared/pdf/files';
import { inWindows } from '../../shared/pdf/windows';
import { beginPart } from './parts';

const windowLength = 64 * 1024;

/** Where a ticket says that its file lies, and by what it is known to be the same. */
interface PlaceOnDisk extends Pick<BigIntStats, 'dev' | 'ino' | 'mtimeNs'> {
  readonly path: string;
}

export const filesOfDisk: Storage = {
  open: (ticket) => openOnDisk(ticket),
  draft: ({ place }) => new DraftOnDisk(pathOf(place)),
};

/** For the file as it is now: every opening by it is of this very file, or refused. Throws where there is none. */
export function ticketFor(path: string): FileTicket {
  const { size, dev, ino, mtimeNs } = statSync(path, { bigint: true });
  const place: PlaceOnDisk = { path, dev, ino, mtimeNs };
  return { size: Number(size), place };
}

function pathOf(place: unknown): string {
  if (typeof place !== 'string') throw new Error('this file is not one of this machine');
  return place;
}

function openOnDisk(ticket: FileTicket): StoredFile {
  const place = ticket.place as PlaceOnDisk;
  const handle = orChanged(place, () => openSync(place.path, 'r'));
  const expectUnchanged = (): void => {
    const isSame = [
      fstatSync(handle, { bigint: true }),
      orChanged(place, () => statSync(place.path, { bigint: true })),
    ].every((now) => isOf(ticket, now));
    if (!isSame) throw fileChanged(place);
  };
  try {
    expectUnchanged();
  } catch (error) {
    closeSync(handle);
    throw error;
  }
  return {
    given: { ticket },
    close: () => closeSync(handle),
    expectUnchanged,
    ...inWindows(ticket.size, windowLength, (index) => {
      const from = index * windowLength;
      const bytes = readWhole(handle, from, Math.min(ticket.size, from + windowLength));
      if (!bytes) throw fileChanged(place);
      return bytes;
    }),
  };
}

function isOf(ticket: FileTicket, now: BigIntStats): boolean {
  const { dev, ino, mtimeNs } = ticket.place as PlaceOnDisk;
  const isThere = now.dev === dev && now.ino === ino;
  return isThere && now.mtimeNs === mtimeNs && now.size === BigInt(ticket.size);
}

/** A file that was there when its ticket was made, and is not any more. */
function orChanged<T>(place: PlaceOnDisk, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? fileChanged(place)
      : error;
  }
}

function fileChanged({ path }: PlaceOnDisk): Refused {
  return new Refused(
    'file-changed',
    `${basename(path)} was changed or replaced while it was being read. Nothing was written. Close every program that may change it, then run this again.`,
  );
}

/** Undefined where the file has become shorter. */
function readWhole(handle: number, from: number, to: number): Uint8Array | undefined {
  const bytes = new Uint8Array(to - from);
  for (let at = 0; at < bytes.length;) {
    const read = readSync(handle, bytes, at, bytes.length - at, from + at);
    if (read === 0) return undefined;
    at += read;
  }
  return bytes;
}

class DraftOnDisk implements Draft {
  private readonly path: string;
  private handle: number | undefined;
  private readable: StoredFile | undefined;

  /** Throws where there is a file already. */
  constructor(path: string) {
    this.path = path;
    this.handle = beginPart(path);
  }

  add(piece: Uint8Array): void {
    if (this.handle === undefined) throw new Error('this file is finished');
    for (let at = 0; at < piece.length;) at += writeSync(this.handle, piece, at);
  }

  finish(): StoredFile {
    if (this.handle !== undefined) fsyncSync(this.handle);
    // Some systems tell when a file was changed last only once nobody writes it any more.
    this.endWriting();
    this.readable ??= openOnDisk(ticketFor(this.path));
    return this.readable;
  }

  close(): void {
    this.readable?.close();
    this.endWriting();
  }

  private endWriting(): void {
    if (this.handle !== undefined) closeSync(this.handle);
    this.handle = undefined;
  }
}
