import { describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { access, attorneyFacts, log, walkInFacts } from './walk';

const subpoena = {
  paper: 'subpoena',
  issuer: 'clerk',
  attached: 'no',
  served: 'yes',
  courtReaches: 'yes',
  clinicIsParty: 'no',
};
const lines = (view: { gate: readonly { id: string; ok: boolean }[] }) =>
  Object.fromEntries(view.gate.map((line) => [line.id, line.ok]));

describe('the basis', () => {
  it('keeps a subpoena without proof shut, writes what is missing, and opens it with the proof', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const without = { ...subpoena, assurance: 'none' };
    const shut = await desk.ask('basis.decide', { requestId, answers: without });
    expect(shut.request.basis).toMatchObject({ row: 'R10', accountable: true });
    expect(lines(shut)).toMatchObject({ basis: true, requirements: false });
    const caseCaption = 'Doe v. Roe, Cause 2026-1, Travis County';
    expect(shut.next).toEqual({ step: 'basis', label: 'Answer what the basis requires' });
    const told = await desk.ask('basis.sendLetter', { requestId, caseCaption });
    expect(told.next).toEqual({ step: 'basis', label: 'Enter the proof when it comes' });
    expect(told.band.status).toBe('Asked for proof: waiting for it');
    expect(told.steps.find(({ id }) => id === 'basis')).toMatchObject({
      status: 'attention',
      note: 'Waiting for proof of notice or a protective order (letter of September 1, 2026). When it comes, answer under Basis which proof it is.',
    });
    const { rows } = await desk.ask('desk.queue', {});
    expect(rows).toMatchObject([{ requestId, group: 'waiting' }]);
    expect(told.request.basisLog?.letters[0]?.missing).toContain(
      'Proof that came with the subpoena',
    );
    expect(told.request.intake.papers.some((paper) => paper.kind === 'letter')).toBe(true);
    const answers = {
      ...subpoena,
      ...{ assurance: 'notice', noticeSent: 'yes', noticeEnough: 'yes' },
      ...{ objectionTimeOver: 'yes', objections: 'none', privilegeCleared: 'yes' },
    };
    const open = await desk.ask('basis.decide', { requestId, answers });
    expect(lines(open)).toMatchObject({ basis: true, requirements: true });
  });

  it('keeps the return date where the basis is decided, as the one the clocks go by', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const answers = { ...subpoena, assurance: 'none' };
    const blank = await desk.ask('basis.preview', { requestId, answers });
    expect(blank.needsPaperDay).toBe(true);
    expect(blank.decision?.due.legalDue).toBeUndefined();
    const early = await desk.call('basis.decide', { requestId, answers, paperDay: '2026-08-31' });
    expect(early).toMatchObject({ fault: { code: 'paper-day-past' } });
    const paperDay = '2026-09-21';
    const shown = await desk.ask('basis.preview', { requestId, answers, paperDay });
    const decided = await desk.ask('basis.decide', { requestId, answers, paperDay });
    expect(shown.decision?.due.legalDue).toBe(paperDay);
    expect(decided.request.basis?.due.legalDue).toBe(paperDay);
    expect(decided.request.answer?.paperDay).toBe(paperDay);
    const byForm = { paper: 'authorization', goesTo: 'third-party' };
    const other = await desk.ask('basis.preview', { requestId, answers: byForm });
    expect(other.needsPaperDay).toBe(false);
  });

  it('refuses an answer the rules do not have, and answers that cannot both be true', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const wrong = await desk.call('basis.decide', { requestId, answers: { paper: 'napkin' } });
    expect(wrong).toMatchObject({ fault: { code: 'basis-answer-unknown' } });
    const answers = { ...subpoena, goesTo: 'patient' };
    const torn = await desk.call('basis.decide', { requestId, answers });
    expect(torn).toMatchObject({ fault: { code: 'basis-contradiction' } });
  });

  it('takes the basis back where corrected facts leave a question open, and says so', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const answers = { paper: 'authorization', goesTo: 'third-party' };
    await desk.ask('basis.decide', { requestId, answers });
    const facts = { ...attorneyFacts, requesterKind: 'benefits-agency' as const };
    const view = await desk.ask('intake.log', { requestId, facts });
    expect(view.request.basis).toBeUndefined();
    expect(view.gate.find(({ id }) => id === 'basis')).toMatchObject({ ok: false });
    expect(view.request.basisLog?.undecided?.sentence).toContain('Who asks');
    const preview = await desk.ask('basis.preview', { requestId });
    expect(preview.answers).toMatchObject({ paper: 'authorization' });
  });

  it('stops where what decided it is no longer known, and names the question that decides now', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, { ...walkInFacts, patientDateOfBirth: '2010-01-02' });
    const fact = { kind: 'emancipated', from: '2026-01-05', how: 'Court order', note: '' } as const;
    await desk.ask('patients.record', { requestId, fact });
    const decided = await desk.ask('basis.decide', { requestId, answers: access });
    expect(decided.request.basis?.row).toBe('R01');
    expect(lines(decided)).toMatchObject({ basis: true });
    const { rows } = await desk.ask('patients.view', { requestId });
    const { entryId } = rows[0]!;
    const ended = { requestId, entryId, on: '2026-01-05', reason: 'Recorded by mistake' };
    const { view } = await desk.ask('patients.end', ended);
    expect(view.gate.find(({ id }) => id === 'basis')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('One question decides the basis now') as string,
    });
  });

  it('reads a restriction on the record instead of asking, until the restriction ends', async () => {
    const desk = await openTestDesk();
    const requesterKind = 'health-plan' as const;
    const requestId = await log(desk, { ...attorneyFacts, requesterKind });
    const fact = { kind: 'restriction', type: 'self-pay', about: 'the visit of March 4' } as const;
    await desk.ask('patients.restrict', { requestId, fact });
    const answers = { paper: 'requester-letter', goesTo: 'third-party', planFor: 'payment' };
    await desk.ask('basis.decide', { requestId, answers });
    expect(await selfPayOf(desk, requestId)).toMatchObject({
      asks: [{ id: 'restrictedLeftOut' }, { id: 'lawRequiresPlan' }],
      onRecord: [{ id: 'selfPayRestriction', says: 'Yes', place: 'people' }],
    });
    const { rows } = await desk.ask('patients.view', { requestId });
    const { entryId } = rows[0]!;
    const ended = { requestId, entryId, on: '2026-09-01', reason: 'The patient took it back' };
    await desk.ask('patients.end', ended);
    expect(await selfPayOf(desk, requestId)).toMatchObject({
      asks: [{ id: 'selfPayRestriction' }, { id: 'restrictedLeftOut' }, { id: 'lawRequiresPlan' }],
      onRecord: [],
    });
  });
});

async function selfPayOf(desk: TestDesk, requestId: string) {
  const { requirements } = await desk.ask('basis.preview', { requestId });
  return requirements.find(({ id }) => id === 'SELF-PAY');
}
