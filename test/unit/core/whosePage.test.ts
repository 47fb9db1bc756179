import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { label, lookAtAll, pagesOf, walkIn } from './walk';

const own = ['Patient: Anna Miller   DOB: 01/02/1960', 'Office note'];
const alien = ['Patient: Carol Jones   DOB: 03/04/1955', 'Office note'];
const reason = 'It is the letter of her daughter, who wrote her own name on it.';
const code = (name: string) => ({ fault: { code: name } });
const line = ({ gate }: RequestView) => gate.find(({ id }) => id === 'identity');

/** A walk-in request with a page of the patient and one of somebody else. */
async function commingled(desk: TestDesk) {
  const requestId = await walkIn(desk);
  await desk.ask('records.add', { requestId, bytes: await pdfOf(own), label });
  const view = await desk.ask('records.add', { requestId, bytes: await pdfOf(alien), label });
  return { requestId, view, pages: pagesOf(view).slice(1) };
}

async function addBen(desk: TestDesk): Promise<void> {
  await desk.ask('people.add', { name: 'Ben', role: 'clerk', passphrase: passphraseOf('Ben') });
}

describe('a page of another person in the chart', () => {
  test('stops the packet and the release until it is left out', async () => {
    const desk = await openTestDesk();
    const { requestId, view, pages } = await commingled(desk);
    expect(view.identity).toMatchObject({
      others: [
        { ...pages[0], because: 'Carol Jones; 03/04/1955', alsoPatient: false, settled: false },
      ],
      unsure: [],
    });
    expect(line(view)).toMatchObject({ ok: false, fix: { step: 'review' } });
    await desk.ask('records.complete', { requestId, complete: true });
    await lookAtAll(desk, requestId);
    await expect(desk.ask('packet.build', { requestId })).rejects.toMatchObject({
      fault: { message: expect.stringContaining('names somebody else') as string },
    });
    const left = await desk.ask('review.leaveOut', { requestId, pages, leftOut: true, reason: 'other-person' }); // prettier-ignore
    expect(line(left)).toMatchObject({ ok: true });
    expect(left.identity.others).toEqual([]);
  });

  test('goes out only after two people have said why it belongs here', async () => {
    const desk = await openTestDesk();
    const { requestId, pages } = await commingled(desk);
    const once = await desk.ask('review.confirmPatient', { requestId, pages, reason });
    expect(line(once)?.ok).toBe(false);
    expect(line(once)?.sentence).toContain('a second has to look');
    await expect(
      desk.ask('review.confirmPatient', { requestId, pages, reason }),
    ).rejects.toMatchObject(code('needs-second-person'));
    await addBen(desk);
    await desk.signIn('Ben');
    const twice = await desk.ask('review.confirmPatient', { requestId, pages, reason });
    expect(line(twice)).toMatchObject({ ok: true });
    expect(twice.identity.others[0]).toMatchObject({
      settled: true,
      confirmations: [
        { by: 'Ada', byMe: false, reason },
        { by: 'Ben', byMe: true, reason },
      ],
    });
  });

  test('may be confirmed by one who is alone and says so, and the manager reads it', async () => {
    const desk = await openTestDesk();
    const { requestId, pages } = await commingled(desk);
    const alone = 'Nobody else works here on Fridays.';
    const view = await desk.ask('review.confirmPatient', { requestId, pages, reason, alone });
    expect(line(view)).toMatchObject({ ok: true });
    const { rows } = await desk.ask('reports.overrides', { from: '2026-01-01', to: '2026-12-31' });
    expect(rows).toMatchObject([{ requestId, about: 'page', reason: `${reason} ${alone}` }]);
  });

  test('nobody confirms a page that names nobody else', async () => {
    const desk = await openTestDesk();
    const { requestId, view } = await commingled(desk);
    const pages = pagesOf(view).slice(0, 1);
    await expect(
      desk.ask('review.confirmPatient', { requestId, pages, reason }),
    ).rejects.toMatchObject(code('no-other-person'));
  });

  test('is asked about again once the request turns out to be of another patient', async () => {
    const desk = await openTestDesk();
    const { requestId, view, pages } = await commingled(desk);
    await desk.ask('review.confirmPatient', { requestId, pages, reason, alone: 'Friday' });
    const facts = { ...view.request.intake.facts!, patientGivenName: 'Berta' };
    const logged = await desk.ask('intake.log', { requestId, facts });
    expect(logged.identity.others.map(({ settled }) => settled)).toContain(false);
    expect(logged.identity.others.every(({ confirmations }) => confirmations.length === 0)).toBe(true); // prettier-ignore
  });

  test('leads the walk back to the review', async () => {
    const desk = await openTestDesk();
    const { requestId } = await commingled(desk);
    await desk.ask('records.complete', { requestId, complete: true });
    const looked = await lookAtAll(desk, requestId);
    expect(looked.next).toMatchObject({ step: 'review', label: 'Look at whose page it is' });
    expect(looked.steps.find(({ id }) => id === 'review')).toMatchObject({ status: 'attention' });
  });

  test('is no other person’s once the patient is known by that name', async () => {
    const desk = await openTestDesk();
    const { requestId, view } = await commingled(desk);
    const facts = view.request.intake.facts!;
    const logged = await desk.ask('intake.log', {
      requestId,
      facts: { ...facts, patientFamilyName: 'Jones', patientGivenName: 'Carol', patientDateOfBirth: '1955-03-04' }, // prettier-ignore
    });
    expect(logged.identity.others).toMatchObject([{ because: 'Anna Miller; 01/02/1960' }]);
  });
});

test('a page without words is nobody’s until a person reads it', async () => {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  const view = await desk.ask('records.add', { requestId, bytes: await pdfOf([]), label });
  expect(view.identity).toMatchObject({ others: [], unsure: pagesOf(view) });
  expect(line(view)?.sentence).toContain('1 page could not be read through');
});
