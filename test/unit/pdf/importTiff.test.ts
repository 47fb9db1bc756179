import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PdfEngine } from '../../../shared/pdf/port';
import { partBytes, readTiff } from '../../../shared/pdf/import/tiff';
import { requireTool } from '../../support/outsideTools';
import { makeTiff } from './madePdfs';
import { refusal } from './importing';

let engine: PdfEngine;
const folder = mkdtempSync(join(tmpdir(), 'roi-tiff-'));
beforeAll(async () => {
  engine = await engineInNode();
});
afterAll(() => rmSync(folder, { recursive: true }));

const width = 200;
const height = 120;
type Rgb = readonly [number, number, number];

/** No two corners alike, so that nothing can be turned, mirrored or shifted unseen. */
function inked(x: number, y: number): boolean {
  const isFrame = x < 6 || y < 3;
  const isBlock = x > 120 && x < 160 && y > 20 && y < 50;
  return isFrame || isBlock || (x > 20 && x < 100 && y > 70 && (x * 7 + y * 3) % 11 < 4);
}
const gray = (x: number, y: number): number => (inked(x, y) ? 10 : 60 + ((x + y) % 180));
const colour = (x: number, y: number): Rgb =>
  inked(x, y) ? [200, 30, 10] : [(x * 5) % 256, (y * 2) % 256, 90];
const ink = (x: number, y: number): Rgb => (inked(x, y) ? [0, 0, 0] : [255, 255, 255]);
const flat = (value: number): Rgb => [value, value, value];

const each = <T>(make: (x: number, y: number) => T): T[] =>
  Array.from({ length: width * height }, (_, at) => make(at % width, Math.floor(at / width)));

/** 1 is black where `blackIsOne`. */
function bits(blackIsOne: boolean): Uint8Array {
  const out = new Uint8Array((width / 8) * height);
  for (const [at, isInk] of each(inked).entries()) if (isInk === blackIsOne) out[at >> 3]! |= 0x80 >> (at & 7); // prettier-ignore
  return out;
}

type Tag = readonly [number, number, number];
const tags = (kind: Record<number, number>): readonly Tag[] =>
  Object.entries({
    256: width,
    257: height,
    278: height,
    282: 72,
    283: 72,
    296: 2,
    259: 1,
    ...kind,
  }).map(([tag, value]) => [Number(tag), [282, 283].includes(Number(tag)) ? 5 : 3, value] as const);

const made = {
  ink: makeTiff(bits(true), tags({ 258: 1, 262: 0, 277: 1 })),
  inkOnBlack: makeTiff(bits(false), tags({ 258: 1, 262: 1, 277: 1 })),
  gray: makeTiff(Uint8Array.from(each(gray)), tags({ 258: 8, 262: 1, 277: 1 })),
  colour: makeTiff(Uint8Array.from(each(colour).flat()), tags({ 258: 8, 262: 2, 277: 3 })),
};
const shown = { ink, inkOnBlack: ink, gray: (x: number, y: number) => flat(gray(x, y)), colour };
type Made = keyof typeof made;

/** In one strip: libtiff wants whole blocks. */
const oneJpeg = ['-c', 'jpeg:95', '-r', '128'] as const;

/** The same picture, coded by libtiff. */
function coded(
  context: TestContext,
  picture: Uint8Array,
  ...options: readonly string[]
): Uint8Array {
  const tiffcp = requireTool('tiffcp', context);
  const [from, to] = [join(folder, 'in.tif'), join(folder, 'out.tif')];
  writeFileSync(from, picture);
  execFileSync(tiffcp, [...options, from, to]);
  return new Uint8Array(readFileSync(to));
}

/** How far the farthest sample of the page is from the picture. */
async function distance(
  bytes: Uint8Array,
  expected: (x: number, y: number) => Rgb,
): Promise<number> {
  const { pdf } = await engine.importFile({ bytes });
  const image = await engine.renderPage({ source: { bytes: pdf }, page: 1, dpi: 72 });
  expect([image.width, image.height]).toEqual([width, height]);
  let far = 0;
  for (const [at, rgb] of each(expected).entries()) {
    for (const [channel, value] of rgb.entries()) {
      far = Math.max(far, Math.abs(value - image.pixels[at * 4 + channel]!));
    }
  }
  return far;
}

const refused = (bytes: Uint8Array): Promise<string> => refusal(engine, bytes);

