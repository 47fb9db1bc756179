import { describe, expect, test } from 'vitest';
import { packetOptionsSchema } from '../../../shared/domain/packet/slice';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import {
  addChart,
  attorney,
  certificate,
  lookAtAll,
  markOn,
  pagesOf,
  walkIn,
  certified,
  log,
  walkInFacts,
} from './walk';

const asPart = { ...packetOptionsSchema.parse({}), isPart: true };

interface Sent {
  readonly requestId: string;
  readonly documentId: string;
  readonly again: { requestId: string; deliveryId: string; reason: string };
}

/** Three pages of an attorney's request have gone out; `marked`: page 2 under a mark. Ben is signed in. */
async function partOut(desk: TestDesk, marked: boolean): Promise<Sent> {
  const requestId = await attorney(desk);
  await desk.ask('authorization.accept', { requestId });
  await desk.ask('packet.setOptions', { requestId, options: asPart });
  const [first] = pagesOf(await addChart(desk, requestId));
  const documentId = first?.documentId ?? '';
  if (marked) await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId, 2)] });
  await lookAtAll(desk, requestId);
  await desk.ask('packet.build', { requestId });
  await desk.signIn('Ben');
  await desk.ask('qc.certify', { requestId, ...certificate });
  await desk.ask('release.print', { requestId });
  const out = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
  const deliveryId = out.request.release?.released[0]?.id ?? '';
  return { requestId, documentId, again: { requestId, deliveryId, reason: 'Lost' } };
}

/** Somebody found another patient's name on page 2, and says that the marks there cover it. */
async function tagAsOther(desk: TestDesk, { requestId, documentId }: Sent): Promise<void> {
  const pages = [{ documentId, page: 2 }];
  const { sensitive } = await desk.ask('sensitive.tag', { requestId, pages, category: '3P' });
  const tagIds = sensitive.tags.map(({ id }) => id);
  await desk.ask('sensitive.answer', { requestId, tagIds, covered: true });
}

const closed = { fault: { code: 'gate-closed' } };

describe('a packet is printed again as it is on paper', () => {
  test('a mark drawn since is not on that paper, so it opens nothing', async () => {
    const desk = await openTestDesk();
    const sent = await partOut(desk, false);
    const { requestId, documentId } = sent;
    await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId, 2)] });
    await tagAsOther(desk, sent);
    await expect(desk.ask('release.reprint', sent.again)).rejects.toMatchObject(closed);
    expect(desk.shell.printed).toHaveLength(1);
  });

  test('the mark it was built with is on it, also when it was taken away since', async () => {
    const desk = await openTestDesk();
    const sent = await partOut(desk, true);
    await tagAsOther(desk, sent);
    const { requestId } = sent;
    await desk.ask('review.removeMarks', { requestId, markIds: ['mark-2'] });
    expect((await desk.ask('release.reprint', sent.again)).outcome).toBe('sent');
  });
});

describe('what came up after a release', () => {
  test('is answered on the released request, so that a lost packet can be printed again', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    const out = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const deliveryId = out.request.release?.released[0]?.id ?? '';
    const again = { requestId, deliveryId, reason: 'Lost' };
    await desk.signIn('Ada');
    const later = await log(desk, walkInFacts);
    const facts = [
      { kind: 'hold', matter: 'Miller v. River Clinic' },
      { kind: 'restriction', type: 'agreed', about: 'the visit of May 3' },
    ] as const;
    for (const fact of facts) await desk.ask('patients.restrict', { requestId: later, fact });
    const amendment = { kind: 'amendment', type: 'amendment', about: 'the note of May 3' } as const;
    await desk.ask('patients.record', { requestId: later, fact: amendment });
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject(closed);
    const view = await desk.ask('patients.view', { requestId });
    const entryOf = (points: readonly { entryId: string }[]) => points[0]?.entryId ?? '';
    await desk.ask('patients.seeHold', { requestId, entryId: entryOf(view.holds) });
    const settled = { entryId: entryOf(view.restrictions), decision: 'does-not-apply', reason: 'Another visit' } as const; // prettier-ignore
    await desk.ask('patients.settle', { requestId, ...settled });
    const ticked = { entryId: entryOf(view.amendments), way: 'item-not-going-out' } as const;
    await desk.ask('patients.tickAmendment', { requestId, ...ticked });
    expect((await desk.ask('release.reprint', again)).outcome).toBe('sent');
  });
});

describe('a packet that may not be printed again', () => {
  test('anybody who works bars it with a reason, also after everything was released', async () => {
    const desk = await openTestDesk();
    await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: passphraseOf('Cleo') });
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    const out = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const deliveryId = out.request.release?.released[0]?.id ?? '';
    const again = { requestId, deliveryId, reason: 'Lost' };
    await desk.ask('release.reprint', again);
    await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    await desk.signIn('Cleo');
    const bar = { requestId, deliveryId, reason: 'Page 2 names another patient' };
    const barred = await desk.ask('release.barReprint', bar);
    const stamps = barred.request.release?.released.map((one) => one.barred?.reason);
    expect(stamps).toEqual([bar.reason, bar.reason]);
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject({
      fault: { code: 'packet-barred' },
    });
    expect(desk.shell.printed).toHaveLength(2);
    const { rows } = await desk.ask('request.history', { requestId });
    expect(rows[0]?.what).toBe(`Barred a packet from being printed again: ${bar.reason}`);
    await expect(desk.ask('release.barReprint', { ...bar, deliveryId: 'gone' })).rejects.toThrow(
      'no-such-delivery',
    );
  });
});
