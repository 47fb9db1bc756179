import { describe, expect, test } from 'vitest';
import type { contract } from '../../../shared/contract/contract';
import type { InputOf } from '../../../shared/contract/verb';
import { intakeFactsSchema, type IntakeFacts } from '../../../shared/domain/intake/slice';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { log, walkInFacts } from './walk';

const representative: IntakeFacts = intakeFactsSchema.parse({
  ...walkInFacts,
  requesterKind: 'representative',
  requesterName: 'Ida Miller',
});
const hold = { kind: 'hold', matter: 'Miller v. River Clinic' } as const;
const alert = { kind: 'alert', words: 'Ask for the blue folder.' } as const;
const abuse = {
  kind: 'abuse',
  whom: 'Ida Miller',
  decision: 'not-a-representative',
  reason: 'Documented',
} as const;
type Agent = Extract<InputOf<(typeof contract)['patients.record']>['fact'], { kind: 'authority' }>;
const agent: Agent = {
  kind: 'authority',
  who: 'Ida Miller',
  capacity: 'health-care-agent',
  proofs: ['health-care-power-of-attorney'],
  statements: { coversHealthCare: 'yes', beginsLater: 'no' },
};

async function lineOf(desk: TestDesk, requestId: string, id: string) {
  const { gate } = await desk.ask('request.view', { requestId });
  return gate.find((line) => line.id === id);
}

const refusedWith = (code: string) => ({ fault: { code } });

