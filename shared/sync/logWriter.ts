import { toHex } from '../domain/base/bytes';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import type { Heads } from './heads';
import { hlcInstant, nextHlc } from './hlc';
import { subjectTag, type Draft, type Operation } from './operation';
import { encodeOperation, versionFor } from './operationFormat';
import type { JournalKeys, JournalPrimitives } from './ports';
import type { StoredBatch } from './storage';

const noBatch = '0'.repeat(64);

export interface LogWriterParts {
  readonly keyring: JournalKeys;
  readonly clock: () => number;
  readonly primitives: JournalPrimitives;
  /** 32 hex digits. */
  readonly dev: string;
  /** Where the log ends as this run begins. */
  readonly heads: Heads;
  /** Version of what this program writes into states and operation bodies. */
  readonly contentVersion: number;
}

export interface WrittenBatch {
  readonly batch: StoredBatch;
  /** Where the log ends once the batch is stored. */
  readonly heads: Heads;
}

/** Turns drafts into the next batch of this run. Nothing counts until `advance` says so. */
export class LogWriter {
  private readonly epoch: string;
  private seq = 0;
  private current: Heads;

  constructor(private readonly parts: LogWriterParts) {
    this.epoch = toHex(parts.primitives.randomBytes(16));
    this.current = parts.heads;
  }

  get heads(): Heads {
    return this.current;
  }

  operationsFrom(drafts: readonly Draft[]): Operation[] {
    const { clock, keyring, primitives, dev } = this.parts;
    let { hlc } = this.current;
    return drafts.map(({ type, subject, body }, index) => {
      const now = clock();
      hlc = nextHlc(hlc, now);
      const wall = wallBeside(hlc, now);
      const uid = toHex(primitives.randomBytes(16));
      const place = { dev, epoch: this.epoch, seq: this.seq + 1 + index, prev: this.prev() };
      // Folded now as it will be read back: `undefined` gone, nothing shared with the caller.
      const plainBody = parseJsonBytes(canonicalBytes(body ?? null));
      const v = versionFor(subject.kind, wall);
      const when = { hlc, ...(wall !== undefined && { wall }) };
      return { v, uid, ...place, ...when, user: keyring.userId, type, subject, body: plainBody };
    });
  }

  async seal(operations: readonly Operation[]): Promise<WrittenBatch> {
    const { dev, keyring, primitives } = this.parts;
    const first = this.seq + 1;
    const last = this.seq + operations.length;
    const bytes = await keyring.sealBatch(
      { dev, epoch: this.epoch, firstSeq: first, prev: this.prev() },
      operations.map((operation) => ({
        subject: operation.subject,
        plain: encodeOperation(operation),
      })),
    );
    const chain = `${dev}-${this.epoch}`;
    const subjects = [...new Set(operations.map(({ subject }) => subjectTag(subject)))];
    const head = { chain, first, last, hash: toHex(await primitives.sha256(bytes)) };
    const heads: Heads = {
      v: 3,
      content: this.parts.contentVersion,
      devices: { ...this.current.devices, [dev]: head },
      hlc: operations.at(-1)?.hlc ?? this.current.hlc,
      operations: this.current.operations + operations.length,
    };
    return { batch: { chain, seq: first, last, subjects, bytes }, heads };
  }

  /** The batch is on the disk. */
  advance(heads: Heads): void {
    this.seq = heads.devices[this.parts.dev]?.last ?? this.seq;
    this.current = heads;
  }

  private prev(): string {
    return this.current.devices[this.parts.dev]?.hash ?? noBatch;
  }
}

/** What the PC's clock says, where the log's clock says another moment. */
function wallBeside(hlc: string, now: number): string | undefined {
  const wall = new Date(now).toISOString();
  return wall === hlcInstant(hlc) ? undefined : wall;
}
