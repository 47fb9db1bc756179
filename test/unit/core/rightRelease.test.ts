import { describe, expect, test } from 'vitest';
import { packetOptionsSchema } from '../../../shared/domain/packet/slice';
import { passphraseOf, openTestDesk, type TestDesk } from '../../support/desk';
import { access, addChart, certificate, certified, lookAtAll, walkIn, walkInFacts } from './walk';

function refusedAs(code: string) {
  return { fault: { code } };
}

async function builtBy(desk: TestDesk): Promise<string> {
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  await desk.ask('packet.build', { requestId });
  return requestId;
}

describe('a declined packet', () => {
  test('is certified by nobody; the one built anew is', async () => {
    const desk = await openTestDesk();
    const requestId = await builtBy(desk);
    await desk.signIn('Ben');
    await desk.ask('qc.decline', { requestId, defect: 'wrong-patient', comment: 'Page 2' });
    await desk.signIn('Ada');
    const alone = { requestId, ...certificate, soloReason: 'Nobody else is here' };
    await expect(desk.ask('qc.certify', alone)).rejects.toMatchObject(refusedAs('packet-declined'));
    const options = { ...packetOptionsSchema.parse({}), includeManifest: false };
    await desk.ask('packet.setOptions', { requestId, options });
    await desk.ask('packet.build', { requestId });
    const { gate } = await desk.ask('qc.certify', alone);
    expect(gate.find(({ id }) => id === 'qc')).toMatchObject({ ok: true });
  });

  test('is the same bytes when built anew of the same things, so a mistake is taken back by who made it', async () => {
    const desk = await openTestDesk();
    const requestId = await builtBy(desk);
    await desk.signIn('Ben');
    const view = await desk.ask('qc.decline', { requestId, defect: 'other', comment: 'Page 2' });
    const again = await desk.ask('packet.build', { requestId });
    expect(again.request.packet?.build?.sha256).toBe(view.request.packet?.build?.sha256);
    await desk.signIn('Ada');
    const alone = { requestId, ...certificate, soloReason: 'Nobody else is here' };
    await expect(desk.ask('qc.certify', alone)).rejects.toMatchObject(refusedAs('packet-declined'));
    await desk.signIn('Ben');
    const mistaken = { ...alone, comment: '' };
    await expect(desk.ask('qc.certify', mistaken)).rejects.toMatchObject(
      refusedAs('decline-unexplained'),
    );
    const { gate } = await desk.ask('qc.certify', { ...alone, comment: 'It was another chart' });
    expect(gate.find(({ id }) => id === 'qc')).toMatchObject({ ok: true });
  });
});

describe('the second person', () => {
  test('is nobody who retyped the logged request; logging it first is the counter’s work', async () => {
    const desk = await openTestDesk();
    await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
    await desk.signIn('Cleo');
    const { request } = await desk.ask('intake.start', { form: walkInFacts });
    const requestId = request.id;
    await desk.ask('intake.log', { requestId, facts: walkInFacts });
    await desk.signIn('Ben');
    const facts = { ...walkInFacts, requesterAddress: '9 Hill Road' };
    await desk.ask('intake.log', { requestId, facts });
    await desk.signIn('Ada');
    await desk.ask('basis.decide', { requestId, answers: access });
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await expect(desk.ask('qc.certify', { requestId, ...certificate })).rejects.toMatchObject(
      refusedAs('qc-same-person'),
    );
    await desk.signIn('Cleo');
    const view = await desk.ask('qc.certify', { requestId, ...certificate });
    expect(view.request.qc?.decisions.at(-1)).toMatchObject({ solo: false });
  });
});

describe('the row of a disclosure', () => {
  test('bears the day the packet went to the printer, not the day somebody said that it did', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    desk.clock.set('2026-09-04T15:00:00.000Z');
    const view = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(view.request.disclosure?.rows.map((row) => row.disclosedOn)).toEqual(['2026-09-01']);
    const deliveryId = view.request.release?.released[0]?.id ?? '';
    await desk.ask('release.reprint', { requestId, deliveryId, reason: 'Lost' });
    desk.clock.set('2026-09-09T15:00:00.000Z');
    const again = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(again.request.disclosure?.rows.at(-1)?.disclosedOn).toBe('2026-09-04');
  });
});

describe('that these are all the records', () => {
  test.each([
    ['earlier dates', { datesFrom: '2019-01-01' }],
    ['another kind of records', { recordKinds: ['labs' as const] }],
  ])('is said anew once %s are asked for', async (_, wider) => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    const same = { ...walkInFacts, purpose: 'Moving away' };
    const before = await desk.ask('intake.log', { requestId, facts: same });
    expect(before.request.records?.complete).toBeDefined();
    const after = await desk.ask('intake.log', { requestId, facts: { ...same, ...wider } });
    expect(after.request.records?.complete).toBeUndefined();
    expect(after.gate.find(({ id }) => id === 'records')).toMatchObject({ ok: false });
  });
});
