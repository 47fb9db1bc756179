import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { Refused } from '../../../shared/domain/base/fault';
import type { PressEngine } from '../../../shared/pdf/engine';
import { MateRuns, type Mate } from '../../../shared/pdf/build/mate';
import { answerAsMate, type FromMate } from '../../../shared/pdf/build/mateByWire';
import type { SafeRun } from '../../../shared/pdf/build/safeRun';
import type { PageSpan } from '../../../shared/pdf/verify/pageText';
import { plainPages } from './madePdfs';
import { fileOfBytes, type OpenFile } from '../../../shared/pdf/files';

const lines = Array.from({ length: 70 }, (_, at) => `Visit number ${at + 1}`);
const marks = [3, 33, 64].map((page) => ({
  page,
  rect: [70, 690, 200, 715] as const,
  reason: 'x',
}));

let alone: PressEngine;
let helper: PressEngine;
let bytes: Uint8Array;
beforeAll(async () => {
  [alone, helper, bytes] = await Promise.all([engineInNode(), engineInNode(), plainPages(lines)]);
});

/** A mate as across a worker: what it is given and gives is cloned. */
function cloning(more: Partial<Mate> = {}): {
  mate: Mate;
  runs: () => number;
  shares: readonly PageSpan[];
} {
  let runs = 0;
  const shares: PageSpan[] = [];
  const mate: Mate = {
    open: (input) => helper.open(structuredClone(input)),
    close: (input) => helper.close(input),
    makeRun: async (input) => {
      runs += 1;
      return structuredClone(await helper.makeRun(structuredClone(input)));
    },
    proveShare: async (input) => {
      shares.push(input.share);
      return structuredClone(await helper.proveShare(structuredClone(input)));
    },
    ...more,
  };
  return { mate, runs: () => runs, shares };
}

const files = [0, 1, 2].map((of) => fileOfBytes(new Uint8Array([of])));
const file = (of: number): OpenFile => files[of]!;

const lost = new Refused('pdf-not-open', 'gone');

describe('A mate that makes runs of a chart', () => {
  it.each([false, true])(
    'helps, and the file is the same to the last byte, searchable: %s',
    async (searchable) => {
      const { mate, runs, shares } = cloning();
      const pair = await engineInNode({ mate });
      const [together, single] = await Promise.all([
        pair.redact({ bytes, marks, terms: [], searchable }),
        alone.redact({ bytes, marks, terms: [], searchable }),
      ]);
      expect(runs()).toBeGreaterThan(0);
      expect(together.report.rebuilt).toEqual([3, 33, 64]);
      expect(together.bytes).toEqual(single.bytes);
      expect(shares).toEqual([{ from: 36, to: Infinity }]);
      expect(together.report.verification).toEqual(single.report.verification);
    },
  );

  it('is given the file anew when it was replaced and has forgotten it', async () => {
    let opened = 0;
    let first = true;
    const { mate } = cloning({
      open: (input) => {
        opened += 1;
        return helper.open(structuredClone(input));
      },
      makeRun: (input) => {
        if (!first) return helper.makeRun(input);
        first = false;
        return Promise.reject(lost);
      },
    });
    const pair = await engineInNode({ mate });
    const { report } = await pair.redact({ bytes, marks, terms: [] });
    expect(report.pages).toBe(70);
    expect(opened).toBe(2);
  });

  it('knows no two files by one name, also where another worker was in the place of its own before', async () => {
    const ids: string[] = [];
    const { mate } = cloning({
      open: (input) => {
        ids.push(input.fileId);
        return helper.open(structuredClone(input));
      },
    });
    for (let replaced = 0; replaced < 2; replaced += 1) {
      const pair = await engineInNode({ mate });
      await pair.redact({ bytes, marks, terms: [] });
    }
    expect(ids).toHaveLength(2);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('knows no two files of a job by one name, also where one was given anew', async () => {
    const ids: string[] = [];
    const given = new Map<string, number>();
    let first = true;
    const { mate } = cloning({
      open: (input) => {
        ids.push(input.fileId);
        given.set(input.fileId, 'bytes' in input ? (input.bytes[0] ?? 0) : -1);
        return Promise.resolve({ pages: 1 });
      },
      makeRun: ({ fileId }) => {
        const of = given.get(fileId);
        if (first) {
          first = false;
          return Promise.reject(lost);
        }
        return Promise.resolve({ pages: [], objects: [], of } as unknown as SafeRun);
      },
    });
    const [make] = new MateRuns(mate, 'job').makers;
    const run = (of: number) =>
      make!({ file: file(of), pages: [1], marks: [], terms: [] }, () => undefined);
    expect([await run(1), await run(2), await run(1)].map((made) => (made as { of?: number }).of)).toEqual([1, 2, 1]); // prettier-ignore
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('asked for anything but its verbs answers that it gives up', async () => {
    const { mate } = cloning();
    const said: FromMate[] = [];
    const ask = { kind: 'ask', id: 7, verb: 'constructor' as never, input: {} } as const;
    await answerAsMate(mate, ask, (message) => said.push(message));
    expect(said).toMatchObject([{ kind: 'mate-reply', id: 7, reply: { ok: false } }]);
  });

  it('that falls over at the same run twice ends the job in words', async () => {
    const { mate } = cloning({ makeRun: () => Promise.reject(lost) });
    const pair = await engineInNode({ mate });
    await expect(pair.redact({ bytes, marks, terms: [] })).rejects.toMatchObject({
      fault: { code: 'pdf-gave-up' },
    });
  });

  it('that is lost in the proof is not missed', async () => {
    const { mate } = cloning({ proveShare: () => Promise.reject(lost) });
    const pair = await engineInNode({ mate });
    const { report } = await pair.redact({ bytes, marks, terms: [] });
    const { report: single } = await alone.redact({ bytes, marks, terms: [] });
    expect(report.verification).toEqual(single.verification);
  });

  it('finds what is wrong with its own pages, and nothing leaves', async () => {
    const { mate } = cloning({
      proveShare: (input) => {
        const pages = input.expectations.pages.map((page, at) =>
          at === 63 ? { ...page, boxes: [[0, 0, 612, 792] as const] } : page,
        );
        return helper.proveShare({ ...input, expectations: { ...input.expectations, pages } });
      },
    });
    const pair = await engineInNode({ mate });
    await expect(pair.redact({ bytes, marks, terms: [] })).rejects.toMatchObject({
      fault: { code: 'not-proved', message: expect.stringContaining('Page 64 ') as string },
    });
  });

  it('is not asked for a short file', async () => {
    const { mate, runs } = cloning();
    const pair = await engineInNode({ mate });
    await pair.redact({ bytes: await plainPages(['One page']), marks: [], terms: [] });
    expect(runs()).toBe(0);
  });
});
