import { expect, test, vi } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { RequestView } from '../../../shared/contract/request';
import type { PictureWord } from '../../../shared/pdf/read/pictureReader';
import type { PdfEngine } from '../../../shared/pdf/port';
import { scanned, type ScanPlan } from '../../corpus/scans';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { label, markOn, pagesOf, walkIn } from './walk';

const header = 'From: 512 555 0100 To: River Clinic Page 3 of 9';
const lines = [
  'Patient: Carol Jones DOB: 03/04/1955',
  'Dx F32.1 seen with her sister Dora Bray in spring',
  ...Array.from(
    { length: 20 },
    () => 'Rest and ice, and a visit in spring if the knee still hurts.',
  ),
];
/** What a reader makes of the picture at 200 dpi, header and all: each word where it stands. */
async function words(shown = lines): Promise<PictureWord[]> {
  const engine = await engineInNode();
  const bytes = await scanned({ lines: shown, header, layer: shown.length });
  const typed = await engine.pageWords({ source: { bytes }, page: 1 });
  return typed.map(({ text, rect: [x0, y0, x1, y1] }) => {
    const [left, top, right, bottom] = [x0, 792 - y1, x1, 792 - y0].map(
      (side) => (side * 200) / 72,
    );
    return { text, box: [left!, top!, right!, bottom!], confidence: 90 };
  });
}

/** `old`: taken in as before anybody looked for pictures on typed pages. */
async function deskWith(plan: ScanPlan, { shown = lines, old = false, misread = 0 } = {}) {
  const read = (await words(shown)).map((word, at) => (at < misread ? { ...word, text: 'rnisread' } : word)); // prettier-ignore
  const engine = await engineInNode();
  const readPicture = vi.fn<PdfEngine['readPicture']>(() => Promise.resolve(read));
  const importFile: PdfEngine['importFile'] = async (input) => {
    const file = await engine.importFile(input);
    return old
      ? { ...file, pages: file.pages.map((page) => ({ ...page, pictures: undefined })) }
      : file;
  };
  const pdf = Object.assign(Object.create(engine) as PdfEngine, { readPicture, importFile });
  const desk = await openTestDesk({ pdf, readsPictures: true });
  const requestId = await walkIn(desk);
  await desk.ask('reading.pause', { paused: true });
  await desk.ask('records.add', { requestId, bytes: await scanned(plan), label });
  await desk.ask('records.complete', { requestId, complete: true });
  return { desk, requestId, readPicture };
}

const view = (desk: TestDesk, requestId: string) => desk.ask('request.view', { requestId });
const gateLine = ({ gate }: RequestView, id: string) => gate.find((one) => one.id === id);

async function allRead(desk: TestDesk, requestId: string): Promise<RequestView> {
  await desk.ask('reading.pause', { paused: false });
  return vi.waitFor(
    async () => {
      const now = await view(desk, requestId);
      expect(now.request.reading).toBeDefined();
      return now;
    },
    { timeout: 60_000 },
  );
}

const byName = { kind: 'name', name: 'Dora Bray' } as const;
const find = (desk: TestDesk, requestId: string) =>
  desk.ask('review.findAndMark', { requestId, search: byName, reason: 'other-person' });

test('until the picture under a typed line is read, the page is one that somebody has to read', async () => {
  const { desk, requestId } = await deskWith({ lines, header });
  const now = await view(desk, requestId);
  expect(now.sensitive.unread).toMatchObject([{ page: 1 }]);
  expect(gateLine(now, 'identity')?.sentence).toContain('1 page could not be read through');
  expect(await desk.ask('reading.status', {})).toMatchObject({ total: 1 });
  expect(await find(desk, requestId)).toMatchObject({ found: 0, pagesWithoutText: 1 });
});

test('once it is read, names, other patients and what is protected are found on it', async () => {
  const { desk, requestId } = await deskWith({ lines, header });
  const now = await allRead(desk, requestId);
  expect(now.identity.others).toMatchObject([{ page: 1, because: 'Carol Jones; 03/04/1955' }]);
  expect(gateLine(now, 'identity')).toMatchObject({ ok: false });
  expect(now.sensitive.tags).toMatchObject([{ category: 'MH', page: 1, status: 'suggested' }]);
  expect(now.sensitive.unread).toEqual([]);
  expect(await find(desk, requestId)).toMatchObject({
    found: 1,
    pagesWithoutText: 0,
    scannedPages: 1,
  });
});

