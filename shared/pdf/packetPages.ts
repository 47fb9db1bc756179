/** A safe page turned into something that can be placed on a sheet: an image or a form. */
import {
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import {
  identity,
  intersect,
  multiply,
  ordered,
  shownSize,
  toRotation,
  uprightMatrix,
} from './geometry';
import type { Rect } from './model';
import { numbers } from './newPage';
import { lookup, numberOf, requireStream } from './pdfValues';
import { imageMatrix } from './rebuildPage';
import { writeImage } from './rebuiltImage';
import { copyKept } from './redact';
import type { SafePage, SafeSource } from './redactSource';
import type { Digest, ExpectedImage, Matrix } from './verify/expectations';

export interface PlaceablePage {
  /** As shown, in points (UserUnit applied). */
  readonly width: number;
  readonly height: number;
  readonly ref: PDFRef;
  /** Only of kept pages: SHA-256 of the content stream that was copied, and what shows of it. */
  readonly kept?: { readonly contentSha256: string; readonly crop: Rect };
  /** From the object's own space to the upright page. */
  readonly upright: Matrix;
  /** Only of rebuilt pages; boxes in the upright page's space come from `space`. */
  readonly rebuilt?: {
    readonly image: Omit<ExpectedImage, 'matrix'>;
    readonly required: readonly Rect[];
    /** From the source page's space to the upright page. */
    readonly space: Matrix;
  };
}

/** By source page. One copy call for all kept pages. */
export async function placeablePages(
  out: PDFDocument,
  safe: SafeSource,
  { digest, onPage }: { readonly digest: Digest; readonly onPage: () => void },
): Promise<ReadonlyMap<number, PlaceablePage>> {
  const copies = await copyKept(out, safe);
  const pages = new Map<number, PlaceablePage>();
  for (const page of safe.pages) {
    pages.set(
      page.page,
      page.kind === 'kept'
        ? keptForm(out, copies.get(page.page), await digest(page.content))
        : await rebuiltImage(out, page, digest),
    );
    onPage();
  }
  return pages;
}

/** The page's content as a form XObject, so that patterns and clips move with it. */
function keptForm(
  out: PDFDocument,
  copy: PDFPage | undefined,
  contentSha256: string,
): PlaceablePage {
  if (!copy) throw new Error('a kept page was not copied');
  const { context } = out;
  const { node } = copy;
  const media = boxOf(copy.getMediaBox());
  const crop = intersect(boxOf(copy.getCropBox()), media) ?? media;
  const contents = node.get(PDFName.of('Contents'));
  const stream = requireStream(node.lookup(PDFName.of('Contents')), 'content');
  const dict = PDFDict.withContext(context);
  dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  dict.set(PDFName.of('BBox'), numbers(context, crop));
  for (const key of ['Resources', 'Group']) {
    const value = node.get(PDFName.of(key));
    if (value) dict.set(PDFName.of(key), value);
  }
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  const ref = context.register(PDFRawStream.of(dict, stream.getContents()));
  const unit = numberOf(lookup(node, 'UserUnit')) ?? 1;
  const rotation = toRotation(copy.getRotation().angle);
  context.delete(copy.ref);
  if (contents && 'objectNumber' in contents) context.delete(contents as PDFRef);
  return { ...shown(crop, rotation, unit), ref, kept: { contentSha256, crop } };
}

function boxOf(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): Rect {
  return ordered([box.x, box.y, box.x + box.width, box.y + box.height]);
}

function shown(
  crop: Rect,
  rotation: 0 | 90 | 180 | 270,
  unit: number,
): { readonly width: number; readonly height: number; readonly upright: Matrix } {
  const { width, height } = shownSize(crop, rotation);
  const scale: Matrix = unit === 1 ? identity : [unit, 0, 0, unit, 0, 0];
  return {
    width: width * unit,
    height: height * unit,
    upright: multiply(uprightMatrix(crop, rotation), scale),
  };
}

async function rebuiltImage(
  out: PDFDocument,
  page: Extract<SafePage, { kind: 'rebuilt' }>,
  digest: Digest,
): Promise<PlaceablePage> {
  const { rebuilt } = page;
  const written = await writeImage(out.context, rebuilt.image, digest);
  const base = shown(rebuilt.crop, rebuilt.rotation, rebuilt.userUnit ?? 1);
  return {
    width: base.width,
    height: base.height,
    ref: written.ref,
    upright: multiply(imageMatrix(rebuilt.crop), base.upright),
    rebuilt: { image: written.expected, required: rebuilt.required, space: base.upright },
  };
}
