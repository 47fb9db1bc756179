import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { count, newClinic, reopened, vaultOn, journalOver } from './testDesk';

async function freshDesk() {
  const disk = new MemoryDisk();
  const { keyring } = await newClinic(disk);
  const { rows } = openMemoryStorage(disk);
  const journal = journalOver(rows, keyring);
  await journal.open();
  return { disk, keyring, journal, userId: keyring.userId };
}

const faultOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { fault?: { code: string } }).fault?.code ?? String(error),
  );

describe('the journal', () => {
  it('gives back after a restart what was acknowledged', async () => {
    const { disk, journal, userId } = await freshDesk();
    await journal.append([count('r1', 2), count('r2', 5)]);
    await journal.append([count('r1', 3), count('desk', 1, 'clinic')]);
    const again = await reopened(disk, userId);
    expect(again.journal.get('request', 'r1')).toEqual(journal.get('request', 'r1'));
    expect(again.journal.get('request', 'r1')?.total).toBe(5);
    expect(again.journal.all('request')).toHaveLength(2);
    expect(again.journal.get('clinic', 'desk')?.total).toBe(1);
    expect(await again.journal.rebuild()).toEqual({ operations: 4, subjects: 3, differences: [] });
  });

  it('goes on with the chain after a restart', async () => {
    const { disk, journal, userId } = await freshDesk();
    await journal.append([count('r1', 2)]);
    const again = await reopened(disk, userId);
    await again.journal.append([count('r1', 4)]);
    await again.journal.append([count('r1', 1)]);
    const history = await again.journal.operationsOf({ kind: 'request', id: 'r1' });
    expect(history.map(({ body }) => body)).toEqual([{ by: 2 }, { by: 4 }, { by: 1 }]);
    expect(new Set(history.map(({ epoch }) => epoch)).size).toBe(2);
    expect(await again.journal.rebuild()).toMatchObject({ operations: 3, differences: [] });
  });

  it('refuses all changes of an append when one is refused', async () => {
    const { journal, disk } = await freshDesk();
    await journal.append([count('r1', 2)]);
    const before = disk.tables;
    expect(await faultOf(journal.append([count('r2', 1), count('r1', -3)]))).toBe('below-zero');
    expect(journal.get('request', 'r2')).toBeUndefined();
    expect(disk.tables).toBe(before);
    await journal.append([count('r1', 1)]);
    expect(journal.get('request', 'r1')?.total).toBe(3);
  });

  it('does appends one after another, each on the state of the one before', async () => {
    const { journal } = await freshDesk();
    await Promise.all(Array.from({ length: 12 }, () => journal.append([count('r1', 1)])));
    expect(journal.get('request', 'r1')?.total).toBe(12);
    expect(await journal.rebuild()).toMatchObject({ operations: 12, differences: [] });
  });

  it('says that the disk is full, keeps what was there and goes on when there is room', async () => {
    const { disk, journal, userId } = await freshDesk();
    await journal.append([count('r1', 1)]);
    disk.bytesLeft = 100;
    expect(await faultOf(journal.append([count('r1', 1)]))).toBe('disk-full');
    expect(journal.get('request', 'r1')?.total).toBe(1);
    disk.bytesLeft = Infinity;
    await journal.append([count('r1', 1)]);
    const again = await reopened(disk, userId);
    expect(again.journal.get('request', 'r1')?.total).toBe(2);
  });

  it('tells listeners of each change once it is safe, until they stop listening', async () => {
    const { journal } = await freshDesk();
    const heard: string[] = [];
    const stop = journal.onCommitted((operations) => heard.push(...operations.map((o) => o.type)));
    await journal.append([count('r1', 1)]);
    stop();
    await journal.append([count('r1', 1)]);
    expect(heard).toEqual(['count']);
  });

  it('hands out state that only an operation can change', async () => {
    const { journal } = await freshDesk();
    await journal.append([count('r1', 1)]);
    const state = journal.get('request', 'r1') as { total: number };
    expect(() => {
      state.total = 9;
    }).toThrow(TypeError);
  });

  it('keeps each acknowledged change, and nothing torn, wherever the machine dies', async () => {
    // 5 steps a commit, 4 commits: dies at every one of them.
    for (let steps = 0; steps <= 20; steps += 1) {
      const { disk, journal, userId } = await freshDesk();
      disk.stepsLeft = steps;
      let acknowledged = 0;
      for (let n = 0; n < 4; n += 1) {
        const done = await faultOf(journal.append([count('r1', 1), count(`r1-${n}`, 1)]));
        if (done === undefined) acknowledged += 1;
      }
      const { journal: again } = await reopened(disk, userId);
      const total = again.get('request', 'r1')?.total ?? 0;
      expect([acknowledged, acknowledged + 1]).toContain(total);
      expect(again.all('request').length).toBe(total === 0 ? 0 : total + 1);
      expect(await again.rebuild()).toMatchObject({ operations: 2 * total, differences: [] });
      await again.append([count('r1', 1)]);
      expect(again.get('request', 'r1')?.total).toBe(total + 1);
    }
  });

  it('shows every operation of a request and none of another', async () => {
    const { journal, userId } = await freshDesk();
    await journal.append([count('r1', 1), count('r2', 7)]);
    const history = await journal.operationsOf({ kind: 'request', id: 'r1' });
    expect(history).toHaveLength(1);
    expect(history[0]).toMatchObject({ user: userId, type: 'count', body: { by: 1 }, seq: 1 });
  });

  it('does not open with another clinic key', async () => {
    const { journal, disk } = await freshDesk();
    await journal.append([count('r1', 1)]);
    const other = await newClinic(new MemoryDisk());
    const stranger = journalOver(openMemoryStorage(disk).rows, other.keyring);
    expect(await faultOf(stranger.open())).toBe('vault-damaged');
  });

  it('records who did it when two people share the desk', async () => {
    const { journal, keyring, disk } = await freshDesk();
    const person = await keyring.addUser({
      name: 'Ben Orr',
      role: 'clerk',
      passphrase: 'two red boats',
    });
    await journal.append([count('r1', 1)]);
    const ben = await vaultOn(disk).unlock(person.id, 'two red boats');
    const second = journalOver(openMemoryStorage(disk).rows, ben);
    await second.open();
    await second.append([count('r1', 1)]);
    const history = await second.operationsOf({ kind: 'request', id: 'r1' });
    expect(history.map(({ user }) => user)).toEqual([keyring.userId, person.id]);
    expect(await second.rebuild()).toMatchObject({ operations: 2, differences: [] });
  });

  it('folds any sequence of appends to the same state as the log', async () => {
    const step = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -2, max: 5 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { disk, journal, userId } = await freshDesk();
        for (const drafts of steps)
          await faultOf(journal.append(drafts.map(([id, by]) => count(id, by))));
        const again = await reopened(disk, userId);
        expect(again.journal.all('request')).toEqual(journal.all('request'));
        expect((await again.journal.rebuild()).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a log that somebody changed', () => {
  async function written() {
    const desk = await freshDesk();
    await desk.journal.append([count('r1', 1)]);
    await desk.journal.append([count('r1', 1), count('r2', 1)]);
    await desk.journal.append([count('r2', 1)]);
    return desk;
  }
  const open = (disk: MemoryDisk, userId: string) => faultOf(reopened(disk, userId));
  const rebuilt = async (disk: MemoryDisk, userId: string) =>
    faultOf((await reopened(disk, userId)).journal.rebuild());

  it('stops when the last batch is gone', async () => {
    const { disk, userId } = await written();
    const last = [...disk.tables.batches.keys()].at(-1)!;
    disk.tables.batches.delete(last);
    expect(await open(disk, userId)).toBe('vault-damaged');
  });

  it('stops when a byte of the last batch or of a row is another one', async () => {
    for (const table of ['batches', 'rows'] as const) {
      const { disk, userId } = await written();
      const entry = [...disk.tables[table].values()].at(-1)!;
      const bytes = 'sealed' in entry ? entry.sealed : entry.bytes;
      bytes[bytes.length - 1]! ^= 1;
      expect(await open(disk, userId)).toBe('vault-damaged');
    }
  });

  it('stops when a row was put back to an older one', async () => {
    const { disk, journal, userId } = await written();
    const old = new Map(disk.tables.rows);
    await journal.append([count('r1', 1)]);
    disk.tables.rows = old;
    expect(await open(disk, userId)).toBe('vault-damaged');
  });

  it('stops when a row stands in the place of another', async () => {
    const { disk, userId } = await written();
    const [one, two] = [...disk.tables.rows.keys()];
    const row = disk.tables.rows.get(one!)!;
    disk.tables.rows.set(two!, { ...row, id: disk.tables.rows.get(two!)!.id });
    expect(await open(disk, userId)).toBe('vault-damaged');
  });

  it('finds on the self-check a batch dropped from the middle, or two changed about', async () => {
    const dropped = await written();
    const keys = [...dropped.disk.tables.batches.keys()];
    dropped.disk.tables.batches.delete(keys[1]!);
    expect(await rebuilt(dropped.disk, dropped.userId)).toBe('vault-damaged');

    const swapped = await written();
    const [a, b] = [...swapped.disk.tables.batches.entries()];
    swapped.disk.tables.batches.set(a![0], { ...a![1], bytes: b![1].bytes });
    swapped.disk.tables.batches.set(b![0], { ...b![1], bytes: a![1].bytes });
    expect(await rebuilt(swapped.disk, swapped.userId)).toBe('vault-damaged');
  });

  it('stops on a batch of a newer version', async () => {
    const { disk, userId } = await written();
    const first = [...disk.tables.batches.values()][0]!;
    first.bytes[2] = 2;
    expect(await rebuilt(disk, userId)).toBe('newer-format');
  });
});
