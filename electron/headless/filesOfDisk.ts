/** Files of this machine, read and written in pieces. A draft's place is a path. */
import {
  type BigIntStats,
  closeSync,
  fstatSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename } from 'node:path';
import { Refused } from '../../shared/domain/base/fault';
import type { Draft, FileTicket, Storage, StoredFile } from '../../shared/pdf/files';
import { inWindows } from '../../shared/pdf/windows';

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
  return ticketOf(path, statSync(path, { bigint: true }));
}

function ticketOf(path: string, { size, dev, ino, mtimeNs }: BigIntStats): FileTicket {
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
  private readonly handle: number;
  private readable: StoredFile | undefined;

  /** Throws where there is a file already. */
  constructor(path: string) {
    this.path = path;
    this.handle = openSync(path, 'wx');
  }

  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) at += writeSync(this.handle, piece, at);
  }

  finish(): StoredFile {
    this.readable ??= openOnDisk(ticketOf(this.path, fstatSync(this.handle, { bigint: true })));
    return this.readable;
  }

  close(): void {
    this.readable?.close();
    closeSync(this.handle);
  }
}
