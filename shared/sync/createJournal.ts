import { fromHex, toHex } from '../domain/base/bytes';
import { canonicalJson } from '../domain/base/canonicalJson';
import { Refused } from '../domain/base/fault';
import { damaged, newerFormat } from '../domain/base/vaultFaults';
import { decodeHeads, encodeHeads, type Heads } from './heads';
import { hlcInstant } from './hlc';
import type { Journal, JournalParts, RebuildReport, States } from './journal';
import { verifiedOperations } from './logCheck';
import { LogWriter } from './logWriter';
import {
  isSubjectKind,
  subjectTag,
  type Draft,
  type Operation,
  type Subject,
  type SubjectKind,
} from './operation';
import { inHlcOrder, operationsOfBatch } from './operationFormat';
import type { Commit, StoredRow, StoredWrap } from './storage';
import {
  freezeDeep,
  stateFromBytes,
  stateToBytes,
  SubjectStates,
  type SubjectState,
} from './subjectStates';

const headsAddress = { table: 'meta', id: 'heads', rev: 0 } as const;
const noHeads: Heads = { v: 1, content: 0, devices: {}, hlc: '000000000000-0000', operations: 0 };

/** What one append writes, and what memory becomes once it is written. */
interface Prepared {
  readonly operations: readonly Operation[];
  readonly changed: readonly SubjectState[];
  readonly heads: Heads;
  readonly commit: Commit;
}

interface LoadedRow extends SubjectState {
  readonly isWhole: boolean;
}

export function createJournal<R, C, P>(parts: JournalParts<R, C, P>): Journal<R, C, P> {
  return new SealedJournal(parts);
}

class SealedJournal<R, C, P> implements Journal<R, C, P> {
  private readonly states: SubjectStates<R, C, P>;
  private readonly listeners = new Set<(operations: readonly Operation[]) => void>();
  private readonly storedWraps = new Set<string>();
  private openLog: { readonly dev: string; readonly writer: LogWriter } | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  isWhole = false;

  constructor(private readonly parts: JournalParts<R, C, P>) {
    this.states = new SubjectStates(parts.folds);
  }

  async open(): Promise<void> {
    const { storage, keyring, primitives, clock, contentVersion } = this.parts;
    const wraps = await storage.wraps();
    await keyring.loadWraps(wraps);
    for (const wrap of wraps) this.storedWraps.add(wrap.requestId);
    const dev = toHex((await storage.meta('device')) ?? primitives.randomBytes(16));
    const heads = await this.loadHeads();
    const rows = await this.loadRows();
    await this.checkAgainstHeads(heads, rows);
    this.states.put(rows);
    this.isWhole = rows.every((row) => row.isWhole);
    const writer = new LogWriter({ keyring, clock, primitives, dev, heads, contentVersion });
    this.openLog = { dev, writer };
  }

  get newestAt(): string {
    return hlcInstant(this.opened().writer.heads.hlc);
  }

  get<K extends SubjectKind>(kind: K, id: string): States<R, C, P>[K] | undefined {
    return this.states.stateOf(kind, id);
  }

  all<K extends SubjectKind>(kind: K): States<R, C, P>[K][] {
    return this.states.list(kind);
  }

  revisionOf(kind: SubjectKind): number {
    return this.states.revisionOf(kind);
  }

  append(drafts: readonly Draft[]): Promise<Operation[]> {
    return this.inTurn(() => this.appendNow(drafts));
  }

  async operationsOf(subject: Subject): Promise<Operation[]> {
    const tag = subjectTag(subject);
    const batches = await this.parts.storage.batchesOf(tag);
    const opened = await Promise.all(
      batches.map(({ bytes }) => this.parts.keyring.openBatch(bytes)),
    );
    return opened
      .flatMap(operationsOfBatch)
      .filter((operation) => subjectTag(operation.subject) === tag)
      .sort(inHlcOrder);
  }

  rebuild(): Promise<RebuildReport> {
    return this.inTurn(() => this.rebuildNow());
  }

