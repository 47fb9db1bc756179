import { describe, expect, test } from 'vitest';
import { stepsOf } from '../../../shared/core/steps';
import { packetOptionsSchema } from '../../../shared/domain/packet/slice';
import { openTestDesk, passphraseOf } from '../../support/desk';
import { addChart, certificate, certified, lookAtAll, walkIn } from './walk';

describe('the quality check', () => {
  test('says of everybody who had a hand in the packet that they check their own work', async () => {
    const desk = await openTestDesk();
    await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await desk.signIn('Cleo');
    await lookAtAll(desk, requestId);
    await desk.signIn('Ada');
    expect((await desk.ask('packet.build', { requestId })).qc.solo).toBe(true);
    await desk.signIn('Cleo');
    expect((await desk.ask('request.view', { requestId })).qc.solo).toBe(true);
    await desk.signIn('Ben');
    expect((await desk.ask('request.view', { requestId })).qc.solo).toBe(false);
  });

  test('a decline that another person’s certificate does not lift stands in every step', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const { request, gate, pages } = await certified(desk, requestId);
    const [last] = request.qc?.decisions ?? [];
    expect.assert(last !== undefined);
    const decided = { ...last.decided, by: 'somebody else' };
    const decline = {
      ...last,
      outcome: 'declined' as const,
      comment: 'Page 2 is not hers',
      decided,
    };
    const state = { ...request, qc: { decisions: [decline, last] } };
    const steps = stepsOf({ state, gate, authorization: undefined, pages, revokedOn: undefined });
    expect(steps.find(({ id }) => id === 'review')).toMatchObject({
      status: 'attention',
      note: 'QC declined: Page 2 is not hers',
    });
  });
});

test('on the people screen a request that was sent in part is not called released', async () => {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  const fact = { kind: 'amendment', type: 'amendment', about: 'the note of May 3' } as const;
  const { people } = await desk.ask('patients.record', { requestId, fact });
  const entryId = people.amendments[0]?.entryId ?? '';
  const asPart = { ...packetOptionsSchema.parse({}), isPart: true };
  await desk.ask('packet.setOptions', { requestId, options: asPart });
  await addChart(desk, requestId);
  await desk.ask('patients.tickAmendment', { requestId, entryId, way: 'item-not-going-out' });
  await lookAtAll(desk, requestId);
  await desk.ask('packet.build', { requestId });
  await desk.signIn('Ben');
  await desk.ask('qc.certify', { requestId, ...certificate });
  const { view } = await desk.ask('release.save', { requestId });
  expect(view.band.status).toBe('Sent in part');
  const shown = await desk.ask('patients.view', { requestId });
  expect(shown.requests.map(({ status }) => status)).toEqual(['Sent in part']);
});
