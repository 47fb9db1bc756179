import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { Refused } from '../../../shared/domain/base/fault';
import type { PressEngine } from '../../../shared/pdf/engine';
import type { Mate } from '../../../shared/pdf/mate';
import { plainPages } from './madePdfs';

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
function cloning(more: Partial<Mate> = {}): { mate: Mate; runs: () => number } {
  let runs = 0;
  const mate: Mate = {
    open: (input) => helper.open(structuredClone(input)),
    close: (input) => helper.close(input),
    makeRun: async (input) => {
      runs += 1;
      return structuredClone(await helper.makeRun(structuredClone(input)));
    },
    ...more,
  };
  return { mate, runs: () => runs };
}

const lost = new Refused('pdf-not-open', 'gone');

describe('A mate that makes runs of a chart', () => {
  it('helps, and the file is the same to the last byte', async () => {
    const { mate, runs } = cloning();
    const pair = await engineInNode({ mate });
    const [together, single] = await Promise.all([
      pair.redact({ bytes, marks, terms: [] }),
      alone.redact({ bytes, marks, terms: [] }),
    ]);
    expect(runs()).toBeGreaterThan(0);
    expect(together.report.rebuilt).toEqual([3, 33, 64]);
    expect(together.bytes).toEqual(single.bytes);
  });

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

  it('that falls over at the same run twice ends the job in words', async () => {
    const { mate } = cloning({ makeRun: () => Promise.reject(lost) });
    const pair = await engineInNode({ mate });
    await expect(pair.redact({ bytes, marks, terms: [] })).rejects.toMatchObject({
      fault: { code: 'pdf-gave-up' },
    });
  });

  it('is not asked for a short file', async () => {
    const { mate, runs } = cloning();
    const pair = await engineInNode({ mate });
    await pair.redact({ bytes: await plainPages(['One page']), marks: [], terms: [] });
    expect(runs()).toBe(0);
  });
});