test('the typed line is found once, and is no reason to say the page was read', async () => {
  const { desk, requestId } = await deskWith({ lines, header }, { shown: [] });
  const now = await allRead(desk, requestId);
  expect(now.sensitive.unread).toMatchObject([{ page: 1 }]);
  expect(gateLine(now, 'identity')?.sentence).toContain('1 page could not be read through');
  const search = { kind: 'words', term: 'Clinic', keep: false } as const;
  const found = await desk.ask('review.findAndMark', { requestId, search, reason: 'other-person' });
  expect(found).toMatchObject({ found: 1, pagesWithoutText: 1 });
});

test('a cover runs on over words that were read, and a packet built before is built again', async () => {
  const { desk, requestId } = await deskWith({ lines, header });
  const [ref] = pagesOf(await view(desk, requestId));
  const pixel = 72 / 200;
  const [name, last] = (await words()).filter(({ text }) => text === 'Dora' || text === 'spring').map(({ box }) => box); // prettier-ignore
  const rect = [name![0], 2200 - name![3], name![2], 2200 - name![1]].map((side) => side * pixel);
  const mark = { ...markOn(ref!.documentId), rect: rect as [number, number, number, number] };
  await desk.ask('review.addMarks', { requestId, marks: [mark] });
  const end = async () => {
    const { pixels, width } = await desk.ask('review.preview', { requestId, ...ref!, maxWidth: 612 }); // prettier-ignore
    const y = Math.round(((name![1] + name![3]) / 2) * pixel);
    const isBlack = (x: number) => pixels[4 * (y * width + x)]! < 16;
    return Array.from({ length: width }, (_, x) => x).findLast((x) => isBlack(x) && isBlack(x - 1) && isBlack(x - 2) && isBlack(x - 3)); // prettier-ignore
  };
  expect(await end()).toBeLessThan(last![0] * pixel);
  await desk.ask('review.look', { requestId, pages: [ref!], looked: true });
  expect(await desk.ask('packet.build', { requestId })).toMatchObject({ packetIsCurrent: true });
  const { packetIsCurrent } = await allRead(desk, requestId);
  expect(packetIsCurrent).toBe(false);
  expect(await end()).toBeGreaterThanOrEqual(Math.floor(last![2] * pixel));
});

test('a scan under a whole layer of text is typed, as it always was', async () => {
  const { desk, requestId, readPicture } = await deskWith({ lines, header, layer: lines.length });
  expect(await desk.ask('reading.status', {})).toMatchObject({ total: 0 });
  const now = await view(desk, requestId);
  expect(now.identity.others).toMatchObject([{ page: 1 }]);
  expect(now.sensitive.unread).toEqual([]);
  expect(await find(desk, requestId)).toMatchObject({
    found: 1,
    pagesWithoutText: 0,
    scannedPages: 0,
  });
  expect(readPicture).not.toHaveBeenCalled();
});

test.for([0, 1])(
  'a page of which nobody knows whether it is typed is read, with %i words misread',
  async (misread) => {
    const layer = lines.length;
    const { desk, requestId } = await deskWith({ lines, header, layer }, { old: true, misread });
    expect(await find(desk, requestId)).toMatchObject({ found: 1, pagesWithoutText: 1 });
    const now = await allRead(desk, requestId);
    expect(now.sensitive.unread).toEqual([]);
    expect(gateLine(now, 'identity')?.sentence).not.toContain('could not be read through');
    expect(await find(desk, requestId)).toMatchObject({ pagesWithoutText: 0, scannedPages: 1 });
  },
);

test('of such a page nothing is known where nothing was read of it', async () => {
  const { desk, requestId, readPicture } = await deskWith({ lines, header }, { old: true });
  readPicture.mockResolvedValue([]);
  const now = await allRead(desk, requestId);
  expect(now.sensitive.unread).toMatchObject([{ page: 1 }]);
});
