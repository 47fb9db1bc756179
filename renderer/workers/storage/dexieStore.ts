import Dexie, { type EntityTable, type Table } from 'dexie';
import type { HeaderStore } from '../../../shared/crypto/headerStore';
import type {
  Commit,
  OutboxEntry,
  RowStore,
  StoredBatch,
  StoredMeta,
  StoredRow,
  StoredWrap,
} from '../../../shared/sync/storage';

interface Tables {
  readonly rows: Table<StoredRow, [string, string]>;
  readonly batches: Table<StoredBatch, [string, number]>;
  readonly outbox: Table<OutboxEntry, [string, number]>;
  readonly wraps: EntityTable<StoredWrap, 'requestId'>;
  readonly meta: EntityTable<StoredMeta, 'key'>;
  readonly header: EntityTable<StoredMeta, 'key'>;
}

/** The sealed tables of one clinic on this machine. */
export interface DexieStore {
  readonly rows: RowStore;
  readonly header: HeaderStore;
  close(): void;
}

/** Only keys that must be found without opening a seal are indexed; none of them tells of a patient. */
const schema: Record<keyof Tables, string> = {
  rows: '[table+id]',
  batches: '[chain+seq], *subjects',
  outbox: '[chain+seq]',
  wraps: 'requestId',
  meta: 'key',
  header: 'key',
};

/**
 * Opens or makes the database. The name sets clinics apart: practice mode has its own.
 * Strict durability: Chromium's default since 121 acknowledges before the disk has the data.
 */
export async function openDexieStore(databaseName: string): Promise<DexieStore> {
  const db = new Dexie(databaseName, { chromeTransactionDurability: 'strict' });
  db.version(1).stores(schema);
  await db.open();
  const tables: Tables = {
    rows: db.table('rows'),
    batches: db.table('batches'),
    outbox: db.table('outbox'),
    wraps: db.table('wraps'),
    meta: db.table('meta'),
    header: db.table('header'),
  };
  return {
    rows: rowStore(db, tables),
    header: headerStore(tables),
    close: () => {
      db.close();
    },
  };
}

function rowStore(db: Dexie, tables: Tables): RowStore {
  const { rows, batches, outbox, wraps, meta } = tables;
  return {
    commit: (commit) => committed(db, tables, commit),
    rows: () => rows.toArray(),
    wraps: () => wraps.toArray(),
    meta: async (key) => (await meta.get(key))?.value,
    batches: () => batches.orderBy('[chain+seq]').toArray(),
    batch: (chain, seq) => batches.get([chain, seq]),
    batchesOf: async (tag) => {
      const found = await batches.where('subjects').equals(tag).toArray();
      return found.sort(inChainOrder);
    },
    outbox: () => outbox.toArray(),
  };
}

/** `add` where a second writing would hide a bug: a batch and a key are written once. */
async function committed(db: Dexie, tables: Tables, commit: Commit): Promise<void> {
  const { rows, batches, outbox, wraps, meta } = tables;
  try {
    await db.transaction('rw', [rows, batches, outbox, wraps, meta], async () => {
      await wraps.bulkAdd([...commit.wraps]);
      await batches.bulkAdd([...commit.batches]);
      await outbox.bulkAdd([...commit.outbox]);
      await rows.bulkPut([...commit.rows]);
      await meta.bulkPut([...commit.meta]);
    });
  } catch (error) {
    throw isQuota(error) ? quotaError(error) : error;
  }
}

function headerStore({ header }: Tables): HeaderStore {
  return {
    get: async (key) => (await header.get(key))?.value,
    put: async (key, value) => {
      await header.put({ key, value });
    },
  };
}

function inChainOrder(a: StoredBatch, b: StoredBatch): number {
  if (a.chain !== b.chain) return a.chain < b.chain ? -1 : 1;
  return a.seq - b.seq;
}

/** Dexie may wrap the reason in an AbortError or BulkError. */
function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, inner } = error as Error & { readonly inner?: unknown };
  return name === 'QuotaExceededError' || isQuota(inner);
}

function quotaError(cause: unknown): Error {
  const error = new Error('the disk is full', { cause });
  error.name = 'QuotaExceededError';
  return error;
}
