import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { packetOptionsSchema } from '../../../shared/domain/packet/slice';
import { madeForAnother } from '../../../shared/core/sentTo';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { chartOf } from './papers';
import { addChart, attorney, attorneyFacts, byForm, certificate, certified, goodForm, label, lookAtAll, walkIn } from './walk'; // prettier-ignore

const asPart = { ...packetOptionsSchema.parse({}), isPart: true };

/** An attorney's request of which three pages have gone out; Ben is signed in. */
async function partReleased(desk: TestDesk): Promise<string> {
  const requestId = await attorney(desk);
  await desk.ask('authorization.accept', { requestId });
  await desk.ask('packet.setOptions', { requestId, options: asPart });
  await certified(desk, requestId);
  await desk.ask('release.print', { requestId });
  await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
  return requestId;
}

function sayingThat(words: string) {
  return { fault: { message: expect.stringContaining(words) as string } };
}

async function addRest(
  desk: TestDesk,
  requestId: string,
  pages = 2,
  alsoDo?: () => Promise<unknown>,
): Promise<RequestView> {
  await desk.signIn('Ada');
  const bytes = await chartOf(pages + 10);
  await desk.ask('records.add', { requestId, bytes, label: { ...label, title: 'Imaging' } });
  await desk.ask('records.complete', { requestId, complete: true });
  await lookAtAll(desk, requestId);
  await alsoDo?.();
  return desk.ask('packet.build', { requestId });
}

describe('a release in parts', () => {
  test('a part leaves the request open, and its pages are not sent again', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    const after = await desk.ask('request.view', { requestId });
    expect(after.band.status).toBe('Sent in part');
    expect(after.request.packet?.build).toBeUndefined();
    expect(after.request.disclosure?.rows).toHaveLength(1);

    const built = await addRest(desk, requestId);
    expect(built.request.packet?.build).toMatchObject({
      recordPages: 12,
      batesFirst: 4,
      batesLast: 15,
    });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', { requestId, ...certificate });
    const { view } = await desk.ask('release.save', { requestId });
    expect(view.band.status).toBe('Released');
    expect(view.request.disclosure?.rows.map((row) => row.recordPages)).toEqual([3, 12]);
  });

  test('the fee is for the whole copy, also for a page that went out and was left out since', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    await desk.signIn('Ada');
    const { request } = await desk.ask('request.view', { requestId });
    const documentId = request.records?.documents[0]?.id ?? '';
    const pages = [{ documentId, page: 1 }];
    await desk.ask('review.leaveOut', { requestId, pages, leftOut: true, reason: 'other' });
    const money = await desk.ask('money.view', { requestId });
    expect(money.pages).toEqual({ count: 3, counted: true });
  });

  test('a revocation between two parts stops the second and every reprint of the first', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    await addRest(desk, requestId);
    await desk.signIn('Ben');
    await desk.ask('qc.certify', { requestId, ...certificate });
    const revoked = await desk.ask('request.recordRevocation', {
      requestId,
      receivedOn: '2026-09-01',
    });
    expect(revoked.gate.find((line) => line.id === 'revocation')).toMatchObject({ ok: false });
    await expect(desk.ask('release.print', { requestId })).rejects.toMatchObject({
      fault: { code: 'gate-closed' },
    });
    const deliveryId = revoked.request.release?.released[0]?.id ?? '';
    await expect(
      desk.ask('release.reprint', { requestId, deliveryId, reason: 'Lost in the mail' }),
    ).rejects.toMatchObject({ fault: { code: 'gate-closed' } });
    // What went out before stays: it was sent in reliance on the form (45 CFR 164.508(b)(5)(i)).
    expect(revoked.request.disclosure?.rows).toHaveLength(1);
  });

  test('a document of which pages were sent cannot be taken out', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const documentId = request.records?.documents[0]?.id ?? '';
    await expect(desk.ask('records.remove', { requestId, documentId })).rejects.toMatchObject({
      fault: { code: 'already-sent' },
    });
  });
});

