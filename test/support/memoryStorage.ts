import type { FileStore } from '../../shared/crypto/fileStore';
import type { HeaderStore } from '../../shared/crypto/headerStore';
import { concatBytes } from '../../shared/domain/base/bytes';
import type {
  Commit,
  OutboxEntry,
  RowStore,
  StoredBatch,
  StoredRow,
  StoredWrap,
} from '../../shared/sync/storage';

interface Tables {
  rows: Map<string, StoredRow>;
  batches: Map<string, StoredBatch>;
  outbox: Map<string, OutboxEntry>;
  wraps: Map<string, StoredWrap>;
  meta: Map<string, Uint8Array>;
}

/** The machine died here. Everything fails until the disk is opened again. */
export class Crash extends Error {}

/** What outlives a crash, and the failures a test plants. */
export class MemoryDisk {
  tables: Tables = emptyTables();
  readonly header = new Map<string, Uint8Array>();
  readonly files = new Map<string, Uint8Array>();
  /** Files being written when the machine died. */
  readonly parts = new Map<string, Uint8Array>();
  /** Bytes that still fit. */
  bytesLeft = Infinity;
  /** Steps until the machine dies; each table written, each piece, each rename is one. */
  stepsLeft = Infinity;
  private dead = false;

  step(): void {
    if (this.dead || this.stepsLeft <= 0) {
      this.dead = true;
      throw new Crash('the machine died');
    }
    this.stepsLeft -= 1;
  }

  take(bytes: number): void {
    if (bytes > this.bytesLeft) {
      const full = new Error('planted: the disk is full');
      full.name = 'QuotaExceededError';
      throw full;
    }
    this.bytesLeft -= bytes;
  }

  restart(): void {
    this.dead = false;
    this.stepsLeft = Infinity;
    this.parts.clear();
  }
}

export interface MemoryStorage {
  readonly rows: RowStore;
  readonly header: HeaderStore;
  readonly files: FileStore;
}

/** The storage ports over a disk in memory, as after a start of the machine. */
export function openMemoryStorage(disk: MemoryDisk): MemoryStorage {
  disk.restart();
  return { rows: rowStore(disk), header: headerStore(disk), files: fileStore(disk) };
}

function rowStore(disk: MemoryDisk): RowStore {
  const batches = () => [...disk.tables.batches.values()].sort(inChainOrder);
  const soon = <T>(value: T) => Promise.resolve(value);
  return {
    commit: async (commit) => {
      await Promise.resolve();
      commitTo(disk, commit);
    },
    rows: () => soon([...disk.tables.rows.values()]),
    wraps: () => soon([...disk.tables.wraps.values()]),
    meta: (key) => soon(disk.tables.meta.get(key)),
    batches: () => soon(batches()),
    batch: (chain, seq) => soon(disk.tables.batches.get(batchKey({ chain, seq }))),
    batchesOf: (tag) => soon(batches().filter(({ subjects }) => subjects.includes(tag))),
    outbox: () => soon([...disk.tables.outbox.values()]),
  };
}

/** Like an IndexedDB transaction: works on a copy, which becomes the disk in one step. */
function commitTo(disk: MemoryDisk, commit: Commit): void {
  disk.step();
  const next = copyOf(disk.tables);
  for (const wrap of commit.wraps) addNew(next.wraps, wrap.requestId, wrap);
  disk.step();
  for (const batch of commit.batches) addNew(next.batches, batchKey(batch), batch);
  for (const entry of commit.outbox) addNew(next.outbox, batchKey(entry), entry);
  disk.step();
  for (const row of commit.rows) next.rows.set(`${row.table} ${row.id}`, row);
  for (const { key, value } of commit.meta) next.meta.set(key, value);
  disk.take(sizeOf(commit));
  disk.step();
  disk.tables = next;
  // Dying between the disk and the acknowledgement.
  disk.step();
}

function headerStore(disk: MemoryDisk): HeaderStore {
  return {
    get: (key) => Promise.resolve(disk.header.get(key)),
    put: async (key, value) => {
      await Promise.resolve();
      disk.step();
      disk.header.set(key, value);
    },
  };
}

function fileStore(disk: MemoryDisk): FileStore {
  return {
    create: (name, pieces) => createFile(disk, name, pieces),
    size: (name) => Promise.resolve(disk.files.get(name)?.length),
    readRange: (name, offset, length) =>
      Promise.resolve((disk.files.get(name) ?? new Uint8Array(0)).slice(offset, offset + length)),
    remove: (name) => {
      disk.files.delete(name);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...disk.files.keys()]),
  };
}

async function createFile(
  disk: MemoryDisk,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  if (disk.files.has(name)) throw new Error('a file of this name exists');
  try {
    for await (const piece of pieces) {
      disk.step();
      disk.take(piece.length);
      disk.parts.set(name, concatBytes(disk.parts.get(name) ?? new Uint8Array(0), piece));
    }
    disk.step();
    disk.files.set(name, disk.parts.get(name) ?? new Uint8Array(0));
  } finally {
    disk.parts.delete(name);
  }
}

function emptyTables(): Tables {
  return {
    rows: new Map(),
    batches: new Map(),
    outbox: new Map(),
    wraps: new Map(),
    meta: new Map(),
  };
}

function copyOf(tables: Tables): Tables {
  return {
    rows: new Map(tables.rows),
    batches: new Map(tables.batches),
    outbox: new Map(tables.outbox),
    wraps: new Map(tables.wraps),
    meta: new Map(tables.meta),
  };
}

function addNew<T>(table: Map<string, T>, key: string, value: T): void {
  if (table.has(key)) throw new Error('written once already');
  table.set(key, value);
}

function batchKey({ chain, seq }: { readonly chain: string; readonly seq: number }): string {
  return `${chain} ${seq}`;
}

function inChainOrder(a: StoredBatch, b: StoredBatch): number {
  if (a.chain !== b.chain) return a.chain < b.chain ? -1 : 1;
  return a.seq - b.seq;
}

function sizeOf(commit: Commit): number {
  const rows = commit.rows.map(({ sealed }) => sealed.length);
  const batches = commit.batches.map(({ bytes }) => bytes.length);
  return [...rows, ...batches].reduce((sum, length) => sum + length, 0);
}
