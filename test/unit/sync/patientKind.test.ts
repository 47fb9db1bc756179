import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../shared/domain/base/canonicalJson';
import { fromHex } from '../../../shared/domain/base/bytes';
import { decodeOperation, encodeOperation } from '../../../shared/sync/operationFormat';
import type { StoredBatch, StoredRow, StoredWrap } from '../../../shared/sync/storage';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { count, journalOver, newClinic, reopened } from './testDesk';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'opened';
  } catch (error) {
    return (error as { fault?: { code: string } }).fault?.code ?? String(error);
  }
};

interface SavedVault {
  readonly userId: string;
  readonly header: Record<string, string>;
  readonly meta: Record<string, string>;
  readonly rows: Record<string, string | number>[];
  readonly batches: Record<string, string | number | string[]>[];
  readonly outbox: { chain: string; seq: number }[];
  readonly wraps: { requestId: string; bytes: string }[];
}

/** A vault as the version before wrote it, which knew requests and the clinic only. */
function olderVault(): { disk: MemoryDisk; userId: string } {
  const file = new URL('vectors/vault-v1.json', import.meta.url);
  const saved = JSON.parse(readFileSync(file, 'utf8')) as SavedVault;
  const disk = new MemoryDisk();
  const bytesIn = (one: object, name: string): unknown => {
    const sealed = (one as Record<string, string>)[name] ?? '';
    return { ...one, [name]: fromHex(sealed) };
  };
  for (const [key, hex] of Object.entries(saved.header)) disk.header.set(key, fromHex(hex));
  for (const [key, hex] of Object.entries(saved.meta)) disk.tables.meta.set(key, fromHex(hex));
  for (const row of saved.rows.map((one) => bytesIn(one, 'sealed') as StoredRow))
    disk.tables.rows.set(`${row.table} ${row.id}`, row);
  for (const batch of saved.batches.map((one) => bytesIn(one, 'bytes') as StoredBatch))
    disk.tables.batches.set(`${batch.chain} ${batch.seq}`, batch);
  for (const wrap of saved.wraps.map((one) => bytesIn(one, 'bytes') as StoredWrap))
    disk.tables.wraps.set(wrap.requestId, wrap);
  for (const entry of saved.outbox) disk.tables.outbox.set(`${entry.chain} ${entry.seq}`, entry);
  return { disk, userId: saved.userId };
}

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
    const { disk, userId } = olderVault();
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

  it('of a later version, or about a kind nobody knows, asks for an update', () => {
    expect(decoded({ v: 3 })).toBe('newer-format');
    expect(decoded({ subject: { kind: 'visit', id: 'v1' } })).toBe('newer-format');
    expect(decoded({ v: 0 })).toBe('vault-damaged');
  });
});
