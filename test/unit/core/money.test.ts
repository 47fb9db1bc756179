import { beforeAll, describe, expect, test } from 'vitest';
import { clinicFeesSchema, type ClinicFees } from '../../../shared/domain/money/clinicFees';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { addChart, attorney, walkIn } from './walk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});

const feesOf = (part: Partial<ClinicFees>) => clinicFeesSchema.parse(part);
const charges = feesOf({ chargesPatients: true, flatCents: 650, recordSource: 'electronic' });

async function moneyOf(requestId: string) {
  return desk.ask('money.view', { requestId });
}

async function refusal(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (one: unknown) => one,
  );
  return (error as { fault: { code: string; message: string } }).fault;
}

/** A Texas attorney's request for three pages on paper: $25.00. */
async function invoiced(): Promise<string> {
  const requestId = await attorney(desk);
  await addChart(desk, requestId);
  await desk.ask('money.invoice', { requestId });
  return requestId;
}

describe('the money of a request', () => {
  test('pages come from the request as soon as there are any; an estimate serves before', async () => {
    const requestId = await attorney(desk);
    expect((await moneyOf(requestId)).fee).toMatchObject({ kind: 'open', missing: ['pages'] });
    await desk.ask('money.answer', { requestId, answers: { pages: 120 } });
    expect((await moneyOf(requestId)).fee.total).toBe(7500);
    await addChart(desk, requestId);
    const { fee, pages, questions } = await moneyOf(requestId);
    expect(fee.total).toBe(2500);
    expect(pages).toEqual({ count: 3, counted: true });
    expect(questions.map(({ id }) => id)).not.toContain('pages');
  });

  test.each([
    ['a page count below zero', { pages: -1 }, /How many pages will there be.*zero or more/],
    ['half a page', { pages: 1.5 }, /whole number/],
    ['an answer that is no choice', { recordSource: 'clay' }, /How are these records kept.*Choose/],
    ['a text for yes or no', { benefitProof: 'perhaps' }, /yes or no/],
    ['a postage below zero', { postageCents: -1 }, /postage.*amount/],
    ['a question nobody asks', { shoeSize: 44 }, /shoeSize/],
  ])('%s is refused with the question it answers', async (_, answers, message) => {
    const requestId = await attorney(desk);
    const fault = await refusal(desk.ask('money.answer', { requestId, answers }));
    expect(fault).toMatchObject({ code: 'answer-unfit' });
    expect(fault.message).toMatch(message);
  });

  test('an estimate files its letter, and tells the fee', async () => {
    const requestId = await attorney(desk);
    await addChart(desk, requestId);
    const view = await desk.ask('money.estimate', { requestId });
    expect(view.request.money?.estimates).toMatchObject([{ totalCents: 2500, unverified: false }]);
    expect(view.request.letters?.filed.map(({ templateId }) => templateId)).toContain('fee-estimate'); // prettier-ignore
    expect(view.request.intake.papers.at(-1)?.kind).toBe('letter');
  });

  test('a part payment leaves the rest open; more than the rest is refused', async () => {
    const requestId = await invoiced();
    const pay = (cents: number) =>
      desk.ask('money.pay', { requestId, cents, method: 'check', paidOn: '2026-09-01', reference: 'No. 1042' }); // prettier-ignore
    await pay(1000);
    expect((await moneyOf(requestId)).balance).toMatchObject({ invoiced: 2500, paid: 1000, due: 1500 }); // prettier-ignore
    expect((await refusal(pay(1501))).code).toBe('more-than-due');
    await pay(1500);
    expect((await moneyOf(requestId)).balance).toMatchObject({ due: 0, credit: 0 });
    expect((await refusal(pay(1))).code).toBe('nothing-due');
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.letters?.filed.filter((one) => one.templateId === 'receipt')).toHaveLength(2);
  });

  test('a payment of tomorrow is refused, and one without an invoice', async () => {
    const requestId = await invoiced();
    const payment = { requestId, cents: 100, method: 'cash', reference: '' } as const;
    const tomorrow = desk.ask('money.pay', { ...payment, paidOn: '2026-09-02' });
    expect((await refusal(tomorrow)).message).toContain('future');
    const other = await attorney(desk);
    const early = desk.ask('money.pay', { ...payment, requestId: other, paidOn: '2026-09-01' });
    expect((await refusal(early)).code).toBe('nothing-due');
  });

  test('nobody may be asked for more than the schedule: it would be a sale of records', async () => {
    const requestId = await attorney(desk);
    await addChart(desk, requestId);
    const fault = await refusal(desk.ask('money.invoice', { requestId, cents: 2501 }));
    expect(fault.code).toBe('above-the-fee');
    expect(fault.message).toContain('164.502(a)(5)(ii)(B)(2)(viii)');
    expect((await refusal(desk.ask('money.estimate', { requestId, cents: 2501 }))).code).toBe('above-the-fee'); // prettier-ignore
    const view = await desk.ask('money.invoice', { requestId, cents: 1000 });
    expect(view.request.money?.invoices[0]).toMatchObject({ totalCents: 1000 });
    expect(view.request.money?.invoices[0]?.lines.at(-1)).toMatchObject({ mills: -15000 });
  });

  test('a waiver of a part needs an invoice; the whole fee is waived for good', async () => {
    const requestId = await invoiced();
    const waive = (cents?: number) => desk.ask('money.waive', { requestId, cents, reason: 'Hardship' }); // prettier-ignore
    await waive(500);
    expect((await moneyOf(requestId)).balance).toMatchObject({ waived: 500, due: 2000 });
    expect((await refusal(waive(2001))).code).toBe('more-than-due');
    await waive();
    expect((await moneyOf(requestId)).balance).toMatchObject({ due: 0, isWaivedWhole: true });
    expect((await refusal(desk.ask('money.invoice', { requestId }))).code).toBe('fee-waived');
  });

  test('no more goes back than was paid; what was paid for a waived fee has to go back', async () => {
    const requestId = await invoiced();
    await desk.ask('money.pay', { requestId, cents: 2500, method: 'check', paidOn: '2026-09-01', reference: '' }); // prettier-ignore
    await desk.ask('money.waive', { requestId, reason: 'Sent to the wrong firm' });
    expect(await moneyOf(requestId)).toMatchObject({ balance: { credit: 2500 }, hold: 'More was paid than is asked for. Refund the rest.' }); // prettier-ignore
    const refund = (cents: number) => desk.ask('money.refund', { requestId, cents, method: 'check', reason: 'Waived' }); // prettier-ignore
    expect((await refusal(refund(2501))).code).toBe('more-than-paid');
    await refund(2500);
    expect(await moneyOf(requestId)).toMatchObject({ balance: { credit: 0, paid: 0 }, hold: '' });
  });

  test('the number of a card is refused wherever text can be typed', async () => {
    const requestId = await invoiced();
    const card = '4111 1111 1111 1111';
    const pay = desk.ask('money.pay', { requestId, cents: 1, method: 'card-terminal', paidOn: '2026-09-01', reference: card }); // prettier-ignore
    const waive = desk.ask('money.waive', { requestId, reason: `card ${card} 12/28` });
    for (const work of [pay, waive]) expect((await refusal(work)).message).toContain('card');
    const settings = desk.ask('money.setClinicFees', { fees: { howToPay: card } });
    expect((await refusal(settings)).message).toContain('card');
  });

  test('S06: a form that runs out after the payment holds the money, and the gate stays shut', async () => {
    const requestId = await invoiced();
    await desk.ask('money.pay', { requestId, cents: 2500, method: 'check', paidOn: '2026-09-01', reference: '' }); // prettier-ignore
    expect((await moneyOf(requestId)).hold).toBe('');
    desk.clock.set('2026-10-02T15:00:00.000Z');
    const { hold } = await moneyOf(requestId);
    const { gate } = await desk.ask('request.view', { requestId });
    desk.clock.set('2026-09-01T14:10:00.000Z');
    await desk.signIn('Ada');
    expect(hold).toMatch(/September 30, 2026.*refund what was paid, or hold it/);
    expect(gate.find(({ id }) => id === 'authorization')?.ok).toBe(false);
  });

  test('what was sent and paid outlives a lock', async () => {
    const requestId = await invoiced();
    desk.lock();
    await desk.signIn('Ada');
    expect((await moneyOf(requestId)).balance.due).toBe(2500);
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows.map(({ what }) => what)).toContainEqual(expect.stringContaining('over $25.00'));
  });
});

