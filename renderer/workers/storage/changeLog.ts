import { ByteReader, unsigned } from '../../../shared/crypto/byteReader';
import type { Primitives } from '../../../shared/crypto/primitives';
import { concatBytes, equalBytes, utf8 } from '../../../shared/domain/base/bytes';

/** One file that only this program writes; what is flushed outlives a power cut. */
export interface LogFile {
  size(): number;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Uint8Array;
  /** Throws an error whose `name` is `QuotaExceededError` when the disk is full. */
  write(bytes: Uint8Array, offset: number): void;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/**
 * What a frame is: a part of everything, the end of everything, or one change after it. The first
 * two carry the number of the last change that is in everything.
 */
export type FrameKind = 'part' | 'whole' | 'change';

export interface Frame extends LogPlace {
  readonly kind: FrameKind;
  readonly body: Uint8Array;
}

export type Digest = Pick<Primitives, 'sha256'>;

/** Where a log stands. */
export interface LogPlace {
  /** Bytes up to here; 0 before anything has been read. */
  readonly end: number;
  /** Of the last change up to here. */
  readonly number: number;
}

/** How the frames ended: with the file, in a write that was cut off, or in bytes that were changed. */
export type LogEnd = 'whole' | 'torn' | 'damaged';

const fileMark = utf8('ROI desk changes 1\n');
const kinds: readonly FrameKind[] = ['part', 'whole', 'change'];
const sumLength = 8;
/** kind u8 | number u64 | length u32 | sum of the body (8) | sum of all these (8). */
const headLength = 1 + 8 + 4 + 2 * sumLength;

/**
 * Frames one after another behind a mark. Each is written and flushed in one go, so only the last
 * one can be cut off; sums tell a cut from damage. Nothing in it is readable: the rows come sealed.
 */
export class ChangeLog {
  private constructor(
    private readonly digest: Digest,
    private readonly file: LogFile,
    /** Behind the last good frame. */
    private at: LogPlace,
  ) {}

  /** An empty log in the file, whatever it held, to go on behind the change of this number. */
  static start(digest: Digest, file: LogFile, number: number): ChangeLog {
    file.truncate(0);
    file.write(fileMark, 0);
    return new ChangeLog(digest, file, { end: fileMark.length, number });
  }

  /** A log that is there; what lies behind the place is not part of it until it has been read. */
  static at(digest: Digest, file: LogFile, place: LogPlace): ChangeLog {
    return new ChangeLog(digest, file, place);
  }

  get place(): LogPlace {
    return this.at;
  }

  /**
   * Visits the good frames from where the log stands, which moves behind each. Says how they ended;
   * after `torn` the next write takes the place of what was cut off.
   */
  async read(visit: (frame: Frame) => Promise<void>): Promise<LogEnd> {
    if (this.at.end === 0) {
      const mark = this.file.read(0, fileMark.length);
      if (!equalBytes(mark, fileMark)) return this.badEnd(undefined);
      this.at = { ...this.at, end: fileMark.length };
    }
    while (this.at.end < this.file.size()) {
      const head = await this.head();
      const frame = head && (await this.frame(head));
      if (frame === undefined) return this.badEnd(head);
      if (frame.kind === 'change' && frame.number !== this.at.number + 1) return 'damaged';
      this.at = { end: frame.end, number: frame.number };
      await visit(frame);
    }
    return 'whole';
  }

  /** On the disk when it resolves; when it rejects, the log is as it was. */
  async append(kind: FrameKind, body: Uint8Array): Promise<void> {
    const { end } = this.at;
    const number = kind === 'change' ? this.at.number + 1 : this.at.number;
    const head = concatBytes(
      unsigned(kinds.indexOf(kind), 1),
      unsigned(number, 8),
      unsigned(body.length, 4),
      await this.sum(body),
    );
    const bytes = concatBytes(head, await this.sum(head), body);
    try {
      this.file.write(bytes, end);
      this.file.truncate(end + bytes.length);
      this.file.flush();
    } catch (error) {
      this.tryToCut(end);
      throw error;
    }
    this.at = { end: end + bytes.length, number };
  }

  /** Where even this fails, the next write takes the place of what is there. */
  private tryToCut(end: number): void {
    try {
      this.file.truncate(end);
      this.file.flush();
    } catch {
      // The first error is the one to be told.
    }
  }

  /** Takes the frames behind the place back. */
  cutTo(place: LogPlace): void {
    this.at = place;
    this.file.truncate(place.end);
    this.file.flush();
  }

  close(): void {
    this.file.close();
  }

  private async head(): Promise<Head | undefined> {
    const bytes = this.file.read(this.at.end, headLength);
    if (bytes.length < headLength) return undefined;
    const sum = await this.sum(bytes.subarray(0, headLength - sumLength));
    if (!equalBytes(bytes.subarray(headLength - sumLength), sum)) return undefined;
    const reader = new ByteReader(bytes, 'change');
    const kind = kinds[reader.u8()];
    const [number, length] = [reader.u64(), reader.u32()];
    return kind && { kind, number, length, sum: reader.take(sumLength) };
  }

  private async frame({ kind, number, length, sum }: Head): Promise<Frame | undefined> {
    const body = this.file.read(this.at.end + headLength, length);
    if (body.length < length || !equalBytes(await this.sum(body), sum)) return undefined;
    return { kind, number, body, end: this.at.end + headLength + length };
  }

  /** Only the last write can be cut off: behind it there is nothing, or what a disk puts there. */
  private badEnd(head: Head | undefined): LogEnd {
    const left = this.file.size() - this.at.end;
    if (head) return headLength + head.length >= left ? 'torn' : 'damaged';
    return left < headLength || this.isBlankFrom(this.at.end) ? 'torn' : 'damaged';
  }

  private isBlankFrom(offset: number): boolean {
    return this.file.read(offset, this.file.size() - offset).every((byte) => byte === 0);
  }

  private async sum(bytes: Uint8Array): Promise<Uint8Array> {
    return (await this.digest.sha256(bytes)).subarray(0, sumLength);
  }
}

interface Head {
  readonly kind: FrameKind;
  readonly number: number;
  readonly length: number;
  readonly sum: Uint8Array;
}
