import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { property, assert, array, boolean, integer, record, asyncProperty } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDexieStore, type DexieStore } from '../../../renderer/workers/storage/dexieStore';
import {
  decodeChange,
  encodeChange,
  noChange,
  type StoreChange,
} from '../../../renderer/workers/storage/storeChange';
import { openTwinStore, type TwinStore } from '../../../renderer/workers/storage/twinStore';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { utf8 } from '../../../shared/domain/base/bytes';
import type { Commit } from '../../../shared/sync/storage';
import { MemoryLogs } from '../../support/memoryLogs';
let names = 0;

/** A machine: a database by name, its logs, and whether scans lie beside them. */
function machine() {
  names += 1;
  const name = `twin-${names}`;
  const logs = new MemoryLogs();
  const places = { hasFiles: false, longLog: Infinity };
  let database: DexieStore | undefined;
  const open = async (): Promise<TwinStore & { database: DexieStore }> => {
    database?.close();
    logs.stepsLeft = Infinity;
    database = await openDexieStore(name);
    const hasFiles = () => Promise.resolve(places.hasFiles);
    return {
      ...(await openTwinStore({
        database,
        logs,
        digest: webPrimitives,
        hasFiles,
        longLog: places.longLog,
      })),
      database,
    };
  };
  const loseDatabase = async () => {
    database?.close();
    await Dexie.delete(name);
  };
  return { name, logs, places, open, loseDatabase };
}

const change = (number: number, id = `r${number}`): Commit => ({
  rows: [{ table: 'request', id, rev: number, sealed: Uint8Array.of(number) }],
  batches: [batch(number)],
  outbox: [{ chain: 'd-e', seq: number }],
  wraps: [{ requestId: `w${number}`, bytes: Uint8Array.of(1, number) }],
  meta: [{ key: 'head', value: Uint8Array.of(number) }],
});

const batch = (seq: number) => ({
  chain: 'd-e',
  seq,
  last: seq,
  subjects: [`request:r${seq}`, 'clinic:desk'],
  bytes: Uint8Array.of(7, seq),
});

/** All a store holds, to be compared. */
async function held({ rows, header }: TwinStore) {
  return {
    rows: await rows.rows(),
    batches: await rows.batches(),
    outbox: await rows.outbox(),
    wraps: await rows.wraps(),
    head: await rows.meta('head'),
    header: await header.get('header'),
  };
}

async function filled(count: number) {
  const place = machine();
  const store = await place.open();
  await store.header.put('header', utf8('slots'));
  for (let number = 1; number <= count; number += 1) await store.rows.commit(change(number));
  return { ...place, store, before: await held(store) };
}

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 0xff : byte));

describe('a change of the store', () => {
  it('reads back as it was written, whatever is in it', () => {
    const bytes = array(integer({ min: 0, max: 255 }), { maxLength: 40 }).map((all) =>
      Uint8Array.from(all),
    );
    const changes = array(
      record({ number: integer({ min: 0, max: 2 ** 40 }), bytes, empty: boolean() }),
      { maxLength: 4 },
    ).map((all): StoreChange => ({
      ...noChange,
      rows: all.map((one) => ({
        table: 'patient',
        id: `ünïcode ${one.number}`,
        rev: one.number,
        sealed: one.bytes,
      })),
      batches: all.map((one) => ({ ...batch(one.number), subjects: one.empty ? [] : ['a', 'b'] })),
      header: all.map((one) => ({ key: 'h', value: one.bytes })),
    }));
    assert(
      property(changes, (one) => {
        expect(decodeChange(encodeChange(one))).toEqual(one);
      }),
    );
  });

  it('of a later version is not guessed at', () => {
    const bytes = encodeChange(noChange);
    bytes[2] = 2;
    expect(() => decodeChange(bytes)).toThrow('newer-format');
  });
});

