import { expect, test, vi } from 'vitest';
import type { OpenDesk } from '../../../shared/core/context';
import { oncePerState } from '../../../shared/core/once';
import type { RequestState } from '../../../shared/domain/request/state';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { createJournal } from '../../../shared/sync/createJournal';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { count, foldCount, newClinic } from '../sync/testDesk';

async function desk() {
  const disk = new MemoryDisk();
  const { keyring } = await newClinic(disk);
  const clinic = () => ({ profile: { timeZone: 'America/Chicago' } });
  const journal = createJournal({
    storage: openMemoryStorage(disk).rows,
    keyring,
    clock: Date.now,
    primitives: webPrimitives,
    folds: { request: foldCount, clinic, patient: foldCount },
    contentVersion: 1,
  });
  await journal.open();
  await journal.append([count('clinic', 1, 'clinic'), count('p1', 1, 'patient')]);
  const opened = { journal, clock: { today: () => '2026-11-24' } } as unknown as OpenDesk;
  return { journal, opened };
}

test('what failed is tried again by whoever asks next', async () => {
  const { opened } = await desk();
  const request = {} as RequestState;
  let tries = 0;
  const ask = oncePerState(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('busy')) : Promise.resolve('row');
  });
  await expect(ask(opened, request)).rejects.toThrow('busy');
  expect(await ask(opened, request)).toBe('row');
});

test('what hangs on the patients is worked out once, and anew after one of them has changed', async () => {
  const { journal, opened } = await desk();
  const request = {} as RequestState;
  let worked = 0;
  const copies = vi.spyOn(journal, 'all');
  const ask = oncePerState(() => (worked += 1));
  for (let times = 0; times < 3; times += 1) ask(opened, request);
  expect(worked).toBe(1);
  // However many patients there are, an answer that stands is not compared with them.
  expect(copies).not.toHaveBeenCalledWith('patient');
  await journal.append([count('r1', 1)]);
  expect(ask(opened, request)).toBe(1);
  await journal.append([count('p1', 1, 'patient')]);
  expect(ask(opened, request)).toBe(2);
  await journal.append([count('p2', 1, 'patient')]);
  expect(ask(opened, request)).toBe(3);
});
