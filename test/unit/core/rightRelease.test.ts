import { describe, expect, test } from 'vitest';
import { packetOptionsSchema } from '../../../shared/domain/packet/slice';
import { passphraseOf, openTestDesk, type TestDesk } from '../../support/desk';
import { access, addChart, attorney, attorneyFacts, certificate, certified, goodForm, label, lookAtAll, pagesOf, walkIn, walkInFacts } from './walk'; // prettier-ignore
import { chartOf } from './papers';
import { copiedPapers } from '../../../shared/core/packing';

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

async function lineOf(desk: TestDesk, requestId: string, id: string) {
  const { gate } = await desk.ask('request.view', { requestId });
  return gate.find((line) => line.id === id);
}

describe('records of days the form does not cover', () => {
  test('stop the release until they are left out, labelled anew, or somebody says why they belong', async () => {
    const desk = await openTestDesk();
    const covers = { coversFrom: '2026-01-01', coversTo: '2026-12-31' };
    const requestId = await attorney(desk, covers);
    await addChart(desk, requestId);
    await desk.ask('authorization.accept', { requestId });
    const isOpen = async () => (await lineOf(desk, requestId, 'authorization'))?.ok;
    expect(await isOpen()).toBe(true);
    const old = {
      ...label,
      title: 'Old chart',
      serviceFrom: '2016-02-01',
      serviceTo: '2019-03-04',
    };
    const bytes = await chartOf(2);
    const view = await desk.ask('records.add', { requestId, bytes, label: old });
    const documentId = view.request.records?.documents.at(-1)?.id ?? '';
    const again = (one: { serviceFrom: string; serviceTo: string }) =>
      desk.ask('records.label', { requestId, documentId, label: { ...old, ...one } });
    expect((await lineOf(desk, requestId, 'authorization'))?.sentence).toContain('“Old chart”');
    const pages = pagesOf(view).filter((page) => page.documentId === documentId);
    const leave = (leftOut: boolean) =>
      desk.ask('review.leaveOut', { requestId, pages, leftOut, reason: 'out-of-scope' });
    await leave(true);
    expect(await isOpen()).toBe(true);
    await leave(false);
    expect(await isOpen()).toBe(false);
    await again({ serviceFrom: '', serviceTo: '' });
    expect(await isOpen()).toBe(true);
    await again({ serviceFrom: '2025-12-31', serviceTo: '2026-03-04' });
    expect(await isOpen()).toBe(false);
    await desk.ask('authorization.answer', { requestId, checkId: 'A27', reason: 'One stay' });
    expect(await isOpen()).toBe(true);
    await desk.ask('intake.log', { requestId, facts: { ...attorneyFacts, datesFrom: '2026-02-01' } }); // prettier-ignore
    expect(await isOpen()).toBe(false);
  });
});

describe('the copy of the request in the packet', () => {
  test('holds what the requester sent and the accepted form, no other form', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const kept = async () => {
      const { request } = await desk.ask('request.view', { requestId });
      return copiedPapers(request).map(({ kind }) => kind);
    };
    await desk.ask('authorization.accept', { requestId });
    expect(await kept()).toEqual(['request', 'authorization']);
    const bytes = await chartOf(1);
    const view = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes });
    expect(await kept()).toEqual(['request']);
    const paperId = view.request.intake.papers.find(({ kind }) => kind === 'authorization')?.id;
    await desk.ask('authorization.type', { requestId, facts: goodForm, paperId });
    await desk.ask('authorization.accept', { requestId });
    expect(await kept()).toEqual(['request', 'authorization']);
    const takenBack = { what: 'form', paperId: paperId ?? '' } as const;
    await desk.ask('request.recordRevocation', { requestId, receivedOn: '2026-09-01', takenBack });
    expect(await kept()).toEqual(['request']);
  });

  test('never holds the paper on which the patient took the permission back', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const bytes = await chartOf(1);
    const added = await desk.ask('intake.addPaper', { requestId, kind: 'request', bytes });
    expect(copiedPapers(added.request).filter(({ kind }) => kind === 'request')).toHaveLength(2);
    const writtenOn = added.request.intake.papers.at(-1)?.id ?? '';
    const revoked = { requestId, receivedOn: '2026-09-01', writtenOn };
    const { request } = await desk.ask('request.recordRevocation', revoked);
    expect(copiedPapers(request).map(({ id }) => id)).not.toContain(writtenOn);
  });
});

describe('an invoice over more than the fee', () => {
  test('stops the release once pages were left out, until the rest is refunded', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const pages = pagesOf(await addChart(desk, requestId, 30));
    await desk.ask('money.invoice', { requestId });
    const { balance } = await desk.ask('money.view', { requestId });
    const { due: cents } = balance;
    const pay = { requestId, cents, method: 'check', paidOn: '2026-09-01', reference: '' } as const;
    await desk.ask('money.pay', pay);
    expect(await lineOf(desk, requestId, 'fee')).toMatchObject({ ok: true });
    const leave = { requestId, pages: pages.slice(5), leftOut: true, reason: 'other' } as const;
    await desk.ask('review.leaveOut', leave);
    const { fee } = await desk.ask('money.view', { requestId });
    expect(fee.total).toBeLessThan(cents);
    const line = await lineOf(desk, requestId, 'fee');
    expect(line).toMatchObject({ ok: false });
    expect(line?.sentence).toContain('Refund');
    const back = { requestId, cents: cents - fee.total, method: 'check', reason: 'Fewer pages' } as const; // prettier-ignore
    await desk.ask('money.refund', back);
    const paid = { ok: true, sentence: 'The fee is paid.' };
    expect(await lineOf(desk, requestId, 'fee')).toMatchObject(paid);
  });
});
