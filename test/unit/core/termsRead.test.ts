import { expect, test, vi } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PdfEngine } from '../../../shared/pdf/port';
import type { PictureWord } from '../../../shared/pdf/read/pictureReader';
import { scanned } from '../../corpus/scans';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { label, lookAtAll, pagesOf, walkIn } from './walk';

const lines = ['Patient: Anna Miller', 'Seen with her sister Dora', 'Bray in spring'];

/** What a reader makes of the scan at 200 dpi, each word where it stands. */
async function words(): Promise<PictureWord[]> {
  const engine = await engineInNode();
  const bytes = await scanned({ lines, layer: lines.length });
  const typed = await engine.pageWords({ source: { bytes }, page: 1 });
  return typed.map(({ text, rect: [x0, y0, x1, y1] }) => {
    const [left, top, right, bottom] = [x0, 792 - y1, x1, 792 - y0].map((side) => (side * 200) / 72); // prettier-ignore
    return { text, box: [left!, top!, right!, bottom!], confidence: 90 };
  });
}

async function deskWith(terms: readonly string[]) {
  const read = await words();
  const engine = await engineInNode();
  const readPicture: PdfEngine['readPicture'] = () => Promise.resolve(read);
  const pdf = Object.assign(Object.create(engine) as PdfEngine, { readPicture });
  const desk = await openTestDesk({ pdf, readsPictures: true });
  const requestId = await walkIn(desk);
  await desk.ask('reading.pause', { paused: true });
  await desk.ask('records.add', { requestId, bytes: await scanned({ lines }), label });
  await desk.ask('records.complete', { requestId, complete: true });
  await desk.ask('review.setTerms', { requestId, terms: [...terms] });
  await lookAtAll(desk, requestId);
  return { desk, requestId };
}

async function allRead(desk: TestDesk, requestId: string) {
  await desk.ask('reading.pause', { paused: false });
  return vi.waitFor(
    async () => {
      const now = await desk.ask('request.view', { requestId });
      expect(now.request.reading).toBeDefined();
      return now;
    },
    { timeout: 60_000 },
  );
}

async function recordPage(desk: TestDesk, requestId: string) {
  const view = await desk.ask('packet.build', { requestId });
  return view.request.packet!.build!.manifest.find(({ part }) => part === 'records');
}

/** How dark the page is where the word stands, as it will leave: 1 is black all over. */
async function blackAt(desk: TestDesk, requestId: string, word: string): Promise<number> {
  const [ref] = pagesOf(await desk.ask('request.view', { requestId }));
  const { pixels, width } = await desk.ask('review.preview', { requestId, ...ref!, maxWidth: 612 });
  const [x0, y0, x1, y1] = (await words()).find(({ text }) => text === word)!.box.map((side) => Math.round((side * 72) / 200)) as [number, number, number, number]; // prettier-ignore
  let dark = 0;
  for (let y = y0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1) if (pixels[4 * (y * width + x)]! < 16) dark += 1;
  return dark / ((x1 - x0) * (y1 - y0));
}

test('a text that must not leave is covered where it was read from a scan nobody marked, over a line end too', async () => {
  const { desk, requestId } = await deskWith(['dora bray']);
  await allRead(desk, requestId);
  expect(await recordPage(desk, requestId)).toMatchObject({ rebuilt: true });
  expect(await blackAt(desk, requestId, 'Dora')).toBe(1);
  expect(await blackAt(desk, requestId, 'Bray')).toBe(1);
  expect(await blackAt(desk, requestId, 'Patient:')).toBeLessThan(0.5);
});

test('a scan in which no such text was read leaves as it is', async () => {
  const { desk, requestId } = await deskWith(['Halvorsen']);
  await allRead(desk, requestId);
  expect(await recordPage(desk, requestId)).toMatchObject({ rebuilt: false });
});

test('a packet that was built before the scan was read is built again', async () => {
  const { desk, requestId } = await deskWith(['dora bray']);
  expect(await recordPage(desk, requestId)).toMatchObject({ rebuilt: false });
  expect((await allRead(desk, requestId)).packetIsCurrent).toBe(false);
});

test('without such a text the reading of a scan nobody marked changes no packet', async () => {
  const { desk, requestId } = await deskWith([]);
  await recordPage(desk, requestId);
  expect((await allRead(desk, requestId)).packetIsCurrent).toBe(true);
});
