import type { SubjectKind } from './operation';

/** Sealed state of one subject, as of its `rev`-th operation. */
export interface StoredRow {
  readonly table: SubjectKind;
  readonly id: string;
  readonly rev: number;
  readonly sealed: Uint8Array;
}

/** One sealed and signed batch of the operation log; never changed once written. */
export interface StoredBatch {
  /** `<dev>-<epoch>`. */
  readonly chain: string;
  /** Sequence number of its first operation. */
  readonly seq: number;
  /** Sequence number of its last operation. */
  readonly last: number;
  /** Subject tags, so that the history of one request is found without opening every batch. */
  readonly subjects: readonly string[];
  readonly bytes: Uint8Array;
}

/** A request's key, wrapped by the clinic key. Removing it shreds the request. */
export interface StoredWrap {
  readonly requestId: string;
  readonly bytes: Uint8Array;
}

/** A batch that no remote has confirmed yet; its bytes are those in the log (seal once). */
export interface OutboxEntry {
  readonly chain: string;
  readonly seq: number;
}

export interface StoredMeta {
  readonly key: string;
  readonly value: Uint8Array;
}

/** Everything one append writes. */
export interface Commit {
  readonly rows: readonly StoredRow[];
  readonly batches: readonly StoredBatch[];
  readonly outbox: readonly OutboxEntry[];
  /** Only new wraps: one that exists already makes the whole commit fail. */
  readonly wraps: readonly StoredWrap[];
  readonly meta: readonly StoredMeta[];
}

/**
 * Sealed rows on this machine. `commit` is one strict transaction: when it resolves, everything
 * is on the disk; when it rejects, nothing is. Values are sealed before they come here, because
 * an IndexedDB transaction ends by itself while a promise of another kind is pending.
 */
export interface RowStore {
  /** Throws an error whose `name` is `QuotaExceededError` when the disk is full. */
  commit(commit: Commit): Promise<void>;
  rows(): Promise<StoredRow[]>;
  wraps(): Promise<StoredWrap[]>;
  meta(key: string): Promise<Uint8Array | undefined>;
  /** All batches, by chain and then by sequence number. */
  batches(): Promise<StoredBatch[]>;
  /** The batch of the chain that begins at `seq`. */
  batch(chain: string, seq: number): Promise<StoredBatch | undefined>;
  /** The batches that speak of the subject, by chain and then by sequence number. */
  batchesOf(subjectTag: string): Promise<StoredBatch[]>;
  outbox(): Promise<OutboxEntry[]>;
}
