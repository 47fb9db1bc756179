import { engineInNode } from '../../../electron/headless/engineInNode';
import { expect, test } from 'vitest';
import type { PdfEngine } from '../../../shared/pdf/port';
import { openTestDesk } from '../../support/desk';
import { addChart, attorney, lookAtAll, markOn, pagesOf, walkIn } from './walk';

/** A PDF room whose reader still reads a removed text on page 2 of these parts. */
async function roomThatSees(...parts: readonly string[]): Promise<PdfEngine> {
  const engine = await engineInNode();
  const composePacket: PdfEngine['composePacket'] = async (...of) => {
    const packet = await engine.composePacket(...of);
    const manifest = packet.manifest.map((row) =>
      parts.includes(row.part) && row.sourcePage === (row.part === 'records' ? 2 : 1)
        ? { ...row, stillShows: true as const }
        : row,
    );
    return { ...packet, manifest };
  };
  return Object.assign(Object.create(engine) as PdfEngine, { composePacket });
}

test('a page of the packet that still shows a removed text has to be looked at again before it leaves', async () => {
  const desk = await openTestDesk({ pdf: await roomThatSees('records') });
  const requestId = await walkIn(desk);
  const chart = await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  const [, second] = pagesOf(chart);
  await desk.ask('review.addMarks', { requestId, marks: [markOn(second!.documentId, 2)] });
  const built = await desk.ask('packet.build', { requestId });
  const row = built.request.packet!.build!.manifest.findIndex(({ sourcePage }) => sourcePage === 2);
  expect(built.request.packet?.build?.stillShowing).toEqual([{ packetPage: row + 1, at: second }]);
  expect(built.proof?.record.stillShowing).toEqual([row + 1]);
  expect(built.pages.looked).toBe(2);
  const line = ({ gate }: typeof built) => gate.find(({ id }) => id === 'pages');
  expect(line(built)).toMatchObject({
    ok: false,
    sentence:
      'Page 2 of “Office chart”: the reader still sees a text you removed. Look at the page before you release.',
    fix: { step: 'review' },
  });
  await desk.ask('review.look', { requestId, pages: [second!], looked: true });
  const looked = await desk.ask('request.view', { requestId });
  expect(line(looked)).toMatchObject({ ok: true });
  expect(looked.packetIsCurrent).toBe(true);
  const again = await desk.ask('packet.build', { requestId });
  expect(line(again)).toMatchObject({ ok: false });
});

test('a copied paper that still shows one stops the packet', async () => {
  const desk = await openTestDesk({ pdf: await roomThatSees('request') });
  const requestId = await attorney(desk);
  await desk.ask('authorization.accept', { requestId });
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  const built = await desk.ask('packet.build', { requestId });
  // Its letter and its form, behind the cover.
  expect(built.request.packet?.build?.stillShowing).toEqual([{ packetPage: 2 }, { packetPage: 3 }]);
  const line = built.gate.find(({ id }) => id === 'packet');
  expect(line).toMatchObject({ ok: false });
  expect(line?.sentence).toContain('Page 2 of the packet');
});
