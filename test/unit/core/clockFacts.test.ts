import { describe, expect, it } from 'vitest';
import { clinicFeesSchema } from '../../../shared/domain/money/clinicFees';
import type { IntakeFacts } from '../../../shared/domain/intake/slice';
import { wishOf } from '../../../shared/domain/intake/wish';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { access, addChart, attorney, log, walkInFacts } from './walk';

const hospital = { ...riverClinic, facilityType: 'hospital' } as const;
const california = { ...riverClinic, state: 'CA' } as const;

async function dueOf(desk: TestDesk, requestId: string) {
  const { request } = await desk.ask('request.view', { requestId });
  const { due, ...answer } = await desk.ask('answer.view', { requestId });
  const state = due?.clocks.find(({ label }) => label === 'Texas');
  const { rows } = await desk.ask('desk.queue', {});
  const row = rows.find((one) => one.requestId === requestId);
  expect(row?.legalDue).toBe(request.basis?.due.legalDue);
  return { legalDue: due?.legalDue, paidOn: answer.paidOn, state: state?.sentence, due };
}

async function asked(desk: TestDesk, facts: Partial<IntakeFacts>): Promise<string> {
  const requestId = await log(desk, { ...walkInFacts, ...facts });
  await desk.ask('basis.decide', { requestId, answers: access });
  return requestId;
}

/** An attorney's request at a hospital, with an invoice over $30.00. */
async function invoiced(desk: TestDesk): Promise<string> {
  const requestId = await attorney(desk);
  await addChart(desk, requestId);
  await desk.ask('money.answer', { requestId, answers: { recordSource: 'paper' } });
  await desk.ask('money.confirmRate', { requestId, reason: 'Read in the notice of 2026' });
  await desk.ask('money.invoice', { requestId, cents: 3000 });
  return requestId;
}

const pay = (desk: TestDesk, requestId: string, cents: number, paidOn: string) =>
  desk.ask('money.pay', { requestId, cents, method: 'check', paidOn, reference: '' });

describe('a clock that waits for payment', () => {
  it('begins with the payment that completes the fee, not with a part of it, and stops at a refund', async () => {
    const desk = await openTestDesk({ profile: hospital });
    const requestId = await invoiced(desk);
    expect(await dueOf(desk, requestId)).toMatchObject({
      legalDue: undefined,
      paidOn: undefined,
      state: 'Texas: 15 days, counted once request and payment are both in.',
    });
    desk.clock.set('2026-09-10T15:00:00.000Z');
    await desk.signIn('Ada');
    await pay(desk, requestId, 1000, '2026-09-08');
    expect((await dueOf(desk, requestId)).legalDue).toBeUndefined();
    await pay(desk, requestId, 2000, '2026-09-10');
    expect(await dueOf(desk, requestId)).toMatchObject({
      legalDue: '2026-09-25',
      paidOn: '2026-09-10',
      state: 'Texas: 15 days from request and payment, both in on Thu Sep 10, Fri Sep 25.',
    });
    await desk.ask('money.refund', {
      requestId,
      cents: 500,
      method: 'check',
      reason: 'Miscounted',
    });
    expect((await dueOf(desk, requestId)).legalDue).toBeUndefined();
    desk.clock.set('2026-09-14T15:00:00.000Z');
    await desk.signIn('Ada');
    await pay(desk, requestId, 500, '2026-09-14');
    expect((await dueOf(desk, requestId)).paidOn).toBe('2026-09-14');
  });

  it('begins when the whole fee is waived, and when a part that was waived leaves nothing to pay', async () => {
    const desk = await openTestDesk({ profile: hospital });
    const whole = await invoiced(desk);
    const part = await invoiced(desk);
    await pay(desk, part, 2000, '2026-09-01');
    desk.clock.set('2026-09-03T15:00:00.000Z');
    await desk.signIn('Ada');
    await desk.ask('money.waive', { requestId: whole, reason: 'Hardship' });
    await desk.ask('money.waive', { requestId: part, cents: 1000, reason: 'Hardship' });
    for (const requestId of [whole, part]) {
      expect(await dueOf(desk, requestId)).toMatchObject({ legalDue: '2026-09-18', paidOn: '2026-09-03' }); // prettier-ignore
    }
  });

  it('does not wait where nothing is to pay', async () => {
    const desk = await openTestDesk({ profile: hospital });
    const requestId = await asked(desk, {});
    expect(await dueOf(desk, requestId)).toMatchObject({ legalDue: '2026-09-16', paidOn: '2026-09-01' }); // prettier-ignore
  });

  it('never stops the patient’s 30 days, however late the payment comes', async () => {
    const desk = await openTestDesk({ profile: hospital });
    const fees = clinicFeesSchema.parse({ chargesPatients: true, flatCents: 650, asksPatientsFirst: true, recordSource: 'electronic' }); // prettier-ignore
    await desk.ask('money.setClinicFees', { fees });
    const requestId = await asked(desk, { format: 'electronic' });
    await addChart(desk, requestId);
    await desk.ask('money.invoice', { requestId });
    expect((await dueOf(desk, requestId)).legalDue).toBe('2026-10-01');
    desk.clock.set('2026-09-28T15:00:00.000Z');
    await desk.signIn('Ada');
    await pay(desk, requestId, 650, '2026-09-28');
    expect(await dueOf(desk, requestId)).toMatchObject({ legalDue: '2026-10-01', paidOn: '2026-09-28' }); // prettier-ignore
  });
});

describe('a person who wants to look at the record', () => {
  const cases = [
    ['copy', '2026-11-03', 'A copy'],
    ['inspection', '2026-10-26', 'Looking'],
    ['both', '2026-10-26', 'Both: the earlier clock holds'],
  ] as const;
  it.each(cases)('California, %s: due %s', async (service, legalDue) => {
    const desk = await openTestDesk({ profile: california, now: '2026-10-19T18:00:00.000Z' });
    const requestId = await asked(desk, { service, receivedOn: '2026-10-19' });
    const { due } = await dueOf(desk, requestId);
    expect(due?.legalDue).toBe(legalDue);
    const looks = due?.clocks.filter(({ sentence }) => sentence.includes('look at the record'));
    expect(looks).toHaveLength(service === 'copy' ? 0 : 1);
    const preview = await desk.ask('intake.preview', { form: { ...walkInFacts, service, receivedOn: '2026-10-19' } }); // prettier-ignore
    expect(preview.due).toContain(service === 'copy' ? 'Nov 3' : 'Oct 26');
  });

  it('pays nothing, and is not asked again on the money screen', async () => {
    const desk = await openTestDesk({ profile: california });
    const fees = clinicFeesSchema.parse({ chargesPatients: true, flatCents: 650 });
    await desk.ask('money.setClinicFees', { fees });
    const looking = await asked(desk, { service: 'inspection' });
    const money = await desk.ask('money.view', { requestId: looking });
    expect(money.fee).toMatchObject({ kind: 'free', sentence: 'Looking at the record costs nothing.' }); // prettier-ignore
    expect(money.questions.map(({ id }) => id)).not.toContain('accessWay');
    const both = await asked(desk, { service: 'both' });
    expect((await desk.ask('money.view', { requestId: both })).fee.kind).not.toBe('free');
  });

  it('only whoever has a right of access may ask to look', () => {
    const service = 'inspection';
    expect(wishOf({ requesterKind: 'representative', service })).toBe('inspection');
    expect(wishOf({ requesterKind: 'attorney', service })).toBe('copy');
  });
});
