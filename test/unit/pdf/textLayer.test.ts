import {
  type Color,
  degrees,
  grayscale,
  PDFDocument,
  rgb,
  setTextRenderingMode,
  StandardFonts,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';

import { composePacket } from '../../../shared/pdf/build/packet';
import { redact, type RedactTools } from '../../../shared/pdf/build/redact';
import type { Mark } from '../../../shared/pdf/model';
import type { RedactWishes } from '../../../shared/pdf/port';
import type {
  PictureLine,
  PictureReader,
  PictureWord,
} from '../../../shared/pdf/read/pictureReader';
import type { ExpectedPage } from '../../../shared/pdf/verify/expectations';
import { loadFontInNode } from '../../../electron/headless/engineInNode';
import { Fonts } from '../../../shared/pdf/fonts/fonts';
import { textLayer, type LayerPage } from '../../../shared/pdf/write/textLayer';
import { requireTool, type Tool } from '../../support/outsideTools';
import { proving, written } from '../../support/pdfTools';
import { fileOfBytes } from '../../../shared/pdf/files';

const covered = 'Wilhelmina Ostrander';
const marked: Mark = { page: 1, rect: [120, 118, 250, 132], reason: 'other-person' };

/** The same place on the chart turned by a quarter. */
const turnedMark: Mark = { ...marked, rect: [180 - 132, 120, 180 - 118, 250] };

/** A name behind its label, and a visit below; as shown it is upright, however its sheet is turned. */
async function chart(turn = 0, shades: Shades = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const upright = turn % 180 === 0;
  const page = pdf.addPage(upright ? [400, 180] : [180, 400]);
  page.setRotation(degrees(turn));
  const places = [
    [0, (x: number, y: number) => ({ x, y })],
    [90, (x: number, y: number) => ({ x: 180 - y, y: x })],
    [180, (x: number, y: number) => ({ x: 400 - x, y: 180 - y })],
    [270, (x: number, y: number) => ({ x: y, y: 400 - x })],
  ] as const;
  const [, at] = places.find(([angle]) => angle === turn)!;
  for (const [text, x, y] of [['Mother:', 30, 122], [covered, 122, 122], ['Seen for knee pain', 30, 90]] as const)
    page.drawText(text, { ...at(x, y), size: 11, font, color: shades.words ?? grayscale(0), rotate: degrees(turn) }); // prettier-ignore
  if (shades.picture) page.drawSquare({ x: 330, y: 20, size: 40, color: shades.picture });
  return pdf.save();
}

interface Shades {
  /** Of the words; black unless said. */
  readonly words?: Color;
  /** Of a square beside them. */
  readonly picture?: Color;
}

let tools: RedactTools;
beforeAll(async () => {
  tools = await proving();
});

const layerOf = (pages: readonly ExpectedPage[] | undefined): string[] =>
  pages?.[0]?.layer?.map(({ text }) => text) ?? [];

/** The words that a redaction lays on the first page, whoever reads. */
async function laid(
  request: Partial<RedactWishes> & { readonly bytes: Uint8Array },
  reader?: PictureReader,
): Promise<{ readonly words: string[]; readonly page: ExpectedPage }> {
  const whole = { marks: [], terms: [], searchable: true, ...request };
  const mine = reader ? { reader: () => Promise.resolve(reader) } : {};
  const { expectations } = await written((parts) => redact({ ...parts, ...mine }, whole));
  return { words: layerOf(expectations.pages), page: expectations.pages![0]! };
}

/** A reader that says whatever it is told to. */
function saying(...words: readonly PictureWord[]): PictureReader {
  const lines = words.map((word): PictureLine => {
    const [left, , right, bottom] = word.box;
    return { baseline: [left, bottom, right, bottom], words: [word] };
  });
  return { version: 'said', read: () => words, readLines: () => lines };
}

const perPoint = 200 / 72;
/** A word of 11 points at these points from the lower left of the chart, as it is read at 200 dpi. */
function word(text: string, x: number, y: number, confidence = 95): PictureWord {
  const [left, top, right, bottom] = [x, 180 - y - 8, x + 6 * text.length, 180 - y];
  const pixels = [left, top, right, bottom].map((side) => Math.round(side * perPoint));
  return { text, box: pixels as unknown as PictureWord['box'], confidence };
}

/** What of these words is laid on a sheet of the chart's size with one box in it. */
async function layOn(turn: 0 | 90, ...words: readonly PictureWord[]) {
  const fonts = new Fonts(await PDFDocument.create(), loadFontInNode);
  const size = { width: Math.round(400 * perPoint), height: Math.round(180 * perPoint) };
  const seen = { ...size, lines: saying(...words).readLines(noPicture, 200) };
  const page: LayerPage =
    turn === 0
      ? { turn, media: [0, 0, 400, 180], shown: [400, 0, 0, 180, 0, 0], boxes: [[108, 115, 252, 135]] }
      : { turn, media: [0, 0, 180, 400], shown: [0, 400, -180, 0, 180, 0], boxes: [[45, 108, 65, 252]] };
  const { words: laid = [] } = (await textLayer(fonts, seen, page, [])) ?? {};
  return laid;
} // prettier-ignore
const noPicture = { width: 0, height: 0, samples: new Uint8Array() };

describe('A searchable page that was rebuilt', () => {
  it('holds the words that can be seen on it, and none that is covered', async () => {
    const { words } = await laid({ bytes: await chart(), marks: [marked] });
    expect(words).toEqual(['Mother:', 'Seen', 'for', 'knee', 'pain']);
  });

  it.each([0, 90, 180, 270])('is proved, its words on the print, turned by %i', async (turn) => {
    const request = { bytes: await chart(turn), marks: [], terms: ['Ostrander'], searchable: true };
    expect((await laid(request)).words).toContain('knee');
    const { report } = await redact(tools, request);
    expect(report.verification.passed).toBe(true);
    expect(report.reader).toMatch(/^Tesseract 5/);
  });

  it('has no words unless somebody wants them, and says nothing of a reader', async () => {
    const request = { bytes: await chart(), marks: [marked], terms: [] };
    const { bytes, report } = await redact(tools, request);
    expect(report.reader).toBeUndefined();
    expect(report.verification.checks.map(({ looked }) => looked).join()).not.toContain(
      'words over',
    );
    const { bytes: said } = await redact(tools, { ...request, searchable: false });
    expect(said).toEqual(bytes);
  });

  it('is proved in a packet too, and by whoever checks the file later', async () => {
    const { bytes, report } = await composePacket(tools, {
      sources: [{ id: 'chart', bytes: await chart() }],
      parts: [{ kind: 'records', sourceId: 'chart', marks: [marked] }],
      stamp: { requestNumber: 'REQ-2026-000012' },
      watermark: 'COPY',
      searchable: true,
    });
    expect(report.verification.passed).toBe(true);
    const checks = report.verification.checks.map(({ looked }) => looked).join();
    expect(checks).toContain('5 words over the print');
    const later = await tools.verify(fileOfBytes(bytes), { terms: ['Ostrander'] });
    expect(later.checks.filter(({ passed }) => !passed)).toEqual([]);
    const looking = await tools.verify(fileOfBytes(bytes), { terms: ['knee pain'] });
    expect(looking.passed).toBe(false);
  });

  it.each([
    ['in grays', { picture: grayscale(0.5), words: grayscale(0.2) }, 'jpeg-gray'],
    ['in colours', { picture: rgb(0.9, 0.3, 0.2), words: rgb(0, 0.1, 0.6) }, 'jpeg-colour'],
  ])('is read %s as it was packed', async (_, shades, encoding) => {
    const { words, page } = await laid({ bytes: await chart(0, shades), marks: [marked] });
    expect(page.image?.encoding).toBe(encoding);
    expect(words.join(' ')).toContain('Seen for knee pain');
  });

  it.each([
    ['faint in print', { words: grayscale(0.97) }],
    ['faint in grays', { words: grayscale(0.97), picture: grayscale(0.5) }],
    ['faint in colours', { words: rgb(1, 1, 0.9), picture: rgb(0.9, 0.3, 0.2) }],
    ['white on white', { words: grayscale(1), picture: grayscale(0.5) }],
  ])('holds no word that is %s', async (_, shades) => {
    const { words } = await laid({ bytes: await chart(0, shades), marks: [marked] });
    expect(words).toEqual([]);
  });

  it('holds no word that the source hides on it', async () => {
    const pdf = await PDFDocument.load(await chart());
    const page = pdf.getPage(0);
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText('Zebra', { x: 30, y: 50, size: 11, font: await pdf.embedFont('Helvetica') });
    const { words } = await laid({ bytes: await pdf.save(), marks: [marked] });
    expect(words).toEqual(['Mother:', 'Seen', 'for', 'knee', 'pain']);
  });

  it('leaves out what the reader reads where nothing is to be seen', async () => {
    const reader = saying(word('Seen', 30, 90), word('Nothing', 30, 50));
    expect((await laid({ bytes: await chart(), marks: [marked] }, reader)).words).toEqual(['Seen']);
  });

  it('is proved where its only word is a removed one that is still to be seen', async () => {
    const reader = saying(word('Ostrander', 30, 90));
    const request = { bytes: await chart(), marks: [marked], terms: ['ostrander'] };
    expect((await laid(request, reader)).words).toEqual([]);
    const mine = { ...tools, reader: () => Promise.resolve(reader) };
    const { report } = await redact(mine, { ...request, searchable: true });
    expect(report.verification.passed).toBe(true);
  });

  it.each([
    ['sure of it', [word('Ostrander', 30, 90)]],
    ['unsure of it', [word('Ostrander', 30, 90, 30)]],
    ['in pieces', [word('Ostran', 30, 90), word('der', 72, 90)]],
  ])('is named where the reader still reads a removed text, %s', async (_, words) => {
    const reader = () => Promise.resolve(saying(...words));
    const request = { bytes: await chart(), marks: [marked], searchable: true };
    const told = async (terms: readonly string[]) =>
      (await redact({ ...tools, reader }, { ...request, terms })).report.stillShowing;
    expect(await told(['ostrander'])).toEqual([1]);
    expect(await told(['Halvorsen'])).toBeUndefined();
    const { manifest } = await composePacket(
      { ...tools, reader },
      {
        sources: [{ id: 'chart', bytes: request.bytes }],
        parts: [{ kind: 'records', sourceId: 'chart', marks: [marked] }],
        stamp: { requestNumber: 'REQ-2026-000012' },
        terms: ['ostrander'],
        searchable: true,
      },
    );
    expect(manifest).toMatchObject([{ outputPage: 1, sourcePage: 1, stillShows: true }]);
  });

  it('stands on whole points, in one whole size a line', async () => {
    const { page } = await laid({ bytes: await chart(90), marks: [], terms: ['Ostrander'] });
    const numbers = page.layer!.flatMap(({ x, y, size }) => [x, y, size]);
    expect(numbers.filter((number) => !Number.isInteger(number))).toEqual([]);
    const seen = page.layer!.filter(({ text }) => text !== 'Mother:');
    expect(new Set(seen.map(({ size }) => size)).size).toBe(1);
    expect(seen[0]!.size).toBeGreaterThan(7);
  });
});

describe('Of what was read, a page gets', () => {
  const textsOn = async (turn: 0 | 90, ...words: readonly PictureWord[]) =>
    (await layOn(turn, ...words)).map(({ text }) => text);

  it('no word that the reader is not sure of, that is none, or that the font has no letters for', async () => {
    const unsure = [word('unsure', 130, 90, 69), word('sure', 130, 60, 70)];
    const odd = [word('|', 200, 90), word('母', 230, 90), word('שלום', 260, 90), word('a b', 300, 90)];
    expect(await textsOn(0, word('Seen', 30, 90), ...unsure, ...odd)).toEqual(['Seen', 'sure']);
  });

  it.each([0, 90] as const)('no word near a box or over an edge, turned by %i', async (turn) => {
    const near = [word('inside', 130, 122), word('before', 73, 122), word('under', 130, 104), word('above', 130, 136), word('behind', 252, 122)];
    const clear = [word('left', 80, 122), word('lower', 130, 101), word('right', 256, 122)];
    const off = [word('edge', 385, 40), word('floor', 30, 1), word('top', 30, 175)];
    expect(await textsOn(turn, ...near, ...clear, ...off)).toEqual(['left', 'lower', 'right']);
  });

  it('none that would stand on another line than its own', async () => {
    const line: PictureLine = { baseline: [80, 250, 500, 250], words: [word('Seen', 30, 90), { ...word('lost', 80, 90), box: [200, 100, 240, 125] }] };
    const fonts = new Fonts(await PDFDocument.create(), loadFontInNode);
    const page: LayerPage = { turn: 0, media: [0, 0, 400, 180], shown: [400, 0, 0, 180, 0, 0], boxes: [] };
    const { words } = (await textLayer(fonts, { width: 1111, height: 500, lines: [line] }, page, []))!;
    expect(words.map(({ text }) => text)).toEqual(['Seen']);
  });

  it('words on whole points that do not run into each other', async () => {
    const [first, second] = [word('mmmmmmmm', 30, 90), word('next', 80, 90)];
    const line: PictureLine = { baseline: [83, 250, 330, 250], words: [first, second] };
    const fonts = new Fonts(await PDFDocument.create(), loadFontInNode);
    const page: LayerPage = { turn: 0, media: [0, 0, 400, 180], shown: [400, 0, 0, 180, 0, 0], boxes: [] };
    const { words } = (await textLayer(fonts, { width: 1111, height: 500, lines: [line] }, page, []))!;
    const [wide, next] = words;
    expect([wide?.x, next?.x, wide?.size]).toEqual([30, 80, next?.size]);
    expect(wide!.x + wide!.size * 0.833 * 8).toBeLessThan(next!.x);
  });
}); // prettier-ignore

describe('The same page, searchable', () => {
  it('is the same to the last byte, whatever the reader read before', async () => {
    const request = { bytes: await chart(), marks: [marked], terms: [], searchable: true };
    const first = await redact(tools, request);
    await laid({ bytes: await chart(180), marks: [marked] });
    expect((await redact(tools, request)).bytes).toEqual(first.bytes);
  });
});

describe('Other programs', () => {
  const withFile = async (tool: Tool, args: (file: string) => string[], context: TestContext) => {
    const program = requireTool(tool, context);
    const { bytes } = await redact(tools, { bytes: await chart(90), marks: [turnedMark], terms: [], searchable: true }); // prettier-ignore
    const folder = mkdtempSync(join(tmpdir(), 'layer-'));
    try {
      const file = join(folder, 'page.pdf');
      writeFileSync(file, bytes);
      return execFileSync(program, args(file), { encoding: 'utf8', stdio: 'pipe' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('find the words of a searchable page in their order, and not the covered ones', async (context) => {
    const text = await withFile('pdftotext', (file) => [file, '-'], context);
    expect(text.replace(/\s+/g, ' ')).toContain('Mother: Seen for knee pain');
    expect(text).not.toMatch(/Ostrander|Wilhelmina/);
  });

  it.for([
    ['mutool', (file: string) => ['draw', '-F', 'txt', file]],
    ['gs', (file: string) => ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=txtwrite', '-o', '-', file]],
  ] as const)('%s opens it and reads it alike', async ([tool, args], context) => {
    const text = await withFile(tool, args, context);
    expect(text.replace(/\s+/g, ' ')).toContain('Seen for knee pain');
    expect(text).not.toMatch(/Ostrander|Wilhelmina/);
  });
});
