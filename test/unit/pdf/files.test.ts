import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { engineInNode, newHashInNode } from '../../../electron/headless/engineInNode';
import { ticketFor } from '../../../electron/headless/filesOfDisk';
import type { PressEngine } from '../../../shared/pdf/engine';
import { digestOfFile, fileOfBytes, lastPlaceOf } from '../../../shared/pdf/files';
import type { ReadableFile } from '../../../shared/pdf/model';
import { walkFile } from '../../../shared/pdf/verify/fileWalk';
import { isKind } from '../../../shared/pdf/verify/values';
import { PdfWriter } from '../../../shared/pdf/write/pdfWriter';
import { GrowingFile } from '../../../shared/pdf/write/growingFile';
import { inWindows } from '../../../shared/pdf/windows';
import { sha256 } from '../../support/digest';
import { plainPages } from './madePdfs';

const folder = mkdtempSync(join(tmpdir(), 'roi-test-files-'));
const at = (name: string): string => join(folder, name);
let engine: PressEngine;
let bytes: Uint8Array;
beforeAll(async () => {
  engine = await engineInNode();
  bytes = await plainPages(Array.from({ length: 20 }, (_, page) => `Visit number ${page + 1}`));
  writeFileSync(at('chart.pdf'), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

const windowed = (whole: Uint8Array, length: number): ReadableFile =>
  inWindows(whole.length, length, (index) => whole.slice(index * length, (index + 1) * length));

describe('A file that is read in windows', () => {
  it('gives any of its pieces as it is, however long the windows are', () => {
    const pieces = fc.record({
      whole: fc.uint8Array({ minLength: 1, maxLength: 300 }),
      length: fc.integer({ min: 1, max: 40 }),
      reads: fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1 }),
    });
    fc.assert(
      fc.property(pieces, ({ whole, length, reads }) => {
        const file = windowed(whole, length);
        for (const [one, other] of reads) {
          const [from = 0, to = 0] = [one, other]
            .map((place) => place % (whole.length + 1))
            .sort((a, b) => a - b);
          expect(file.read(from, to)).toEqual(whole.slice(from, to));
        }
      }),
    );
  });

  it('has nothing beyond its end', () => {
    expect(() => windowed(new Uint8Array(5), 2).read(3, 6)).toThrow(RangeError);
    expect(() => fileOfBytes(new Uint8Array(5)).read(3, 6)).toThrow(RangeError);
  });

  it('has the same digest, and the same last place of a mark, over the edges of the pieces', async () => {
    const whole = new Uint8Array(3 * 1024 * 1024 + 5);
    const mark = [37, 69, 79];
    whole.set(mark, 77);
    whole.set(mark, 2 * 1024 * 1024 + 4);
    const file = windowed(whole, 1000);
    expect(lastPlaceOf(file, mark)).toBe(2 * 1024 * 1024 + 4);
    expect(lastPlaceOf(file, [1])).toBe(-1);
    const digest = createHash('sha256').update(whole).digest('hex');
    expect(await digestOfFile(newHashInNode, file)).toBe(digest);
  });
});

describe('The walk through a file', () => {
  it('reads an object wherever a window ends in it', async () => {
    const pieces = new GrowingFile(10);
    const writer = new PdfWriter(pieces.add, sha256);
    const lengths = Array.from({ length: 130 }, (_, more) => 4000 + more);
    const numbers = await Promise.all(
      lengths.map((length) => writer.put({ text: `<</A (${'x'.repeat(length)}) /B 12 0 R>>` })),
    );
    writer.addPage(`/X [${numbers.map((number) => `${number} 0 R`).join(' ')}]`);
    writer.finish();
    const { objects } = walkFile(fileOfBytes(pieces.join()));
    const found = numbers.map((number) => {
      const value = objects.get(number) as { readonly entries: ReadonlyMap<string, unknown> };
      const [text, points] = [value.entries.get('A'), value.entries.get('B')];
      return [(text as { bytes: Uint8Array }).bytes.length, points];
    });
    expect(found).toEqual(lengths.map((length) => [length, { kind: 'ref', num: 12, gen: 0 }]));
  });

  it('holds no stream of it', () => {
    let asked = 0;
    const counted: ReadableFile = {
      size: bytes.length,
      read: (from, to) => {
        asked += to - from;
        return bytes.subarray(from, to);
      },
    };
    const { objects } = walkFile(counted);
    const streams = [...objects.values()].filter((value) => isKind(value, 'stream'));
    expect(streams).toHaveLength(20);
    // Read where it lies whenever somebody looks at it, and forgotten again.
    for (const stream of [...streams, ...streams]) {
      const before = asked;
      const { length } = stream.raw;
      expect([asked - before, length > 0]).toEqual([length, true]);
    }
  });
});

describe('A chart on the disk', () => {
  const marks = [{ page: 2, rect: [70, 690, 200, 715] as const, reason: 'x' }];
  const chart = () => ({ ticket: ticketFor(at('chart.pdf')) });

  it('makes the very file that it makes from memory, where it was told to', async () => {
    const whole = await engine.redact({ bytes, marks, terms: [] });
    const into = { place: at('new.pdf') };
    const report = await engine.redactInto({ ...chart(), marks, terms: [], into });
    expect(new Uint8Array(readFileSync(at('new.pdf')))).toEqual(whole.bytes);
    expect(report).toEqual(whole.report);
    expect(report.outputSha256).toBe(await sha256(whole.bytes));
  });

  it('makes the very packet that it makes from memory', async () => {
    const spec = {
      parts: [{ kind: 'records' as const, sourceId: 'chart', marks }],
      stamp: { requestNumber: 'REQ-2026-000031' },
    };
    const whole = await engine.composePacket({ ...spec, sources: [{ id: 'chart', bytes }] });
    const into = { place: at('packet.pdf') };
    const sources = [{ id: 'chart', ...chart() }];
    const account = await engine.composePacketInto({ ...spec, sources, into });
    expect(new Uint8Array(readFileSync(at('packet.pdf')))).toEqual(whole.bytes);
    expect(account).toEqual({ manifest: whole.manifest, report: whole.report });
  });

  it('is kept open under a name, and shown', async () => {
    await engine.open({ fileId: 'a', ...chart() });
    const { width } = await engine.renderPage({ source: { fileId: 'a' }, page: 1, maxWidth: 100 });
    expect(width).toBe(100);
    await engine.close({ fileId: 'a' });
  });

  it('is never written over', async () => {
    writeFileSync(at('there.pdf'), 'mine');
    const into = { place: at('there.pdf') };
    await expect(engine.redactInto({ ...chart(), marks, terms: [], into })).rejects.toThrow();
    expect(readFileSync(at('there.pdf'), 'utf8')).toBe('mine');
  });
});