describe('the people of a patient', () => {
  test('a fact recorded on one request shows on every request of the patient, also earlier and later ones', async () => {
    const desk = await openTestDesk();
    const first = await log(desk, walkInFacts);
    const second = await log(desk, walkInFacts);
    await desk.ask('patients.record', { requestId: second, fact: alert });
    const third = await log(desk, walkInFacts);
    for (const requestId of [first, second, third]) {
      const { band } = await desk.ask('request.view', { requestId });
      expect(band.alerts).toEqual(['Ask for the blue folder.']);
    }
    const { request } = await desk.ask('request.view', { requestId: third });
    expect(request.people?.link?.patientId).toBeDefined();
    const people = await desk.ask('patients.view', { requestId: third });
    expect(people.requests).toHaveLength(3);
  });

  test('what came under a maiden name or another birth date belongs to the patient once they are recorded', async () => {
    const desk = await openTestDesk();
    const married = await log(desk, walkInFacts);
    const maiden = await log(desk, { ...walkInFacts, patientFamilyName: 'Bauer' });
    const mistyped = await log(desk, { ...walkInFacts, patientDateOfBirth: '1961-02-01' });
    const identity = {
      ...{ familyName: 'Miller', givenName: 'Anna', dateOfBirth: '1960-01-02' },
      ...{ recordNumbers: ['A-17'], aliases: [], otherBirthDates: [] as string[] },
    };
    const othersOf = async () => {
      const { requests } = await desk.ask('patients.view', { requestId: married });
      return requests.map(({ requestId }) => requestId).filter((id) => id !== married);
    };
    await desk.ask('patients.identify', { requestId: married, identity });
    expect(await othersOf()).toEqual([]);
    const whole = { ...identity, aliases: ['Anna Bauer'], otherBirthDates: ['1961-02-01'] };
    const { people } = await desk.ask('patients.identify', { requestId: married, identity: whole });
    expect(people.identity).toEqual(whole);
    expect((await othersOf()).sort()).toEqual([maiden, mistyped].sort());
    await desk.ask('patients.record', { requestId: married, fact: alert });
    expect((await desk.ask('request.view', { requestId: maiden })).band.alerts).toHaveLength(1);
  });

  test('with a hold on record, nobody but a manager takes away a birth date that requests are found under', async () => {
    const desk = await openTestDesk();
    await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
    const requestId = await log(desk, walkInFacts);
    const identity = { familyName: 'Miller', givenName: 'Anna', dateOfBirth: '1960-01-02', otherBirthDates: ['1961-02-01'] }; // prettier-ignore
    await desk.ask('patients.identify', { requestId, identity });
    await desk.ask('patients.restrict', { requestId, fact: hold });
    await desk.signIn('Cleo');
    const without = { ...identity, otherBirthDates: [] };
    const taken = desk.ask('patients.identify', { requestId, identity: without });
    await expect(taken).rejects.toMatchObject(refusedWith('not-allowed'));
    const more = { ...identity, aliases: ['Anna Bauer'] };
    await desk.ask('patients.identify', { requestId, identity: more });
  });

  test('intake finds earlier requests under any name the patient has had', async () => {
    const desk = await openTestDesk();
    const married = await log(desk, walkInFacts);
    const stranger = await log(desk, { ...walkInFacts, patientGivenName: 'Zoe', patientFamilyName: 'Kern', patientDateOfBirth: '1980-03-04' }); // prettier-ignore
    const asked = { familyName: 'Bauer', givenName: 'Anna', dateOfBirth: '', exceptRequestId: '' };
    const found = async () =>
      (await desk.ask('intake.matches', asked)).matches.map(({ requestId }) => requestId);
    expect(await found()).toEqual([]);
    const identity = { familyName: 'Miller', givenName: 'Anna', dateOfBirth: '1960-01-02', aliases: ['Anna Bauer'] }; // prettier-ignore
    await desk.ask('patients.identify', { requestId: married, identity });
    expect(await found()).toEqual([married]);
    expect(await found()).not.toContain(stranger);
  });

  test('the paper of an authority opens from every request of the patient; one that is not there is refused', async () => {
    const desk = await openTestDesk();
    const first = await log(desk, representative);
    const bytes = await pdfOf(['Health care power of attorney']);
    const { request } = await desk.ask('intake.addPaper', { requestId: first, kind: 'proof', bytes }); // prettier-ignore
    const paperId = request.intake.papers[0]?.id ?? '';
    const stray = { ...agent, paper: { requestId: first, paperId: 'f'.repeat(32) } };
    const wrong = desk.ask('patients.record', { requestId: first, fact: stray });
    await expect(wrong).rejects.toMatchObject(refusedWith('no-such-paper'));
    const fact = { ...agent, paper: { requestId: first, paperId } };
    await desk.ask('patients.record', { requestId: first, fact });
    const later = await log(desk, representative);
    const people = await desk.ask('patients.view', { requestId: later });
    const scan = { requestId: first, paperId, title: 'Proof of identity or authority, 1 page', pageCount: 1 }; // prettier-ignore
    expect(people.rows[0]?.paper).toEqual(scan);
    expect(people.identified).toEqual({ how: 'Driver license', papers: [] });
    const own = await desk.ask('patients.view', { requestId: first });
    expect(own.identified.papers).toEqual([scan]);
    const taken = desk.ask('intake.removePaper', { requestId: first, paperId });
    await expect(taken).rejects.toMatchObject(refusedWith('paper-kept'));
  });

  test('a look-alike is asked about, and stops the release until somebody says who it is', async () => {
    const desk = await openTestDesk();
    const known = await log(desk, walkInFacts);
    await desk.ask('patients.record', { requestId: known, fact: alert });
    const other = await log(desk, { ...walkInFacts, patientDateOfBirth: '1960-01-20' });
    expect(await lineOf(desk, other, 'patient')).toMatchObject({ ok: false });
    const people = await desk.ask('patients.view', { requestId: other });
    expect(people).toMatchObject({ found: 'unclear', rows: [], alerts: [] });
    await expect(
      desk.ask('patients.record', { requestId: other, fact: alert }),
    ).rejects.toMatchObject(refusedWith('patient-not-clear'));
    const { view } = await desk.ask('patients.link', { requestId: other });
    expect(view.band.alerts).toEqual([]);
    expect(await lineOf(desk, other, 'patient')).toMatchObject({ ok: true });
  });

  test('an authority is asked anew, also after it was corrected or ended', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, representative);
    expect(await lineOf(desk, requestId, 'authority')).toMatchObject({ ok: false });
    const { people } = await desk.ask('patients.record', { requestId, fact: agent });
    const entryId = people.rows[0]?.entryId ?? '';
    await desk.ask('patients.chooseSigner', { requestId, signer: { kind: 'authority', entryId } });
    expect(await lineOf(desk, requestId, 'authority')).toMatchObject({ ok: true });
    const corrected = await desk.ask('patients.record', {
      ...{ requestId, corrects: entryId },
      fact: { ...agent, proofs: [] },
    });
    expect(await lineOf(desk, requestId, 'authority')).toMatchObject({ ok: false });
    const { signer } = corrected.people;
    const now = signer?.kind === 'authority' ? signer.entryId : '';
    expect(now).not.toBe(entryId);
    await desk.ask('patients.end', {
      requestId,
      entryId: now,
      on: '2026-09-01',
      reason: 'Revoked',
    });
    const ended = await lineOf(desk, requestId, 'authority');
    expect(ended?.sentence).toBe('The authority of Ida Miller ended on September 1, 2026.');
    await expect(
      desk.ask('patients.end', { requestId, entryId, on: '2026-09-01', reason: 'Again' }),
    ).rejects.toMatchObject(refusedWith('no-such-entry'));
  });

  test('only those who may, record a hold, a restriction and a decision about abuse', async () => {
    const desk = await openTestDesk();
    for (const [name, role] of [
      ['Cleo', 'clerk'],
      ['Lia', 'licensed-professional'],
      ['Pia', 'privacy-officer'],
    ] as const)
      // prettier-ignore
      await desk.ask('people.add', { name, role, passphrase: passphraseOf(name) });
    const requestId = await log(desk, representative);
    const notAllowed = refusedWith('not-allowed');
    await desk.signIn('Cleo');
    await expect(desk.ask('patients.restrict', { requestId, fact: hold })).rejects.toMatchObject(notAllowed); // prettier-ignore
    await expect(desk.ask('patients.decideAbuse', { requestId, fact: abuse })).rejects.toMatchObject(notAllowed); // prettier-ignore
    await desk.signIn('Lia');
    await expect(desk.ask('patients.restrict', { requestId, fact: hold })).rejects.toMatchObject(notAllowed); // prettier-ignore
    const decided = await desk.ask('patients.decideAbuse', { requestId, fact: abuse });
    const decision = decided.people.rows[0]?.entryId ?? '';
    await desk.signIn('Pia');
    await expect(
      desk.ask('patients.end', { requestId, entryId: decision, on: '2026-09-01', reason: 'x' }),
    ).rejects.toMatchObject(notAllowed);
    const { people } = await desk.ask('patients.restrict', { requestId, fact: hold });
    const held = people.holds[0]?.entryId ?? '';
    expect(await lineOf(desk, requestId, 'hold')).toMatchObject({ ok: false });
    await desk.signIn('Cleo');
    await expect(desk.ask('patients.seeHold', { requestId, entryId: held })).rejects.toMatchObject(notAllowed); // prettier-ignore
    await desk.signIn('Pia');
    await desk.ask('patients.seeHold', { requestId, entryId: held });
    expect(await lineOf(desk, requestId, 'hold')).toMatchObject({ ok: true });
    expect(desk.bugs).toEqual([]);
  });
});
