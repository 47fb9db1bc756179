import type { HeaderStore } from '../../../shared/crypto/headerStore';
import { Refused } from '../../../shared/domain/base/fault';
import { damaged } from '../../../shared/domain/base/vaultFaults';
import type { RowStore } from '../../../shared/sync/storage';
import { ChangeLog, type Digest, type LogEnd, type LogFile, type LogPlace } from './changeLog';
import { isDiskFull } from './diskFull';
import { decodeChange, encodeChange, noChange, type StoreChange } from './storeChange';

/**
 * Chromium throws the whole IndexedDB of an origin away when it finds its files damaged, and a
 * kill in the middle of a write is enough for that: the next start goes on in the file whose last
 * record was cut (google/leveldb issue 1287), the start after it finds the damage. So every change
 * is written twice: first into a log of our own, then into the database. Each of the two heals the
 * other on opening.
 */

/** Where database and log agree; its `end` is 0 while the database is being filled from the log. */
export interface LogMark extends LogPlace {
  /** Which log; one that was written anew has the next number. */
  readonly generation: number;
  /** Bytes of the log that hold everything up to its beginning. */
  readonly base: number;
}

/** The tables; `write` is one strict transaction, which sets the mark as well. */
export interface Database {
  readonly reads: Omit<RowStore, 'commit'>;
  readonly header: Pick<HeaderStore, 'get'>;
  mark(): Promise<LogMark | undefined>;
  isEmpty(): Promise<boolean>;
  /** `strict` refuses a batch or wrap that is there already; else what is there is replaced. */
  write(change: StoreChange, mark: LogMark, how: 'strict' | 'again'): Promise<void>;
  clear(mark: LogMark): Promise<void>;
  /** All there is, in parts of a few hundred entries. */
  everything(): AsyncIterable<StoreChange>;
}

export interface LogFiles {
  /** In no order. */
  generations(): Promise<readonly number[]>;
  /** Makes the file when it is not there. */
  open(generation: number): Promise<LogFile>;
  remove(generation: number): Promise<void>;
}

export interface TwinParts {
  readonly database: Database;
  readonly logs: LogFiles;
  readonly digest: Digest;
  /** Whether scans are stored: an empty database beside them was lost, and is no new desk. */
  readonly hasFiles: () => Promise<boolean>;
  /** A log that grew by more bytes than this, and than twice its beginning, is written anew. */
  readonly longLog: number;
}

export interface TwinStore {
  readonly rows: RowStore;
  readonly header: HeaderStore;
  close(): void;
}

interface Agreed {
  readonly log: ChangeLog;
  readonly mark: LogMark;
}

/** `Refused`: vault-damaged, vault-lost. Errors of the disk come through. */
export async function openTwinStore(parts: TwinParts): Promise<TwinStore> {
  const agreed = await shortened(parts, await reconciled(parts).catch(sayIfFull));
  await removeOthers(parts, agreed.mark.generation);
  return twin(parts, agreed);
}

function twin({ database }: TwinParts, { log, mark: first }: Agreed): TwinStore {
  let mark = first;
  let queue: Promise<unknown> = Promise.resolve();
  const write = async (change: StoreChange): Promise<void> => {
    await log.append('change', encodeChange(change));
    const next = { ...mark, ...log.place };
    try {
      await database.write(change, next, 'strict');
    } catch (error) {
      log.cutTo(mark);
      throw error;
    }
    mark = next;
  };
  const inTurn = (change: StoreChange): Promise<void> => {
    const written = queue.then(() => write(change));
    queue = written.catch(() => undefined);
    return written;
  };
  return {
    rows: { ...database.reads, commit: (commit) => inTurn({ ...noChange, ...commit }) },
    header: {
      get: (key) => database.header.get(key),
      put: (key, value) => inTurn({ ...noChange, header: [{ key, value }] }),
    },
    close: () => log.close(),
  };
}

async function reconciled(parts: TwinParts): Promise<Agreed> {
  const mark = await parts.database.mark();
  const newestFirst = [...(await parts.logs.generations())].sort((a, b) => b - a);
  const found = await fromLogs(parts, newestFirst, mark);
  if (typeof found === 'object') return found;
  await requireSound(parts, mark, found === 'damaged');
  return afresh(parts, mark, Math.max(0, mark?.generation ?? 0, ...newestFirst) + 1);
}

/**
 * A log can be written anew from a database that holds everything. Where that is gone, or was being
 * filled, what can be saved must not be written over.
 */
async function requireSound(
  { database, hasFiles }: TwinParts,
  mark: LogMark | undefined,
  isLogDamaged: boolean,
): Promise<void> {
  const isEmpty = await database.isEmpty();
  if (mark?.end === 0 || (isEmpty && isLogDamaged)) throw damaged('list of changes');
  if (isEmpty && (await hasFiles())) throw lost();
}

