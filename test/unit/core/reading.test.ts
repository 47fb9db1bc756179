import { describe, expect, test, vi } from 'vitest';
import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PictureWord } from '../../../shared/pdf/read/pictureReader';
import type { PdfEngine } from '../../../shared/pdf/port';
import type { OpenDesk } from '../../../shared/core/context';
import type { SealedFiles } from '../../../shared/crypto/sealedFile';
import type { RequestState } from '../../../shared/domain/request/state';
import { pdfGaveUp } from '../../../shared/pdf/gaveUp';
import { Refused } from '../../../shared/domain/base/fault';
import { keptWordsOf, wordsFromBytes, wordsToBytes } from '../../../shared/core/reading/keptWords';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { label, pagesOf, walkIn } from './walk';

/** What the reader finds on a picture: one line from the left, so many words. */
function line(text: string): PictureWord[] {
  return text.split(' ').map((word, at) => ({
    text: word,
    box: [100 + at * 120, 100, 200 + at * 120, 130],
    confidence: 90,
  }));
}

type Read = PdfEngine['readPicture'];
type Draw = (
  input: Parameters<PdfEngine['renderPage']>[0],
  engine: PdfEngine,
) => ReturnType<PdfEngine['renderPage']>;

/** A desk whose reader of pictures a test plays. */
async function scanDesk(read: Read, draw?: Draw): Promise<TestDesk> {
  const engine = await engineInNode();
  const pdf = Object.assign(Object.create(engine) as PdfEngine, { readPicture: read });
  if (draw) pdf.renderPage = (input) => draw(input, engine);
  return openTestDesk({ pdf, readsPictures: true });
}

async function addScans(desk: TestDesk, pages = 1): Promise<string> {
  const requestId = await walkIn(desk);
  const bytes = await pdfOf(...Array.from({ length: pages }, () => []));
  await desk.ask('records.add', { requestId, bytes, label });
  return requestId;
}

/** However busy the machine is. */
const soon = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 60_000 });

const view = (desk: TestDesk, requestId: string) => desk.ask('request.view', { requestId });
const allRead = (desk: TestDesk, requestId: string) =>
  soon(async () => {
    const { request } = await view(desk, requestId);
    const read = (request.reading?.kept ?? []).flatMap(({ pages }) => pages);
    expect(read).toHaveLength(request.records?.documents[0]?.pages.length ?? -1);
  });

/** Reads a page only when a test lets it. */
function slowly() {
  const waiting: (() => void)[] = [];
  const read = vi.fn<Read>(
    () => new Promise((resolve) => waiting.push(() => resolve(line('Anna Miller')))),
  );
  const next = async () => {
    await soon(() => expect(waiting.length).toBeGreaterThan(0));
    waiting.shift()?.();
  };
  return { read, next };
}

