import { expect, test } from 'vitest';
import { openTestDesk, passphraseOf } from '../../support/desk';
import { addChart, attorney, pagesOf } from './walk';

test('why a professional decided is read by those who decide or answer for it, not at the counter', async () => {
  const desk = await openTestDesk();
  const people = [
    { name: 'Cleo', role: 'clerk' },
    { name: 'Dr. Hale', role: 'licensed-professional' },
  ] as const;
  for (const one of people) {
    await desk.ask('people.add', { ...one, passphrase: passphraseOf(one.name) });
  }
  const requestId = await attorney(desk);
  const [page] = pagesOf(await addChart(desk, requestId));
  expect.assert(page !== undefined);
  const tagged = await desk.ask('sensitive.tag', { requestId, pages: [page], category: 'MH' });
  const tagIds = tagged.sensitive.tags.map(({ id }) => id);
  await desk.signIn('Dr. Hale');
  const reason = 'The patient told me of a threat.';
  await desk.ask('sensitive.decide', { requestId, tagIds, allowed: true, reason });

  const seenBy = async (name: string): Promise<string> => {
    await desk.signIn(name);
    return JSON.stringify(await desk.ask('request.view', { requestId }));
  };
  expect(await seenBy('Dr. Hale')).toContain(reason);
  expect(await seenBy('Ada')).toContain(reason);
  expect(await seenBy('Cleo')).not.toContain(reason);
});
