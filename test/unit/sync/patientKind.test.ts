import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../shared/domain/base/canonicalJson';
import { decodeOperation, encodeOperation } from '../../../shared/sync/operationFormat';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { savedVault } from './savedVault';
import { count, journalOver, newClinic, reopened } from './testDesk';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'opened';
  } catch (error) {
    return (error as { fault?: { code: string } }).fault?.code ?? String(error);
  }
};

describe('a patient in the journal', () => {
  it('comes back after a restart, beside requests and the clinic, as the log says', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const journal = journalOver(openMemoryStorage(disk).rows, keyring);
    await journal.open();
    await journal.append([count('r1', 2), count('p1', 4, 'patient'), count('desk', 1, 'clinic')]);
    await journal.append([count('p1', 3, 'patient'), count('p2', 1, 'patient')]);
    const again = await reopened(disk, keyring.userId);
    expect(again.journal.get('patient', 'p1')?.total).toBe(7);
    expect(again.journal.get('request', 'p1')).toBeUndefined();
    expect(again.journal.all('patient')).toEqual(journal.all('patient'));
    expect(await again.journal.rebuild()).toEqual({ operations: 5, subjects: 4, differences: [] });
    const history = await again.journal.operationsOf({ kind: 'patient', id: 'p1' });
    expect(history.map(({ v, body }) => [v, body])).toEqual([[2, { by: 4 }], [2, { by: 3 }]]); // prettier-ignore
  });

  it('has no key of its own to lose: no request’s key opens or closes it', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const journal = journalOver(openMemoryStorage(disk).rows, keyring);
    await journal.open();
    await journal.append([count('r1', 1), count('p1', 4, 'patient')]);
    expect([...disk.tables.wraps.keys()]).toEqual(['r1']);
  });

  it('a vault of the version before opens, and takes patients in', async () => {
    const { disk, userId } = savedVault('vault-v1');
    const { journal } = await reopened(disk, userId, () => 1_790_000_100_000);
    expect(journal.get('request', 'r1')?.total).toBe(5);
    expect(journal.get('clinic', 'desk')?.total).toBe(1);
    expect(await journal.rebuild()).toEqual({ operations: 4, subjects: 3, differences: [] });
    await journal.append([count('p1', 9, 'patient'), count('r1', 1)]);
    const again = await reopened(disk, userId, () => 1_790_000_200_000);
    expect(again.journal.get('patient', 'p1')?.total).toBe(9);
    expect(await again.journal.rebuild()).toEqual({ operations: 6, subjects: 4, differences: [] });
  });

  it('a row of a kind nobody knows stops the desk and asks for an update', async () => {
    const disk = new MemoryDisk();
    const { keyring } = await newClinic(disk);
    const journal = journalOver(openMemoryStorage(disk).rows, keyring);
    await journal.open();
    await journal.append([count('r1', 1)]);
    const address = { table: 'visit' as 'request', id: 'v1', rev: 1 };
    const sealed = await keyring.sealRow(address, canonicalBytes({ total: 1 }));
    disk.tables.rows.set('visit v1', { ...address, sealed });
    await expect(reopened(disk, keyring.userId)).rejects.toMatchObject({
      fault: { code: 'newer-format' },
    });
  });
});

describe('the format of an operation', () => {
  const hex = (digit: string, length: number) => digit.repeat(length);
  const operation = {
    v: 2,
    ...{ uid: hex('a', 32), dev: hex('b', 32), epoch: hex('c', 32), seq: 1 },
    ...{ prev: hex('0', 64), hlc: '0123456789ab-0000', user: 'u1', type: 'count', body: {} },
    subject: { kind: 'patient', id: 'p1' },
  } as const;
  const decoded = (change: object) => codeOf(() => decodeOperation(canonicalBytes({ ...operation, ...change }))); // prettier-ignore

  it('is the second for a patient and the first for all else', () => {
    expect(decodeOperation(encodeOperation(operation))).toEqual(operation);
    expect(decoded({ v: 1 })).toBe('vault-damaged');
    expect(decoded({ subject: { kind: 'request', id: 'r1' } })).toBe('vault-damaged');
    expect(decoded({ v: 1, subject: { kind: 'request', id: 'r1' } })).toBe('opened');
  });

  it('is the third where the PC’s clock said another moment than the log’s, and says which', () => {
    const wall = '2026-11-24T10:00:00.000Z';
    expect(decodeOperation(encodeOperation({ ...operation, v: 3, wall }))).toMatchObject({ wall });
    expect(decoded({ v: 3, wall, subject: { kind: 'request', id: 'r1' } })).toBe('opened');
    expect(decoded({ v: 3 })).toBe('vault-damaged');
    expect(decoded({ wall })).toBe('vault-damaged');
  });

  it('of a later version, or about a kind nobody knows, asks for an update', () => {
    expect(decoded({ v: 4 })).toBe('newer-format');
    expect(decoded({ subject: { kind: 'visit', id: 'v1' } })).toBe('newer-format');
    expect(decoded({ v: 0 })).toBe('vault-damaged');
  });
});
