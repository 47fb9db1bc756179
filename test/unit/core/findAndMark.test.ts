import { describe, expect, test, vi } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { Search } from '../../../shared/domain/review/searches';
import type { PageMark } from '../../../shared/domain/review/slice';
import type { PdfEngine } from '../../../shared/pdf/port';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { label, log, walkIn, walkInFacts } from './walk';

/** A line of `pdfOf` by its number from 0: where its letters stand, points from below. */
const lineOf = ({ rect }: PageMark) => {
  const middle = (rect[1] + rect[3]) / 2;
  return Math.round((704 - middle) / 24);
};

async function chart(desk: TestDesk, ...pages: readonly (readonly string[])[]) {
  const requestId = await walkIn(desk);
  await desk.ask('records.add', { requestId, bytes: await pdfOf(...pages), label });
  return requestId;
}

/** The new marks, as `page:line`, with what the desk said. */
async function find(desk: TestDesk, requestId: string, search: Search) {
  const before = (await desk.ask('request.view', { requestId })).request.review?.marks ?? [];
  const answer = await desk.ask('review.findAndMark', {
    requestId,
    search,
    reason: 'other-person',
  });
  const marks = (answer.view.request.review?.marks ?? []).slice(before.length);
  const places = marks.map((mark) => `${String(mark.page)}:${String(lineOf(mark))}`);
  return { ...answer, marks, places };
}

describe('what is found is only proposed, in the right places', () => {
  test('a name across the end of a line has one box a line, whole words wide', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(desk, ['seen with Carol', 'Jones and Mrs. Jo-', 'nes alone', 'JONES, CAROL B.']); // prettier-ignore
    const { marks, places } = await find(desk, requestId, { kind: 'name', name: 'Carol Jones' });
    expect(places).toEqual(['1:0', '1:1', '1:1', '1:2', '1:3']);
    expect(marks.every(({ status, source }) => status === 'proposed' && source === 'found')).toBe(true); // prettier-ignore
    const [carol, jones] = marks.map(({ rect }) => rect);
    // "seen with " is 55 points wide in this type: the box begins at "Carol" and "Jones".
    expect(carol![0]).toBeGreaterThan(120);
    expect(jones![0]).toBeCloseTo(70, -1);
    expect(jones![2]).toBeLessThan(112);
  });

  test('a day, and numbers by their shape', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(
      desk,
      ['Born 03/04/1960, seen 3-5-60', 'again on 4-Mar-', '1960', 'SSN 512-55-1234'],
      ['Call (512) 555-0100 or', 'carol@river.org', 'MRN: A-10017', 'weight 165 pounds'],
    );
    const places = async (search: Search) => (await find(desk, requestId, search)).places;
    expect(await places({ kind: 'date', day: '1960-03-04' })).toEqual(['1:0', '1:1', '1:2']);
    expect(await places({ kind: 'shape', shape: 'social-security' })).toEqual(['1:3']);
    expect(await places({ kind: 'shape', shape: 'phone' })).toEqual(['2:0']);
    expect(await places({ kind: 'shape', shape: 'e-mail' })).toEqual(['2:1']);
    expect(await places({ kind: 'shape', shape: 'record-number' })).toEqual(['2:2']);
  });

  test('record numbers in a table, far from their label', async () => {
    const desk = await openTestDesk();
    const head = 'MRN                    Name                    DOB';
    const row = '77120                  Carol Jones             03/04/1960';
    const requestId = await chart(desk, ['Schedule', head, row]);
    const { places } = await find(desk, requestId, { kind: 'shape', shape: 'record-number' });
    expect(places).toEqual(['1:2']);
  });

  test('and not again where a person has answered', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(desk, ['Carol Jones came', 'C. Jones left']);
    const search: Search = { kind: 'name', name: 'Carol Jones' };
    const { marks } = await find(desk, requestId, search);
    const rejected = { ...marks[0]!, status: 'rejected' as const };
    await desk.ask('review.changeMark', { requestId, mark: rejected });
    await desk.ask('review.removeMarks', { requestId, markIds: [marks[1]!.id] });
    expect((await find(desk, requestId, search)).places).toEqual(['1:1']);
  });

  test('in a place kept alone a name is proposed, and not where all is covered', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(desk, ['Carol Jones came', 'Carol Jones left']);
    const search: Search = { kind: 'name', name: 'Carol Jones' };
    const { marks } = await find(desk, requestId, search);
    const [first] = marks;
    await desk.ask('review.removeMarks', { requestId, markIds: marks.map(({ id }) => id) });
    const kept = { ...first!, id: 'kept', covers: 'outside' as const, source: 'drawn' as const, status: 'accepted' as const }; // prettier-ignore
    await desk.ask('review.addMarks', { requestId, marks: [kept] });
    expect((await find(desk, requestId, search)).places).toEqual(['1:0']);
  });

  test('words read from a scanned page are found too, also across lines and hyphens', async () => {
    const line = (text: string, top: number) =>
      text.split(' ').map((word, at) => ({
        text: word,
        box: [100 + at * 200, top, 280 + at * 200, top + 30] as const,
        confidence: 90,
      }));
    const read = [...line('seen with Carol', 100), ...line('Jones and Jo-', 200), ...line('nes', 300)]; // prettier-ignore
    const engine = await engineInNode();
    const pdf = Object.assign(Object.create(engine) as PdfEngine, { readPicture: () => Promise.resolve(read) }); // prettier-ignore
    const desk = await openTestDesk({ pdf, readsPictures: true });
    const requestId = await chart(desk, [], ['Carol Jones']);
    await vi.waitFor(
      async () =>
        expect((await desk.ask('request.view', { requestId })).request.reading).toBeDefined(),
      { timeout: 60_000 },
    );
    const answer = await find(desk, requestId, { kind: 'name', name: 'Carol Jones' });
    expect(answer).toMatchObject({ pagesWithoutText: 0, scannedPages: 1 });
    const scanned = answer.marks.filter(({ page }) => page === 1).map(({ rect }) => rect);
    // Pixels at 200 dpi from above, points from below, two points around.
    const point = (pixels: number) => expect.closeTo((pixels * 72) / 200, 1) as number;
    expect(scanned.map(([left]) => left + 2)).toEqual([point(500), point(100)]);
    expect(scanned.map((rect) => 792 - rect[3] + 2)).toEqual([point(100), point(200)]);
    const hyphened = await find(desk, requestId, { kind: 'words', term: 'Jones', keep: false });
    expect(hyphened.marks.map(({ page, rect }) => [page, Math.round((792 - rect[3] + 2) / 36)])).toEqual([[1, 2], [1, 3]]); // prettier-ignore
  });

  test('pages without words are counted, whatever is looked for', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(desk, ['nobody'], [], []);
    const answer = await find(desk, requestId, { kind: 'other-patients' });
    expect(answer).toMatchObject({ found: 0, pagesWithoutText: 2 });
  });

  test('only words are held against the packet, and only where somebody says so', async () => {
    const desk = await openTestDesk();
    const requestId = await chart(desk, ['Carol Jones']);
    const termsAfter = async (search: Search) =>
      (await find(desk, requestId, search)).view.request.review?.terms ?? [];
    expect(await termsAfter({ kind: 'name', name: 'Carol Jones' })).toEqual([]);
    expect(await termsAfter({ kind: 'words', term: 'Carol', keep: false })).toEqual([]);
    expect(await termsAfter({ kind: 'words', term: 'Carol', keep: true })).toEqual(['Carol']);
  });
});

