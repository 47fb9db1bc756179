import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { expect, test, vi } from 'vitest';
import { identity, mapRect } from '../../../shared/pdf/geometry';
import type { PageImage, Rect } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { onSheet } from '../../../shared/pdf/write/stamps';
import type { Matrix } from '../../../shared/pdf/verify/expectations';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { label, markOn, pagesOf, walkIn } from './walk';

const width = 1224;
const baseline = 680;
const before = 'The mother, ';
const name = 'Carol Jones,';
const behind = ' called about the visit in spring';

/** A page with a name in a sentence, typed or as a scan, and where the words of it stand. */
async function sentencePage(typed: boolean) {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([612, 792]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const widthOf = (text: string) => font.widthOfTextAtSize(text, 11);
  const x0 = 72 + widthOf(before);
  const x1 = x0 + widthOf(name);
  if (typed) page.drawText(before + name + behind, { x: 72, y: baseline, size: 11, font });
  const place: [number, number, number, number] = [x0, baseline - 3, x1, baseline + 9];
  return { bytes: await pdf.save(), place, end: x1 + widthOf(behind) };
}

type Sentence = Awaited<ReturnType<typeof sentencePage>>;

/** What a reader would make of a scan of it, at 200 dpi. */
function readBy({ place, end }: Sentence): ReturnType<PdfEngine['readPicture']> {
  const word = (text: string, x0: number, x1: number) => ({
    text,
    box: [x0, 792 - baseline - 9, x1, 792 - baseline + 3].map((side) => (side * 200) / 72) as unknown as Rect, // prettier-ignore
    confidence: 90,
  });
  return Promise.resolve([
    word('mother,', 72, place[0] - 3),
    word(name, place[0], place[2]),
    word(behind.trim(), place[2] + 3, end),
  ]);
}

async function deskWith(sentence: Sentence, { reads = true } = {}) {
  const engine = await engineInNode();
  const packets: Uint8Array[] = [];
  const pdf = Object.assign(Object.create(engine) as PdfEngine, {
    readPicture: () => readBy(sentence),
    composePacket: async (...of: Parameters<PdfEngine['composePacket']>) => {
      const packet = await engine.composePacket(...of);
      packets.push(packet.bytes);
      return packet;
    },
  });
  const desk = await openTestDesk({ pdf, readsPictures: true });
  const requestId = await walkIn(desk);
  await desk.ask('reading.pause', { paused: !reads });
  await desk.ask('records.add', { requestId, bytes: sentence.bytes, label });
  await desk.ask('records.complete', { requestId, complete: true });
  return { engine, packets, desk, requestId };
}

async function allRead(desk: TestDesk, requestId: string): Promise<void> {
  await vi.waitFor(
    async () =>
      expect((await desk.ask('request.view', { requestId })).request.reading).toBeDefined(),
    { timeout: 60_000 },
  );
}

/** From where to where the line is black, in points of the page it was before it was placed. */
function blackOn(image: Pick<PageImage, 'pixels' | 'width' | 'height'>, place: Matrix) {
  const [x0, y0, x1] = mapRect(place, [0, baseline + 3, 612, 792]);
  const y = Math.round(((792 - y0) * image.height) / 792);
  const isBlack = (x: number) => (image.pixels[4 * (y * image.width + x)] ?? 255) < 64;
  const dark = Array.from({ length: image.width }, (_, x) => x).filter(isBlack);
  const solid = dark.filter((x) =>
    Array.from({ length: 20 }, (_, by) => by).every((by) => isBlack(x + by)),
  );
  const points = (x: number) => Math.round((((x * 612) / image.width - x0) * 612) / (x1 - x0));
  return { from: points(solid[0] ?? NaN), to: points((solid.at(-1) ?? NaN) + 20) };
}

/** Both are pictures of their own: a pixel may lie on the other side of an edge. */
function expectSame(one: ReturnType<typeof blackOn>, other: ReturnType<typeof blackOn>): void {
  expect(Math.abs(one.from - other.from)).toBeLessThanOrEqual(1);
  expect(Math.abs(one.to - other.to)).toBeLessThanOrEqual(1);
}

interface Case {
  readonly typed: boolean;
  readonly onlyThis?: boolean;
  /** Kept out of the packet as words also. */
  readonly terms?: readonly string[];
  readonly isMarked?: boolean;
}

async function covers({ typed, onlyThis = false, terms = [], isMarked = true }: Case) {
  const sentence = await sentencePage(typed);
  const { engine, packets, desk, requestId } = await deskWith(sentence);
  if (!typed) await allRead(desk, requestId);
  const [ref] = pagesOf(await desk.ask('request.view', { requestId }));
  const mark = { ...markOn(ref!.documentId), rect: sentence.place, onlyThis };
  if (isMarked) await desk.ask('review.addMarks', { requestId, marks: [mark] });
  await desk.ask('review.setTerms', { requestId, terms: [...terms] });
  const preview = await desk.ask('review.preview', { requestId, ...ref!, maxWidth: width });
  await desk.ask('review.look', { requestId, pages: [ref!], looked: true });
  const { request } = await desk.ask('packet.build', { requestId });
  const source = { bytes: packets[0]! };
  const page = request.packet!.build!.pageCount;
  const packet = await engine.renderPage({ source, page, maxWidth: width });
  return {
    preview: blackOn(preview, identity),
    packet: blackOn(packet, onSheet(identity, 612, 792)),
    ...sentence,
  };
}

test.for([
  ['a typed page', true],
  ['a page that was read from its picture', false],
] as const)('the cover runs on to the end of the sentence on %s, in the preview as in the packet', async ([, typed]) => {
  const { preview, packet, end } = await covers({ typed });
  expect(preview.to).toBeGreaterThanOrEqual(Math.floor(end));
  expectSame(packet, preview);
}); // prettier-ignore

test('where only the name is to be covered, the words behind it stay in both', async () => {
  const { preview, packet, end } = await covers({ typed: true, onlyThis: true });
  expect(preview.to).toBeLessThan(end - 20);
  expectSame(packet, preview);
});

test('so they do where the name is kept out of the packet as words also', async () => {
  const { preview, packet, end } = await covers({ typed: true, onlyThis: true, terms: ['Carol Jones'] }); // prettier-ignore
  expect(preview.to).toBeLessThan(end - 20);
  expectSame(packet, preview);
});

test('the preview shows words that are kept out of the packet as covered, though nobody marked them', async () => {
  const { preview, packet, end } = await covers({ typed: true, terms: ['Carol Jones'], isMarked: false }); // prettier-ignore
  expect(preview.to).toBeGreaterThanOrEqual(Math.floor(end));
  expectSame(packet, preview);
});

test('a packet built before its marked scan was read is no longer the one of the request', async () => {
  const sentence = await sentencePage(false);
  const { desk, requestId } = await deskWith(sentence, { reads: false });
  const [ref] = pagesOf(await desk.ask('request.view', { requestId }));
  const marks = [{ ...markOn(ref!.documentId), rect: sentence.place }];
  await desk.ask('review.addMarks', { requestId, marks });
  await desk.ask('review.look', { requestId, pages: [ref!], looked: true });
  const built = await desk.ask('packet.build', { requestId });
  expect(built.packetIsCurrent).toBe(true);
  await desk.ask('reading.pause', { paused: false });
  await allRead(desk, requestId);
  expect((await desk.ask('request.view', { requestId })).packetIsCurrent).toBe(false);
});

test('the review is told how far each cover runs on, also once its scan was read, and of none that does not', async () => {
  const sentence = await sentencePage(false);
  const { desk, requestId } = await deskWith(sentence, { reads: false });
  const [ref] = pagesOf(await desk.ask('request.view', { requestId }));
  const mark = { ...markOn(ref!.documentId), rect: sentence.place };
  await desk.ask('review.addMarks', { requestId, marks: [mark] });
  const told = () => desk.ask('review.covers', { requestId, ...ref! });
  expect(await told()).toEqual([]);
  await desk.ask('reading.pause', { paused: false });
  await allRead(desk, requestId);
  const [cover] = await told();
  expect(cover?.markId).toBe(mark.id);
  expect(Math.max(...cover!.boxes.map(([, , right]) => right))).toBeGreaterThanOrEqual(
    sentence.end,
  );
  const changed = (change: Partial<typeof mark>) =>
    desk.ask('review.changeMark', { requestId, mark: { ...mark, ...change } });
  await changed({ onlyThis: true } as never);
  expect(await told()).toEqual([]);
  await changed({ status: 'rejected' } as never);
  expect(await told()).toEqual([]);
});

test.for([0, 90, 180, 270] as const)(
  'a word with nothing behind it is covered higher than it is marked, and that is no running on, turned by %i',
  async (turn) => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([612, 792]);
    page.setRotation(degrees(turn));
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const text = 'moss';
    page.drawText(text, { x: 300, y: 400, size: 20, font, rotate: degrees(turn) });
    const [width, low, high] = [font.widthOfTextAtSize(text, 20), 0, 10];
    const ends: Record<typeof turn, Rect> = {
      0: [300, 400 + low, 300 + width, 400 + high],
      90: [300 - high, 400, 300 - low, 400 + width],
      180: [300 - width, 400 - high, 300, 400 - low],
      270: [300 + low, 400 - width, 300 + high, 400],
    };
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const [ref] = pagesOf(await desk.ask('records.add', { requestId, bytes: await pdf.save(), label })); // prettier-ignore
    const mark = { ...markOn(ref!.documentId), rect: [...ends[turn]] as [number, number, number, number] }; // prettier-ignore
    await desk.ask('review.addMarks', { requestId, marks: [mark] });
    expect(await desk.ask('review.covers', { requestId, ...ref! })).toEqual([]);
  },
);