describe('A TIFF shows the picture that was put in', () => {
  it.for<[string, Made, readonly string[]]>([
    ['G4', 'ink', ['-c', 'g4']],
    ['G4 in strips', 'ink', ['-c', 'g4', '-r', '17']],
    ['G4 with its bits the other way round', 'ink', ['-c', 'g4', '-f', 'lsb2msb']],
    ['G4 where black is zero', 'inkOnBlack', ['-c', 'g4', '-r', '50']],
    ['G4 of a big-endian program', 'ink', ['-c', 'g4', '-B']],
    ['G3', 'ink', ['-c', 'g3:1d']],
    [
      'G3 with its bits the other way round, in strips',
      'ink',
      ['-c', 'g3:1d', '-f', 'lsb2msb', '-r', '31'],
    ],
    ['G3 in two dimensions', 'ink', ['-c', 'g3:2d']],
    ['G3 in two dimensions, lines filled up, black is zero', 'inkOnBlack', ['-c', 'g3:2d:fill']],
    ['plain bits', 'ink', ['-c', 'none', '-r', '9']],
    ['plain bits the other way round', 'ink', ['-c', 'none', '-f', 'lsb2msb']],
    ['plain bits in tiles', 'inkOnBlack', ['-c', 'none', '-t', '-w', '64', '-l', '64']],
    ['G4 in tiles', 'ink', ['-c', 'g4', '-t', '-w', '64', '-l', '64']],
    ['bits by LZW', 'ink', ['-c', 'lzw']],
    ['bits by LZW the other way round', 'ink', ['-c', 'lzw', '-f', 'lsb2msb']],
    ['grays by PackBits', 'gray', ['-c', 'packbits', '-r', '13']],
    ['grays by LZW', 'gray', ['-c', 'lzw', '-r', '70']],
    ['grays by LZW as differences', 'gray', ['-c', 'lzw:2']],
    ['grays by Deflate as differences', 'gray', ['-c', 'zip:2', '-r', '13']],
    [
      'colours by LZW as differences, in tiles',
      'colour',
      ['-c', 'lzw:2', '-t', '-w', '48', '-l', '32'],
    ],
    ['colours, a plane each', 'colour', ['-c', 'zip', '-p', 'separate', '-r', '40']],
    [
      'colours, a plane each, in tiles',
      'colour',
      ['-c', 'lzw:2', '-p', 'separate', '-t', '-w', '64', '-l', '16'],
    ],
  ])('%s', async ([, base, options], context) => {
    expect(await distance(coded(context, made[base], ...options), shown[base])).toBe(0);
  });
});

it('A fax is taken over as its program coded it, strip by strip', async (context) => {
  const bytes = coded(context, made.ink, '-c', 'g4', '-r', '40');
  const { parts } = readTiff(bytes)[0]!;
  const { pdf } = await engine.importFile({ bytes });
  expect(parts).toHaveLength(3);
  for (const part of parts) {
    expect(Buffer.from(pdf).includes(Buffer.from(partBytes(bytes, part)))).toBe(true);
  }
});

/** As libtiff decodes it. */
function byLibtiff(context: TestContext, bytes: Uint8Array, tool: 'tiffcp' | 'pal2rgb' = 'tiffcp') {
  const [from, to] = [join(folder, 'coded.tif'), join(folder, 'decoded.tif')];
  writeFileSync(from, bytes);
  const options = tool === 'tiffcp' ? ['-s', '-c', 'none', '-r', '1000'] : ['-c', 'none'];
  execFileSync(requireTool(tool, context), [...options, from, to]);
  const decoded = new Uint8Array(readFileSync(to));
  const [page] = readTiff(decoded);
  const samples = page!.samplesPerPixel;
  const rows = Buffer.concat(page!.parts.map((part) => partBytes(decoded, part)));
  return (x: number, y: number): Rgb => {
    const at = (y * width + x) * samples;
    return samples === 1 ? flat(rows[at]!) : [rows[at]!, rows[at + 1]!, rows[at + 2]!];
  };
}

describe('A TIFF shows what libtiff shows of it', () => {
  it.for<[string, Made, readonly string[]]>([
    ['a JPEG in grays', 'gray', ['-c', 'jpeg:90']],
    ['a JPEG in strips', 'gray', ['-c', 'jpeg:90', '-r', '40']],
    ['a JPEG in colours', 'colour', oneJpeg],
    ['a JPEG in colours, in strips', 'colour', ['-c', 'jpeg:95', '-r', '32']],
    ['a JPEG in red, green and blue as they stand', 'colour', ['-c', 'jpeg:r:95', '-r', '128']],
    ['a JPEG in tiles', 'colour', ['-c', 'jpeg:95', '-t', '-w', '80', '-l', '48']],
  ])('%s', async ([, base, options], context) => {
    const bytes = coded(context, made[base], ...options);
    expect(await distance(bytes, byLibtiff(context, bytes))).toBeLessThanOrEqual(3);
  });

  it('a JPEG in red, green and blue that does not say so itself', async (context) => {
    const bytes = coded(context, made.colour, '-c', 'jpeg:r:95', '-r', '128');
    const expected = byLibtiff(context, bytes);
    const unnamed = Buffer.from(bytes);
    for (const [marker, first, step] of [
      ['ffc0', 10, 3],
      ['ffda', 5, 2],
    ] as const) {
      const at = unnamed.indexOf(Buffer.from(marker, 'hex'));
      for (const component of [0, 1, 2]) unnamed[at + first + component * step] = component + 1;
    }
    expect(await distance(Uint8Array.from(unnamed), expected)).toBeLessThanOrEqual(3);
  });

  it('a palette', async (context) => {
    const [from, to] = [join(folder, 'in.tif'), join(folder, 'out.tif')];
    writeFileSync(from, made.colour);
    execFileSync(requireTool('tiffmedian', context), ['-C', '64', '-c', 'none', from, to]);
    const bytes = new Uint8Array(readFileSync(to));
    expect(readTiff(bytes)[0]!.photometric).toBe(3);
    expect(await distance(bytes, byLibtiff(context, bytes, 'pal2rgb'))).toBe(0);
  });
});

