import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { attorney, attorneyFacts, goodForm, label } from './walk';

const lineOf = ({ gate }: RequestView) => gate.find(({ id }) => id === 'revocation');
const receivedOn = '2026-09-01';
const everyForm = { what: 'every-form' } as const;
const code = (name: string) => ({ fault: { code: name } });

async function addForm(desk: TestDesk, requestId: string, words: string): Promise<string> {
  const bytes = await pdfOf(['Authorization', 'Anna Miller', words]);
  const view = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes });
  return view.request.intake.papers.at(-1)?.id ?? '';
}

/** An attorney's request with two forms; the first is in use. */
async function twoForms(desk: TestDesk) {
  const requestId = await attorney(desk);
  const second = await addForm(desk, requestId, 'The second');
  const { request } = await desk.ask('request.view', { requestId });
  const first = request.intake.papers.find(({ kind }) => kind === 'authorization')?.id ?? '';
  await desk.ask('authorization.type', { requestId, facts: goodForm, paperId: first });
  return { requestId, first, second };
}

describe('which form a revocation takes back', () => {
  test('goes without saying where one stands, and is asked where more than one does', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const view = await desk.ask('request.recordRevocation', { requestId, receivedOn });
    const form = view.request.intake.papers.find(({ kind }) => kind === 'authorization');
    expect(view.request.authorization?.revocations).toMatchObject([
      { receivedOn, takenBack: { what: 'form', paperId: form?.id }, spared: [] },
    ]);
    const two = await twoForms(desk);
    const asked = { requestId: two.requestId, receivedOn };
    await expect(desk.ask('request.recordRevocation', asked)).rejects.toMatchObject(
      code('which-form'),
    );
  });

  test('is a form of this request, never a letter of it', async () => {
    const desk = await openTestDesk();
    const { requestId } = await twoForms(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const letter = request.intake.papers.find(({ kind }) => kind === 'request')?.id ?? '';
    const takenBack = { what: 'form', paperId: letter } as const;
    await expect(
      desk.ask('request.recordRevocation', { requestId, receivedOn, takenBack }),
    ).rejects.toMatchObject(code('no-such-form'));
  });

  test('may stand on a scan of the request, which then stays with it', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const bytes = await pdfOf(['I take my permission back.']);
    const { request } = await desk.ask('intake.addPaper', { requestId, kind: 'other', bytes });
    const writtenOn = request.intake.papers.at(-1)?.id ?? '';
    const gone = { requestId, receivedOn, writtenOn: 'gone' };
    await expect(desk.ask('request.recordRevocation', gone)).rejects.toMatchObject(
      code('no-such-paper'),
    );
    const view = await desk.ask('request.recordRevocation', { requestId, receivedOn, writtenOn });
    expect(view.request.authorization?.revocations).toMatchObject([{ receivedOn, writtenOn }]);
    await expect(
      desk.ask('intake.removePaper', { requestId, paperId: writtenOn }),
    ).rejects.toMatchObject(code('paper-kept'));
  });

  test('a form the paper does not speak of stays in force', async () => {
    const desk = await openTestDesk();
    const { requestId, first, second } = await twoForms(desk);
    const takenBack = { what: 'form', paperId: first } as const;
    const view = await desk.ask('request.recordRevocation', { requestId, receivedOn, takenBack });
    expect(lineOf(view)).toMatchObject({ ok: false });
    const other = await desk.ask('authorization.type', { requestId, facts: goodForm, paperId: second }); // prettier-ignore
    expect(lineOf(other)).toMatchObject({ ok: true });
    expect(other.authorization?.valid).toBe(true);
    // A scan that came after it may be the revoked form once more.
    const paperId = await addForm(desk, requestId, 'The third');
    const third = await desk.ask('authorization.type', { requestId, facts: goodForm, paperId });
    expect(lineOf(third)).toMatchObject({ ok: false });
  });
});

