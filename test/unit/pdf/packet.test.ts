import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PacketSpec, PdfEngine, Progress } from '../../../shared/pdf/port';
import { plainPages, rotations, secretWord, turnedPages } from './madePdfs';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

async function spec(more: Partial<PacketSpec> = {}): Promise<PacketSpec> {
  const { bytes, secret } = await turnedPages();
  return {
    sources: [
      { id: 'chart', bytes },
      { id: 'letter', bytes: await plainPages(['Please send the chart']) },
    ],
    parts: [
      {
        kind: 'cover',
        text: {
          title: 'Records',
          paragraphs: ['For Zoë Łuczak. '.repeat(20)],
          rows: [['Pages', '4']],
        },
      },
      { kind: 'request', sourceId: 'letter' },
      { kind: 'index', title: 'Index' },
      {
        kind: 'records',
        title: 'Chart',
        sourceId: 'chart',
        marks: rotations.map((_, at) => ({ page: at + 1, rect: secret, reason: 'x' })).slice(0, 2),
      },
    ],
    stamp: {
      requestNumber: 'REQ-2026-000012',
      patientLine: 'ROE J',
      bates: { prefix: 'RIVER', start: 17 },
    },
    ...more,
  };
}

async function textOf(bytes: Uint8Array, page: number): Promise<string> {
  return (await engine.pageWords({ source: { bytes }, page })).map((word) => word.text).join(' ');
}

describe('The packet', () => {
  it('numbers every page of the records upright at the foot, and no other page', async () => {
    const { bytes, report } = await engine.composePacket(await spec());
    expect(report).toMatchObject({
      pages: 7,
      recordPages: 4,
      rebuilt: [4, 5],
      batesFrom: 'RIVER-000017',
      batesTo: 'RIVER-000020',
    });
    for (let record = 1; record <= 4; record += 1) {
      const page = record + 3;
      const words = await engine.pageWords({ source: { bytes }, page });
      const text = words.map((word) => word.text).join(' ');
      expect(text).toContain(`REQ-2026-000012 Page ${record} of 4`);
      expect(text).toContain(`RIVER-${String(16 + record).padStart(6, '0')}`);
      const number = words.find((word) => word.text.startsWith('RIVER'))!;
      expect(number.rect[3]).toBeLessThan(30);
      expect(number.rect[2] - number.rect[0]).toBeGreaterThan(number.rect[3] - number.rect[1]);
    }
    expect(await textOf(bytes, 1)).not.toMatch(/Page \d|RIVER/);
    expect(await textOf(bytes, 2)).not.toMatch(/Page \d|RIVER/);
  });

  it('says in its index and manifest where each page came from', async () => {
    const made = await spec();
    const { bytes, manifest } = await engine.composePacket(made);
    expect(await textOf(bytes, 3)).toContain('Chart 1 to 4');
    expect(manifest.map((row) => [row.part, row.sourcePage, row.recordPage, row.bates])).toEqual([
      ['cover', undefined, undefined, undefined],
      ['request', 1, undefined, undefined],
      ['index', undefined, undefined, undefined],
      ['records', 1, 1, 'RIVER-000017'],
      ['records', 2, 2, 'RIVER-000018'],
      ['records', 3, 3, 'RIVER-000019'],
      ['records', 4, 4, 'RIVER-000020'],
    ]);
    expect(manifest[3]?.sourceSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps words on unmarked pages and none on marked ones', async () => {
    const { bytes } = await engine.composePacket(await spec());
    expect(await textOf(bytes, 4)).not.toContain(secretWord);
    expect(await textOf(bytes, 4)).not.toContain('Visit');
    expect(await textOf(bytes, 6)).toContain('Visit note');
  });

  it('keeps a page in its own sheet size, turned as it is shown', async () => {
    const { bytes } = await engine.composePacket(await spec());
    const { pages } = await engine.importFile({ bytes });
    expect(pages.slice(3).map((page) => [page.width, page.height, page.rotation])).toEqual([
      [500, 600, 0],
      [600, 500, 0],
      [500, 600, 0],
      [600, 500, 0],
    ]);
  });

  it('takes pages in the order wanted and letters of any alphabet', async () => {
    const base = await spec();
    const { bytes, manifest } = await engine.composePacket({
      ...base,
      parts: [base.parts[0]!, { kind: 'records', sourceId: 'chart', pages: [4, 3] }],
    });
    expect(manifest.map((row) => row.sourcePage)).toEqual([undefined, 4, 3]);
    expect(await textOf(bytes, 1)).toContain('Łuczak');
  });

  it('prints the practice line on every page and the watermark on records only', async () => {
    const { bytes, report } = await engine.composePacket(
      await spec({ practice: true, watermark: 'CONFIDENTIAL' }),
    );
    for (let page = 1; page <= report.pages; page += 1) {
      const text = await textOf(bytes, page);
      expect(text).toContain('PRACTICE - NOT A RECORD');
      expect(text.includes('CONFIDENTIAL')).toBe(page >= 4);
    }
  });

  it('is the same, byte for byte, when made again', async () => {
    const first = await engine.composePacket(await spec());
    const second = await engine.composePacket(await spec());
    expect(second.report.outputSha256).toBe(first.report.outputSha256);
  });

  it('is refused when a part names a file that was not given', async () => {
    const order = engine.composePacket(await spec({ sources: [] }));
    await expect(order).rejects.toMatchObject({ fault: { code: 'packet-source-missing' } });
  });

  it('is refused for a mark that lies off what its page shows', async () => {
    const base = await spec();
    const marks = [{ page: 3, rect: [100, 900, 200, 950] as const, reason: 'x' }];
    const parts = [{ kind: 'records', sourceId: 'chart', marks } as const];
    await expect(engine.composePacket({ ...base, parts })).rejects.toMatchObject({
      fault: { code: 'mark-outside', message: expect.stringContaining('page 3') as string },
    });
  });

  it('tells of its progress at every page, in every stage', async () => {
    const told: Progress[] = [];
    await engine.composePacket(await spec(), (progress) => told.push(progress));
    const counts = (stage: string) =>
      new Set(told.filter((progress) => progress.stage === stage).map(({ done }) => done));
    expect(counts('pages')).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(counts('writing')).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(counts('proving')).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });
});
