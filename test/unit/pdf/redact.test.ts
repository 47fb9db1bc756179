import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import { proved } from '../../../shared/pdf/build/prove';
import type { PdfEngine, Progress } from '../../../shared/pdf/port';
import { scanned } from '../../corpus/scans';
import { requireTool } from '../../support/outsideTools';
import { plainPages, pngOf, rotations, secretWord, turnedPages } from './madePdfs';

let engine: PdfEngine;
const folder = mkdtempSync(join(tmpdir(), 'roi-redact-'));
beforeAll(async () => {
  engine = await engineInNode();
});
afterAll(() => rmSync(folder, { recursive: true }));

function saved(bytes: Uint8Array): string {
  const path = join(folder, 'out.pdf');
  writeFileSync(path, bytes);
  return path;
}

/** Gray rows of one page as MuPDF shows it at 72 dpi. */
function shownByMupdf(
  mutool: string,
  path: string,
  page: number,
): { width: number; height: number; at: (x: number, y: number) => number } {
  const out = join(folder, 'page.pgm');
  execFileSync(mutool, [
    'draw',
    '-q',
    '-F',
    'pgm',
    '-c',
    'gray',
    '-r',
    '72',
    '-o',
    out,
    path,
    String(page),
  ]);
  const file = readFileSync(out);
  const [, width, height] = /^P5\s(?:#.*\n)?(\d+) (\d+)\s\d+\s/
    .exec(file.subarray(0, 100).toString('latin1'))!
    .map(Number) as [number, number, number];
  const pixels = file.subarray(file.length - width * height);
  return { width, height, at: (x, y) => pixels[Math.floor(y) * width + Math.floor(x)]! };
}

describe('Redaction', () => {
  it('removes a marked word on pages of every rotation and crop, as other programs see it', async (context) => {
    const mutool = requireTool('mutool', context);
    const pdftotext = requireTool('pdftotext', context);
    const { bytes, secret } = await turnedPages();
    const marks = rotations.map((_, index) => ({
      page: index + 1,
      rect: secret,
      reason: 'other-person',
    }));
    const result = await engine.redact({ bytes, marks, terms: [] });
    const path = saved(result.bytes);
    expect(execFileSync(pdftotext, [path, '-']).toString().trim()).toBe('');
    const [x, y] = [(secret[0] + secret[2]) / 2 - 50, (secret[1] + secret[3]) / 2 - 100];
    const places = [
      [x, 600 - y],
      [y, x],
      [500 - x, y],
      [600 - y, 500 - x],
    ] as const;
    for (const [index, [across, down]] of places.entries()) {
      const page = shownByMupdf(mutool, path, index + 1);
      expect([page.width, page.height]).toEqual(index % 2 === 0 ? [500, 600] : [600, 500]);
      expect(page.at(across, down)).toBe(0);
      expect(page.at(5, 5)).toBe(255);
    }
  });

  it('keeps one place and covers all the rest of the page, whatever its rotation', async (context) => {
    const mutool = requireTool('mutool', context);
    const pdftotext = requireTool('pdftotext', context);
    const { bytes } = await turnedPages();
    // The line "Seen and stable" alone; the box of the page begins at 50, 100.
    const rect = [70, 290, 250, 320] as const;
    const marks = rotations.map((_, index) => ({
      page: index + 1,
      rect,
      covers: 'outside' as const,
      reason: 'out-of-scope',
    }));
    const path = saved((await engine.redact({ bytes, marks, terms: [] })).bytes);
    expect(execFileSync(pdftotext, [path, '-']).toString().trim()).toBe('');
    const page = shownByMupdf(mutool, path, 1);
    const inside = { left: 70 - 50, right: 250 - 50, top: 700 - 320, bottom: 700 - 290 };
    let ink = 0;
    for (let y = 0; y < page.height; y += 1) {
      for (let x = 0; x < page.width; x += 1) {
        const isIn = x >= inside.left && x < inside.right && y >= inside.top && y < inside.bottom;
        const isEdge =
          [inside.left, inside.right].some((side) => Math.abs(x - side) <= 1) ||
          [inside.top, inside.bottom].some((side) => Math.abs(y - side) <= 1);
        if (isIn && page.at(x, y) < 128) ink += 1;
        if (!isIn && !isEdge) expect(page.at(x, y)).toBe(0);
      }
    }
    expect(ink).toBeGreaterThan(100);
    expect(page.at(inside.right - 5, inside.top + 5)).toBe(255);
    for (const turned of [2, 3, 4]) {
      const other = shownByMupdf(mutool, path, turned);
      expect(other.at(2, 2)).toBe(0);
      expect(other.at(other.width - 2, other.height - 2)).toBe(0);
    }
  });

  it('finds a word that must not leave by itself, and keeps the other pages as they are', async (context) => {
    const pdftotext = requireTool('pdftotext', context);
    const bytes = await plainPages([
      'Seen today',
      `With ${secretWord.toUpperCase()} Brown`,
      'Seen again',
    ]);
    const { bytes: out, report } = await engine.redact({ bytes, marks: [], terms: ['quin-tessa'] });
    expect(report.rebuilt).toEqual([2]);
    expect(report.outcomes[1]?.reasons).toEqual(['term']);
    const text = execFileSync(pdftotext, [saved(out), '-']).toString();
    expect(text.replace(/\s+/g, ' ').trim()).toBe('Seen today Seen again');
  });

  it('says on which pages a word could not be looked for, because they have no text', async () => {
    const scan = (await turnedPages()).bytes;
    const rect = [0, 0, 612, 792] as const;
    const marks = [{ page: 1, rect, reason: 'x' }];
    const pictures = await engine.redact({ bytes: scan, marks, terms: [] });
    expect(pictures.report.pagesWithoutText).toBeUndefined();
    const again = await engine.redact({ bytes: pictures.bytes, marks: [], terms: ['Brown'] });
    expect(again.report.pagesWithoutText).toEqual([1]);
  });

  it('says so of a scan that has a typed line over it too', async () => {
    const lines = ['Patient: Carol Brown', 'Seen today', 'Seen again'];
    const bytes = await scanned({ lines, header: 'Page 3 of 9' });
    const { report } = await engine.redact({ bytes, marks: [], terms: ['Brown'] });
    expect(report.pagesWithoutText).toEqual([1]);
  });

  it('writes the same bytes for the same order', async () => {
    const { bytes, secret } = await turnedPages();
    const order = { bytes, marks: [{ page: 2, rect: secret, reason: 'x' }], terms: [] };
    const first = await engine.redact(order);
    const second = await (await engineInNode()).redact(order);
    expect(second.report.outputSha256).toBe(first.report.outputSha256);
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('is refused for a mark on a page that is not there', async () => {
    const bytes = await plainPages(['one']);
    const order = engine.redact({
      bytes,
      marks: [{ page: 2, rect: [0, 0, 9, 9], reason: 'x' }],
      terms: [],
    });
    await expect(order).rejects.toMatchObject({ fault: { code: 'page-outside' } });
  });

  it.each([
    ['above the page', [100, 900, 200, 950]],
    ['between the paper and what is shown of it', [10, 10, 45, 90]],
  ] as const)('is refused for a mark %s, which would cover nothing', async (_, rect) => {
    const { bytes } = await turnedPages();
    const marks = [{ page: 2, rect, reason: 'x' }];
    await expect(engine.redact({ bytes, marks, terms: [] })).rejects.toMatchObject({
      fault: {
        code: 'mark-outside',
        message: expect.stringMatching(/page 2.*PDF points.*lower left/i) as string,
      },
    });
  });

  it('tells of its progress at every page, in every stage', async () => {
    const { bytes, secret } = await turnedPages();
    const marks = [1, 2, 3].map((page) => ({ page, rect: secret, reason: 'x' }));
    const told: Progress[] = [];
    await engine.redact({ bytes, marks, terms: [] }, (progress) => told.push(progress));
    for (const stage of ['pages', 'proving']) {
      const done = told.filter((progress) => progress.stage === stage);
      expect(new Set(done.map((progress) => progress.done))).toEqual(new Set([0, 1, 2, 3, 4]));
      expect(done.every((progress) => progress.total === 4)).toBe(true);
    }
    // Every page is read by a second reader, and then taken apart.
    expect(told.filter(({ stage }) => stage === 'proving')).toHaveLength(9);
  });

  it('writes what pages share once, however long the chart is', async () => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const logo = await pdf.embedPng(pngOf({ width: 8, height: 8 }));
    for (let number = 1; number <= 40; number += 1) {
      const page = pdf.addPage([612, 792]);
      page.drawText(`Visit ${number}`, { x: 72, y: 700, font });
      page.drawImage(logo, { x: 72, y: 600, width: 60, height: 60 });
    }
    const { bytes, report } = await engine.redact({
      bytes: await pdf.save(),
      marks: [],
      terms: [],
    });
    expect(report.rebuilt).toEqual([]);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(text.match(/\/Type \/Font\b/g)).toHaveLength(1);
    for (const number of [1, 17, 40]) {
      const words = await engine.pageWords({ source: { bytes }, page: number });
      expect(words.map((word) => word.text)).toEqual(['Visit', `${number}`]);
    }
  });

  it('gives nothing out when a check fails, and says which page and why', () => {
    const failed = {
      name: 'text',
      passed: false,
      looked: '3 pages',
      page: 3,
      problem: 'a removed word is still there',
    };
    expect(() => proved({ passed: false, checks: [failed], engine: 'x' })).toThrow(
      expect.objectContaining({
        fault: { code: 'not-proved', message: expect.stringContaining('Page 3') as string },
      }),
    );
  });
});
