import { describe, expect, it } from 'vitest';
import { openTestDesk } from '../../support/desk';
import { log, walkInFacts } from './walk';

const toFirm = {
  ...walkInFacts,
  deliverTo: 'other',
  recipientName: 'Hollis and Bray',
  format: 'electronic',
  recipientAddress: '1200 Court Street\nAustin, TX 78701',
} as const;
const directive = {
  ...{ paper: 'access-request', signer: 'patient', goesTo: 'third-party' },
  ...{ recordsElectronic: 'yes', directiveNames: 'yes' },
} as const;
const mother = {
  ...walkInFacts,
  requesterKind: 'representative',
  requesterName: 'Joan Miller',
  patientDateOfBirth: '2014-01-02',
} as const;
const byParent = {
  ...{ paper: 'access-request', signer: 'representative', goesTo: 'representative' },
  relationshipProof: 'birth-record',
};
const lineOf = (view: { gate: readonly { id: string; ok: boolean }[] }, id: string) =>
  view.gate.find((line) => line.id === id);

describe('what a patient took back, and who signs', () => {
  it('holds a direction the patient has withdrawn', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, toFirm);
    const decided = await desk.ask('basis.decide', { requestId, answers: directive });
    expect(decided.request.basis).toMatchObject({ row: 'R07' });
    expect(lineOf(decided, 'revocation')).toMatchObject({ ok: true });
    const receivedOn = '2026-09-01';
    const view = await desk.ask('request.recordRevocation', { requestId, receivedOn });
    expect(lineOf(view, 'revocation')).toMatchObject({ ok: false });
  });

  it('wants an authority where a parent signed, also when the patient was chosen to sign', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, mother);
    await desk.ask('basis.decide', { requestId, answers: { ...byParent, courtOrderBars: 'no' } });
    const signer = { kind: 'patient' } as const;
    const { view } = await desk.ask('patients.chooseSigner', { requestId, signer });
    expect(lineOf(view, 'authority')).toMatchObject({ ok: false });
  });

  it('lets nobody turn a court order into a note by correcting it', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, mother);
    const order = {
      kind: 'order',
      whom: 'Tom Miller',
      effect: 'everything',
    } as const;
    const { people } = await desk.ask('patients.record', { requestId, fact: order });
    const corrects = people.rows[0]!.entryId;
    const fact = { kind: 'alert', words: 'Call first' } as const;
    const turned = await desk.call('patients.record', { requestId, fact, corrects });
    expect(turned).toMatchObject({ fault: { code: 'other-kind' } });
  });
});
