import Dexie, {
  type Collection,
  type EntityTable,
  type IndexableType,
  type Table,
  type WhereClause,
} from 'dexie';
import { fromUtf8, utf8 } from '../../../shared/domain/base/bytes';
import type {
  OutboxEntry,
  StoredBatch,
  StoredMeta,
  StoredRow,
  StoredWrap,
} from '../../../shared/sync/storage';
import { diskFull, isDiskFull } from './diskFull';
import { noChange, type StoreChange } from './storeChange';
import type { Database, LogMark } from './twinStore';

interface Tables {
  readonly rows: Table<StoredRow, [string, string]>;
  readonly batches: Table<StoredBatch, [string, number]>;
  readonly outbox: Table<OutboxEntry, [string, number]>;
  readonly wraps: Table<StoredWrap, string>;
  readonly meta: EntityTable<StoredMeta, 'key'>;
  readonly header: EntityTable<StoredMeta, 'key'>;
}

/** The sealed tables of one clinic on this machine. */
export interface DexieStore extends Database {
  close(): void;
}

/** Where the mark stands, among the values of the journal. */
const markKey = 'change-log';
const entriesOfPart = 200;

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
    reads: readsOf(tables),
    header: { get: async (key) => (await tables.header.get(key))?.value },
    mark: () => markIn(tables),
    isEmpty: async () => {
      const counts = await Promise.all(Object.values(tables).map((table: Table) => table.count()));
      return counts.every((count) => count === 0);
    },
    write: (change, mark, how) =>
      whole(db, () => (how === 'strict' ? add : put)(tables, change, mark)),
    clear: (mark) =>
      whole(db, async () => {
        await Promise.all(db.tables.map((table) => table.clear()));
        await putMark(tables, mark);
      }),
    everything: () => everythingIn(tables),
    close: () => {
      db.close();
    },
  };
}

function readsOf({ rows, batches, outbox, wraps, meta }: Tables): Database['reads'] {
  return {
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

async function whole(db: Dexie, work: () => Promise<void>): Promise<void> {
  try {
    await db.transaction('rw', db.tables, work);
  } catch (error) {
    throw isQuota(error) ? diskFull(error) : error;
  }
}

/**
 * `add` where a second writing would hide a bug: a batch and a key are written once. Dexie opens a
 * database again that the browser closed, also one that came back empty: nothing goes into that.
 */
async function add(tables: Tables, change: StoreChange, mark: LogMark): Promise<void> {
  const before = await markIn(tables);
  if (before?.generation !== mark.generation || before.number !== mark.number - 1) {
    throw new Error('the database is not the one that was opened');
  }
  await tables.wraps.bulkAdd([...change.wraps]);
  await tables.batches.bulkAdd([...change.batches]);
  await tables.outbox.bulkAdd([...change.outbox]);
  await put(tables, { ...change, wraps: [], batches: [], outbox: [] }, mark);
}

async function put(tables: Tables, change: StoreChange, mark: LogMark): Promise<void> {
  await tables.wraps.bulkPut([...change.wraps]);
  await tables.batches.bulkPut([...change.batches]);
  await tables.outbox.bulkPut([...change.outbox]);
  await tables.rows.bulkPut([...change.rows]);
  await tables.meta.bulkPut([...change.meta]);
  await tables.header.bulkPut([...change.header]);
  await putMark(tables, mark);
}

async function putMark({ meta }: Tables, mark: LogMark): Promise<void> {
  await meta.put({ key: markKey, value: utf8(JSON.stringify(mark)) });
}

async function markIn({ meta }: Tables): Promise<LogMark | undefined> {
  const stored = await meta.get(markKey);
  return stored && (JSON.parse(fromUtf8(stored.value)) as LogMark);
}

async function* everythingIn(tables: Tables): AsyncGenerator<StoreChange> {
  for await (const rows of pages(tables.rows, ({ table, id }) => [table, id])) {
    yield { ...noChange, rows };
  }
  for await (const batches of pages(tables.batches, ({ chain, seq }) => [chain, seq])) {
    yield { ...noChange, batches };
  }
  for await (const outbox of pages(tables.outbox, ({ chain, seq }) => [chain, seq])) {
    yield { ...noChange, outbox };
  }
  for await (const wraps of pages(tables.wraps, ({ requestId }) => requestId)) {
    yield { ...noChange, wraps };
  }
  const meta = (await tables.meta.toArray()).filter(({ key }) => key !== markKey);
  yield { ...noChange, meta, header: await tables.header.toArray() };
}

/** A part at a time, each from behind the last key of the one before. */
async function* pages<T>(
  table: { where(index: ':id'): WhereClause<T>; toCollection(): Collection<T> },
  keyOf: (entry: T) => IndexableType,
): AsyncGenerator<T[]> {
  let after: IndexableType | undefined;
  for (;;) {
    const rest = after === undefined ? table.toCollection() : table.where(':id').above(after);
    const page = await rest.limit(entriesOfPart).toArray();
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = keyOf(last);
  }
}

function inChainOrder(a: StoredBatch, b: StoredBatch): number {
  if (a.chain !== b.chain) return a.chain < b.chain ? -1 : 1;
  return a.seq - b.seq;
}

/** Dexie may wrap the reason in an AbortError or BulkError. */
function isQuota(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isDiskFull(error) || isQuota((error as Error & { readonly inner?: unknown }).inner);
}
