import { describe, expect, test } from 'vitest';
import { Refused } from '../../../shared/domain/base/fault';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { certified, walkIn } from './walk';

/** A certified walk-in request; Ben is signed in. */
async function ready(desk: TestDesk): Promise<string> {
  const requestId = await walkIn(desk);
  await certified(desk, requestId);
  return requestId;
}

const pendingOf = async (desk: TestDesk, requestId: string) =>
  (await desk.ask('request.view', { requestId })).request.release?.pending;

describe('the row of a disclosure', () => {
  test('is of the moment the packet was handed over, whatever the clinic says when it is confirmed', async () => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    await desk.ask('release.print', { requestId });
    desk.clock.set('2026-09-04T15:00:00.000Z');
    await desk.signIn('Ada');
    await desk.ask('clinic.change', { profile: { ...riverClinic, batesPrefix: 'LAKE' } });
    const { request } = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(request.disclosure?.rows).toMatchObject([
      { batesRange: 'RIVER-000001 to RIVER-000003', disclosedOn: '2026-09-01', method: 'Paper' },
    ]);
    expect(request.release?.released[0]).not.toHaveProperty('row');
  });
});

describe('while nobody has said whether all of a packet came out', () => {
  test('no accounting is given: what may have left would be missing on the list', async () => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    const wanted = { requestId, list: 'disclosures', receivedOn: '2026-09-01' } as const;
    await expect(
      desk.ask('accounting.ask', { ...wanted, from: '2026-09-02' }),
    ).rejects.toMatchObject({
      fault: { code: 'bad-input', message: expect.stringContaining('cannot begin') as string },
    });
    await desk.ask('accounting.ask', wanted);
    const { asked } = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
    const given = { requestId, accountingId: asked[0]?.id ?? '' };
    await desk.ask('release.print', { requestId });
    await expect(desk.ask('accounting.give', given)).rejects.toMatchObject({
      fault: { code: 'release-pending', message: expect.stringContaining('whole') as string },
    });
    await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    await desk.ask('accounting.give', given);
  });
});

describe('the report of releases', () => {
  test('counts the day of the log, and no page of a reprint', async () => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    await desk.ask('release.print', { requestId });
    desk.clock.set('2026-09-04T15:00:00.000Z');
    const { request } = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const sent = request.release?.released[0];
    const again = { requestId, deliveryId: sent?.id ?? '', reason: 'Lost' };
    await desk.ask('release.reprint', again);
    await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const report = await desk.ask('reports.summary', { from: '2026-09-01', to: '2026-09-01' });
    expect(report).toMatchObject({ released: 1, pagesReleased: sent?.pageCount, medianDays: 0 });
  });
});

describe('a packet that the shell could not hand over', () => {
  const unproven = [
    ['an error of the program', new TypeError('no such field')],
    ['a refusal that proves nothing', new Refused('shell.failed', 'Look at the printer.')],
  ] as const;

  test.each(unproven)('waits for a person to look after %s', async (_what, fault) => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    desk.shell.fault = fault;
    expect(await desk.call('release.print', { requestId })).toMatchObject({ ok: false });
    expect(await pendingOf(desk, requestId)).toMatchObject({ method: 'print' });
    const { request } = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(request.disclosure?.rows).toHaveLength(1);
  });

  test('an error of the program says where to look, and is reported as the bug it is', async () => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    desk.shell.fault = new TypeError('no such field');
    const reply = await desk.call('release.save', { requestId });
    expect(reply).toMatchObject({
      fault: { code: 'hand-over-unknown', message: expect.stringContaining('Look') as string },
    });
    expect(desk.bugs).toMatchObject([{ verb: 'release.save', error: 'TypeError' }]);
  });

  test('is taken back where the shell proves that nothing left, and can be printed again', async () => {
    const desk = await openTestDesk();
    const requestId = await ready(desk);
    desk.shell.fault = new Refused('shell.disk-full', 'The disk is full.', { nothingLeft: true });
    await expect(desk.ask('release.save', { requestId })).rejects.toThrow('shell.disk-full');
    expect(await pendingOf(desk, requestId)).toBeUndefined();
    expect((await desk.ask('release.print', { requestId })).outcome).toBe('sent');
  });
});
