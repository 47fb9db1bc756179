import { expect, it } from 'vitest';
import type { Operation } from '../../../shared/sync/operation';
import { encodeOperation, operationsOfBatch } from '../../../shared/sync/operationFormat';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { count, journalOver, newClinic, reopened, vaultOn } from './testDesk';

async function writtenOnce() {
  const disk = new MemoryDisk();
  const { keyring } = await newClinic(disk);
  const journal = journalOver(openMemoryStorage(disk).rows, keyring);
  await journal.open();
  const [operation] = await journal.append([count('r1', 1)]);
  return { disk, keyring, operation: operation! };
}

const placeOf = ({ dev, epoch, seq, prev }: Operation) => ({ dev, epoch, firstSeq: seq, prev });

it('nobody can record a change in the name of another', async () => {
  const { disk, keyring, operation } = await writtenOnce();
  const person = await keyring.addUser({ name: 'Ben', role: 'clerk', passphrase: 'two red boats' });
  const ben = await vaultOn(disk).unlock(person.id, 'two red boats');
  await ben.loadWraps([await keyring.requestWrap('r1')]);
  const entry = { subject: operation.subject, plain: encodeOperation(operation) };
  const batch = await ben.openBatch(await ben.sealBatch(placeOf(operation), [entry]));
  expect(batch.signer).toBe(person.id);
  expect(() => operationsOfBatch(batch)).toThrow('vault-damaged');
});

it('the last batch cannot be exchanged for another, even one that is signed and sealed', async () => {
  const { disk, keyring, operation } = await writtenOnce();
  const other = encodeOperation({ ...operation, body: { by: 9 } });
  const entry = { subject: operation.subject, plain: other };
  const bytes = await keyring.sealBatch(placeOf(operation), [entry]);
  const [key, batch] = [...disk.tables.batches.entries()][0]!;
  disk.tables.batches.set(key, { ...batch, bytes });
  await expect(reopened(disk, keyring.userId)).rejects.toMatchObject({
    fault: { code: 'vault-damaged' },
  });
});
