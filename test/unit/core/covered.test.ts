import { describe, expect, test } from 'vitest';
import { pageKey } from '../../../shared/domain/review/slice';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { addChart, attorney, markOn, pagesOf } from './walk';

const sensitive = (documentId: string, page: number) => ({
  ...markOn(documentId, page),
  reason: 'sensitive' as const,
});

/** An attorney's chart whose pages 1 and 2 have marks; tagged on page 2, or as a whole. */
async function markedChart(desk: TestDesk, page?: number) {
  const requestId = await attorney(desk);
  const [first] = pagesOf(await addChart(desk, requestId, 2));
  const documentId = first?.documentId ?? '';
  const marks = [sensitive(documentId, 1), sensitive(documentId, 2)];
  await desk.ask('review.addMarks', { requestId, marks });
  const place = { documentId, ...(page !== undefined && { page }) };
  const tag = { requestId, pages: [place], category: 'MH' as const };
  const { sensitive: seen } = await desk.ask('sensitive.tag', tag);
  return { requestId, documentId, tagIds: seen.tags.map(({ id }) => id) };
}

async function stopped(desk: TestDesk, requestId: string): Promise<string[]> {
  const { sensitive: seen } = await desk.ask('request.view', { requestId });
  return seen.stopped.flatMap(({ pages }) => pages.map(pageKey));
}

describe('that the marks cover what is protected', () => {
  test('is said of these marks: moved, cut short, joined or taken away, it has to be said again', async () => {
    const desk = await openTestDesk();
    const { requestId, documentId, tagIds } = await markedChart(desk, 2);
    const say = () => desk.ask('sensitive.answer', { requestId, tagIds, covered: true, page: 2 });
    const two = [`${documentId}#2`];
    expect(await stopped(desk, requestId)).toEqual(two);
    await say();
    expect(await stopped(desk, requestId)).toEqual([]);
    const mark = { ...sensitive(documentId, 2), rect: [72, 600, 80, 610] as [number, number, number, number] }; // prettier-ignore
    await desk.ask('review.changeMark', { requestId, mark });
    expect(await stopped(desk, requestId)).toEqual(two);
    await say();
    await desk.ask('review.changeMark', { requestId, mark: { ...mark, onlyThis: true } });
    expect(await stopped(desk, requestId)).toEqual(two);
    await say();
    await desk.ask('review.addMarks', { requestId, marks: [{ ...mark, id: 'another' }] });
    expect(await stopped(desk, requestId)).toEqual(two);
    await say();
    await desk.ask('review.removeMarks', { requestId, markIds: ['another'] });
    expect(await stopped(desk, requestId)).toEqual(two);
    await say();
    await desk.ask('sensitive.answer', { requestId, tagIds, covered: false, page: 2 });
    expect(await stopped(desk, requestId)).toEqual(two);
  });

  test('is said page by page where the whole document is tagged', async () => {
    const desk = await openTestDesk();
    const { requestId, documentId, tagIds } = await markedChart(desk);
    const all = { requestId, tagIds, covered: true };
    await expect(desk.ask('sensitive.answer', all)).rejects.toMatchObject({
      fault: { code: 'which-page' },
    });
    await desk.ask('sensitive.answer', { ...all, page: 2 });
    expect(await stopped(desk, requestId)).toEqual([`${documentId}#1`]);
    await desk.ask('sensitive.answer', { ...all, page: 1 });
    expect(await stopped(desk, requestId)).toEqual([]);
    await desk.ask('sensitive.answer', { ...all, covered: false, page: 2 });
    expect(await stopped(desk, requestId)).toEqual([`${documentId}#2`]);
  });

  test('does not count from before the marks were kept with it', async () => {
    const { foldSensitive } = await import('../../../shared/domain/sensitive/fold');
    const { isCovered } = await import('../../../shared/domain/sensitive/covered');
    const stamp = { by: 'u1', at: '2026-09-14T10:00:00Z' };
    const tag = { id: 't1', documentId: 'd1', page: 1, category: 'MH', source: 'clerk', because: '', status: 'confirmed' } as const; // prettier-ignore
    const tagged = foldSensitive(undefined, { type: 'sensitive.tagged', body: { tags: [tag] } }, stamp); // prettier-ignore
    const body = { tagIds: ['t1'], covered: true };
    const { tags } = foldSensitive(tagged, { type: 'sensitive.answered', body }, stamp);
    expect(tags.map((one) => isCovered(one, 1, [sensitive('d1', 1)]))).toEqual([false]);
  });
});
