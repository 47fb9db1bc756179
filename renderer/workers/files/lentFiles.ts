import { lentPieceLength } from '../../../shared/core/lending';
import type { Draft, FileTicket, Storage, StoredFile } from '../../../shared/pdf/files';
import { inWindows } from '../../../shared/pdf/windows';
import { Gate, type Knock } from './gate';

/** The vault's files as a PDF worker sees them: it stands still until a piece has come. */
export function lentFiles(send: (knock: Knock) => void): Storage {
  let gate: Gate | undefined;
  const mine = (): Gate => (gate ??= new Gate(send));
  return {
    open: (ticket) => opened(mine(), ticket, placeOf(ticket)),
    draft: (ticket) => new LentDraft(mine(), placeOf(ticket)),
  };
}

function placeOf({ place }: { readonly place: unknown }): string {
  if (typeof place !== 'string') throw new Error('this file was not lent');
  return place;
}

function opened(gate: Gate, ticket: FileTicket, place: string): StoredFile {
  return {
    given: { ticket },
    close: () => undefined,
    ...inWindows(ticket.size, lentPieceLength, (number) =>
      gate.ask({ kind: 'read', place, number }),
    ),
  };
}

class LentDraft implements Draft {
  private readonly gate: Gate;
  private readonly place: string;
  private readonly piece = new Uint8Array(lentPieceLength);
  private filled = 0;
  private size = 0;

  constructor(gate: Gate, place: string) {
    this.gate = gate;
    this.place = place;
    gate.ask({ kind: 'begin', place });
  }

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + lentPieceLength - this.filled);
      this.piece.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === lentPieceLength) this.flush();
    }
    this.size += bytes.length;
  }

  finish(): StoredFile {
    const { gate, place, size } = this;
    this.flush();
    gate.ask({ kind: 'finish', place });
    return opened(gate, { size, place }, place);
  }

  close(): void {
    // Whoever lent it ends it.
  }

  private flush(): void {
    if (this.filled === 0) return;
    this.gate.ask({ kind: 'write', place: this.place, bytes: this.piece.slice(0, this.filled) });
    this.filled = 0;
  }
}