describe('the names of other patients', () => {
  const lines = ['Carol Jones', 'Anna Miller', 'Bauer, Anna', 'Marsh, Ruth', 'Anna R. Miller'];
  const other = (given: string, family: string) => ({
    ...walkInFacts,
    ...{ patientGivenName: given, patientFamilyName: family, patientDateOfBirth: '1955-03-04' },
  });

  test('come from other requests and from all that is recorded of other patients', async () => {
    const desk = await openTestDesk();
    const second = await log(desk, other('Carol', 'Kern'));
    const identity = { familyName: 'Kern', givenName: 'Carol', dateOfBirth: '1955-03-04', aliases: ['Carol Jones'] }; // prettier-ignore
    await desk.ask('patients.identify', { requestId: second, identity });
    await log(desk, other('Ruth', 'Marsh'));
    const requestId = await chart(desk, lines);
    expect((await find(desk, requestId, { kind: 'other-patients' })).places).toEqual(['1:0', '1:3']); // prettier-ignore
  });

  test('are never those of the patient of the request, by whatever name', async () => {
    const desk = await openTestDesk();
    await log(desk, other('Anna', 'Miller'));
    const bauer = await log(desk, other('Anna', 'Bauer'));
    const namesake = { familyName: 'Bauer', givenName: 'Anna', dateOfBirth: '1955-03-04' };
    await desk.ask('patients.identify', { requestId: bauer, identity: namesake });
    const requestId = await chart(desk, lines);
    const identity = { familyName: 'Miller', givenName: 'Anna', dateOfBirth: '1960-01-02', aliases: ['Anna Bauer'] }; // prettier-ignore
    await desk.ask('patients.identify', { requestId, identity });
    expect((await find(desk, requestId, { kind: 'other-patients' })).places).toEqual([]);
  });
});
