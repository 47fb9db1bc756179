import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import type { Keyring } from '../../../shared/crypto/keyring';
import { Vault } from '../../../shared/crypto/vault';
import { Refused } from '../../../shared/domain/base/fault';
import { createJournal } from '../../../shared/sync/createJournal';
import type { Draft, Operation, SubjectKind } from '../../../shared/sync/operation';
import type { RowStore } from '../../../shared/sync/storage';
import { openMemoryStorage, type MemoryDisk } from '../../support/memoryStorage';

export const cheapArgon2 = { memoryKiB: 64, passes: 1, lanes: 1 };

export interface Counted {
  readonly total: number;
  readonly log: readonly string[];
}

/** A request that counts, and refuses to fall below zero. */
export function foldCount(state: Counted | undefined, operation: Operation): Counted {
  const { by } = operation.body as { by: number };
  const total = (state?.total ?? 0) + by;
  if (total < 0) throw new Refused('below-zero', 'The count cannot fall below zero.');
  return { total, log: [...(state?.log ?? []), operation.uid] };
}

export const count = (id: string, by: number, kind: SubjectKind = 'request'): Draft => ({
  type: 'count',
  subject: { kind, id },
  body: { by },
});

export function vaultOn(disk: MemoryDisk, clock: () => number = Date.now): Vault {
  const { header: storage } = openMemoryStorage(disk);
  const primitives = webPrimitives;
  return new Vault({ primitives, storage, clock, testOnlyArgon2: cheapArgon2 });
}

export async function newClinic(disk: MemoryDisk) {
  return vaultOn(disk).createClinic({
    clinicName: 'Elm Street Clinic',
    userName: 'Ada Moss',
    role: 'manager',
    passphrase: 'seven green lamps',
  });
}

export function journalOver(
  storage: RowStore,
  keyring: Keyring,
  clock: () => number = Date.now,
  contentVersion = 1,
) {
  const folds = { request: foldCount, clinic: foldCount, patient: foldCount };
  const primitives = webPrimitives;
  return createJournal({ storage, keyring, clock, primitives, folds, contentVersion });
}

/** The desk as after a start: unlocked again, journal opened. */
export async function reopened(disk: MemoryDisk, userId: string, clock?: () => number) {
  const { rows } = openMemoryStorage(disk);
  const keyring = await vaultOn(disk).unlock(userId, 'seven green lamps');
  const journal = journalOver(rows, keyring, clock);
  await journal.open();
  return { journal, keyring, rows };
}
