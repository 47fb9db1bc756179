import { describe, expect, it } from 'vitest';
import { openTestDesk } from '../../support/desk';
import { access, attorneyFacts, log, walkInFacts } from './walk';

const ownRequest = { paper: 'access-request', signer: 'patient', goesTo: 'patient' } as const;
const directive = {
  ...{ paper: 'access-request', signer: 'patient', goesTo: 'third-party' },
  ...{ medium: 'electronic', recordsElectronic: 'yes', directiveNames: 'yes' },
} as const;
const daughter = {
  ...walkInFacts,
  requesterKind: 'representative',
  requesterName: 'Joan Miller',
} as const;
const toAttorney = {
  deliverTo: 'other',
  recipientName: 'Hollis and Bray',
  recipientAddress: '1200 Court Street\nAustin, TX 78701',
} as const;

describe('where the copy goes is held against whom the request names', () => {
  it('refuses the door of the patient where an attorney asks and gets the copy', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const decided = await desk.call('basis.decide', { requestId, answers: ownRequest });
    expect(decided).toMatchObject({ fault: { code: 'basis-contradiction' } });
  });

  it('opens it where an attorney asks and the request names the patient as who gets the copy', async () => {
    const desk = await openTestDesk();
    const facts = { ...attorneyFacts, deliverTo: 'other', recipientName: 'Miller, Anna' } as const;
    const requestId = await log(desk, { ...facts, recipientAddress: '7 Elm Road\nAustin, TX' });
    const decided = await desk.ask('basis.decide', { requestId, answers: ownRequest });
    expect(decided.request.basis).toMatchObject({ row: 'R01' });
  });

  it('wants an authorization where the patient signs and a representative merely receives', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, daughter);
    const answers = { ...ownRequest, goesTo: 'representative', medium: 'paper' };
    const decided = await desk.ask('basis.decide', { requestId, answers });
    expect(decided.request.basis).toMatchObject({ row: 'R07-FORM', needsAuthorization: true });
  });

  it('refuses “to the patient” where the representative who asks gets the copy', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, daughter);
    const decided = await desk.call('basis.decide', { requestId, answers: ownRequest });
    expect(decided).toMatchObject({ fault: { code: 'basis-contradiction' } });
  });

  it('undecides the basis when somebody else is to get the copy', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, walkInFacts);
    await desk.ask('basis.decide', { requestId, answers: access });
    const facts = { ...walkInFacts, ...toAttorney };
    const view = await desk.ask('intake.log', { requestId, facts });
    expect(view.request.basis).toBeUndefined();
    expect(view.gate.find(({ id }) => id === 'basis')).toMatchObject({ ok: false });
    const again = await desk.call('basis.decide', { requestId, answers: access });
    expect(again).toMatchObject({ fault: { code: 'basis-contradiction' } });
  });

  it('asks anew what a direction names when it is to go to somebody else, or elsewhere', async () => {
    const desk = await openTestDesk();
    const facts = { ...walkInFacts, ...toAttorney, format: 'electronic' } as const;
    const requestId = await log(desk, facts);
    const decided = await desk.ask('basis.decide', { requestId, answers: directive });
    expect(decided.request.basis).toMatchObject({ row: 'R07' });
    const corrected = { ...facts, purpose: 'Legal claim' };
    const same = await desk.ask('intake.log', { requestId, facts: corrected });
    expect(same.request.basis).toMatchObject({ row: 'R07' });
    const moved = { ...facts, recipientAddress: '9 Other Street\nAustin, TX 78701' };
    const view = await desk.ask('intake.log', { requestId, facts: moved });
    expect(view.request.basis).toBeUndefined();
    expect(view.request.basisLog?.undecided?.answers).not.toHaveProperty('directiveNames');
  });

  it('takes back a basis a manager chose when somebody else is to get the copy', async () => {
    const desk = await openTestDesk();
    const requestId = await log(desk, attorneyFacts);
    const chosen = { row: 'R08', reason: 'Counsel has looked at it', answers: { paper: 'other' } };
    await desk.ask('basis.override', { requestId, ...chosen });
    const view = await desk.ask('intake.log', { requestId, facts: { ...attorneyFacts, ...toAttorney, recipientName: 'Vale and Sons' } }); // prettier-ignore
    expect(view.request.basis).toBeUndefined();
  });
});
