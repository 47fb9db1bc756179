import type { Keep, Lending, Lent, LentFile } from '../../../shared/core/lending';
import type { DraftTicket, FileTicket } from '../../../shared/pdf/files';
import { answerAt, type Knock, type Question } from './gate';

/** At which one PDF worker knocks for files. */
export interface Door {
  /** What nobody lends, or nobody lends any more, is not to be had. */
  readonly knocked: (knock: Knock) => Promise<void>;
  /** The worker was dismissed: what it still says is not heard. */
  readonly shut: () => void;
}

interface Lendable {
  answer(question: Question, asker: Door): Promise<Uint8Array>;
  readonly end: () => void;
}

/** Lends files of the vault to PDF workers, which have no keys: each piece is unsealed when it is asked for. */
export class Lender implements Lending {
  private readonly lent = new Map<string, Lendable>();

  lend(file: LentFile): Lent<FileTicket> {
    const answer = ({ number = 0 }: Question) => file.piece(number);
    const { place, end } = this.enter({ answer, end: () => undefined });
    return { ticket: { size: file.size, place }, end };
  }

  draft(keep: Keep): Lent<DraftTicket> {
    const { place, end } = this.enter(new Drafting(keep));
    return { ticket: { place }, end };
  }

  /** One for every worker: by it they are told apart, and not by what they say. */
  door(): Door {
    let isShut = false;
    const door: Door = {
      knocked: async ({ gate, ...question }) => {
        if (!isShut) await answerAt(gate, () => this.answer(question, door));
      },
      shut: () => {
        isShut = true;
      },
    };
    return door;
  }

  private async answer(question: Question, asker: Door): Promise<Uint8Array> {
    const lendable = this.lent.get(question.place);
    if (!lendable) throw new Error('this file is not lent');
    return lendable.answer(question, asker);
  }

  private enter(lendable: Lendable): { readonly place: string; readonly end: () => void } {
    // Not to be guessed: a worker that a file has taken over names no file but those it was given.
    const place = crypto.randomUUID();
    this.lent.set(place, lendable);
    const end = (): void => {
      this.lent.delete(place);
      lendable.end();
    };
    return { place, end };
  }
}

const nothing = new Uint8Array();

/**
 * A file on its way into the vault. Each worker begins it once at most, and none but the last that began it
 * writes it, to its end: what another says that was replaced meanwhile changes nothing.
 */
class Drafting implements Lendable {
  private readonly keep: Keep;
  private readonly writers = new Set<Door>();
  /** Who writes it, until it is finished. */
  private writer: Door | undefined;
  private pieces = new Pieces();
  private kept: Promise<LentFile> | undefined;

  constructor(keep: Keep) {
    this.keep = keep;
  }

  readonly end = (): void => this.pieces.fail();

  async answer(question: Question, asker: Door): Promise<Uint8Array> {
    const { kind, number = 0, bytes = nothing } = question;
    if (kind === 'begin') return this.begin(asker);
    if (!this.kept) throw new Error('nothing was begun');
    if (kind === 'read') return (await this.kept).piece(number);
    if (asker !== this.writer) throw new Error('this file is not for this worker to write');
    if (kind === 'finish') {
      this.writer = undefined;
      this.pieces.end();
      await this.kept;
    }
    // A full disk ends the writing while the next piece waits to be taken.
    else await Promise.race([this.pieces.put(bytes), this.kept]);
    return nothing;
  }

  /** What another worker wrote before fails. */
  private begin(writer: Door): Uint8Array {
    if (this.writers.has(writer)) throw new Error('this worker has begun this file already');
    this.writers.add(writer);
    this.writer = writer;
    this.pieces.fail();
    this.pieces = new Pieces();
    this.kept = this.keep(this.pieces);
    // Whoever waits for the file hears of it, and it may be that nobody does.
    this.kept.catch(() => undefined);
    return nothing;
  }
}

/** Pieces handed from one side to the other, one at a time. */
class Pieces implements AsyncIterable<Uint8Array> {
  private readonly stream = new TransformStream<Uint8Array, Uint8Array>();
  private readonly writer = this.stream.writable.getWriter();

  put(piece: Uint8Array): Promise<void> {
    return this.writer.write(piece);
  }

  end(): void {
    this.writer.close().catch(() => undefined);
  }

  fail(): void {
    this.writer.abort(new Error('nobody writes this file any more')).catch(() => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    const reader = this.stream.readable.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  }
}
