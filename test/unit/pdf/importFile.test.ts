import { beforeAll, describe, expect, it } from 'vitest';

import { PDFDocument } from '@cantoo/pdf-lib';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { Refused } from '../../../shared/domain/base/fault';
import { encodeG4, fax } from '../../support/fax';
import type { PdfEngine } from '../../../shared/pdf/port';
import { makeHostilePdf } from '../../corpus/hostile';
import { encryptedLetter, jpegScanPdf } from '../../corpus/realFiles';
import { readFileSync } from 'node:fs';
import { makeTiff, plainPages, pngOf, turnedPages } from './madePdfs';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

async function refusal(bytes: Uint8Array, password?: string): Promise<string> {
  try {
    await engine.importFile({ bytes, ...(password !== undefined && { password }) });
  } catch (error) {
    if (error instanceof Refused) {
      expect(error.fault.message).toMatch(/\.$/);
      return error.fault.code;
    }
    throw error;
  }
  return 'taken in';
}
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('A file the desk cannot take is refused with what to do', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['a zip renamed to PDF', ascii(`PK\x03\x04${'x'.repeat(300)}`), 'file-zip'],
    ['a DICOM image', ascii(`${'\0'.repeat(128)}DICM${'x'.repeat(100)}`), 'file-dicom'],
    ['a file of no known kind', ascii('\x00\x01\x02 nothing'), 'file-unknown'],
    ['a PDF with nothing behind its header', ascii('%PDF-1.7\n%%EOF'), 'pdf-unreadable'],
    ['a broken JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 9), 'jpeg-unreadable'],
    ['a broken TIFF', ascii('II*\0\xff\xff\xff\x7f'), 'tiff-unreadable'],
    [
      'a broken PNG',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0),
      'png-unreadable',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('a PDF that is cut off', async () => {
    const whole = await plainPages(['one', 'two']);
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('pdf-truncated');
  });

  it('a PDF that lost the trailer behind its last page', async () => {
    const whole = await plainPages(['one', 'two']);
    const table = Buffer.from(whole).lastIndexOf('\nxref\n');
    expect(await refusal(whole.subarray(0, table))).toBe('pdf-truncated');
  });

  it('a locked PDF, without its password and with a wrong one', async () => {
    const made = encryptedLetter('aes-256');
    if (made.kind === 'skipped') return;
    const bytes = new Uint8Array(readFileSync(made.path));
    expect(await refusal(bytes)).toBe('pdf-password-needed');
    expect(await refusal(bytes, 'certainly not')).toBe('pdf-password-wrong');
    expect(await refusal(bytes, made.password)).toBe('taken in');
  });
});

describe('A file the desk takes', () => {
  it('is repaired, and said to be, when only its end mark is lost', async () => {
    const whole = await plainPages(['one', 'two']);
    const bytes = whole.subarray(0, Buffer.from(whole).lastIndexOf('%%EOF'));
    const { pages, findings } = await engine.importFile({ bytes });
    expect(pages).toHaveLength(2);
    expect(findings.map((finding) => finding.code)).toContain('repaired');
  });

  it('is as large as the scanner says, when a PNG says it', async () => {
    const plain = pngOf({ width: 400, height: 300 });
    const { pages } = await engine.importFile({ bytes: plain });
    expect(Math.round(pages[0]!.width)).not.toBe(144);
    const scanned = await engine.importFile({
      bytes: pngOf({ width: 400, height: 300, perMetre: 7874 }),
    });
    expect(Math.round(scanned.pages[0]!.width)).toBe(144);
    expect(Math.round(scanned.pages[0]!.height)).toBe(108);
  });

  it('is measured as it is shown, at every rotation and crop', async () => {
    const { bytes } = await turnedPages();
    const { pages, kind } = await engine.importFile({ bytes });
    expect(kind).toBe('pdf');
    expect(pages.map(({ width, height, rotation }) => [width, height, rotation])).toEqual([
      [500, 600, 0],
      [600, 500, 90],
      [500, 600, 180],
      [600, 500, 270],
    ]);
    expect(pages[1]?.crop).toEqual([50, 100, 550, 700]);
  });

  it('tells of everything hidden in it', async () => {
    const { bytes } = makeHostilePdf();
    const { findings } = await engine.importFile({ bytes });
    const codes = new Set(findings.map((finding) => finding.code));
    for (const code of [
      'hidden-layer',
      'attachment',
      'script',
      'xfa',
      'annotation',
      'text-under-box',
      'off-page-text',
      'older-revision',
      'after-end',
      'metadata',
    ] as const) {
      expect(codes).toContain(code);
    }
    const secrets = makeHostilePdf().secrets.map((secret) => secret.text);
    for (const { message } of findings)
      expect(secrets.some((secret) => message.includes(secret))).toBe(false);
  });

  it('is clean when it is clean', async () => {
    const { findings } = await engine.importFile({
      bytes: await plainPages(['Nothing hidden here']),
    });
    expect(findings).toEqual([]);
  });

  it('with 2,000 pages opens, and its last page can be shown', async () => {
    const bytes = await plainPages(Array.from({ length: 2000 }, (_, index) => `Page ${index + 1}`));
    const { pages } = await engine.importFile({ bytes });
    expect(pages).toHaveLength(2000);
    expect((await engine.renderPage({ source: { bytes }, page: 2000, maxWidth: 200 })).width).toBe(
      200,
    );
  });

  it('with a page of 200 inches is shown coarser, and says so', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([14400, 14400]).drawText('x', { size: 400, x: 100, y: 100 });
    const bytes = await pdf.save();
    const { findings } = await engine.importFile({ bytes });
    expect(findings.map((finding) => finding.code)).toContain('very-large-page');
    const image = await engine.renderPage({ source: { bytes }, page: 1, dpi: 200 });
    expect(image.width * image.height).toBeLessThan(17_000_000);
  });
});

