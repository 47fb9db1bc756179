import { describe, expect, it } from 'vitest';
import { copiesOf, lostDuplicate } from '../../../shared/domain/records/twins';
import { openTestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { label, pagesOf, walkIn } from './walk';

const note = 'Progress note of May 2. The patient was seen today and feels well after the change.';

describe('a page left out because the packet has it already', () => {
  it('needs its copy in the packet, whichever of the two is left out first', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const bytes = await pdfOf([note, 'Page 1 of 3'], ['Another visit'], [note, 'Page 3 of 3']);
    const view = await desk.ask('records.add', { requestId, bytes, label });
    const [first, , third] = pagesOf(view);
    const leaveOut = (pages: typeof first, reason: 'duplicate' | 'out-of-scope') =>
      desk.ask('review.leaveOut', { requestId, pages: [pages!], leftOut: true, reason });
    await leaveOut(third, 'duplicate');
    await expect(leaveOut(first, 'out-of-scope')).rejects.toMatchObject({
      fault: { code: 'duplicate-lost' },
    });
    const { request } = await desk.ask('request.view', { requestId });
    expect(Object.keys(request.review!.leftOut)).toHaveLength(1);
    await desk.ask('review.leaveOut', {
      ...{ requestId, pages: [third!] },
      ...{ leftOut: false, reason: 'duplicate' },
    });
    await leaveOut(first, 'out-of-scope');
    await expect(leaveOut(third, 'duplicate')).rejects.toMatchObject({
      fault: { code: 'duplicate-lost' },
    });
  });

  it('stops the packet once the document of its copy is taken away, until it is answered for anew', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const add = async (title: string, ...pages: string[][]) =>
      desk.ask('records.add', { requestId, bytes: await pdfOf(...pages), label: { ...label, title } }); // prettier-ignore
    await add('Old chart', [note]);
    const [copied, , own] = pagesOf(await add('New chart', ['Another visit'], [note]));
    const stop = async () => {
      const { gate } = await desk.ask('request.view', { requestId });
      return gate.find(({ id, ok }) => id === 'pages' && !ok)?.sentence ?? '';
    };
    const lost = 'Page 2 of “New chart” was left out because the packet has it already';
    const twice = { requestId, pages: [own!], reason: 'duplicate' as const };
    await desk.ask('review.leaveOut', { ...twice, leftOut: true });
    expect(await stop()).not.toContain(lost);
    await desk.ask('records.remove', { requestId, documentId: copied!.documentId });
    expect(await stop()).toContain(lost);
    await desk.ask('review.leaveOut', { ...twice, leftOut: true });
    expect(await stop()).not.toContain(lost);
  });

  it('stays one where a third page of the same is in the packet', () => {
    const page = { page: 1 } as never;
    const like = (likeDocumentId: string) => [{ code: 'looks-like', page: 1, likePage: 1, likeDocumentId, message: '' }]; // prettier-ignore
    const documents = [
      { id: 'a', pages: [page], findings: [] },
      { id: 'b', pages: [page], findings: like('a') },
      { id: 'c', pages: [page], findings: like('a') },
    ];
    const leftOut = { 'c#1': { reason: 'duplicate' } } as const;
    expect(copiesOf('a', documents, leftOut)).toEqual([]);
    expect(copiesOf('a', documents, { ...leftOut, 'b#1': { reason: 'other' } })).toEqual(['c#1']);
    expect(copiesOf('b', documents, leftOut)).toEqual([]);
  });

  it('was lost already where its copy is left out, and stays lost once that document is taken away', () => {
    const page = (number: number) => ({ page: number }) as never;
    const like = (likeDocumentId: string, likePage: number) => ({ code: 'looks-like', page: 1, likePage, likeDocumentId, message: '' }); // prettier-ignore
    const documents = [
      { id: 'b', pages: [page(1)], findings: [] },
      { id: 'a', pages: [page(1)], findings: [like('b', 1)] },
      { id: 'd', pages: [page(1), page(2)], findings: [like('d', 2)] },
    ];
    const duplicate = { reason: 'duplicate' } as const;
    const other = { reason: 'out-of-scope' } as const;
    const leftOut = { 'b#1': duplicate, 'a#1': other, 'd#1': duplicate, 'd#2': other };
    expect(copiesOf('a', documents, leftOut)).toEqual(['b#1']);
  });

  it('of which the desk knows no copy is the word of the clerk', () => {
    const page = { page: 1 } as never;
    const documents = [{ id: 'd', pages: [page], findings: [] }];
    expect(lostDuplicate(documents, { 'd#1': { reason: 'duplicate' } })).toBeUndefined();
  });
});
