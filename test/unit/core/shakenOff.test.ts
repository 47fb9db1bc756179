import { describe, expect, test } from 'vitest';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { addChart, attorney, log, pagesOf, walkInFacts } from './walk';

const refusedWith = (code: string) => ({ fault: { code } });

/** A clerk of the desk of Ada (administrator) and Ben (quality check); Ada stays signed in. */
async function deskWithClerk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  const passphrase = passphraseOf('Cleo');
  await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase });
  return desk;
}

/** What stops a release is not lifted by saying something else beside it. */
describe('what stops a release cannot be shaken off', () => {
  test('an older revocation recorded later does not lift the one that came after the form', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-08-25' });
    const { gate } = await desk.ask('request.recordRevocation', {
      requestId,
      receivedOn: '2026-08-01',
    });
    expect(gate.find(({ id }) => id === 'revocation')).toMatchObject({ ok: false });
  });

  test('a litigation hold is not lifted by a clerk who says it is another patient', async () => {
    const desk = await deskWithClerk();
    const requestId = await log(desk, walkInFacts);
    const fact = { kind: 'hold', matter: 'Miller v. River Clinic' } as const;
    await desk.ask('patients.restrict', { requestId, fact });
    await desk.signIn('Cleo');
    await expect(desk.ask('patients.link', { requestId })).rejects.toMatchObject(
      refusedWith('not-allowed'),
    );
    await desk.signIn('Ada');
    await expect(desk.ask('patients.link', { requestId })).resolves.toBeDefined();
  });

  test('a court order is ended or corrected by a manager, never by a clerk', async () => {
    const desk = await deskWithClerk();
    const requestId = await log(desk, walkInFacts);
    const order = { kind: 'order', whom: 'Tom Miller', effect: 'everything' } as const;
    await desk.signIn('Cleo');
    const { people } = await desk.ask('patients.record', { requestId, fact: order });
    const entryId = people.rows[0]!.entryId;
    const end = { requestId, entryId, on: '2026-09-01', reason: 'Set aside' };
    const right = { requestId, fact: { ...order, whom: 'Tim Miller' }, corrects: entryId };
    const refusal = refusedWith('not-allowed');
    await expect(desk.ask('patients.end', end)).rejects.toMatchObject(refusal);
    await expect(desk.ask('patients.record', right)).rejects.toMatchObject(refusal);
    await desk.signIn('Ada');
    const corrected = await desk.ask('patients.record', right);
    const standing = corrected.people.rows.find((row) => row.entryId !== entryId);
    const ended = await desk.ask('patients.end', { ...end, entryId: standing!.entryId });
    expect(ended.people.alerts).toEqual([]);
  });

  test('nor is a hold or an order lifted by a clerk who renames the patient; the name before stays known', async () => {
    const desk = await deskWithClerk();
    const requestId = await log(desk, walkInFacts);
    const order = { kind: 'order', whom: 'Tom Miller', effect: 'everything' } as const;
    await desk.ask('patients.record', { requestId, fact: order });
    const identity = { familyName: 'Moss', givenName: 'Rita', dateOfBirth: '1960-01-02', recordNumbers: [], aliases: [] }; // prettier-ignore
    await desk.signIn('Cleo');
    await expect(desk.ask('patients.identify', { requestId, identity })).rejects.toMatchObject(
      refusedWith('not-allowed'),
    );
    await expect(desk.ask('patients.link', { requestId })).rejects.toMatchObject(
      refusedWith('not-allowed'),
    );
    await desk.signIn('Ada');
    const { people } = await desk.ask('patients.identify', { requestId, identity });
    expect(people.identity?.aliases).toEqual(['Anna Miller']);
    const later = await log(desk, walkInFacts);
    expect((await desk.ask('patients.view', { requestId: later })).alerts).toHaveLength(1);
  });

  test('a page somebody else confirmed as protected is not cleared by a clerk', async () => {
    const desk = await deskWithClerk();
    const requestId = await attorney(desk);
    const [page] = pagesOf(await addChart(desk, requestId));
    expect.assert(page !== undefined);
    const tag = { requestId, pages: [page], category: 'MH' as const };
    const { sensitive } = await desk.ask('sensitive.tag', tag);
    const tagIds = sensitive.tags.map(({ id }) => id);
    await desk.signIn('Cleo');
    await expect(desk.ask('sensitive.clear', { requestId, tagIds })).rejects.toMatchObject(
      refusedWith('not-allowed'),
    );
    await desk.signIn('Ada');
    const clear = { requestId, tagIds, reason: 'The page is about a cold.' };
    await expect(desk.ask('sensitive.clear', clear)).resolves.toBeDefined();
  });

  test('nor after the clerk has answered another question about it', async () => {
    const desk = await deskWithClerk();
    const requestId = await attorney(desk);
    const [page] = pagesOf(await addChart(desk, requestId));
    expect.assert(page !== undefined);
    const tag = { requestId, pages: [page], category: 'SUD' as const };
    const { sensitive } = await desk.ask('sensitive.tag', tag);
    const tagIds = sensitive.tags.map(({ id }) => id);
    await desk.signIn('Cleo');
    await desk.ask('sensitive.answer', { requestId, tagIds, isPart2: true });
    await expect(desk.ask('sensitive.clear', { requestId, tagIds })).rejects.toMatchObject(
      refusedWith('not-allowed'),
    );
  });

  test('the paper an authorization was accepted on stays one, and another is whatever it is', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await desk.ask('authorization.accept', { requestId });
    const [letter, form] = request.intake.papers;
    expect.assert(letter?.kind === 'request' && form?.kind === 'authorization');
    const taken = { requestId, paperId: form.id, kind: 'other' as const };
    await expect(desk.ask('intake.relabelPaper', taken)).rejects.toMatchObject(
      refusedWith('paper-kept'),
    );
    const view = await desk.ask('intake.relabelPaper', { requestId, paperId: letter.id, kind: 'proof' }); // prettier-ignore
    expect(view.request.intake.papers).toMatchObject([
      { id: letter.id, kind: 'proof', fileId: letter.fileId },
      { id: form.id, kind: 'authorization' },
    ]);
    const { rows } = await desk.ask('request.history', { requestId });
    expect(JSON.stringify(rows)).toContain('Said what a paper is after all');
  });

  test('the paper an authorization was accepted on is not taken away', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await desk.ask('authorization.accept', { requestId });
    const paperId = request.intake.papers.find(({ kind }) => kind === 'authorization')?.id;
    expect.assert(paperId !== undefined);
    await expect(desk.ask('intake.removePaper', { requestId, paperId })).rejects.toMatchObject(
      refusedWith('paper-kept'),
    );
  });

  test('a denial is no letter to be written by hand', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    await expect(
      desk.ask('letter.file', { requestId, templateId: 'denial', values: {}, edits: {} }),
    ).rejects.toMatchObject(refusedWith('letter-of-a-station'));
    const { templates } = await desk.ask('letter.templates', { requestId });
    expect(templates.map(({ id }) => id).sort()).toEqual([
      'authority-needed',
      'authorization-return',
      'clarification',
      'no-records',
      'partial-release',
      'patient-form-needed',
      'revocation-acknowledgement',
      'subpoena-deficiency',
    ]);
  });
});
