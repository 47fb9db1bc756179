import type { Keep, Lending, Lent, LentFile } from '../../../shared/core/lending';
import type { DraftTicket, FileTicket } from '../../../shared/pdf/files';
import { answerAt, type Knock, type Question } from './gate';

interface Lendable {
  answer(question: Question): Promise<Uint8Array>;
  readonly end: () => void;
}

/** Lends files of the vault to PDF workers, which have no keys: each piece is unsealed when it is asked for. */
export class Lender implements Lending {
  private readonly lent = new Map<number, Lendable>();
  private last = 0;

  lend(file: LentFile): Lent<FileTicket> {
    const answer = ({ number = 0 }: Question) => file.piece(number);
    const { place, end } = this.enter({ answer, end: () => undefined });
    return { ticket: { size: file.size, place }, end };
  }

  draft(keep: Keep): Lent<DraftTicket> {
    const { place, end } = this.enter(new Drafting(keep));
    return { ticket: { place }, end };
  }

  /** What nobody lends, or nobody lends any more, is not to be had. */
  knocked({ gate, ...question }: Knock): Promise<void> {
    return answerAt(gate, async () => {
      const lendable = this.lent.get(question.place);
      if (!lendable) throw new Error('this file is not lent');
      return lendable.answer(question);
    });
  }

  private enter(lendable: Lendable): { readonly place: number; readonly end: () => void } {
    const place = (this.last += 1);
    this.lent.set(place, lendable);
    const end = (): void => {
      this.lent.delete(place);
      lendable.end();
    };
    return { place, end };
  }
}

const nothing = new Uint8Array();

/** A file on its way into the vault. Where it is begun anew, what was written before fails. */
class Drafting implements Lendable {
  private readonly keep: Keep;
  private pieces = new Pieces();
  private kept: Promise<LentFile> | undefined;

  constructor(keep: Keep) {
    this.keep = keep;
  }

  readonly end = (): void => this.pieces.fail();

  async answer({ kind, number = 0, bytes = nothing }: Question): Promise<Uint8Array> {
    if (kind === 'begin') return this.begin();
    if (!this.kept) throw new Error('nothing was begun');
    // A full disk ends the writing while the next piece waits to be taken.
    if (kind === 'write') await Promise.race([this.pieces.put(bytes), this.kept]);
    if (kind === 'finish') {
      this.pieces.end();
      await this.kept;
    }
    return kind === 'read' ? (await this.kept).piece(number) : nothing;
  }

  private begin(): Uint8Array {
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