describe('scanned pages are read in the background', () => {
  test('another patient on one stops the release as on a typed page', async () => {
    const desk = await scanDesk(() =>
      Promise.resolve(line('Patient: Carol Jones DOB: 03/04/1955')),
    );
    const requestId = await addScans(desk);
    await allRead(desk, requestId);
    const { identity, gate } = await view(desk, requestId);
    expect(identity.others).toMatchObject([{ page: 1, because: 'Carol Jones; 03/04/1955' }]);
    expect(gate.find(({ id }) => id === 'identity')).toMatchObject({ ok: false });
  });

  test('the screen is told, as no call of its own brings it', async () => {
    const desk = await scanDesk(() => Promise.resolve(line('Anna Miller')));
    const requestId = await addScans(desk);
    const told = { type: 'changed', requestId, inBackground: true } as const;
    await soon(() => expect(desk.events).toContainEqual(told));
    expect((await view(desk, requestId)).request.reading).toBeDefined();
    expect(desk.events.filter(({ type }) => type === 'progress')).toEqual([
      { type: 'progress', task: 'reading', done: 0, total: 1 },
      { type: 'progress', task: 'reading', done: 1, total: 1 },
    ]);
    expect(await desk.ask('reading.status', {})).toEqual({ done: 0, total: 0, paused: false });
  });

  test('a word of a protected category proposes its tag, and the page is unread no more', async () => {
    const desk = await scanDesk(() => Promise.resolve(line('Dx F32.1')));
    const requestId = await addScans(desk);
    await allRead(desk, requestId);
    const { sensitive } = await view(desk, requestId);
    expect(sensitive.tags).toMatchObject([{ category: 'MH', status: 'suggested', page: 1 }]);
    expect(sensitive.unread).toEqual([]);
  });

  test('a page on which nothing is read stays one that somebody has to read', async () => {
    const desk = await scanDesk(() => Promise.resolve([]));
    const requestId = await addScans(desk);
    await allRead(desk, requestId);
    const { sensitive, identity } = await view(desk, requestId);
    expect(sensitive.unread).toMatchObject([{ page: 1 }]);
    expect(identity.unsure).toMatchObject([{ page: 1 }]);
  });

  test('a page that cannot be read holds up none of the others', async () => {
    let calls = 0;
    const read: Read = () => {
      calls += 1;
      return calls === 1
        ? Promise.reject(new Refused('pdf-gave-up', 'gave up'))
        : Promise.resolve(line('Anna Miller'));
    };
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 3);
    await soon(async () => {
      const { request } = await view(desk, requestId);
      expect((request.reading?.kept ?? []).flatMap(({ pages }) => pages)).toEqual([2, 3]);
    });
    expect(desk.bugs).toEqual([]);
  });

  test('a document whose pages end the PDF room of the screen is drawn no more', async () => {
    const hostile = vi.fn(() => Promise.reject(pdfGaveUp()));
    const first: { file?: string } = {};
    const draw: Draw = (input, engine) => {
      const { fileId } = input.source as { fileId: string };
      first.file ??= fileId;
      return fileId === first.file ? hostile() : engine.renderPage(input);
    };
    const desk = await scanDesk(() => Promise.resolve(line('Anna Miller')), draw);
    await addScans(desk, 12);
    await soon(() => expect(hostile).toHaveBeenCalled());
    await allRead(desk, await addScans(desk, 2));
    expect(hostile).toHaveBeenCalledTimes(1);
    expect(await desk.ask('reading.status', {})).toMatchObject({ done: 0, total: 0 });
    expect(desk.bugs).toEqual([]);
  });

  test('a bug on one page costs none of the words of the others', async () => {
    let calls = 0;
    const read: Read = () => {
      calls += 1;
      return calls === 3
        ? Promise.reject(new TypeError('planted'))
        : Promise.resolve(line('Anna Miller'));
    };
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 4);
    await soon(async () => {
      const { request } = await view(desk, requestId);
      expect((request.reading?.kept ?? []).flatMap(({ pages }) => pages)).toEqual([1, 2, 4]);
    });
    expect(desk.bugs).toMatchObject([{ verb: 'reading', error: 'TypeError' }]);
  });

  test('words that cannot be kept end the reading of no other document', async () => {
    const { read, next } = slowly();
    const desk = await scanDesk(read);
    const full = await addScans(desk);
    const other = await addScans(desk);
    await soon(() => expect(read).toHaveBeenCalledTimes(1));
    desk.disk.bytesLeft = 0;
    await next();
    await soon(() => expect(read).toHaveBeenCalledTimes(2));
    desk.disk.bytesLeft = Infinity;
    await next();
    await allRead(desk, other);
    expect((await view(desk, full)).request.reading).toBeUndefined();
    expect(desk.bugs).toMatchObject([{ verb: 'reading' }]);
  });
});