/** The first log that can be gone on with; none behind the one that the database was written with. */
async function fromLogs(
  parts: TwinParts,
  generations: readonly number[],
  mark: LogMark | undefined,
): Promise<Agreed | NoUse> {
  let none: NoUse = 'nothing';
  for (const generation of generations) {
    const isMarked = mark?.generation === generation && mark.end > 0;
    if (isMarked) return caughtUp(parts, mark);
    const found = await restored(parts, generation, mark);
    if (typeof found === 'object') return found;
    if (found === 'damaged') none = found;
  }
  return none;
}

/** Why a log cannot be gone on with: it never held everything or is too old, or it was changed. */
type NoUse = 'nothing' | 'damaged';

/** What the log has beyond the database goes into it. */
async function caughtUp(
  { database, logs, digest }: TwinParts,
  from: LogMark,
): Promise<Agreed | NoUse> {
  const file = await logs.open(from.generation);
  const log = ChangeLog.at(digest, file, from);
  let mark = from;
  const end: LogEnd =
    file.size() < from.end
      ? 'damaged'
      : await log.read(async ({ body }) => {
          mark = { ...mark, ...log.place };
          await database.write(decodeChange(body), mark, 'again');
        });
  if (end === 'damaged') {
    log.close();
    return end;
  }
  return { log, mark };
}

/** Fills the database from the log, when that is whole and not older than the database. */
async function restored(
  { database, logs, digest }: TwinParts,
  generation: number,
  known: LogMark | undefined,
): Promise<Agreed | NoUse> {
  const file = await logs.open(generation);
  const found = await surveyed(ChangeLog.at(digest, file, beginning));
  const isOfUse = found.base > 0 && found.number >= (known?.number ?? 0);
  if (!isOfUse || found.end === 'damaged') {
    file.close();
    return found.end === 'damaged' ? 'damaged' : 'nothing';
  }
  const log = ChangeLog.at(digest, file, beginning);
  let mark: LogMark = { generation, number: 0, base: found.base, end: 0 };
  await database.clear(mark);
  await log.read(async ({ number, body }) => {
    mark = { ...mark, number };
    if (body.length > 0) await database.write(decodeChange(body), mark, 'again');
  });
  mark = { ...mark, end: log.place.end };
  await database.write(noChange, mark, 'again');
  return { log, mark };
}

const beginning = { end: 0, number: 0 };

interface Survey {
  readonly end: LogEnd;
  readonly number: number;
  /** 0 when the log does not hold everything it begins with: it was never finished. */
  readonly base: number;
}

async function surveyed(log: ChangeLog): Promise<Survey> {
  let base = 0;
  const end = await log.read((frame) => {
    if (frame.kind === 'whole') base = frame.end;
    return Promise.resolve();
  });
  return { end, number: log.place.number, base };
}

/** A new log that begins with all the database holds. */
async function afresh(
  { database, logs, digest }: TwinParts,
  known: LogMark | undefined,
  generation: number,
): Promise<Agreed> {
  const log = ChangeLog.start(digest, await logs.open(generation), known?.number ?? 0);
  try {
    for await (const part of database.everything()) {
      await log.append('part', encodeChange(part));
    }
    await log.append('whole', new Uint8Array(0));
    const mark = { ...log.place, generation, base: log.place.end };
    await database.write(noChange, mark, 'again');
    return { log, mark };
  } catch (error) {
    log.close();
    await logs.remove(generation);
    throw error;
  }
}

/** A form typed for an hour is hundreds of changes of one row: what is past is dropped at times. */
async function shortened(parts: TwinParts, agreed: Agreed): Promise<Agreed> {
  const { base, end, generation } = agreed.mark;
  if (end - base <= Math.max(parts.longLog, 2 * base)) return agreed;
  try {
    const anew = await afresh(parts, agreed.mark, generation + 1);
    agreed.log.close();
    return anew;
  } catch (error) {
    if (isDiskFull(error)) return agreed;
    throw error;
  }
}

async function removeOthers({ logs }: TwinParts, kept: number): Promise<void> {
  for (const generation of await logs.generations()) {
    if (generation !== kept) await logs.remove(generation);
  }
}

function sayIfFull(error: unknown): never {
  if (!isDiskFull(error)) throw error;
  throw new Refused(
    'disk-full',
    'The disk of this PC is full, so the desk cannot open. Nothing is lost. Free some space, then start again.',
  );
}

function lost(): Refused {
  return new Refused(
    'vault-lost',
    'The list of requests of this desk is gone from this PC, but its scans are still here. ' +
      'Do not set up the clinic anew. Restore the last backup, or ask the person who looks after this PC for help.',
  );
}