describe('a revocation of every form to one recipient', () => {
  test('reaches the other requests of this patient for it, and no others', async () => {
    const desk = await openTestDesk();
    const revoked = await attorney(desk);
    const same = await attorney(desk);
    const since = await attorney(desk);
    const elsewhere = await attorney(desk);
    const facts = { ...attorneyFacts, requesterName: 'P. Stone', requesterOrganization: 'Stone LLP' }; // prettier-ignore
    await desk.ask('intake.log', { requestId: elsewhere, facts });
    const view = await desk.ask('request.recordRevocation', { requestId: revoked, receivedOn, takenBack: everyForm }); // prettier-ignore
    desk.clock.set('2026-09-05T15:00:00.000Z');
    const newForm = { ...goodForm, signedOn: '2026-09-02' };
    await desk.ask('authorization.type', { requestId: since, facts: newForm });
    const line = async (requestId: string) => lineOf(await desk.ask('request.view', { requestId }));
    expect(await line(same)).toMatchObject({ ok: false });
    expect((await line(same))?.sentence).toContain(view.band.number);
    expect(await line(since)).toMatchObject({ ok: true });
    expect(await line(elsewhere)).toMatchObject({ ok: true });
    const { band, authorization } = await desk.ask('request.view', { requestId: same });
    expect(band.status).toBe('Revoked');
    expect(authorization?.valid).toBe(false);
  });

  test('reaches a recipient written another way', async () => {
    const desk = await openTestDesk();
    const revoked = await attorney(desk);
    const same = await attorney(desk);
    const facts = { ...attorneyFacts, requesterName: '', requesterOrganization: 'HOLLIS AND BRAY.' }; // prettier-ignore
    await desk.ask('intake.log', { requestId: same, facts });
    await desk.ask('request.recordRevocation', { requestId: revoked, receivedOn, takenBack: everyForm }); // prettier-ignore
    expect(lineOf(await desk.ask('request.view', { requestId: same }))).toMatchObject({
      ok: false,
    });
  });
});

test('a page that a form opened elsewhere is shut as soon as every form is taken back', async () => {
  const desk = await openTestDesk();
  const revoked = await attorney(desk);
  const requestId = await attorney(desk, { optIns: ['MH'] });
  const bytes = await pdfOf(['Dx F32.1']);
  const added = await desk.ask('records.add', { requestId, bytes, label });
  const tagIds = added.sensitive.tags.map(({ id }) => id);
  const before = await desk.ask('sensitive.answer', { requestId, tagIds });
  expect(before.sensitive.stopped).toEqual([]);
  await desk.ask('request.recordRevocation', { requestId: revoked, receivedOn, takenBack: everyForm }); // prettier-ignore
  const after = await desk.ask('request.view', { requestId });
  expect(after.sensitive.stopped).toMatchObject([{ need: 'needs-opt-in' }]);
});

test('a row of the queue that was shown before follows the day and a revocation elsewhere', async () => {
  const desk = await openTestDesk();
  const revoked = await attorney(desk);
  const requestId = await attorney(desk);
  const row = async () => {
    const { rows } = await desk.ask('desk.queue', {});
    return rows.find((one) => one.requestId === requestId);
  };
  const before = await row();
  expect(before?.status).not.toBe('Revoked');
  desk.clock.set('2026-09-02T15:00:00.000Z');
  const nextDay = await row();
  expect(nextDay?.dueText).not.toBe(before?.dueText);
  await desk.ask('request.recordRevocation', { requestId: revoked, receivedOn, takenBack: everyForm }); // prettier-ignore
  expect(await row()).toMatchObject({ status: 'Revoked', group: 'waiting' });
});

describe('a revocation recorded in error', () => {
  const reason = 'It was for the request of another attorney';

  async function revokedByMistake(desk: TestDesk) {
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    const { request } = await desk.ask('request.recordRevocation', { requestId, receivedOn });
    return { requestId, revocationId: request.authorization?.revocations[0]?.id ?? '' };
  }

  test('is corrected by a manager with a reason, and the history keeps both', async () => {
    const desk = await openTestDesk();
    const wrong = await revokedByMistake(desk);
    const view = await desk.ask('request.correctRevocation', { ...wrong, reason });
    expect(lineOf(view)).toMatchObject({ ok: true });
    expect(view.gate.find(({ id }) => id === 'authorization')).toMatchObject({ ok: true });
    expect(view.band.status).not.toBe('Revoked');
    expect(view.request.authorization?.revocations).toMatchObject([{ receivedOn, corrected: { reason } }]); // prettier-ignore
    const { rows } = await desk.ask('request.history', { requestId: wrong.requestId });
    expect(rows.slice(0, 2).map(({ what }) => what)).toEqual([
      `Said that a revocation was recorded in error, so it does not count: ${reason}`,
      'Recorded a revocation received on September 1, 2026',
    ]);
    await expect(desk.ask('request.correctRevocation', { ...wrong, reason })).rejects.toMatchObject(
      code('no-such-revocation'),
    );
  });

  test('is never corrected by a clerk, and by nobody without a reason', async () => {
    const desk = await openTestDesk();
    const wrong = await revokedByMistake(desk);
    await expect(
      desk.ask('request.correctRevocation', { ...wrong, reason: ' ' }),
    ).rejects.toMatchObject(code('bad-input'));
    await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
    for (const name of ['Cleo', 'Ben']) {
      await desk.signIn(name);
      await expect(
        desk.ask('request.correctRevocation', { ...wrong, reason }),
      ).rejects.toMatchObject(code('not-allowed'));
    }
    const { requestId } = wrong;
    expect(lineOf(await desk.ask('request.view', { requestId }))).toMatchObject({ ok: false });
  });
});
