/**
 * Pages that PDFium cannot draw become pictures, drawn by a second renderer. From then on the file
 * has these pictures in their place, so that the screen, the marks and the packet show the same.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { Refused } from '../../domain/base/fault';
import { fileOfBytes } from '../files';
import type { OnProgress } from '../port';
import type { Digest } from '../verify/expectations';
import { withoutFourth } from '../pixels/bitmap';
import { encodePicture, writeImage, type ImageEncoders } from '../pixels/rebuiltImage';
import type { Pdfium } from '../read/pdfium';
import { isPossibleSide, type PdfiumDocument } from '../read/pdfiumDocument';
import { saveNew } from '../write/newPage';
import { addPicture } from './picture';
import type { DrawLimits, SecondDocument, SecondPage, SecondRenderer } from './secondRenderer';

export interface MendTools {
  readonly pdfium: Pdfium;
  readonly encoders: ImageEncoders;
  readonly digest: Digest;
}

export interface PdfFile {
  readonly pdf: Uint8Array;
  readonly password?: string | undefined;
  /** Told of the page that is under way, as the one after those done. */
  readonly onProgress: OnProgress | undefined;
}

const limits: DrawLimits = { dpi: 200, dots: 16_000_000, milliseconds: 20_000 };
/** Beyond, a file is too broken to be worth its time. */
const mostPages = 200;
/** Narrower pictures are beyond what the JPEG encoder has room for. */
const leastSide = 64;

/**
 * The file with pictures in the place of those of its `pages` (from 1) that could be drawn; undefined
 * where there are none, or where any other page would not be what and where it was.
 */
export async function withPictures(
  tools: MendTools,
  second: SecondRenderer,
  { pages, ...from }: PdfFile & { readonly pages: readonly number[] },
): Promise<{ readonly pdf: Uint8Array; readonly drawn: readonly number[] } | undefined> {
  const file = tools.pdfium.open(fileOfBytes(from.pdf), from.password);
  try {
    const { objectNumbers } = file;
    const asked = pages.slice(0, mostPages);
    const pictures = await withSecond(second, from, (other) =>
      drawPages(tools, file, { other, pages: asked }),
    );
    if (!pictures) return undefined;
    const drawn = putInPlace(tools.pdfium, file, pictures);
    const mended = { pdf: file.save(), drawn };
    return hasOthersInPlace(tools.pdfium, objectNumbers, mended) ? mended : undefined;
  } finally {
    file.close();
  }
}

/** A file of pictures of every page; undefined unless each could be drawn. */
export async function allPictures(
  tools: MendTools,
  second: SecondRenderer,
  file: PdfFile,
): Promise<Uint8Array | undefined> {
  return withSecond(second, file, async (other) => {
    if (other.total === 0 || other.total > mostPages) return undefined;
    const out = await PDFDocument.create({ updateMetadata: false });
    for (let page = 1; page <= other.total; page += 1) {
      const seen = await other.draw(page);
      if (!seen) return undefined;
      await addPage(tools, out, seen);
    }
    return saveNew(out);
  });
}

/** Undefined where the second renderer cannot open the file, or stumbles over it. */
async function withSecond<T>(
  second: SecondRenderer,
  { pdf, password, onProgress }: PdfFile,
  use: (other: Other) => Promise<T | undefined>,
): Promise<T | undefined> {
  const other = await second.open({ bytes: pdf, password }).catch(() => undefined);
  if (!other) return undefined;
  try {
    const { pageCount: total } = other;
    const draw = (page: number): Promise<SecondPage | undefined> => {
      onProgress?.({ stage: 'pages', rung: 'second', done: page - 1, total });
      return drawFit(other, page);
    };
    return await use({ total, draw });
  } finally {
    await other.close();
  }
}

/** A file that the second renderer has open. */
interface Other {
  readonly total: number;
  readonly draw: (page: number) => Promise<SecondPage | undefined>;
}

interface Pictures {
  readonly pdf: Uint8Array;
  /** Of the file, in the order of the pictures. */
  readonly pages: readonly number[];
}

/** Both have to mean the same page by a number: in a broken tree they may not. */
async function drawPages(
  tools: MendTools,
  file: PdfiumDocument,
  { other, pages }: { readonly other: Other; readonly pages: readonly number[] },
): Promise<Pictures | undefined> {
  if (other.total !== file.pageCount) return undefined;
  const out = await PDFDocument.create({ updateMetadata: false });
  const drawn: number[] = [];
  for (const page of pages) {
    const seen = await other.draw(page);
    if (!seen || !isSamePage(seen.objectNumber, file.objectNumber(page - 1))) continue;
    await addPage(tools, out, seen);
    drawn.push(page);
  }
  return drawn.length > 0 ? { pdf: await saveNew(out), pages: drawn } : undefined;
}

/** Two that do not know it do not agree. */
function isSamePage(one: number, other: number): boolean {
  return one !== 0 && one === other;
}

async function drawFit(other: SecondDocument, page: number): Promise<SecondPage | undefined> {
  const seen = await other.draw(page, limits);
  if (!seen) return undefined;
  const { image, width, height } = seen;
  const isFit = isPossibleSide(width) && isPossibleSide(height);
  return isFit && Math.min(image.width, image.height) >= leastSide ? seen : undefined;
}

async function addPage(
  { encoders, digest }: MendTools,
  out: PDFDocument,
  { image, width: across, height: down }: SecondPage,
): Promise<void> {
  const { width, height } = image;
  const samples = withoutFourth(image.pixels);
  const picture = encodePicture(encoders, { width, height, samples, components: 3 });
  const { ref } = await writeImage(out.context, picture, digest);
  addPicture(out, {
    ...{ width, height, orientation: 1 },
    dpi: { x: (width * 72) / across, y: (height * 72) / down },
    pieces: [{ ref, left: 0, top: 0, width, height }],
  });
}

/**
 * Looked at in the file as it was saved: in a broken tree PDFium counts pages in one way to find one, and
 * in another to put one in, and then a picture stands under the number of a page it does not show.
 */
function hasOthersInPlace(
  pdfium: Pdfium,
  before: readonly number[],
  { pdf, drawn }: { readonly pdf: Uint8Array; readonly drawn: readonly number[] },
): boolean {
  const saved = reopened(pdfium, pdf);
  if (!saved) return false;
  try {
    const now = saved.objectNumbers;
    const isInPlace = (object: number, at: number): boolean =>
      drawn.includes(at + 1) ? !before.includes(object) : object === before[at];
    return drawn.length > 0 && now.length === before.length && now.every(isInPlace);
  } finally {
    saved.close();
  }
}

function reopened(pdfium: Pdfium, pdf: Uint8Array): PdfiumDocument | undefined {
  try {
    return pdfium.open(fileOfBytes(pdf));
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The pages whose place was taken. */
function putInPlace(pdfium: Pdfium, file: PdfiumDocument, { pdf, pages }: Pictures): number[] {
  const pictures = pdfium.open(fileOfBytes(pdf));
  try {
    return pages.filter((page, at) => file.replace(page - 1, { from: pictures, index: at }));
  } finally {
    pictures.close();
  }
}