  onCommitted(listener: (operations: readonly Operation[]) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** One after another: each append builds on the state and the chain of the one before. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async loadHeads(): Promise<Heads> {
    const sealed = await this.parts.storage.meta('heads');
    if (sealed === undefined) return noHeads;
    const heads = decodeHeads(await this.parts.keyring.openRow(headsAddress, sealed));
    if (heads.content > this.parts.contentVersion) throw newerFormat('record');
    return heads;
  }

  private async loadRows(): Promise<LoadedRow[]> {
    return Promise.all((await this.parts.storage.rows()).map((row) => this.loadRow(row)));
  }

  private async loadRow({ table, id, rev, sealed }: StoredRow): Promise<LoadedRow> {
    // A kind of record this version does not know was written by a newer one.
    if (!isSubjectKind(table)) throw newerFormat('record');
    const stored = stateFromBytes(await this.parts.keyring.openRow({ table, id, rev }, sealed));
    const completed = this.parts.completed?.(table, stored) ?? { state: stored, isWhole: true };
    const { isWhole } = completed;
    return { subject: { kind: table, id }, rev, state: freezeDeep(completed.state), isWhole };
  }

  /** A row that was dropped or put back to an older one shows in the sum of the revisions. */
  private async checkAgainstHeads(heads: Heads, rows: readonly SubjectState[]): Promise<void> {
    const revisions = rows.reduce((sum, { rev }) => sum + rev, 0);
    if (revisions !== heads.operations) throw damaged('list of heads');
    for (const head of Object.values(heads.devices)) {
      const batch = await this.parts.storage.batch(head.chain, head.first);
      if (batch === undefined) throw damaged('batch of changes');
      const hash = toHex(await this.parts.primitives.sha256(batch.bytes));
      if (hash !== head.hash) throw damaged('batch of changes');
      operationsOfBatch(await this.parts.keyring.openBatch(batch.bytes));
    }
  }

  private opened(): { readonly dev: string; readonly writer: LogWriter } {
    if (this.openLog === undefined) throw new Error('the journal is not open');
    return this.openLog;
  }

  private async appendNow(drafts: readonly Draft[]): Promise<Operation[]> {
    const { writer } = this.opened();
    if (drafts.length === 0) return [];
    const prepared = await this.prepare(writer, drafts);
    await this.store(prepared.commit);
    writer.advance(prepared.heads);
    for (const wrap of prepared.commit.wraps) this.storedWraps.add(wrap.requestId);
    this.states.put(prepared.changed);
    this.tell(prepared.operations);
    return [...prepared.operations];
  }

  /** Everything is folded and sealed before the transaction: see RowStore. */
  private async prepare(writer: LogWriter, drafts: readonly Draft[]): Promise<Prepared> {
    const operations = writer.operationsFrom(drafts);
    const folded = this.states.folded(operations);
    const { batch, heads } = await writer.seal(operations);
    const rows = await Promise.all(folded.map((state) => this.sealState(state)));
    const commit = {
      rows: rows.map(({ row }) => row),
      batches: [batch],
      outbox: [{ chain: batch.chain, seq: batch.seq }],
      wraps: await this.newWraps(operations),
      meta: [
        { key: 'device', value: fromHex(this.opened().dev) },
        { key: 'heads', value: await this.parts.keyring.sealRow(headsAddress, encodeHeads(heads)) },
      ],
    };
    return { operations, changed: rows.map(({ state }) => state), heads, commit };
  }

  private async sealState(changed: SubjectState): Promise<{ row: StoredRow; state: SubjectState }> {
    const { subject, rev } = changed;
    const bytes = stateToBytes(changed.state);
    const address = { table: subject.kind, id: subject.id, rev };
    const sealed = await this.parts.keyring.sealRow(address, bytes);
    return { row: { ...address, sealed }, state: { subject, rev, state: stateFromBytes(bytes) } };
  }

  private newWraps(operations: readonly Operation[]): Promise<StoredWrap[]> {
    const requests = operations
      .filter(({ subject }) => subject.kind === 'request')
      .map(({ subject }) => subject.id);
    const unknown = [...new Set(requests)].filter((id) => !this.storedWraps.has(id));
    return Promise.all(unknown.map((id) => this.parts.keyring.requestWrap(id)));
  }

  private async store(commit: Commit): Promise<void> {
    try {
      await this.parts.storage.commit(commit);
    } catch (error) {
      throw storageFault(error);
    }
  }

  /** In a turn of its own: a listener that fails must not unsay a change that is on the disk. */
  private tell(operations: readonly Operation[]): void {
    for (const listener of this.listeners) {
      void Promise.resolve().then(() => {
        listener(operations);
      });
    }
  }

  private async rebuildNow(): Promise<RebuildReport> {
    const { storage, keyring, primitives, folds } = this.parts;
    const { heads } = this.opened().writer;
    const check = { keyring, primitives, heads };
    const operations = await verifiedOperations(check, await storage.batches());
    const fromLog = new SubjectStates(folds).folded(operations);
    const fromRows = new Map(
      (await this.loadRows()).map((row) => [subjectTag(row.subject), spelled(row)]),
    );
    const wrong = fromLog.filter((row) => fromRows.get(subjectTag(row.subject)) !== spelled(row));
    const differences = wrong.map(({ subject }) => subjectTag(subject));
    return { operations: operations.length, subjects: fromLog.length, differences };
  }
}

function spelled({ rev, state }: SubjectState): string {
  return canonicalJson({ rev, state });
}

function storageFault(error: unknown): Error {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' ? diskFull() : storageFailed(error);
}

function diskFull(): Refused {
  return new Refused(
    'disk-full',
    'The disk of this PC is full, so the last change was not saved. Free some space, then do it again. Everything before it is safe.',
  );
}

function storageFailed(cause: unknown): Refused {
  const refused = new Refused(
    'storage-failed',
    'The last change could not be saved. Do it again; if it fails once more, close the desk and open it again. Everything before it is safe.',
  );
  refused.cause = cause;
  return refused;
}
