import { describe, expect, test } from 'vitest';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { addChart, certificate, lookAtAll, pagesOf, walkIn } from './walk';

type Page = ReturnType<typeof pagesOf>[number];

async function deskWithDoctors(): Promise<TestDesk> {
  const desk = await openTestDesk();
  for (const name of ['Dr. Hale', 'Dr. Ito']) {
    const passphrase = passphraseOf(name);
    await desk.ask('people.add', { name, role: 'licensed-professional', passphrase });
  }
  return desk;
}

/** Dr. Hale denies the page, its letter goes, and the patient asks for a review. */
async function deniedAndAsked(desk: TestDesk, requestId: string, page: Page): Promise<void> {
  await desk.signIn('Dr. Hale');
  const decision = {
    code: 'D-R1',
    pages: [{ ...page, ground: 'names where a person can be found' }],
    answers: { endangers: 'yes' as const },
    explanation: 'See my note.',
    whereToAsk: '',
    blockingException: 'preventing-harm',
  };
  await desk.ask('answer.decide', { requestId, decision });
  await desk.ask('answer.sendDenial', { requestId });
  await desk.ask('answer.requestReview', { requestId, receivedOn: '2026-09-01' });
}

async function overturn(desk: TestDesk, requestId: string): Promise<void> {
  await desk.signIn('Dr. Ito');
  const reason = 'No danger any more.';
  await desk.ask('answer.review', { requestId, outcome: 'overturned', reason });
}

async function certify(desk: TestDesk, requestId: string): Promise<void> {
  await desk.ask('packet.build', { requestId });
  await desk.signIn('Ben');
  await desk.ask('qc.certify', { requestId, ...certificate });
}

/** A walk-in request with its first page denied, the rest certified; a review is asked for. */
async function reviewAsked(desk: TestDesk): Promise<{ requestId: string; page: Page }> {
  const requestId = await walkIn(desk);
  await addChart(desk, requestId);
  const [page] = pagesOf(await lookAtAll(desk, requestId));
  expect.assert(page !== undefined);
  await deniedAndAsked(desk, requestId, page);
  await certify(desk, requestId);
  return { requestId, page };
}

describe('a released request that a review opened again', () => {
  test('stays open when the patient asks for a review of a later denial, and sends the page once that too is overturned', async () => {
    const desk = await deskWithDoctors();
    const { requestId, page } = await reviewAsked(desk);
    await desk.ask('release.save', { requestId });
    desk.clock.set('2026-09-02T15:10:00.000Z');
    await overturn(desk, requestId);
    await desk.ask('answer.tellReview', { requestId });
    await deniedAndAsked(desk, requestId, page);
    const { band } = await desk.ask('request.view', { requestId });
    expect(band.status).not.toBe('Released');
    await overturn(desk, requestId);
    await desk.ask('answer.tellReview', { requestId });
    await certify(desk, requestId);
    const { view } = await desk.ask('release.save', { requestId });
    expect(view.request.disclosure?.rows.map(({ recordPages }) => recordPages)).toEqual([2, 1]);
    expect(view.band.status).toBe('Released');
  });
});

describe('a review while a packet is handed over', () => {
  test('waits until somebody has said whether all of it came out; what is only asked is kept', async () => {
    const desk = await deskWithDoctors();
    const { requestId } = await reviewAsked(desk);
    await desk.ask('release.print', { requestId });
    await expect(overturn(desk, requestId)).rejects.toMatchObject({
      fault: { code: 'release-pending' },
    });
    const asked = { requestId, list: 'disclosures', receivedOn: '2026-09-01' } as const;
    await desk.ask('accounting.ask', asked);
    const { request } = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(Object.keys(request.review?.leftOut ?? {})).toHaveLength(1);
    expect(request.disclosure?.rows[0]?.description).toContain('2 pages');
    desk.clock.set('2026-09-02T15:10:00.000Z');
    await overturn(desk, requestId);
    const { pages } = await desk.ask('request.view', { requestId });
    expect(pages.leftOut).toBe(0);
  });
});
