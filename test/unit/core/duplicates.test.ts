import { describe, expect, it } from 'vitest';
import { lostDuplicate } from '../../../shared/domain/records/twins';
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

  it('of which the desk knows no copy is the word of the clerk', () => {
    const page = { page: 1 } as never;
    const documents = [{ id: 'd', pages: [page], findings: [] }];
    expect(lostDuplicate(documents, { 'd#1': { reason: 'duplicate' } })).toBeUndefined();
  });
});
