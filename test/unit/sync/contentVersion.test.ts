import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../shared/domain/base/canonicalJson';
import { fromUtf8 } from '../../../shared/domain/base/bytes';
import { decodeHeads, encodeHeads } from '../../../shared/sync/heads';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { saveVault, savedVault } from './savedVault';
import { count, journalOver, newClinic, reopened, vaultOn } from './testDesk';

const clock = () => 1_790_000_000_000;

/** A vault with two changes, as a program of this content version leaves it. */
async function writtenBy(contentVersion: number) {
  const disk = new MemoryDisk();
  const { keyring } = await newClinic(disk);
  const journal = journalOver(openMemoryStorage(disk).rows, keyring, clock, contentVersion);
  await journal.open();
  await journal.append([count('desk', 1, 'clinic'), count('r1', 2), count('p1', 3, 'patient')]);
  return { disk, userId: keyring.userId };
}

describe('a vault whose records hold more than this version knows', () => {
  it('is not opened, and nothing in it is touched', async () => {
    const { disk, userId } = await writtenBy(2);
    const before = disk.tables;
    await expect(reopened(disk, userId)).rejects.toMatchObject({ fault: { code: 'newer-format' } });
    expect(disk.tables).toBe(before);
  });

  it('is opened by the version that wrote it, and by every later one', async () => {
    const { disk, userId } = await writtenBy(2);
    for (const version of [2, 3]) {
      const keyring = await vaultOn(disk).unlock(userId, 'seven green lamps');
      const journal = journalOver(openMemoryStorage(disk).rows, keyring, clock, version);
      await journal.open();
      expect(journal.get('request', 'r1')?.total).toBe(2);
    }
  });
});

describe('the list of heads', () => {
  const heads = (change: object) => canonicalBytes({ devices: {}, hlc: '0', operations: 0, ...change }); // prettier-ignore

  it('is written as the third, with the version of the content', () => {
    const third = { v: 3, content: 1, devices: {}, hlc: '0', operations: 0 } as const;
    expect(fromUtf8(encodeHeads(third))).toBe(
      '{"content":1,"devices":{},"hlc":"0","operations":0,"v":3}',
    );
    expect(decodeHeads(encodeHeads(third))).toEqual(third);
  });

  it('of the versions before holds no content that anybody counted', () => {
    expect(decodeHeads(heads({ v: 1 })).content).toBe(0);
    expect(decodeHeads(heads({ v: 2 })).content).toBe(0);
  });

  it('of a later version asks for an update', () => {
    expect(() => decodeHeads(heads({ v: 4 }))).toThrow('newer-format');
  });
});

describe('a vault of the third list of heads', () => {
  // WRITE_VECTORS=1 writes it once; the committed one is never written again.
  it.runIf(process.env['WRITE_VECTORS'])('is written', async () => {
    const { disk, userId } = await writtenBy(1);
    saveVault('vault-v3', disk, userId);
  });

  it.runIf(process.env['WRITE_VECTORS'])('is written after its clock was put back', async () => {
    const { disk, userId } = await writtenBy(1);
    const yearBefore = () => clock() - 31_536_000_000;
    const { journal } = await reopened(disk, userId, yearBefore);
    await journal.append([count('r1', 1), count('p1', 1, 'patient')]);
    saveVault('vault-v3-clock-back', disk, userId);
  });

  it('opens with entries that say what the PC’s clock said', async () => {
    const { disk, userId } = savedVault('vault-v3-clock-back');
    const { journal } = await reopened(disk, userId, clock);
    expect(await journal.rebuild()).toEqual({ operations: 5, subjects: 3, differences: [] });
    const history = await journal.operationsOf({ kind: 'request', id: 'r1' });
    expect(history.map(({ v, wall }) => [v, wall])).toEqual([
      [1, undefined],
      [3, '2025-09-21T14:13:20.000Z'],
    ]);
  });

  it('opens, and its log says what its rows say', async () => {
    const { disk, userId } = savedVault('vault-v3');
    const { journal } = await reopened(disk, userId, clock);
    expect(journal.get('patient', 'p1')?.total).toBe(3);
    expect(await journal.rebuild()).toEqual({ operations: 3, subjects: 3, differences: [] });
  });
});
