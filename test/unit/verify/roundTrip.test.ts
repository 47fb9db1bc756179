import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readText } from '../../../shared/pdf/verify/pageText';
import { box, chart, packetWritten, redactionWritten } from '../../corpus/provedPacket';
import { requireTool, type Tool } from '../../support/outsideTools';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

const folder = mkdtempSync(join(tmpdir(), 'roi-round-'));
const files = { source: 'source.pdf', packet: 'packet.pdf', redaction: 'redaction.pdf' } as const;
const pages = { packet: 6, redaction: 4 } as const;
const written = ['packet', 'redaction'] as const;
const path = (name: keyof typeof files): string => join(folder, files[name]);

beforeAll(async () => {
  writeFileSync(path('source'), chart());
  writeFileSync(path('packet'), (await packetWritten()).bytes);
  writeFileSync(path('redaction'), (await redactionWritten()).bytes);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const say = (tool: Tool, ...args: readonly string[]): string =>
  execFileSync(tool, args, { stdio: ['ignore', 'pipe', 'pipe'] }).toString('latin1');

/** How each program counts the pages of a file. */
const counters: Readonly<Partial<Record<Tool, (file: string) => number>>> = {
  qpdf: (file) => Number(say('qpdf', '--show-npages', file)),
  pdftotext: (file) => say('pdftotext', file, '-').split('\f').length - 1,
  mutool: (file) => say('mutool', 'pages', file).match(/<page /g)?.length ?? 0,
  pdftoppm: (file) => pictures(file).length,
  gs: (file) =>
    say('gs', '-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-sDEVICE=bbox', file, '-c', 'quit') === ''
      ? Number(say('gs', '-q', '-dNODISPLAY', `--permit-file-read=${file}`, '-c', `(${file}) (r) file runpdfbegin pdfpagecount = quit`)) // prettier-ignore
      : 0,
};

/** Gray pictures of the pages at 72 dpi. */
function pictures(file: string): Buffer[] {
  const into = mkdtempSync(join(folder, 'ppm-'));
  say('pdftoppm', '-gray', '-r', '72', file, join(into, 'p'));
  return readdirSync(into)
    .sort()
    .map((name) => readFileSync(join(into, name)));
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => number;
}

function parsePgm(pgm: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64))!;
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, at: (x, y) => pgm[head[0].length + y * width + x]! };
}

/** Mean difference of the gray values, 0 to 255, where `counts` says so. */
function difference(
  one: Picture,
  other: Picture,
  counts: (x: number, y: number) => boolean,
): number {
  let [sum, dots] = [0, 0];
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) {
      if (!counts(x, y)) continue;
      sum += Math.abs(one.at(x, y) - other.at(x, y));
      dots += 1;
    }
  return sum / dots;
}

describe('What the desk wrote is read by other software', () => {
  it('without a complaint of qpdf', (context) => {
    requireTool('qpdf', context);
    for (const name of written) {
      expect(say('qpdf', '--check', path(name))).toContain('No syntax or stream encoding errors');
    }
  });

  for (const [tool, count] of Object.entries(counters)) {
    it(`with as many pages by ${tool}`, (context) => {
      requireTool(tool as Tool, context);
      for (const name of written) expect(count(path(name))).toBe(pages[name]);
    });
  }

  it('with as many pages by pdf.js', async () => {
    const pdfjs = await loadPdfjs();
    for (const name of written) {
      expect(await readText(pdfjs, fileOfBytes(readFileSync(path(name))))).toMatchObject({
        count: pages[name],
      });
    }
  });

  it('and looks as the source did outside the box, which is black', (context) => {
    requireTool('pdftoppm', context);
    const [before, after] = [pictures(path('source')), pictures(path('redaction'))];
    for (const [at, source] of before.entries()) {
      const [one, other] = [parsePgm(source), parsePgm(after[at]!)];
      expect([other.width, other.height]).toEqual([one.width, one.height]);
      // The line of the box is left out whole: it is snapped outward to the grid.
      const line = (y: number): boolean => at === 0 && y > 160 - box[3] - 8 && y < 160 - box[1] + 8;
      expect(difference(one, other, (_, y) => !line(y))).toBeLessThan(3);
    }
    const first = parsePgm(after[0]!);
    expect(first.at(box[0] + 20, 160 - box[1] - 8)).toBe(0);
    expect(difference(parsePgm(before[0]!), first, (_, y) => y > 20 && y < 45)).toBeGreaterThan(10);
  });
});
