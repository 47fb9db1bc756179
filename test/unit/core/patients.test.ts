import { describe, expect, test } from 'vitest';
import type { contract } from '../../../shared/contract/contract';
import type { InputOf } from '../../../shared/contract/verb';
import { intakeFactsSchema, type IntakeFacts } from '../../../shared/domain/intake/slice';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
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
