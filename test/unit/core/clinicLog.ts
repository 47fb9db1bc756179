import { clinicSubjectId } from '../../../shared/core/context';
import { contentVersion, deskFolds } from '../../../shared/core/folds';
import { Vault } from '../../../shared/crypto/vault';
import { createJournal } from '../../../shared/sync/createJournal';
import type { Operation } from '../../../shared/sync/operation';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { cheapArgon2, type TestDesk } from '../../support/desk';
import { openMemoryStorage } from '../../support/memoryStorage';

/** Every operation about the clinic, read from the disk with somebody's passphrase. */
export async function clinicLog(
  { disk, clock }: Pick<TestDesk, 'disk' | 'clock'>,
  who: { readonly userId: string; readonly passphrase: string },
): Promise<Operation[]> {
  const { header, rows } = openMemoryStorage(disk);
  const parts = { primitives: webPrimitives, clock: () => Date.parse(clock.now()) };
  const vault = new Vault({ ...parts, storage: header, testOnlyArgon2: cheapArgon2 });
  const keyring = await vault.unlock(who.userId, who.passphrase);
  const folded = { folds: deskFolds, contentVersion };
  const journal = createJournal({ ...parts, ...folded, storage: rows, keyring });
  await journal.open();
  expectSound(await journal.rebuild());
  return journal.operationsOf({ kind: 'clinic', id: clinicSubjectId });
}

function expectSound({ differences }: { readonly differences: readonly string[] }): void {
  if (differences.length > 0) throw new Error(`rows that are not what the log says: ${differences.join(', ')}`); // prettier-ignore
}