describe('what went out stays with whom it went to', () => {
  test('another recipient or another patient after a part is another request; an address is a correction', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    await desk.signIn('Ada');
    const others = [
      { requesterOrganization: 'Wells and Wells', requesterName: 'B. Wells' },
      { deliverTo: 'other', recipientName: 'Wells and Wells' },
      { patientGivenName: 'Annabel' },
    ] as const;
    for (const other of others) {
      const facts = { ...attorneyFacts, ...other };
      await expect(desk.ask('intake.log', { requestId, facts })).rejects.toMatchObject({
        fault: { code: 'released-in-part' },
      });
    }
    const facts = {
      ...attorneyFacts,
      purpose: 'Claim',
      requesterAddress: '9 Elm Street\nAustin, TX',
    };
    await desk.ask('intake.log', { requestId, facts });
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.intake.facts?.purpose).toBe('Claim');
  });

  test('a packet under another form or to another address is not printed again', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    await desk.signIn('Ada');
    const { request } = await desk.ask('request.view', { requestId });
    const paperId = request.intake.papers.find(({ kind }) => kind === 'authorization')?.id;
    const deliveryId = request.release?.released[0]?.id ?? '';
    const again = { requestId, deliveryId, reason: 'Lost' };
    await desk.ask('authorization.type', { requestId, facts: goodForm, paperId });
    await desk.ask('authorization.accept', { requestId });
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject(
      sayingThat('under another form'),
    );
    await desk.ask('authorization.type', { requestId, facts: goodForm });
    await desk.ask('authorization.accept', { requestId });
    const moved = { ...attorneyFacts, requesterAddress: '9 Elm Street\nAustin, TX 78702' };
    await desk.ask('intake.log', { requestId, facts: moved });
    await desk.ask('basis.decide', { requestId, answers: byForm });
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject(
      sayingThat('another recipient or address'),
    );
  });

  test('a part that holds a packed amendment is printed again, also after the amendment was ticked for the rest', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const fact = { kind: 'amendment', type: 'disagreement', about: 'the note of May 3' } as const;
    const { people } = await desk.ask('patients.record', { requestId, fact });
    const entryId = people.amendments[0]?.entryId ?? '';
    const packed = { requestId, entryId, way: 'packed' } as const;
    await desk.ask('authorization.accept', { requestId });
    await desk.ask('packet.setOptions', { requestId, options: asPart });
    await addChart(desk, requestId);
    await desk.ask('patients.tickAmendment', packed);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', { requestId, ...certificate });
    await desk.ask('release.print', { requestId });
    const out = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const deliveryId = out.request.release?.released[0]?.id ?? '';
    await addRest(desk, requestId, 2, () => desk.ask('patients.tickAmendment', packed));
    const again = { requestId, deliveryId, reason: 'Lost' };
    expect((await desk.ask('release.reprint', again)).outcome).toBe('sent');
  });

  test('a packet of before this was kept is held against the log of disclosures', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const before = request.release?.released[0];
    if (!before) throw new Error('nothing released');
    const old = { ...before, to: undefined };
    expect(madeForAnother(request, old)).toBeUndefined();
    const intake = { ...request.intake, facts: { ...attorneyFacts, requesterName: 'B. Wells' } };
    expect(madeForAnother({ ...request, intake }, old)).toContain('another recipient');
    expect(madeForAnother({ ...request, intake }, before)).toContain('another recipient');
    const patient = { ...attorneyFacts, patientGivenName: 'Annabel' };
    const other = { ...request, intake: { ...request.intake, facts: patient } };
    expect(madeForAnother(other, before)).toContain('another patient');
  });
});

describe('printing a released packet again', () => {
  test('the same bytes leave, and the log gets a row of its own', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await certified(desk, requestId);
    await desk.ask('release.print', { requestId });
    const first = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    const deliveryId = first.request.release?.released[0]?.id ?? '';
    desk.clock.set('2026-09-20T15:00:00.000Z');
    const again = { requestId, deliveryId, reason: 'The patient lost it' };
    expect((await desk.ask('release.reprint', again)).outcome).toBe('sent');
    const view = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(desk.shell.printed[1]).toEqual(desk.shell.printed[0]);
    expect(view.band.status).toBe('Released');
    expect(
      view.request.disclosure?.rows.map(({ disclosedOn, method }) => [disclosedOn, method]),
    ).toEqual([
      ['2026-09-01', 'Paper'],
      ['2026-09-20', 'Paper, printed again'],
    ]);
  });

  test('an authorization that has expired since forbids it', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    const { request } = await desk.ask('request.view', { requestId });
    const deliveryId = request.release?.released[0]?.id ?? '';
    desk.clock.set('2026-10-02T15:00:00.000Z');
    await expect(
      desk.ask('release.reprint', { requestId, deliveryId, reason: 'Jammed' }),
    ).rejects.toThrow('gate-closed');
    expect(desk.shell.printed).toHaveLength(1);
  });

  test('a page tagged since it went out is asked about again, even when it is left out now', async () => {
    const desk = await openTestDesk();
    const requestId = await partReleased(desk);
    await desk.signIn('Ada');
    const { request } = await desk.ask('request.view', { requestId });
    const deliveryId = request.release?.released[0]?.id ?? '';
    const documentId = request.records?.documents[0]?.id ?? '';
    const pages = [{ documentId, page: 2 }];
    const tagged = await desk.ask('sensitive.tag', { requestId, pages, category: 'MH' });
    // The next packet holds none of these pages, so its own line stays green.
    expect(tagged.gate.find(({ id }) => id === 'sensitive')).toMatchObject({ ok: true });
    const again = { requestId, deliveryId, reason: 'Lost in the mail' };
    const stopped = expect.stringContaining('1 page needs to be named on the form.') as string;
    const closed = { fault: { code: 'gate-closed', message: stopped } };
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject(closed);
    const out = { requestId, pages, leftOut: true, reason: 'sensitive' } as const;
    await desk.ask('review.leaveOut', out);
    await expect(desk.ask('release.reprint', again)).rejects.toMatchObject(closed);
    expect(desk.shell.printed).toHaveLength(1);

    const tagIds = tagged.sensitive.tags.map(({ id }) => id);
    await desk.ask('sensitive.clear', { requestId, tagIds, reason: 'The page is about a cold.' });
    expect((await desk.ask('release.reprint', again)).outcome).toBe('sent');
  });
});