describe('what the clinic sets', () => {
  test('until it says so, patients get their copies free and the gate asks no estimate', async () => {
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    expect(await moneyOf(requestId)).toMatchObject({ fee: { kind: 'free' }, line: { ok: true } });
    expect((await refusal(desk.ask('money.invoice', { requestId }))).code).toBe('nothing-to-charge'); // prettier-ignore
  });

  test('a patient is told before the copy goes out', async () => {
    await desk.ask('money.setClinicFees', { fees: { ...charges, laborCentsPerHour: 1800 } });
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await desk.ask('money.answer', { requestId, answers: { copyMedium: 'paper', copyingMinutes: 10 } }); // prettier-ignore
    const gateOf = async () => (await desk.ask('request.view', { requestId })).gate.find((one) => one.id === 'fee'); // prettier-ignore
    expect(await gateOf()).toMatchObject({ ok: false, fix: { step: 'money' } });
    await desk.ask('money.estimate', { requestId });
    expect(await gateOf()).toMatchObject({ ok: true });
    await desk.ask('money.setClinicFees', { fees: feesOf({}) });
  });

  test('a flat fee above $6.50 is refused', async () => {
    const fault = await refusal(desk.ask('money.setClinicFees', { fees: { ...charges, flatCents: 651 } })); // prettier-ignore
    expect(fault.message).toContain('$6.50');
  });

  test('a clerk may neither set fees nor confirm a rate', async () => {
    const requestId = await attorney(desk);
    await desk.signIn('Ben');
    const set = desk.ask('money.setClinicFees', { fees: charges });
    const confirm = desk.ask('money.confirmRate', { requestId, reason: 'Looked it up' });
    const lift = desk.ask('money.liftPrepayment', { requestId, reason: 'Known firm' });
    for (const work of [set, confirm, lift]) expect((await refusal(work)).code).toBe('not-allowed');
    await desk.signIn('Ada');
  });
});