describe('when the browser throws the database away', () => {
  it('everything acknowledged is filled in again from the log', async () => {
    const { open, loseDatabase, before } = await filled(5);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });

  it('the desk goes on writing after it, and loses nothing a second time', async () => {
    const { open, loseDatabase } = await filled(2);
    await loseDatabase();
    const again = await open();
    await again.rows.commit(change(3));
    const now = await held(again);
    await loseDatabase();
    expect(await held(await open())).toEqual(now);
    expect(now.rows).toHaveLength(3);
  });

  it('a write the kill cut off is dropped, and the next one takes its place', async () => {
    const { logs, store, open, loseDatabase, before } = await filled(2);
    logs.stepsLeft = 0;
    const large = { ...change(3), meta: [{ key: 'large', value: new Uint8Array(2000).fill(9) }] };
    await expect(store.rows.commit(large)).rejects.toThrow('died');
    await loseDatabase();
    const again = await open();
    expect(await held(again)).toEqual(before);
    await again.rows.commit(change(4));
    await loseDatabase();
    expect((await held(await open())).batches.map(({ seq }) => seq)).toEqual([1, 2, 4]);
  });

  it('an end that a disk filled with zeros after a power cut is no damage', async () => {
    const { logs, open, loseDatabase, before } = await filled(2);
    logs.files.set(1, Uint8Array.from([...logs.bytes(1), ...new Uint8Array(500)]));
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });

  it('a log that was changed anywhere stops the desk, and is not written over', async () => {
    const { logs, open, loseDatabase } = await filled(2);
    const sound = logs.bytes(1);
    await loseDatabase();
    const lastFrame = encodeChange({ ...noChange, ...change(2) }).length + 29;
    for (let at = 0; at < sound.length - lastFrame; at += 11) {
      logs.files.set(1, flipped(sound, at));
      const opening = open();
      await expect(opening, `byte ${at}`).rejects.toMatchObject({
        fault: { code: 'vault-damaged' },
      });
      expect(logs.bytes(1)).toEqual(flipped(sound, at));
      await loseDatabase();
    }
  });

  it('and only a beginning of a log is damaged, the whole one behind it is taken', async () => {
    const { logs, open, loseDatabase, before } = await filled(2);
    logs.files.set(2, new Uint8Array(400).fill(7));
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
    expect([...logs.files.keys()]).toEqual([1]);
  });

  it('while it runs, nothing goes into the empty one that took its place', async () => {
    const { name, store, open, loseDatabase, before } = await filled(2);
    await loseDatabase();
    const empty = await openDexieStore(name);
    empty.close();
    await expect(store.rows.commit(change(3))).rejects.toThrow();
    expect(await held(await open())).toEqual(before);
  });

  it('while filling it in, the filling begins anew at the next start', async () => {
    const { name, logs, open, loseDatabase, before } = await filled(3);
    await loseDatabase();
    const database = await openDexieStore(name);
    const filling = { generation: 1, number: 1, base: 60, end: 0 };
    await database.write({ ...noChange, ...change(9) }, filling, 'again');
    database.close();
    expect(await held(await open())).toEqual(before);
    const half = await openDexieStore(name);
    await half.clear(filling);
    half.close();
    logs.files.clear();
    await expect(open()).rejects.toMatchObject({ fault: { code: 'vault-damaged' } });
  });

  it('and the log as well, scans without a list are not taken for a new desk', async () => {
    const { logs, places, open, loseDatabase } = await filled(1);
    await loseDatabase();
    logs.files.clear();
    places.hasFiles = true;
    await expect(open()).rejects.toMatchObject({ fault: { code: 'vault-lost' } });
  });
});

describe('when the log is lost or damaged', () => {
  it('it is written anew from the database', async () => {
    const { logs, open, loseDatabase, before } = await filled(3);
    logs.files.clear();
    expect(await held(await open())).toEqual(before);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });

  it('ahead of the database by what a kill left, it is caught up with, and the mark stays small', async () => {
    const { logs, open, before, name } = await filled(2);
    const db = await new Dexie(name).open();
    const all = logs.bytes(1);
    db.close();
    const again = await open();
    const behind = (await again.database.mark())!;
    await again.rows.commit(change(3));
    const ahead = await held(again);
    await again.database.write(noChange, behind, 'again');
    expect(logs.bytes(1).length).toBeGreaterThan(all.length);
    const caught = await open();
    expect(await held(caught)).toEqual(ahead);
    expect(ahead.rows.length).toBe(before.rows.length + 1);
    expect(Object.keys((await caught.database.mark())!).sort()).toEqual(['base', 'end', 'generation', 'number']); // prettier-ignore
  });

  it('damaged before a desk without a mark had one, it is written anew', async () => {
    const { logs, name, open, before } = await filled(2);
    logs.files.set(1, new Uint8Array(400).fill(7));
    const db = await new Dexie(name).open();
    await db.table('meta').delete('change-log');
    db.close();
    expect(await held(await open())).toEqual(before);
  });

  it('and the disk is full, the desk says so', async () => {
    const { logs, open } = await filled(2);
    logs.files.clear();
    logs.bytesLeft = 30;
    await expect(open()).rejects.toMatchObject({ fault: { code: 'disk-full' } });
  });

  it('cut shorter than the database knows, it is not believed', async () => {
    const { logs, open, loseDatabase, before } = await filled(3);
    logs.files.set(1, logs.bytes(1).slice(0, -10));
    expect(await held(await open())).toEqual(before);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });

  it('an older log that came back from somewhere is not believed', async () => {
    const { logs, store, open } = await filled(1);
    const old = logs.bytes(1);
    await store.rows.commit(change(2));
    const now = await held(store);
    logs.files.set(5, old);
    expect(await held(await open())).toEqual(now);
  });

  it('a desk from before there was a log gets one', async () => {
    const { logs, name, open, loseDatabase, before } = await filled(450);
    logs.files.clear();
    const db = await new Dexie(name).open();
    await db.table('meta').delete('change-log');
    db.close();
    expect(await held(await open())).toEqual(before);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });
});

