import type { PDFContext, PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  PDFArray,
  PDFStream,
  rgb,
} from '@cantoo/pdf-lib';

import { jpegPartsInNode } from '../../electron/headless/encodersInNode';
import { DrawnDigests } from '../../shared/pdf/clean/drawnDigest';
import { createJpegEncoder, jpegBlock } from '../../shared/pdf/pixels/jpegEncoder';
import { Loosener } from '../../shared/pdf/syntax/looseObject';
import type { Rect } from '../../shared/pdf/model';
import type {
  ExpectedImage,
  Expectations,
  ExpectedPage,
} from '../../shared/pdf/verify/expectations';
import { sha256 } from '../support/digest';
import { encodeG4 } from '../support/fax';
import { lit, RawPdf, textAt } from './rawPdf';

/** Names that have to go, and what may stay, of the little file below. */
export const secretName = 'Wilhelmina Ostrander';
export const hiddenName = 'Bartholomew Quigley';
const box: Rect = [68, 690, 250, 716];
const size = { width: 612, height: 792 };
/** 100 dots to the inch are enough to prove a rule by. */
const dots = { width: 850, height: 1100 };

/** Three pages: a name on the first, a hidden layer on the second, a plain third. */
export function makeSmallSource(): Buffer {
  const pdf = new RawPdf();
  const [tree, layer] = [pdf.reserve(), pdf.reserve()];
  pdf.add(`<< /Type /OCG /Name ${lit('Layer of the author')} >>`, layer);
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const resources = `<< /Font << /F1 ${font} 0 R >> /Properties << /L1 ${layer} 0 R >> >>`;
  const contents = [
    textAt(72, 700, secretName) + textAt(72, 660, 'Progress note of the first visit'),
    `${textAt(72, 700, 'Medication list')}/OC /L1 BDC ${textAt(72, 400, hiddenName)}EMC\n`,
    textAt(72, 700, 'Laboratory results, second visit'),
  ];
  const kids = contents.map((content) => {
    const stream = pdf.stream(content);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources ${resources} /Contents ${stream} 0 R >>`,
    );
  });
  pdf.add(`<< /Type /Pages /Count 3 /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`, tree);
  const root = pdf.add(
    `<< /Type /Catalog /Pages ${tree} 0 R /OCProperties << /OCGs [${layer} 0 R] /D << /OFF [${layer} 0 R] >> >> >>`,
  );
  return pdf.save(root);
}

/** A stand-in for a rendered page: strokes that differ from page to page. */
function strokes(seed: number): Uint8Array {
  const pixels = new Uint8Array(dots.width * dots.height).fill(255);
  for (let y = 60; y < dots.height - 60; y += 1) {
    if (Math.floor(y / 12) % 2 === 0) continue;
    for (let x = 80; x < dots.width - 80; x += 1) {
      if ((x * 7 + y * 3 + ((x * y) >> 4) * seed) % 11 < 4) pixels[y * dots.width + x] = 0;
    }
  }
  return pixels;
}

/** Outward to whole dots, or to whole squares of dots. */
function cover(pixels: Uint8Array, [x0, y0, x1, y1]: Rect, side: number): void {
  const scale = dots.width / size.width;
  const down = (at: number) => Math.floor((at * scale) / side) * side;
  const up = (at: number) => Math.ceil((at * scale) / side) * side;
  for (let y = down(size.height - y1); y < up(size.height - y0); y += 1) {
    pixels.fill(0, y * dots.width + down(x0), y * dots.width + up(x1));
  }
}

/** An eighth of what was there before comes back within a box. */
function dim(pixels: Uint8Array, before: Uint8Array, rect: Rect): void {
  const covered = new Uint8Array(pixels.length).fill(1);
  cover(covered, rect, jpegBlock);
  for (const [at, mark] of covered.entries()) if (mark === 0) pixels[at] = before[at]! >> 3;
}

/** Black stays black; each other sample gets a green of its own. */
function tinted(pixels: Uint8Array): Uint8Array {
  const samples = new Uint8Array(pixels.length * 3);
  for (const [at, gray] of pixels.entries()) {
    samples.set(gray === 0 ? [0, 0, 0] : [gray, 255 - (at % 90), 200], at * 3);
  }
  return samples;
}

function pack(pixels: Uint8Array): Uint8Array {
  const stride = Math.ceil(dots.width / 8);
  const packed = new Uint8Array(stride * dots.height);
  for (let y = 0; y < dots.height; y += 1) {
    for (let x = 0; x < dots.width; x += 1) {
      if (pixels[y * dots.width + x] === 0) packed[y * stride + (x >> 3)]! |= 128 >> (x & 7);
    }
  }
  return packed;
}

/** What a test may do wrong on the way to an output. */
export interface Tamper {
  /** Where the box is painted instead; undefined paints it right, null not at all. */
  readonly paintAt?: Rect | null;
  readonly onRebuilt?: (page: PDFPage, image: PDFDict) => void | Promise<void>;
  readonly onKept?: (page: PDFPage) => void | Promise<void>;
  readonly onDocument?: (doc: PDFDocument) => void | Promise<void>;
  readonly order?: readonly number[];
  /** Of the first page; Group 4 unless said. */
  readonly encoding?: Encoding;
  /** Boxes end at the dot, as in Group 4. */
  readonly offSquares?: boolean;
  /** What lay under a box shows through, faintly. */
  readonly faint?: boolean;
  /** What is done to a page image in JPEG; the writer believes it to be right. */
  readonly onJpeg?: (jpeg: Uint8Array) => Uint8Array;
  /** Take the second page with its layer instead of rebuilding it. */
  readonly keepLayer?: boolean;
  readonly objectStreams?: boolean;
  readonly afterSave?: (bytes: Uint8Array) => Uint8Array;
}

type Encoding = ExpectedImage['encoding'];

async function addRebuilt(
  doc: PDFDocument,
  options: { seed: number; encoding: Encoding; boxes: readonly Rect[]; tamper: Tamper },
): Promise<ExpectedPage> {
  const { seed, encoding, boxes, tamper } = options;
  const side = encoding === 'g4' || tamper.offSquares ? 1 : jpegBlock;
  const pixels = strokes(seed);
  const before = pixels.slice();
  if (tamper.paintAt !== null) for (const one of boxes) cover(pixels, tamper.paintAt ?? one, side);
  if (tamper.faint) for (const one of boxes) dim(pixels, before, one);
  const stream = doc.context.stream(await packed(pixels, encoding, tamper), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: dots.width,
    Height: dots.height,
    ...forms[encoding],
  });
  const page = doc.addPage([size.width, size.height]);
  const name = page.node.newXObject('I', doc.context.register(stream));
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(size.width, 0, 0, size.height, 0, 0),
    drawObject(name),
    popGraphicsState(),
  );
  stamp(page, 'RELEASED COPY');
  await tamper.onRebuilt?.(page, stream.dict);
  return {
    pageContentSha256: await contentsOf(page),
    media: [0, 0, size.width, size.height],
    rotate: 0,
    kind: 'rebuilt',
    boxes,
    ownText: ['RELEASED COPY'],
    image: {
      ...dots,
      encoding,
      matrix: [size.width, 0, 0, size.height, 0, 0],
      streamSha256: await sha256(stream.getContents()),
      ...(encoding === 'g4' && { samplesSha256: await sha256(pack(pixels)) }),
    },
  };
}

const forms: Readonly<Record<Encoding, Parameters<PDFContext['stream']>[1]>> = {
  g4: {
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: dots.width, Rows: dots.height },
  },
  'jpeg-gray': { ColorSpace: 'DeviceGray', BitsPerComponent: 8, Filter: 'DCTDecode' },
  'jpeg-colour': { ColorSpace: 'DeviceRGB', BitsPerComponent: 8, Filter: 'DCTDecode' },
};

let jpegParts: ReturnType<typeof jpegPartsInNode> | undefined;

async function packed(pixels: Uint8Array, encoding: Encoding, tamper: Tamper): Promise<Uint8Array> {
  if (encoding === 'g4') return encodeG4({ ...dots, packed: pack(pixels) });
  jpegParts ??= jpegPartsInNode();
  const encoder = await createJpegEncoder(await jpegParts);
  const jpeg =
    encoding === 'jpeg-gray'
      ? encoder.encode({ ...dots, components: 1, samples: pixels })
      : encoder.encode({ ...dots, components: 3, samples: tinted(pixels) });
  return tamper.onJpeg?.(jpeg) ?? jpeg;
}

function stamp(page: PDFPage, text: string): void {
  page.drawText(text, { x: 100, y: 300, size: 30, rotate: degrees(40), opacity: 0.2 });
}

function drawnWith(page: PDFPage): Promise<string> {
  const loosener = new Loosener(page.doc.context);
  const resources = loosener.value(page.node.Resources()!);
  return new DrawnDigests(loosener.objects, sha256).of(resources);
}

/** Digests of the page's own content streams, as they will stand in the file. */
function contentsOf(page: PDFPage): Promise<string[]> {
  const contents = page.node.lookup(PDFName.of('Contents'));
  const items = contents instanceof PDFArray ? contents.asArray() : [contents];
  const streams = items.map((item) => page.doc.context.lookup(item, PDFStream));
  return Promise.all(streams.map((stream) => sha256(stream.getContents())));
}

async function addKept(doc: PDFDocument, index: number, tamper: Tamper): Promise<ExpectedPage> {
  const source = await PDFDocument.load(makeSmallSource());
  const node = source.getPage(index).node;
  if (!tamper.keepLayer) {
    (node.Resources() as PDFDict).delete(PDFName.of('Properties'));
  }
  const [page] = await doc.copyPages(source, [index]);
  doc.addPage(page);
  const original = source.context.lookup(node.get(PDFName.of('Contents'))) as PDFRawStream;
  stamp(page!, 'Page 3 of 3');
  await tamper.onKept?.(page!);
  await doc.flush();
  return {
    media: [0, 0, size.width, size.height],
    rotate: 0,
    crop: [0, 0, size.width, size.height],
    kind: 'kept',
    boxes: [],
    pageContentSha256: await contentsOf(page!),
    ownText: ['Page 3 of 3'],
    contentSha256: [await sha256(original.contents)],
    drawnSha256: await drawnWith(page!),
  };
}

/**
 * Writes an output as it should be, or with one thing wrong, and what a writer should have
 * said of the right one.
 */
export async function makeOutput(
  tamper: Tamper = {},
): Promise<{ bytes: Uint8Array; expectations: Expectations }> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const pages: ExpectedPage[] = [
    await addRebuilt(doc, {
      ...{ seed: 1, boxes: [box], tamper },
      encoding: tamper.encoding ?? 'g4',
    }),
    tamper.keepLayer
      ? { ...(await addKept(doc, 1, tamper)), ownText: [] }
      : await addRebuilt(doc, { seed: 5, encoding: 'jpeg-gray', boxes: [], tamper: {} }),
    await addKept(doc, 2, tamper),
  ];
  await tamper.onDocument?.(doc);
  const final = tamper.order ? await reordered(doc, tamper.order) : doc;
  const saved = await final.save({
    useObjectStreams: tamper.objectStreams ?? false,
    updateFieldAppearances: false,
    addDefaultPage: false,
  });
  return {
    bytes: tamper.afterSave?.(saved) ?? saved,
    expectations: { pages, terms: [secretName, hiddenName] },
  };
}

async function reordered(doc: PDFDocument, order: readonly number[]): Promise<PDFDocument> {
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const page of await target.copyPages(doc, [...order])) target.addPage(page);
  return target;
}

/** Kept for tests that draw over a page. */
export const paintedBox = {
  x: box[0],
  y: box[1],
  width: box[2] - box[0],
  height: box[3] - box[1],
  color: rgb(0, 0, 0),
};
export const markedBox = box;