describe('who works goes first', () => {
  test('the page on the screen is read before those before it', async () => {
    const { read, next } = slowly();
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 4);
    const last = pagesOf(await view(desk, requestId)).at(-1)!;
    await soon(() => expect(read).toHaveBeenCalledTimes(1));
    await desk.ask('reading.first', { requestId, ref: last });
    await next();
    await next();
    await soon(async () => {
      const { request } = await view(desk, requestId);
      expect((request.reading?.kept ?? []).flatMap(({ pages }) => pages)).toEqual([1, 4]);
    });
  });

  test('of a long scan the banners go first, so that a page of somebody else shows early', async () => {
    const heights: number[] = [];
    const first: { go?: () => void } = {};
    const read: Read = ({ picture }) => {
      heights.push(picture.height);
      if (heights.length !== 10) return Promise.resolve(line('Patient: Carol Jones DOB: 03/04/1955')); // prettier-ignore
      return new Promise((resolve) => (first.go = () => resolve(line('Patient: Anna Miller'))));
    };
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 9);
    await soon(() => expect(heights).toHaveLength(10));
    const early = await view(desk, requestId);
    expect(early.identity.others).toHaveLength(9);
    expect(early.request.reading).toBeUndefined();
    expect(heights).toEqual([...Array.from({ length: 9 }, () => 550), 2200]);
    first.go?.();
    await allRead(desk, requestId);
    const { identity, request } = await view(desk, requestId);
    expect(identity.others).toHaveLength(8);
    expect(Object.values(request.identity?.read ?? {}).map(({ length }) => length)).toEqual([9]);
    expect(desk.bugs).toEqual([]);
  });

  test('it can be held up and gone on with', async () => {
    const { read, next } = slowly();
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 2);
    await soon(() => expect(read).toHaveBeenCalledTimes(1));
    expect(await desk.ask('reading.pause', { paused: true })).toMatchObject({ paused: true });
    await next();
    await soon(async () =>
      expect(await desk.ask('reading.status', {})).toEqual({ done: 1, total: 2, paused: true }),
    );
    await desk.ask('reading.pause', { paused: false });
    await next();
    await allRead(desk, requestId);
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('of a request cancelled meanwhile nothing is kept, and no more of it is read', async () => {
    const { read, next } = slowly();
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 2);
    await soon(() => expect(read).toHaveBeenCalledTimes(1));
    await desk.ask('reading.pause', { paused: true });
    await desk.ask('request.cancel', { requestId, reason: 'Asked twice' });
    await next();
    await desk.ask('reading.pause', { paused: false });
    await soon(async () =>
      expect(await desk.ask('reading.status', {})).toEqual({ done: 0, total: 0, paused: false }),
    );
    expect((await view(desk, requestId)).request.reading).toBeUndefined();
    expect(read).toHaveBeenCalledTimes(1);
    expect(desk.bugs).toEqual([]);
  });

  test('nothing is read or kept after the desk was locked', async () => {
    const { read, next } = slowly();
    const desk = await scanDesk(read);
    const requestId = await addScans(desk, 2);
    await soon(() => expect(read).toHaveBeenCalledTimes(1));
    await desk.ask('reading.pause', { paused: true });
    desk.lock();
    await next();
    await desk.signIn('Ada');
    await soon(() => expect(read).toHaveBeenCalledTimes(2));
    expect((await view(desk, requestId)).request.reading).toBeUndefined();
    expect(desk.bugs).toEqual([]);
  });
});

describe('files of words', () => {
  const kept = Array.from({ length: 9 }, (_, at) => ({
    ...{ documentId: `d${at}`, fileId: `f${at}`, pages: [1] },
  }));
  const state = { id: 'r1', reading: { kept } } as unknown as RequestState;
  const bytes = wordsToBytes(new Map([[1, [{ text: 'Anna', rect: [1, 2, 3, 4] }]]]));
  const deskWith = (read: SealedFiles['read']) =>
    ({ journal: {}, files: { read } }) as unknown as OpenDesk;

  test('of those opened only the few used last are kept', async () => {
    const read = vi.fn<SealedFiles['read']>(() => Promise.resolve(bytes));
    const desk = deskWith(read);
    for (let at = 0; at < 8; at += 1) await keptWordsOf(desk, state, `d${at}`);
    await keptWordsOf(desk, state, 'd0');
    expect(read).toHaveBeenCalledTimes(8);
    await keptWordsOf(desk, state, 'd8');
    await keptWordsOf(desk, state, 'd0');
    expect(read).toHaveBeenCalledTimes(9);
    await keptWordsOf(desk, state, 'd1');
    expect(read.mock.lastCall).toEqual(['r1', 'f1']);
    expect(read).toHaveBeenCalledTimes(10);
  });

  test('one that is damaged is told of', async () => {
    const desk = deskWith(() => Promise.reject(new Refused('vault-damaged', 'damaged')));
    await expect(keptWordsOf(desk, state, 'd0')).rejects.toThrow('damaged');
  });

  test('one that is gone counts as never read, and the document can be searched', async () => {
    const desk = await scanDesk(() => Promise.resolve(line('Anna Miller')));
    const requestId = await addScans(desk);
    await allRead(desk, requestId);
    const search = { kind: 'words', term: 'Anna', keep: false } as const;
    const find = () =>
      desk.ask('review.findAndMark', { requestId, search, reason: 'other-person' });
    const { request } = await view(desk, requestId);
    for (const { fileId } of request.reading?.kept ?? []) desk.disk.files.delete(fileId);
    expect(await find()).toMatchObject({ found: 0, pagesWithoutText: 1 });
  });
});

test('words come back from their sealed file as they were read, to a tenth of a point', () => {
  const pages = new Map([
    [2, [{ text: 'Müller', rect: [1.23, 2.5, 30, 40.04] as const }]],
    [5, []],
  ]);
  const back = wordsFromBytes(wordsToBytes(pages));
  expect([...back]).toEqual([
    [2, [{ text: 'Müller', rect: [1.2, 2.5, 30, 40] }]],
    [5, []],
  ]);
});
