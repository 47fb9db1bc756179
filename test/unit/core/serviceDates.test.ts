import { expect, test } from 'vitest';
import { openTestDesk } from '../../support/desk';
import { chartOf } from './papers';
import { access, addChart, label, log, pagesOf, walkInFacts } from './walk';

test('documents outside the dates asked for stop the packet until they are left out or explained', async () => {
  const desk = await openTestDesk();
  const requestId = await log(desk, { ...walkInFacts, datesFrom: '2026-02-01', datesTo: '2026-08-30' }); // prettier-ignore
  await desk.ask('basis.decide', { requestId, answers: access });
  const added = await addChart(desk, requestId);
  const pages = pagesOf(added);
  const later = { ...label, title: 'Visits of summer', serviceFrom: '2026-06-01' };
  const more = await desk.ask('records.add', { requestId, bytes: await chartOf(2), label: later });
  await desk.ask('records.complete', { requestId, complete: true });
  const line = async () => {
    const { gate } = await desk.ask('request.view', { requestId });
    return gate.find(({ id }) => id === 'dates');
  };
  expect((await line())?.sentence).toContain('“Office chart”');
  expect(await line()).toMatchObject({ ok: false, fix: { step: 'records' } });
  await desk.ask('review.look', { requestId, pages: pagesOf(more), looked: true });
  await expect(desk.ask('packet.build', { requestId })).rejects.toThrow();

  await desk.ask('review.leaveOut', { requestId, pages, leftOut: true, reason: 'out-of-scope' });
  expect(await line()).toMatchObject({ ok: true });
  await expect(
    desk.ask('records.explainDates', { requestId, reason: 'One stay' }),
  ).rejects.toMatchObject({ fault: { code: 'no-dates-outside' } });
  await desk.ask('review.leaveOut', { requestId, pages, leftOut: false, reason: 'out-of-scope' });

  await desk.ask('records.explainDates', { requestId, reason: 'One stay over New Year' });
  expect(await line()).toMatchObject({ ok: true });
  const { rows } = await desk.ask('request.history', { requestId });
  expect(rows[0]?.what).toContain('One stay over New Year');
  await desk.ask('packet.build', { requestId });

  // Said of these dates: a document of other ones asks again.
  const documentId = pages[0]?.documentId ?? '';
  const other = { ...label, title: 'Old chart' };
  await desk.ask('records.label', { requestId, documentId, label: other });
  expect(await line()).toMatchObject({ ok: false });
});
