import { describe, expect, test } from 'vitest';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { addChart, lookAtAll, pagesOf, walkIn } from './walk';

async function deskWithDoctors(): Promise<TestDesk> {
  const desk = await openTestDesk();
  for (const name of ['Dr. Hale', 'Dr. Ito']) {
    const passphrase = passphraseOf(name);
    await desk.ask('people.add', { name, role: 'licensed-professional', passphrase });
  }
  return desk;
}

const grounds = {
  'D-R1': { endangers: 'yes' },
  'D-R2': { namesOther: 'yes', harmsOther: 'yes' },
} as const;

async function deny(
  desk: TestDesk,
  requestId: string,
  code: keyof typeof grounds,
  denied: { readonly page: number; readonly whereToAsk: string },
): Promise<void> {
  const { request } = await desk.ask('request.view', { requestId });
  const documentId = request.records?.documents[0]?.id ?? '';
  const decision = {
    code,
    pages: [{ documentId, page: denied.page, ground: 'names a person' }],
    answers: { ...grounds[code] },
    explanation: 'See my note.',
    whereToAsk: denied.whereToAsk,
    blockingException: 'preventing-harm',
  };
  await desk.ask('answer.decide', { requestId, decision });
}

async function looked(desk: TestDesk): Promise<string> {
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  expect(pagesOf(await lookAtAll(desk, requestId))).toHaveLength(3);
  await desk.signIn('Dr. Hale');
  return requestId;
}

async function lastLetter(desk: TestDesk, requestId: string): Promise<string> {
  const { request } = await desk.ask('request.view', { requestId });
  const parts = request.letters?.filed.at(-1)?.parts ?? [];
  return parts.map(({ text }) => text).join('\n');
}

const endangers = 'life or physical safety in danger';
const another = 'speak of another person';

describe('the letter of a denial', () => {
  test('names everybody who has what is asked for, and counts a page under two grounds once', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    await deny(desk, requestId, 'D-R1', { page: 1, whereToAsk: 'Hill Hospital, Austin.' });
    await deny(desk, requestId, 'D-R2', { page: 1, whereToAsk: 'Elm Street Clinic' });
    await desk.ask('answer.sendDenial', { requestId });
    const words = await lastLetter(desk, requestId);
    expect(words).toContain('ask for it here: Hill Hospital, Austin; Elm Street Clinic.');
    expect(words).toContain('1 page of your records');
  });
});

describe('the letter of a review’s result', () => {
  test('names the grounds of the denials the review looked at, and of no other', async () => {
    const desk = await deskWithDoctors();
    const requestId = await looked(desk);
    const uphold = async () => {
      await desk.ask('answer.sendDenial', { requestId });
      await desk.ask('answer.requestReview', { requestId, receivedOn: '2026-09-01' });
      await desk.signIn('Dr. Ito');
      await desk.ask('answer.review', { requestId, outcome: 'upheld', reason: 'It stands.' });
      await desk.ask('answer.tellReview', { requestId });
      await desk.signIn('Dr. Hale');
    };
    await deny(desk, requestId, 'D-R1', { page: 1, whereToAsk: '' });
    await uphold();
    expect(await lastLetter(desk, requestId)).toContain(endangers);
    await deny(desk, requestId, 'D-R2', { page: 2, whereToAsk: '' });
    await uphold();
    const words = await lastLetter(desk, requestId);
    expect(words).toContain(another);
    expect(words).not.toContain(endangers);
  });
});
