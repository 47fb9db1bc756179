import { describe, expect, test } from 'vitest';
import { requestOperations } from '../../../shared/domain/request/operations';
import { foldIntake } from '../../../shared/domain/intake/fold';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { access, addChart, log, lookAtAll, walkInFacts } from './walk';

const refused = (code: string) => expect.objectContaining({ fault: expect.objectContaining({ code }) as unknown }) as Error; // prettier-ignore
const shorter = {
  ...{ packId: 'us-tx', version: '2026.1', path: ['clocks', 0, 'time', 'count'] },
  ...{ value: 10, checked: false, reason: 'Counsel read the statute.', from: '2026-09-02' },
};
const reason = 'The shorter time holds for this patient too.';
const facts = { ...walkInFacts, identification: 'Passport' };

/** Received on September 1, when the state gave fifteen business days; the day after, ten. */
async function corrected(): Promise<{ desk: TestDesk; requestId: string }> {
  const desk = await openTestDesk();
  await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
  desk.clock.set('2026-09-01T15:00:00.000Z');
  const requestId = await log(desk, walkInFacts);
  await desk.ask('basis.decide', { requestId, answers: access });
  await desk.ask('rules.changeRule', shorter);
  desk.clock.set('2026-09-02T15:00:00.000Z');
  return { desk, requestId };
}

describe('a request keeps the rules it was logged under', () => {
  test('a later version changes nothing of it, and the screens say that there is one', async () => {
    const { desk, requestId } = await corrected();
    const view = await desk.ask('request.view', { requestId });
    expect(view.request.intake.rules).toEqual({
      federal: { packId: 'us-federal', version: '2026.1' },
      state: { packId: 'us-tx', version: '2026.1' },
    });
    expect(view.request.basis?.due.legalDue).toBe('2026-09-23');
    expect(view.rules).toMatchObject({
      kept: [{ version: '2026.1' }, { version: '2026.1' }],
      newer: [{ version: '2026.1-c1', why: expect.stringContaining('Counsel read') as string }],
      lost: [],
    });
    const ruleId = 'us-tx/TX-PHYSICIAN@2026.1';
    const why = await desk.ask('rules.explain', { requestId, ruleId });
    expect(why.newer).toContain('Version 2026.1-c1');
  });

  test('the packet speaks by the rules it was built under: moved to newer ones, it is built anew', async () => {
    const { desk, requestId } = await corrected();
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    const built = await desk.ask('packet.build', { requestId });
    expect(built.packetIsCurrent).toBe(true);
    const moved = await desk.ask('request.moveRules', { requestId, reason });
    expect(moved.packetIsCurrent).toBe(false);
  });

  test('a manager moves it with a reason; from then on that version holds, also when facts are corrected', async () => {
    const { desk, requestId } = await corrected();
    await desk.signIn('Cleo');
    await expect(desk.ask('request.moveRules', { requestId, reason })).rejects.toEqual(refused('not-allowed')); // prettier-ignore
    await desk.signIn('Ada');
    await expect(desk.ask('request.moveRules', { requestId, reason: ' ' })).rejects.toEqual(refused('bad-input')); // prettier-ignore
    const view = await desk.ask('request.moveRules', { requestId, reason });
    expect(view.request.basis?.due.legalDue).toBe('2026-09-16');
    expect(view.rules?.newer).toEqual([]);
    const again = await desk.ask('intake.log', { requestId, facts });
    expect(again.request.basis?.due.legalDue).toBe('2026-09-16');
    await expect(desk.ask('request.moveRules', { requestId, reason })).rejects.toEqual(refused('no-newer-rules')); // prettier-ignore
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows.map(({ what }) => what).join('\n')).toContain(reason);
    expect(desk.bugs).toEqual([]);
  }, 60_000);

  test('an operation an older desk wrote keeps none, and the day of receipt decides as before', () => {
    const stamp = { at: '2026-09-01T15:00:00.000Z', by: 'u1' };
    const body = requestOperations['intake.logged'].parse({ number: 'REQ-2026-000001', facts: walkInFacts }); // prettier-ignore
    const started = foldIntake(undefined, { type: 'intake.started', body: { form: walkInFacts } }, stamp); // prettier-ignore
    const slice = foldIntake(started, { type: 'intake.logged', body }, stamp);
    expect(slice.facts).toEqual(walkInFacts);
    expect(slice.rules).toBeUndefined();
  });
});
