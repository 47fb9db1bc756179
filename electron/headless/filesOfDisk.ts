/** Files of this machine, read and written in pieces: a ticket's place is a path. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Draft, FileTicket, OpenFile, Storage } from '../../shared/pdf/files';
import { inWindows } from '../../shared/pdf/windows';

const windowLength = 64 * 1024;

export const filesOfDisk: Storage = {
  open: (ticket) => openOnDisk(ticket),
  draft: ({ place }) => new DraftOnDisk(pathOf(place)),
};

function pathOf(place: unknown): string {
  if (typeof place !== 'string') throw new Error('this file is not one of this machine');
  return place;
}

function openOnDisk(ticket: FileTicket): OpenFile {
  const handle = openSync(pathOf(ticket.place), 'r');
  return {
    given: { ticket },
    close: () => closeSync(handle),
    ...inWindows(ticket.size, windowLength, (index) => {
      const from = index * windowLength;
      return readWhole(handle, from, Math.min(ticket.size, from + windowLength));
    }),
  };
}

function readWhole(handle: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  for (let at = 0; at < bytes.length;) {
    const read = readSync(handle, bytes, at, bytes.length - at, from + at);
    if (read === 0) throw new Error('the file became shorter');
    at += read;
  }
  return bytes;
}

class DraftOnDisk implements Draft {
  private readonly path: string;
  private readonly handle: number;
  private size = 0;
  private readable: OpenFile | undefined;

  /** Throws where there is a file already. */
  constructor(path: string) {
    this.path = path;
    this.handle = openSync(path, 'wx');
  }

  add(piece: Uint8Array): void {
    for (let at = 0; at < piece.length;) at += writeSync(this.handle, piece, at);
    this.size += piece.length;
  }

  finish(): OpenFile {
    this.readable ??= openOnDisk({ size: this.size, place: this.path });
    return this.readable;
  }

  close(): void {
    this.readable?.close();
    closeSync(this.handle);
  }
}