describe('A TIFF shows the picture, whatever stands behind its colours', () => {
  it('grays of 16 bits', async () => {
    const wide = Uint8Array.from(each(gray).flatMap((value) => [0x5a, value]));
    const bytes = makeTiff(wide, tags({ 258: 16, 262: 1, 277: 1 }));
    expect(await distance(bytes, shown.gray)).toBe(0);
  });

  it('grays where white is zero', async () => {
    const turned = Uint8Array.from(each(gray).map((value) => 255 - value));
    expect(await distance(makeTiff(turned, tags({ 258: 8, 262: 0, 277: 1 })), shown.gray)).toBe(0);
  });

  it('colours that are see-through lie on white paper', async () => {
    const clear = (x: number): number => (x < 100 ? 255 : 0);
    const over = each((x, y) => [...colour(x, y), clear(x)]).flat();
    const bytes = makeTiff(Uint8Array.from(over), tags({ 258: 8, 262: 2, 277: 4, 338: 2 }));
    const onPaper = (x: number, y: number): Rgb => (x < 100 ? colour(x, y) : flat(255));
    expect(await distance(bytes, onPaper)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turned as its file says: %i', async (orientation) => {
    const bytes = makeTiff(bits(true), tags({ 258: 1, 262: 0, 277: 1, 274: orientation }));
    expect(await turnedDistance(bytes, orientation, ink)).toBe(0);
  });

  it('as wide as a fax is, where it does not say', async () => {
    const fax = new Uint8Array((1728 / 8) * 1078);
    const bytes = makeTiff(fax, [[256, 3, 1728], [257, 3, 1078], [258, 3, 1], [262, 3, 0], [277, 3, 1], [278, 3, 1078]]); // prettier-ignore
    const { pages } = await engine.importFile({ bytes });
    expect(pages[0]!.width).toBeCloseTo((1728 / 204) * 72, 1);
    expect(pages[0]!.height).toBeCloseTo((1078 / 98) * 72, 1);
  });
});

/** From where in the file each point of the page comes (TIFF 6.0, Orientation). */
const sources: Readonly<Record<number, (x: number, y: number) => readonly [number, number]>> = {
  1: (x, y) => [x, y],
  2: (x, y) => [width - 1 - x, y],
  3: (x, y) => [width - 1 - x, height - 1 - y],
  4: (x, y) => [x, height - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [y, height - 1 - x],
  7: (x, y) => [width - 1 - y, height - 1 - x],
  8: (x, y) => [width - 1 - y, x],
};

async function turnedDistance(
  bytes: Uint8Array,
  orientation: number,
  picture: (x: number, y: number) => Rgb,
): Promise<number> {
  const { pdf } = await engine.importFile({ bytes });
  const image = await engine.renderPage({ source: { bytes: pdf }, page: 1, dpi: 72 });
  const across = orientation >= 5 ? height : width;
  expect(image.width).toBe(across);
  let far = 0;
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = sources[orientation]!(at % across, Math.floor(at / across));
    const [red] = picture(x, y);
    far = Math.max(far, Math.abs(red - image.pixels[at * 4]!));
  }
  return far;
}

/** The one JPEG of a TIFF, with its tables and with what is put behind its start. */
function jpegOf(bytes: Uint8Array, ...behindStart: readonly Uint8Array[]): Uint8Array {
  const [page] = readTiff(bytes);
  const own = partBytes(bytes, page!.parts[0]!);
  return Uint8Array.from(
    Buffer.concat([
      own.subarray(0, 2),
      ...behindStart,
      page!.jpegTables.subarray(2, -2),
      own.subarray(2),
    ]),
  );
}

describe('A JPEG', () => {
  it('that an old program put into a TIFF as a whole is shown', async (context) => {
    const source = coded(context, made.colour, ...oneJpeg);
    const jpeg = jpegOf(source);
    const kind = { 258: 8, 262: 6, 277: 3, 259: 6, 513: 8, 514: jpeg.length };
    const bytes = makeTiff(jpeg, tags(kind));
    expect(await distance(bytes, byLibtiff(context, source))).toBeLessThanOrEqual(3);
  });

  it.for([1, 2, 3, 4, 5, 6, 7, 8])(
    'is turned as its camera said, and says nothing of it any more: %i',
    async (orientation, context) => {
      const exif = Buffer.from('ffe1002845786966000049492a000800000001001201030001000000000000000000000050454e43494c', 'hex'); // prettier-ignore
      exif[28] = orientation;
      const density = Buffer.from('ffe000104a46494600010101004800480000', 'hex');
      const jpeg = jpegOf(coded(context, made.gray, ...oneJpeg), density, exif);
      const { pdf, pages } = await engine.importFile({ bytes: jpeg });
      expect(Buffer.from(pdf).includes('Exif')).toBe(false);
      expect(Buffer.from(pdf).includes('PENCIL')).toBe(false);
      expect(pages[0]!.width > pages[0]!.height).toBe(orientation < 5);
      const size = orientation < 5 ? width : height;
      const image = await engine.renderPage({ source: { bytes: pdf }, page: 1, maxWidth: size });
      const across = image.width;
      const wrong = each(inked).filter((_, at) => {
        const [x, y] = sources[orientation]!(at % across, Math.floor(at / across));
        return Math.abs(gray(x, y) - image.pixels[at * 4]!) > 60;
      });
      expect(wrong.length / (width * height)).toBeLessThan(0.01);
    },
  );

  it('in CMYK has the colours it was printed with, whichever way round its program wrote them', async (context) => {
    const inks = [[0, 0, 0, 0], [255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0], [0, 0, 0, 255]] as const; // prettier-ignore
    const cmyk = each((x) => inks[Math.min(4, Math.floor(x / 40))]!).flat();
    const raw = tags({ 258: 8, 262: 5, 277: 4 });
    const shownOf = async (bytes: Uint8Array): Promise<Rgb[]> => {
      const { pdf } = await engine.importFile({ bytes });
      const image = await engine.renderPage({ source: { bytes: pdf }, page: 1, maxWidth: width });
      return inks.map((_, at) => {
        const from = (60 * width + at * 40 + 20) * 4;
        return [image.pixels[from]!, image.pixels[from + 1]!, image.pixels[from + 2]!];
      });
    };
    const plain = jpegOf(coded(context, makeTiff(Uint8Array.from(cmyk), raw), ...oneJpeg));
    const inverse = makeTiff(Uint8Array.from(cmyk.map((value) => 255 - value)), raw);
    const adobe = Buffer.from('ffee000e41646f626500640000000000', 'hex');
    const turned = jpegOf(coded(context, inverse, ...oneJpeg), adobe);
    for (const bytes of [makeTiff(Uint8Array.from(cmyk), raw), plain, turned]) {
      const [paper, cyan, magenta, yellow, black] = await shownOf(bytes);
      expect(Math.min(...paper!)).toBeGreaterThan(245);
      expect(Math.max(...black!)).toBeLessThan(60);
      expect(cyan![0]).toBeLessThan(cyan![2] - 80);
      expect(magenta![1]).toBeLessThan(magenta![0] - 80);
      expect(yellow![2]).toBeLessThan(yellow![0] - 80);
    }
  });
});

describe('A TIFF that would come out wrong is refused', () => {
  it.each([
    ['a coding nobody knows', { 259: 50000 }, 'tiff-kind'],
    ['numbers with a point', { 258: 32, 339: 3 }, 'tiff-kind'],
    ['colours of another kind', { 262: 8, 277: 3 }, 'tiff-kind'],
    ['brightness and colour without JPEG', { 262: 6, 277: 3 }, 'tiff-kind'],
    ['colours of two bits', { 258: 2, 262: 2, 277: 3 }, 'tiff-kind'],
    ['an old JPEG without its start', { 259: 6, 262: 6, 277: 3 }, 'tiff-kind'],
    ['fewer rows than it says', { 257: 500, 278: 500 }, 'tiff-unreadable'],
    ['fewer strips than it says', { 278: 40 }, 'tiff-unreadable'],
    ['fewer strips of a fax than it says', { 258: 1, 259: 4, 278: 40 }, 'tiff-unreadable'],
    ['fewer planes than it says', { 262: 2, 277: 3, 284: 2 }, 'tiff-unreadable'],
    ['LZW that leads nowhere', { 259: 5 }, 'tiff-unreadable'],
    ['Deflate that is none', { 259: 8 }, 'tiff-unreadable'],
  ])('%s', async (_, kind, code) => {
    const bytes = makeTiff(Uint8Array.from(each(gray)), tags({ 258: 8, 262: 1, 277: 1, ...kind }));
    expect(await refused(bytes)).toBe(code);
  });
});
