import { describe, expect, test } from 'vitest';
import type { contract } from '../../../shared/contract/contract';
import type { InputOf } from '../../../shared/contract/verb';
import { intakeFactsSchema, type IntakeFacts } from '../../../shared/domain/intake/slice';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { log, walkInFacts } from './walk';

const byMother: IntakeFacts = intakeFactsSchema.parse({
  ...walkInFacts,
  requesterKind: 'representative',
  requesterName: 'Ida Miller',
});
const byFather = { ...byMother, requesterName: 'Tom Miller' };
type Agent = Extract<InputOf<(typeof contract)['patients.record']>['fact'], { kind: 'authority' }>;
const agent: Agent = {
  kind: 'authority',
  who: 'Ida Miller',
  capacity: 'health-care-agent',
  proofs: ['health-care-power-of-attorney'],
  statements: { coversHealthCare: 'yes', beginsLater: 'no' },
};
const order = { kind: 'order', whom: 'Tom Miller', court: 'District Court', effect: 'everything' } as const; // prettier-ignore

async function authorityLine(desk: TestDesk, requestId: string) {
  const { gate } = await desk.ask('request.view', { requestId });
  return gate.find(({ id }) => id === 'authority');
}

/** The mother asks, and her authority was chosen. */
async function mothersRequest(desk: TestDesk) {
  const requestId = await log(desk, byMother);
  const { people } = await desk.ask('patients.record', { requestId, fact: agent });
  const entryId = people.rows[0]?.entryId ?? '';
  const signer = { kind: 'authority', entryId } as const;
  await desk.ask('patients.chooseSigner', { requestId, signer });
  return { requestId, signer };
}

describe('whose authority is looked at', () => {
  test('a representative is named once: who asks is offered as who acts, and signs until another is chosen', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, byMother);
    const before = await desk.ask('patients.view', { requestId });
    expect(before).toMatchObject({ asking: 'Ida Miller' });
    expect(before.signer).toBeUndefined();
    const { people } = await desk.ask('patients.record', { requestId, fact: agent });
    const entryId = people.rows[0]?.entryId;
    expect(people).toMatchObject({ asking: '', signer: { kind: 'authority', entryId } });
    const patient = { requestId, signer: { kind: 'patient' } } as const;
    const changed = await desk.ask('patients.chooseSigner', patient);
    expect(changed.people.signer).toEqual({ kind: 'patient' });
  });

  test('somebody else who acts for the patient is chosen by a person', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, byFather);
    const { people } = await desk.ask('patients.record', { requestId, fact: agent });
    expect(people.signer).toBeUndefined();
    expect(people.asking).toBe('Tom Miller');
  });

  test('another requester has to be chosen anew, and gets nothing on somebody else’s paper', async () => {
    const desk = await openTestDesk();
    const { requestId, signer } = await mothersRequest(desk);
    expect(await authorityLine(desk, requestId)).toMatchObject({ ok: true });
    await desk.ask('intake.log', { requestId, facts: byFather });
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.people?.signer).toBeUndefined();
    expect(await authorityLine(desk, requestId)).toMatchObject({ ok: false });
    await desk.ask('patients.chooseSigner', { requestId, signer });
    expect(await authorityLine(desk, requestId)).toMatchObject({
      ok: false,
      sentence: 'Tom Miller asks, and the authority that was chosen is that of Ida Miller.',
    });
  });

  test('a reason why somebody else asks counts for that requester alone', async () => {
    const desk = await openTestDesk();
    const { requestId, signer } = await mothersRequest(desk);
    await desk.ask('intake.log', { requestId, facts: byFather });
    const chosen = { requestId, signer, otherAsks: 'He fetches it for her; she called us.' };
    const { people } = await desk.ask('patients.chooseSigner', chosen);
    expect(people.otherAsks).toMatchObject({ requester: 'Tom Miller', settled: true });
    expect(await authorityLine(desk, requestId)).toMatchObject({ ok: true });
    await desk.ask('patients.record', { requestId, fact: order });
    expect(await authorityLine(desk, requestId)).toMatchObject({
      ok: false,
      sentence: 'A court order closes the records to Tom Miller, so nothing goes to Tom Miller.',
    });
  });

  test('an order that writes a middle initial is about the one who asks without it', async () => {
    const desk = await openTestDesk();
    const { requestId, signer } = await mothersRequest(desk);
    await desk.ask('intake.log', { requestId, facts: byFather });
    const otherAsks = 'He fetches it for her; she called us.';
    await desk.ask('patients.chooseSigner', { requestId, signer, otherAsks });
    await desk.ask('patients.record', { requestId, fact: { ...order, whom: 'Miller, Tom R.' } });
    expect(await authorityLine(desk, requestId)).toMatchObject({
      ok: false,
      sentence: 'A court order closes the records to Tom Miller, so nothing goes to Tom Miller.',
    });
  });
});