describe('a change that fails', () => {
  it('for a full disk leaves both as they were, and the next one is taken', async () => {
    const { logs, store, open, loseDatabase, before } = await filled(1);
    logs.bytesLeft = 10;
    await expect(store.rows.commit(change(2))).rejects.toMatchObject({
      name: 'QuotaExceededError',
    });
    expect(await held(store)).toEqual(before);
    logs.bytesLeft = Infinity;
    await store.rows.commit(change(2));
    const now = await held(store);
    await loseDatabase();
    expect(await held(await open())).toEqual(now);
  });

  it('in the last step leaves nothing to be played back later', async () => {
    const { logs, store, open, loseDatabase, before } = await filled(1);
    logs.failsToFlush = true;
    await expect(store.rows.commit(change(2))).rejects.toThrow('flush');
    logs.failsToFlush = false;
    expect(await held(await open())).toEqual(before);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });

  it('because a batch is there already is not in the log either', async () => {
    const { store, open, loseDatabase, before } = await filled(2);
    const twice = { ...change(3), batches: [batch(2)] };
    await expect(store.rows.commit(twice)).rejects.toThrow();
    expect(await held(await open())).toEqual(before);
    await loseDatabase();
    expect(await held(await open())).toEqual(before);
  });
});

it('changes that come at one time are written one after another', async () => {
  const { store, open, loseDatabase } = await filled(0);
  await Promise.all([1, 2, 3, 4].map((number) => store.rows.commit(change(number))));
  const now = await held(store);
  expect(now.rows).toHaveLength(4);
  await loseDatabase();
  expect(await held(await open())).toEqual(now);
});

it('a log that has grown long is written anew, and holds the same', async () => {
  const { logs, places, store, open, loseDatabase } = await filled(1);
  for (let time = 0; time < 40; time += 1) await store.header.put('header', new Uint8Array(200));
  const before = await held(store);
  const long = logs.bytes(1).length;
  places.longLog = 1000;
  await open();
  expect([...logs.files.keys()]).toEqual([2]);
  expect(logs.bytes(2).length).toBeLessThan(long / 5);
  await loseDatabase();
  expect(await held(await open())).toEqual(before);
});

it('whenever the machine dies, and whatever the browser loses, what was acknowledged is there', async () => {
  const lives = array(
    record({
      changes: integer({ min: 0, max: 4 }),
      steps: integer({ min: 0, max: 14 }),
      lost: boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  await assert(
    asyncProperty(lives, async (all) => {
      const { logs, open, loseDatabase } = machine();
      const acknowledged: number[] = [];
      let last = 0;
      for (const life of all) {
        const store = await open();
        const seqs = (await store.rows.batches()).map(({ seq }) => seq);
        expect(seqs).toEqual(expect.arrayContaining(acknowledged));
        expect(seqs.length - acknowledged.length).toBeLessThanOrEqual(1);
        acknowledged.splice(0, acknowledged.length, ...seqs);
        logs.stepsLeft = life.steps;
        for (let count = 0; count < life.changes; count += 1) {
          last += 1;
          const commit = store.rows.commit(change(last));
          if (
            await commit.then(
              () => true,
              () => false,
            )
          )
            acknowledged.push(last);
          else break;
        }
        if (life.lost) await loseDatabase();
      }
    }),
    { numRuns: 25 },
  );
});