describe('a rate nobody has checked', () => {
  test('computes, is stamped, and makes no invoice until a manager confirms it', async () => {
    const desk2 = await openTestDesk({ profile: { ...riverClinic, state: 'WA' } });
    const requestId = await attorney(desk2);
    await desk2.ask('money.answer', { requestId, answers: { pages: 120 } });
    const { fee, confirmed } = await desk2.ask('money.view', { requestId });
    expect(fee).toMatchObject({ total: 14980, unverified: true });
    expect(fee.warning).toMatch(/^Unverified, a manager must confirm/);
    expect(confirmed).toBe(false);
    expect((await refusal(desk2.ask('money.invoice', { requestId }))).code).toBe('rate-not-confirmed'); // prettier-ignore
    await desk2.ask('money.estimate', { requestId });
    const line = async () =>
      (await desk2.ask('request.view', { requestId })).gate.find(({ id }) => id === 'fee');
    const fix = { label: 'Confirm the rate', step: 'money' };
    expect(await line()).toMatchObject({ ok: true, open: true, fix });
    await desk2.ask('money.confirmRate', { requestId, reason: 'Read in the code of Washington' });
    const view = await desk2.ask('money.invoice', { requestId });
    expect(view.request.money?.invoices).toMatchObject([{ totalCents: 14980 }]);
    expect(await line()).toMatchObject({ open: true, sentence: '$149.80 is not paid yet.' });
    const again = desk2.ask('money.confirmRate', { requestId, reason: 'Again' });
    expect((await refusal(again)).code).toBe('rate-not-in-doubt');
  });
});