/** Left half black, right half white. */
function halfBlack(width: number, height: number): Uint8Array {
  const samples = Uint8Array.from({ length: width * height }, (_, at) =>
    at % width < width / 2 ? 0 : 255,
  );
  return encodeG4(fax.pack({ width, height, samples }));
}
const faxTags = (width: number, height: number): (readonly [number, number, number])[] => [
  [256, 4, width], [257, 4, height], [258, 3, 1], [259, 3, 4], [262, 3, 0], [277, 3, 1], [278, 4, height], [282, 5, 204], [283, 5, 98], [296, 3, 2],
]; // prettier-ignore

/** Gray at a place given in shares of the shown page, from its top left. */
async function grayAt(pdf: Uint8Array, x: number, y: number): Promise<number> {
  const image = await engine.renderPage({ source: { bytes: pdf }, page: 1, maxWidth: 200 });
  const at = (Math.floor(y * image.height) * image.width + Math.floor(x * image.width)) * 4;
  return image.pixels[at]!;
}

describe('Pictures become a PDF', () => {
  it('a fax keeps its shape although its dots are not square', async () => {
    const bytes = makeTiff(halfBlack(1728, 1078), faxTags(1728, 1078));
    const { kind, pages, pdf } = await engine.importFile({ bytes });
    expect(kind).toBe('tiff');
    expect(pages[0]?.width).toBeCloseTo((1728 / 204) * 72, 0);
    expect(pages[0]?.height).toBeCloseTo((1078 / 98) * 72, 0);
    expect(await grayAt(pdf, 0.25, 0.5)).toBe(0);
    expect(await grayAt(pdf, 0.75, 0.5)).toBe(255);
  });

  it('a fax with reversed bits or reversed colours shows the same', async () => {
    const data = halfBlack(800, 400);
    const reversed = data.map((byte) =>
      Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2),
    );
    const turned = await engine.importFile({
      bytes: makeTiff(reversed, [...faxTags(800, 400), [266, 3, 2]]),
    });
    expect(await grayAt(turned.pdf, 0.25, 0.5)).toBe(0);
    const negative = faxTags(800, 400).map((tag) =>
      tag[0] === 262 ? ([262, 3, 1] as const) : tag,
    );
    const inverse = await engine.importFile({ bytes: makeTiff(data, negative) });
    expect(await grayAt(inverse.pdf, 0.25, 0.5)).toBe(255);
  });

  it('a fax that was scanned upside down is turned as its file says', async () => {
    const bytes = makeTiff(halfBlack(800, 400), [...faxTags(800, 400), [274, 3, 3]]);
    const { pdf } = await engine.importFile({ bytes });
    expect(await grayAt(pdf, 0.75, 0.5)).toBe(0);
  });

  it('an uncompressed TIFF is decoded', async () => {
    const gray = new Uint8Array(100 * 50).map((_, at) => (at % 100 < 50 ? 20 : 230));
    const tags = [
      [256, 4, 100],
      [257, 4, 50],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [277, 3, 1],
      [278, 4, 50],
    ] as const;
    const { pdf } = await engine.importFile({ bytes: makeTiff(gray, tags) });
    expect(await grayAt(pdf, 0.25, 0.5)).toBeLessThan(60);
    expect(await grayAt(pdf, 0.75, 0.5)).toBeGreaterThan(200);
  });

  it('a photo loses what it says about itself and stands upright', async () => {
    const made = jpegScanPdf();
    if (made.kind === 'skipped') return;
    const source = Buffer.from(readFileSync(made.path));
    const start = source.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const end = source.indexOf(Buffer.from('endstream'), start);
    const exif = Buffer.from(
      'ffe1002245786966000049492a00080000000100120103000100000006000000000000000000',
      'hex',
    ).subarray(0, 36);
    const comment = Buffer.from([0xff, 0xfe, 0, 14, ...Buffer.from('PLANTEDHERE!')]);
    const photo = Buffer.concat([
      source.subarray(start, start + 2),
      exif,
      comment,
      source.subarray(start + 2, end),
    ]);
    const upright = await engine.importFile({ bytes: new Uint8Array(source.subarray(start, end)) });
    const { kind, pages, pdf } = await engine.importFile({ bytes: new Uint8Array(photo) });
    expect(kind).toBe('jpeg');
    expect(pages[0]?.width).toBeCloseTo(upright.pages[0]!.height, 1);
    expect(Buffer.from(pdf).includes('PLANTEDHERE')).toBe(false);
  });
});
