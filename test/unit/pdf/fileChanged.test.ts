import {
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { writtenWhole } from '../../../electron/headless/files';
import { filesOfDisk, ticketFor } from '../../../electron/headless/filesOfDisk';
import type { Mate } from '../../../shared/pdf/build/mate';
import type { PressEngine } from '../../../shared/pdf/engine';
import { openerWith } from '../../../shared/pdf/files';
import type { FileTicket } from '../../../shared/pdf/files';
import type { OnProgress } from '../../../shared/pdf/port';
import { plainPages } from './madePdfs';

const folder = mkdtempSync(join(tmpdir(), 'roi-test-changed-'));
const chart = join(folder, 'chart.pdf');
const out = join(folder, 'out.pdf');
const long = Array.from({ length: 40 }, (_, page) => `Visit number ${page + 1}`);
let engine: PressEngine;
let bytes: Uint8Array;
beforeAll(async () => {
  engine = await engineInNode();
  bytes = await plainPages(long);
});
afterAll(() => rmSync(folder, { recursive: true }));

let ticket: FileTicket;
beforeEach(() => {
  writeFileSync(chart, bytes);
  // Long ago, so that a change is never in the same tick of the disk's clock.
  utimesSync(chart, 1_700_000_000, 1_700_000_000);
  ticket = ticketFor(chart);
});

const changes: readonly (readonly [string, () => void])[] = [
  [
    'replaced',
    () => {
      writeFileSync(`${chart}.new`, bytes);
      utimesSync(`${chart}.new`, 1_700_000_000, 1_700_000_000);
      renameSync(`${chart}.new`, chart);
    },
  ],
  ['cut short', () => truncateSync(chart, bytes.length - 5000)],
  ['written over in its own length', () => writeFileSync(chart, bytes, { flag: 'r+' })],
  ['taken away', () => rmSync(chart)],
];

/** Once, at the first sign of the stage. */
function changingAt(wanted: string, change: () => void): OnProgress {
  let isDone = false;
  return ({ stage }) => {
    if (isDone || stage !== wanted) return;
    isDone = true;
    change();
  };
}

const marks = [{ page: 2, rect: [70, 690, 200, 715] as const, reason: 'x' }];
const packet = {
  parts: [{ kind: 'records' as const, sourceId: 'chart', marks }],
  stamp: { requestNumber: 'REQ-2026-000031' },
};
const refusal = {
  fault: { code: 'file-changed', message: expect.stringContaining('chart.pdf') as string },
};

describe.each(changes)('A file of the disk that was %s', (_, change) => {
  it('since its ticket was made is not opened', () => {
    change();
    expect(() => filesOfDisk.open(ticket)).toThrow(expect.objectContaining(refusal));
  });

  it('after it was opened is not whole', () => {
    const file = openerWith(filesOfDisk)({ ticket });
    file.expectWhole();
    change();
    expect(() => file.expectWhole()).toThrow(expect.objectContaining(refusal));
    file.close();
  });

  it.each(['pages', 'proving'])('while a redaction is at its %s leaves nothing', async (stage) => {
    const work = writtenWhole(out, (place) =>
      engine.redactInto({ ticket, marks, terms: [], into: { place } }, changingAt(stage, change)),
    );
    await expect(work).rejects.toMatchObject(refusal);
    expect(readdirSync(folder).filter((name) => name !== 'chart.pdf')).toEqual([]);
  });

  it.each(['pages', 'writing', 'proving'])(
    'while a packet is at its %s leaves nothing',
    async (stage) => {
      const sources = [{ id: 'chart', ticket }];
      const work = writtenWhole(out, (place) =>
        engine.composePacketInto(
          { ...packet, sources, into: { place } },
          changingAt(stage, change),
        ),
      );
      await expect(work).rejects.toMatchObject(refusal);
      expect(readdirSync(folder).filter((name) => name !== 'chart.pdf')).toEqual([]);
    },
  );

  it('before a mate opens it is refused by the mate, and leaves nothing', async () => {
    const helper = await engineInNode();
    const mate: Mate = {
      open: (input) => {
        change();
        return helper.open(structuredClone(input));
      },
      close: (input) => helper.close(input),
      makeRun: (input) => helper.makeRun(input),
      proveShare: (input) => helper.proveShare(input),
    };
    const pair = await engineInNode({ mate });
    const work = writtenWhole(out, (place) =>
      pair.redactInto({ ticket, marks, terms: [], into: { place } }),
    );
    await expect(work).rejects.toMatchObject(refusal);
    expect(readdirSync(folder).filter((name) => name !== 'chart.pdf')).toEqual([]);
  });
});

describe('A file of the disk that is read while nobody changes it', () => {
  it('is whole', async () => {
    const report = await engine.redactInto({ ticket, marks, terms: [], into: { place: out } });
    expect(report.pages).toBe(long.length);
  });
});
