import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PDFDocument, rgb, type PDFPage } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Rect } from '../../../shared/pdf/model';
import { redact } from '../../../shared/pdf/build/redact';
import type { RedactTools } from '../../../shared/pdf/build/redact';
import type { RedactResult } from '../../../shared/pdf/port';
import { decodePageImage, type Samples } from '../../../shared/pdf/verify/pageImage';
import { scanPage } from '../../../shared/pdf/verify/pageContent';
import { walkFile } from '../../../shared/pdf/verify/fileWalk';
import { listPages } from '../../../shared/pdf/verify/pages';
import { requireTool } from '../../support/outsideTools';
import { pdfium, proving } from '../../support/pdfTools';
import { fileOfBytes } from '../../../shared/pdf/files';

/** Points of the test page; a fifth of its width is left as paper. */
const [width, height] = [360, 240];
const mark: Rect = [30, 150, 90, 170];

let tools: RedactTools;
beforeAll(async () => {
  tools = await proving();
});

type Dot = (x: number, y: number) => readonly number[];

/** A picture of 200 dots to the inch over most of the page. */
function photo(page: PDFPage, dot: Dot, place = '288 0 0 216 12 12'): void {
  const size = { width: 800, height: 600 };
  const components = dot(0, 0).length;
  const samples = new Uint8Array(size.width * size.height * components);
  for (let at = 0; at < size.width * size.height; at += 1) {
    samples.set(dot(at % size.width, Math.floor(at / size.width)), at * components);
  }
  const image = page.doc.context.flateStream(samples, {
    ...{ Type: 'XObject', Subtype: 'Image', Width: size.width, Height: size.height },
    ...{ ColorSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB', BitsPerComponent: 8 },
  });
  const name = page.node.newXObject('I', page.doc.context.register(image));
  const content = `q ${place} cm ${name.toString()} Do Q`;
  page.node.addContentStream(page.doc.context.register(page.doc.context.flateStream(content)));
}

/** Skin, and a wound with soft edges, in gray or in colour. */
const grayWound: Dot = (x, y) => [
  Math.round(190 - 110 * Math.exp(-((x - 480) ** 2 + (y - 300) ** 2) / 2e4)),
];
const wound: Dot = (x, y) => {
  const depth = Math.exp(-((x - 480) ** 2 + (y - 300) ** 2) / 2e4);
  return [Math.round(210 - 40 * depth), Math.round(180 - 150 * depth), Math.round(160 - 120 * depth)]; // prettier-ignore
};

async function chart(draw: (page: PDFPage) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([width, height]);
  page.drawText('Seen in the clinic', { x: 20, y: 226, size: 9 });
  draw(page);
  return pdf.save();
}

async function redacted(
  draw: (page: PDFPage) => void,
  rects: readonly Rect[] = [mark],
): Promise<RedactResult> {
  const marks = rects.map((rect) => ({ page: 1, rect, reason: 'other-person' }));
  return redact(tools, { bytes: await chart(draw), marks, terms: [] });
}

const packedAs = ({ report }: RedactResult): string | undefined => report.outcomes[0]?.encoding;

function imageOf({ bytes }: RedactResult): Samples {
  const file = walkFile(fileOfBytes(bytes));
  const [page] = listPages(file);
  return decodePageImage(scanPage(page!, file.objects).images[0]!.image, file.objects);
}

/** The page as PDFium draws it, one sample a dot or three. */
async function drawn(draw: (page: PDFPage) => void, perDot: 1 | 3): Promise<Uint8Array> {
  const source = (await pdfium()).open(fileOfBytes(await chart(draw)));
  try {
    const size = { width: 1000, height: 667 };
    const pixels = source.withPage(0, (page) =>
      page.renderColour({ ...size, flags: 0x7000 }),
    )!.pixels;
    const dots = pixels.length / 4;
    return Uint8Array.from({ length: dots * perDot }, (_, at) =>
      perDot === 1 ? pixels[at * 4]! : pixels[Math.floor(at / 3) * 4 + (at % 3)]!,
    );
  } finally {
    source.close();
  }
}

/** The page in colour at its own resolution, three samples a dot. */
function shownBy(tool: 'mutool' | 'pdftoppm', { bytes }: RedactResult): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'roi-picture-'));
  try {
    const [file, out] = [join(folder, 'in.pdf'), join(folder, 'out')];
    writeFileSync(file, bytes);
    const args = {
      mutool: ['draw', '-q', '-F', 'ppm', '-c', 'rgb', '-r', '200', '-o', `${out}.ppm`, file, '1'],
      pdftoppm: ['-r', '200', '-singlefile', file, out],
    };
    execFileSync(tool, args[tool], { stdio: 'ignore' });
    return new Uint8Array(readFileSync(`${out}.ppm`).subarray(-1000 * 667 * 3));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Mean of the differences below the line of the box, and the largest. */
function differences(one: Uint8Array, other: Uint8Array): { mean: number; most: number } {
  const from = Math.floor((one.length * 110) / 240);
  let [sum, most] = [0, 0];
  for (let at = from; at < one.length; at += 1) {
    const difference = Math.abs(one[at]! - other[at]!);
    sum += difference;
    most = Math.max(most, difference);
  }
  return { mean: sum / (one.length - from), most };
}

describe('A covered page with a picture', () => {
  it.each([
    ['grays', 'jpeg-gray', grayWound, 1],
    ['colours', 'jpeg-colour', wound, 3],
  ] as const)('keeps its %s as they were outside the box', async (_, encoding, dot, perDot) => {
    const draw = (page: PDFPage) => photo(page, dot);
    const result = await redacted(draw);
    expect(packedAs(result)).toBe(encoding);
    const image = imageOf(result);
    const before = await drawn(draw, perDot);
    expect([image.width, image.height, image.data.length]).toEqual([1000, 667, before.length]);
    const { mean, most } = differences(image.data, before);
    expect(mean).toBeLessThan(1.5);
    expect(most).toBeLessThan(64);
  });

  it.each([grayWound, wound])('is exactly black in every square the box touches', async (dot) => {
    const result = await redacted((page) => photo(page, dot));
    const [box] = result.report.outcomes[0]!.boxes;
    const across = [box![0], box![2]].map((side) => (side * 1000) / width);
    const down = [height - box![3], height - box![1]].map((side) => (side * 667) / height);
    for (const edge of [...across, ...down]) expect(edge / 8).toBeCloseTo(Math.round(edge / 8), 6);
    const [[left, right], [top, bottom]] = [across.map(Math.round), down.map(Math.round)];
    const { data, encoding } = imageOf(result);
    const perDot = encoding === 'jpeg-colour' ? 3 : 1;
    for (let y = top!; y < bottom!; y += 1) {
      const row = data.subarray((y * 1000 + left!) * perDot, (y * 1000 + right!) * perDot);
      expect(row.every((sample) => sample === 0)).toBe(true);
    }
  });

  for (const tool of ['mutool', 'pdftoppm'] as const) {
    it(`shows the same colours in ${tool}, though no marker of the JPEG explains them`, async (context) => {
      requireTool(tool, context);
      const draw = (page: PDFPage) => photo(page, wound);
      const [shown, before] = [shownBy(tool, await redacted(draw)), await drawn(draw, 3)];
      expect(shown.length).toBe(before.length);
      expect(differences(shown, before).mean).toBeLessThan(2);
    });
  }

  it.each([[1, 1], [3, 3], [2, 700], [700, 2], [30, 30]])('of %d by %d points, finer than any print, leaves as a picture too', async (wide, high) => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const page = pdf.addPage([wide, high]);
    photo(page, (x, y) => [(x * 7919 + y * 104_729) % 251], `${wide} 0 0 ${high} 0 0`);
    const bytes = await pdf.save({ useObjectStreams: false });
    const { report } = await redact(tools, { bytes, marks: [], terms: [] });
    expect(report.verification.passed).toBe(true);
    expect(report.rebuilt).toEqual([1]);
  }); // prettier-ignore

  it('is packed the same way each time', async () => {
    const [one, other] = [
      await redacted((page) => photo(page, wound)),
      await redacted((page) => photo(page, wound)),
    ];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('does not tell by how it is packed that colour lay under the box', async () => {
    const patched: Dot = (x, y) => {
      const [gray] = grayWound(x, y) as readonly [number];
      return x >= 78 && x < 244 && y >= 189 && y < 356 ? [230, 30, 30] : [gray, gray, gray];
    };
    const draw = (page: PDFPage) => photo(page, patched);
    const over: Rect = [38, 98, 102, 162];
    expect(packedAs(await redacted(draw, [mark]))).toBe('jpeg-colour');
    expect(packedAs(await redacted(draw, [over]))).toBe('jpeg-gray');
  });

  it('keeps print in one colour as print, and the lines of a graph in theirs', async () => {
    const line = (page: PDFPage, y: number, color: ReturnType<typeof rgb>) =>
      page.drawLine({ start: { x: 20, y }, end: { x: 340, y: y + 40 }, thickness: 2, color });
    const [red, blue] = [rgb(0.8, 0, 0), rgb(0, 0, 0.8)];
    expect(packedAs(await redacted((page) => line(page, 40, blue)))).toBe('g4');
    const graph = (page: PDFPage) => {
      line(page, 40, red);
      line(page, 60, blue);
    };
    expect(packedAs(await redacted(graph))).toBe('jpeg-colour');
  });
});
