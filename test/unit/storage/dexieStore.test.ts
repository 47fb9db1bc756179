import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDexieStore } from '../../../renderer/workers/storage/dexieStore';
import { openTwinStore } from '../../../renderer/workers/storage/twinStore';
import { holdProfile } from '../../../renderer/workers/storage/profileLock';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { Vault } from '../../../shared/crypto/vault';
import { MemoryLogs } from '../../support/memoryLogs';
import { cheapArgon2, count, journalOver } from '../sync/testDesk';

async function storeOver(name: string, logs: MemoryLogs) {
  const database = await openDexieStore(name);
  const hasFiles = () => Promise.resolve(false);
  const store = await openTwinStore({
    database,
    logs,
    digest: webPrimitives,
    hasFiles,
    longLog: Infinity,
  });
  return { ...store, close: () => database.close() };
}

async function desk(name: string, logs = new MemoryLogs()) {
  const store = await storeOver(name, logs);
  const { header: storage } = store;
  const primitives = webPrimitives;
  const vault = new Vault({ primitives, storage, clock: Date.now, testOnlyArgon2: cheapArgon2 });
  return { store, vault };
}

const ada = { userName: 'Ada Moss', role: 'manager', passphrase: 'seven green lamps' };

describe('the database', () => {
  it('holds the whole desk over a restart', async () => {
    const logs = new MemoryLogs();
    const first = await desk('clinic', logs);
    const { keyring } = await first.vault.createClinic(ada);
    const journal = journalOver(first.store.rows, keyring);
    await journal.open();
    await journal.append([count('r1', 2), count('desk', 1, 'clinic')]);
    await journal.append([count('r1', 3)]);
    first.store.close();

    const second = await desk('clinic', logs);
    const again = journalOver(
      second.store.rows,
      await second.vault.unlock(keyring.userId, ada.passphrase),
    );
    await again.open();
    expect(again.get('request', 'r1')?.total).toBe(5);
    expect(await again.rebuild()).toEqual({ operations: 3, subjects: 2, differences: [] });
    expect(await again.operationsOf({ kind: 'request', id: 'r1' })).toHaveLength(2);
    expect(await second.store.rows.outbox()).toHaveLength(2);
    second.store.close();
  });

  it('keeps the practice clinic apart from the real one', async () => {
    const real = await desk('real');
    await real.vault.createClinic(ada);
    const practice = await desk('practice');
    expect(await practice.vault.lockScreen()).toBeUndefined();
    expect((await real.vault.lockScreen())?.people).toHaveLength(1);
    real.store.close();
    practice.store.close();
  });

  it('writes all of a commit or nothing, and no batch twice', async () => {
    const { store } = await desk('atomic');
    const batch = {
      chain: 'd-e',
      seq: 1,
      last: 1,
      subjects: ['request:r'],
      bytes: Uint8Array.of(1),
    };
    const empty = { rows: [], batches: [], outbox: [], wraps: [], meta: [] };
    await store.rows.commit({ ...empty, batches: [batch] });
    const row = { table: 'request', id: 'r', rev: 1, sealed: Uint8Array.of(2) } as const;
    const wraps = [{ requestId: 'r', bytes: Uint8Array.of(3) }];
    const again = { ...batch, bytes: Uint8Array.of(9) };
    await expect(
      store.rows.commit({ ...empty, wraps, rows: [row], batches: [again] }),
    ).rejects.toThrow();
    expect(await store.rows.rows()).toEqual([]);
    expect(await store.rows.wraps()).toEqual([]);
    expect((await store.rows.batch('d-e', 1))?.bytes).toEqual(Uint8Array.of(1));
    store.close();
  });
});

/** The rules of the Web Locks API for one name and `ifAvailable`. */
function fakeLocks(): LockManager {
  const held = new Set<string>();
  const request = async (
    name: string,
    _options: LockOptions,
    work: (lock: Lock | null) => Promise<unknown>,
  ) => {
    if (held.has(name)) return work(null);
    held.add(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

describe('two windows', () => {
  it('never open one desk: the second is refused until the first is closed', async () => {
    const locks = fakeLocks();
    const release = await holdProfile('clinic', locks);
    await expect(holdProfile('clinic', locks)).rejects.toMatchObject({
      fault: { code: 'already-open' },
    });
    const practice = await holdProfile('practice', locks);
    release();
    await new Promise((resolve) => setTimeout(resolve));
    (await holdProfile('clinic', locks))();
    practice();
  });
});
