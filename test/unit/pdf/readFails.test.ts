import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode, loadPdfjs } from '../../../electron/headless/engineInNode';
import type { Mate } from '../../../shared/pdf/build/mate';
import { Refused } from '../../../shared/domain/base/fault';
import type { PressEngine } from '../../../shared/pdf/engine';
import type { FileGiven, Storage, StoredFile } from '../../../shared/pdf/files';
import type { ReadableFile } from '../../../shared/pdf/model';
import { expectPasswordAsked, readText } from '../../../shared/pdf/verify/pageText';
import { inWindows } from '../../../shared/pdf/windows';
import { GrowingFile } from '../../../shared/pdf/write/growingFile';
import { pdfium as started } from '../../support/pdfTools';
import { plainPages } from './madePdfs';

const reason = new Refused('lost-piece', 'This piece is lost.');

/** The reads of all files, of which one fails: the next one of that piece would not. */
let reads = 0;
let failingRead = Infinity;
const files = new Map<unknown, Uint8Array>();

/** A host's files in memory. */
class FailingStorage implements Storage {
  constructor(private readonly isCounted: (place: unknown) => boolean) {}

  put(place: string, bytes: Uint8Array): FileGiven {
    files.set(place, bytes);
    return { ticket: { size: bytes.length, place } };
  }

  open(ticket: { readonly size: number; readonly place: unknown }): StoredFile {
    const bytes = files.get(ticket.place) ?? new Uint8Array();
    const read = inWindows(ticket.size, 2048, (index) => {
      if (this.isCounted(ticket.place) && (reads += 1) === failingRead) throw reason;
      return bytes.subarray(index * 2048, (index + 1) * 2048);
    });
    return { given: { ticket }, close: () => undefined, ...read };
  }

  draft({ place }: { readonly place: unknown }) {
    const pieces = new GrowingFile(1000);
    return {
      add: pieces.add,
      finish: () => {
        files.set(place, pieces.join());
        return this.open({ size: pieces.join().length, place });
      },
      close: () => undefined,
    };
  }
}

/** Of so many reads every one of the first, and some of the others. */
function someOf(all: number): readonly number[] {
  const step = Math.max(1, Math.floor(all / 12));
  const spread = Array.from({ length: all }, (_, at) => at + 1);
  return spread.filter((at) => at <= 6 || at % step === 0 || at === all);
}

let chart: Uint8Array;
let engine: PressEngine;
let given: FileGiven;
beforeAll(async () => {
  chart = await plainPages(Array.from({ length: 20 }, (_, page) => `Visit number ${page + 1}`));
});

const marks = [{ page: 2, rect: [70, 690, 200, 715] as const, reason: 'x' }];
const into = { place: 'new' };
const helperOf = (helper: PressEngine): Mate => ({
  open: (input) => helper.open(input),
  close: (input) => helper.close(input),
  makeRun: (input) => helper.makeRun(input),
  proveShare: (input, onProgress) => helper.proveShare(input, onProgress),
});

const works: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a redaction', () => engine.redactInto({ ...given, marks, terms: ['Quintessa'], into })],
  [
    'a packet',
    () =>
      engine.composePacketInto({
        sources: [{ id: 'chart', ...given }],
        parts: [{ kind: 'records', sourceId: 'chart', marks }],
        stamp: { requestNumber: 'REQ-2026-000031' },
        into,
      }),
  ],
  [
    'the proof of a file',
    () => engine.verify({ ...given, expectations: { marks: [], terms: [] } }),
  ],
  [
    'a page on the screen',
    async () => {
      await engine.open({ fileId: 'a', ...given });
      await engine.renderPage({ source: { fileId: 'a' }, page: 3 });
      await engine.pageWords({ source: { fileId: 'a' }, page: 19 });
      await engine.coversOf({ source: { fileId: 'a' }, page: 2, marks, terms: [] });
    },
  ],
];

describe.each([false, true])(
  'A piece of a file that cannot be read, with a mate: %s',
  (withMate) => {
    beforeAll(async () => {
      const storage = new FailingStorage(() => true);
      // A mate that cannot read the new file is not needed: its pages are proved without it.
      const ofMate = { storage: new FailingStorage((place) => place !== into.place) };
      const mate = withMate ? { mate: helperOf(await engineInNode(ofMate)) } : {};
      engine = await engineInNode({ storage, ...mate });
      const made = await engine.redact({ bytes: chart, marks: [], terms: [] });
      given = storage.put('chart', made.bytes);
    });

    it.each(works)('ends %s for its own reason, whichever piece it is', async (_, work) => {
      const run = (failsAt: number): Promise<unknown> => {
        reads = 0;
        failingRead = failsAt;
        return work();
      };
      await run(Infinity);
      const all = reads;
      expect(all).toBeGreaterThan(3);
      for (const at of someOf(all)) {
        const said = await run(at).then(
          () => 'nothing',
          (error: unknown) => error,
        );
        // With a mate the reads may be fewer another time: then nothing failed.
        if (reads >= at) expect(said, `read ${at} of ${all}`).toBe(reason);
      }
    });
  },
);

describe('A document of which a read failed', () => {
  it('is not kept open: whoever needs it opens it anew', async () => {
    const storage = new FailingStorage(() => true);
    const kept = await engineInNode({ storage });
    const page = { source: { fileId: 'a' }, page: 15 };
    const open = () => kept.open({ fileId: 'a', ...storage.put('chart', chart) });
    failingRead = Infinity;
    await open();
    [reads, failingRead] = [0, 1];
    await expect(kept.renderPage(page)).rejects.toBe(reason);
    await expect(kept.renderPage(page)).rejects.toMatchObject({ fault: { code: 'pdf-not-open' } });
    await open();
    expect((await kept.renderPage(page)).width).toBeGreaterThan(0);
  });

  const failing = (
    bytes: Uint8Array,
  ): { file: ReadableFile; fail: (isFailing: boolean) => void } => {
    let isFailing = false;
    const read = (from: number, to: number): Uint8Array => {
      if (isFailing) throw reason;
      return bytes.subarray(from, to);
    };
    return { file: { size: bytes.length, read }, fail: (now) => (isFailing = now) };
  };

  it('has no page any more, also where the next read would not fail', async () => {
    const pdfium = await started();
    const { file, fail } = failing(chart);
    const document = pdfium.open(file);
    fail(true);
    expect(() => document.withPage(15, (page) => page.letters())).toThrow(reason);
    fail(false);
    expect(() => document.withPage(15, (page) => page.letters())).toThrow(reason);
    expect(() => document.save()).toThrow(reason);
    document.close();
    const again = pdfium.open(file);
    expect(again.withPage(15, (page) => page.letters().count)).toBeGreaterThan(0);
    again.close();
  });

  it('is no damaged document', async () => {
    const pdfium = await started();
    const { file, fail } = failing(chart);
    fail(true);
    expect(() => pdfium.open(file)).toThrow(reason);
  });
});

describe('The second reader', () => {
  it.each([1, 2, 4])('waits for no piece that cannot be read: %s', async (failsAt) => {
    const pdfjs = await loadPdfjs();
    const file = (): ReadableFile => {
      let reads = 0;
      const read = (from: number, to: number): Uint8Array => {
        if ((reads += 1) >= failsAt) throw reason;
        return large.subarray(from, to);
      };
      return { size: large.length, read };
    };
    const large = await plainPages(Array.from({ length: 900 }, (_, page) => `Visit ${page}`));
    await expect(readText(pdfjs, file())).rejects.toBe(reason);
    if (failsAt === 1) await expect(expectPasswordAsked(pdfjs, file())).rejects.toBe(reason);
  });
});
