import { describe, expect, test } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { openTestDesk, passphraseOf, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { label, lookAtAll, markOn, pagesOf, walkIn } from './walk';

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

describe('marks that remove the other person from a page', () => {
  const shared = [
    'Time    Patient: Anna Miller   DOB: 01/02/1960',
    'Patient: Carol Jones   DOB: 03/04/1955',
    'Ms. Jones asked for a later hour.',
  ];

  /** A schedule that names the patient and somebody else. */
  async function schedule(desk: TestDesk) {
    const requestId = await walkIn(desk);
    const view = await desk.ask('records.add', { requestId, bytes: await pdfOf(shared), label });
    const [ref] = pagesOf(view);
    if (!ref) throw new Error('the schedule has no page');
    return { requestId, ref };
  }

  /** Over the lines from one to the last one named, of those pdfOf writes. */
  const over = (ref: { documentId: string }, id: string, from: number, to: number) => ({
    ...markOn(ref.documentId),
    id,
    rect: [60, 694 - 24 * to, 500, 716 - 24 * from] as [number, number, number, number],
  });

  test('are enough once somebody looked, as long as these very marks stand', async () => {
    const desk = await openTestDesk();
    const { requestId, ref } = await schedule(desk);
    const say = () => desk.ask('review.otherRemoved', { requestId, ...ref });
    await desk.ask('review.addMarks', { requestId, marks: [over(ref, 'row', 1, 1), over(ref, 'note', 2, 2)] }); // prettier-ignore
    const before = await desk.ask('request.view', { requestId });
    expect(line(before)?.ok).toBe(false);
    const said = await say();
    expect(line(said)).toMatchObject({
      ok: true,
      sentence: 'On 1 page marks remove somebody else; it was looked at as it will leave.',
    });
    expect(said.identity.others).toMatchObject([
      { settled: true, removal: { by: 'Ada', stands: true }, confirmations: [] },
    ]);

    const without = await desk.ask('review.removeMarks', { requestId, markIds: ['note'] });
    expect(line(without)).toMatchObject({ ok: false, fix: { step: 'review' } });
    expect(line(without)?.sentence).toContain('its marks were changed since somebody looked');
    expect(without.identity.others).toMatchObject([{ settled: false, removal: { stands: false } }]);
    await expect(say()).rejects.toMatchObject(code('still-open'));
    await desk.ask('review.addMarks', { requestId, marks: [over(ref, 'again', 2, 2)] });
    expect(line(await say())?.ok).toBe(true);
  });

  test.each([
    ['no mark', []],
    ['only the row', [{ from: 1, to: 1 }]],
    ['only the note', [{ from: 2, to: 2 }]],
  ])('are not said to, where the desk sees the name stand: %s', async (_, lines) => {
    const desk = await openTestDesk();
    const { requestId, ref } = await schedule(desk);
    const marks = lines.map(({ from, to }) => over(ref, `m${from}`, from, to));
    if (marks.length > 0) await desk.ask('review.addMarks', { requestId, marks });
    await expect(desk.ask('review.otherRemoved', { requestId, ...ref })).rejects.toMatchObject({
      fault: { code: 'still-open', message: expect.stringContaining('Carol Jones') as string },
    });
  });

  test('count only once they are accepted', async () => {
    const desk = await openTestDesk();
    const { requestId, ref } = await schedule(desk);
    const mark = { ...over(ref, 'both', 1, 2), status: 'proposed' as const };
    await desk.ask('review.addMarks', { requestId, marks: [mark] });
    const say = () => desk.ask('review.otherRemoved', { requestId, ...ref });
    await expect(say()).rejects.toMatchObject(code('still-open'));
    await desk.ask('review.changeMark', { requestId, mark: { ...mark, status: 'accepted' } });
    expect(line(await say())?.ok).toBe(true);
  });

  test('have to cover the number too on a page that is all the other person’s', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const lines = ['Patient: Carol Jones   DOB: 03/04/1955', 'MRN: 7770012'];
    const view = await desk.ask('records.add', { requestId, bytes: await pdfOf(lines), label });
    const [ref] = pagesOf(view);
    const say = () => desk.ask('review.otherRemoved', { requestId, ...ref! });
    await desk.ask('review.addMarks', { requestId, marks: [over(ref!, 'name', 0, 0)] });
    await expect(say()).rejects.toMatchObject({
      fault: { message: expect.stringContaining('“7770012”') as string },
    });
    await desk.ask('review.addMarks', { requestId, marks: [over(ref!, 'number', 1, 1)] });
    expect(line(await say())?.ok).toBe(true);
  });

  test('leave a twin’s page with the patient’s own name on it readable', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const lines = ['Patient: Anna Miller   DOB: 01/02/1960', 'Patient: Carol Miller', 'Mrs. Miller came.']; // prettier-ignore
    const view = await desk.ask('records.add', { requestId, bytes: await pdfOf(lines), label });
    const [ref] = pagesOf(view);
    await desk.ask('review.addMarks', { requestId, marks: [over(ref!, 'twin', 1, 1)] });
    expect(line(await desk.ask('review.otherRemoved', { requestId, ...ref! }))?.ok).toBe(true);
  });

  test('are looked at again once the request turns out to be of another patient', async () => {
    const desk = await openTestDesk();
    const { requestId, ref } = await schedule(desk);
    await desk.ask('review.addMarks', { requestId, marks: [over(ref, 'both', 1, 2)] });
    const { request } = await desk.ask('review.otherRemoved', { requestId, ...ref });
    const facts = { ...request.intake.facts!, patientGivenName: 'Berta' };
    const logged = await desk.ask('intake.log', { requestId, facts });
    expect(logged.identity.others).toMatchObject([{ settled: false }]);
  });
});

test('a page without words is nobody’s until a person reads it', async () => {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  const view = await desk.ask('records.add', { requestId, bytes: await pdfOf([]), label });
  expect(view.identity).toMatchObject({ others: [], unsure: pagesOf(view) });
  expect(line(view)?.sentence).toContain('1 page could not be read through');
});
