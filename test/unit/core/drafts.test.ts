import { expect, test } from 'vitest';
import { openTestDesk, passphraseOf } from '../../support/desk';
import { walkIn } from './walk';

const place = 'request/hold';

test('half-typed words are there after a lock, for who typed them and for nobody else', async () => {
  const desk = await openTestDesk();
  await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
  const requestId = await walkIn(desk);
  const at = { requestId, place };
  await desk.ask('draft.keep', { ...at, words: { reason: 'The scan' } });
  await desk.ask('draft.keep', { ...at, words: { reason: 'The scan of Elm Street' } });
  await desk.signIn('Cleo');
  expect(await desk.ask('draft.read', at)).toEqual({ words: null });
  await desk.ask('draft.keep', { ...at, words: { reason: 'Mine' } });
  expect(JSON.stringify(await desk.ask('request.view', { requestId }))).not.toContain('Elm Street');
  await desk.signIn('Ada');
  expect(await desk.ask('draft.read', at)).toEqual({ words: { reason: 'The scan of Elm Street' } });
  expect(await desk.ask('draft.read', { ...at, place: 'request/cancel' })).toEqual({ words: null });
});

test('words that were sent or given up are gone, and nothing is written where nothing was kept', async () => {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  const at = { requestId, place };
  const rows = async () => (await desk.ask('request.history', { requestId })).rows.length;
  const before = await rows();
  await desk.ask('draft.keep', { ...at, words: null });
  expect(await rows()).toBe(before);
  await desk.ask('draft.keep', { ...at, words: { reason: 'The scan' } });
  await desk.ask('draft.keep', { ...at, words: null });
  expect(await desk.ask('draft.read', at)).toEqual({ words: null });
});
