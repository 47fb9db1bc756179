import {
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';

import { encodeG4 } from '../support/fax';
import type { ExpectedPage } from '../../shared/pdf/verify/expectations';
import { decodeG4 } from '../../shared/pdf/verify/ccittDecoder';
import { sha256 } from '../support/digest';
import type { Written } from '../support/pdfTools';

/** Makes something wrong in a right file. */
export type Change = (right: Written) => Promise<Written>;
type Edit = (doc: PDFDocument) => void | Promise<void>;

const key = (name: string): PDFName => PDFName.of(name);

/** The bytes are changed as they stand. */
export function bytes(change: (right: Buffer) => Uint8Array): Change {
  return ({ bytes: right, expectations }) =>
    Promise.resolve({ bytes: change(Buffer.from(right)), expectations });
}

/** The file is opened, edited and written anew; the writer still says what it said. */
export function edit(work: Edit): Change {
  return async ({ bytes: right, expectations }) => {
    const doc = await PDFDocument.load(right, { updateMetadata: false });
    await work(doc);
    return { bytes: await saved(doc), expectations };
  };
}

export const saved = (doc: PDFDocument): Promise<Uint8Array> =>
  doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });

/** Entries in PDF syntax for the catalog; a stream among them becomes an object of its own. */
export const catalog = (syntax: string): Change => edit((doc) => merge(doc.catalog, syntax));

/** Entries in PDF syntax for a page, from 1. */
export const page = (number: number, syntax: string): Change =>
  edit((doc) => merge(pageOf(doc, number).node, syntax));

/** Entries for a resource list of a page. */
export const resource = (number: number, list: string, syntax: string): Change =>
  edit((doc) => {
    const resources = pageOf(doc, number).node.Resources()!;
    if (!resources.has(key(list))) resources.set(key(list), doc.context.obj({}));
    merge(resources.lookup(key(list), PDFDict), syntax);
  });

/** Entries for the first thing a page draws: its page image, or the form of a copied page. */
export const drawn = (number: number, syntax: string): Change =>
  edit((doc) => merge(drawnOn(doc, number).dict, syntax));

/** Entries for the first font of the first form of a page. */
export const font = (number: number, syntax: string): Change =>
  edit((doc) => {
    const resources = drawnOn(doc, number).dict.lookup(key('Resources'), PDFDict);
    const fonts = resources.lookup(key('Font'), PDFDict);
    merge(fonts.lookup(fonts.keys()[0]!, PDFDict), syntax);
  });

/** An object that nothing leads to. */
export const orphan = (syntax: string): Change =>
  edit((doc) => void doc.context.register(parse(doc, syntax)));

/** Content after a page's own. */
export const paint = (number: number, content: string): Change =>
  edit((doc) => {
    const stream = doc.context.flateStream(content);
    pageOf(doc, number).node.addContentStream(doc.context.register(stream));
  });

/** A page's own content with one thing in it replaced. */
export const repaint = (number: number, from: RegExp, to: string): Change =>
  edit((doc) => {
    const { node } = pageOf(doc, number);
    const content = textOf(node.lookup(key('Contents')) as PDFRawStream);
    if (!from.test(content)) throw new Error('the content has nothing of the kind');
    const fresh = doc.context.flateStream(content.replace(from, to));
    doc.context.assign(node.get(key('Contents')) as PDFRef, fresh);
  });

/** The pages in this order, from 1: one left out, one twice, two swapped. */
export const order = (...numbers: readonly number[]): Change =>
  edit((doc) => {
    const pages = numbers.map((number) => pageOf(doc, number).ref);
    const tree = doc.catalog.Pages();
    tree.set(key('Kids'), doc.context.obj(pages));
    tree.set(key('Count'), PDFNumber.of(pages.length));
    const dropped = doc.getPages().filter((one) => !pages.includes(one.ref));
    for (const { ref } of dropped) doc.context.delete(ref);
  });

/** What a writer painted wrong and believes to be right: it gives the digests of it. */
export type Repaint = (dots: Dots, expected: ExpectedPage) => void;

/** Samples of a bilevel page image; 1 is black, rows from the top. */
export class Dots {
  constructor(
    readonly width: number,
    readonly height: number,
    readonly packed: Uint8Array,
  ) {}

  set(x: number, y: number, black: boolean): void {
    const at = y * ((this.width + 7) >> 3) + (x >> 3);
    const bit = 128 >> (x & 7);
    this.packed[at] = black ? this.packed[at]! | bit : this.packed[at]! & ~bit;
  }

  get(x: number, y: number): boolean {
    return (this.packed[y * ((this.width + 7) >> 3) + (x >> 3)]! & (128 >> (x & 7))) !== 0;
  }
}

/** The page image is painted otherwise; `believed`, the writer's digests are of this one. */
export function image(number: number, paintOn: Repaint, { believed = false } = {}): Change {
  return async (right) => {
    const doc = await PDFDocument.load(right.bytes, { updateMetadata: false });
    const stream = drawnOn(doc, number);
    const expected = right.expectations.pages![number - 1]!;
    const [width, height] = ['Width', 'Height'].map((name) => numberIn(stream.dict, name));
    const dots = new Dots(width!, height!, decodeG4(stream.contents, width!, height!));
    paintOn(dots, expected);
    const data = encodeG4(dots);
    replaceDrawn(doc, number, PDFRawStream.of(stream.dict, data));
    const told = {
      ...expected,
      image: {
        ...expected.image!,
        streamSha256: await sha256(data),
        samplesSha256: await sha256(dots.packed),
      },
    };
    const pages = right.expectations.pages!.with(number - 1, believed ? told : expected);
    return { bytes: await saved(doc), expectations: { ...right.expectations, pages } };
  };
}

/** The packed bytes of what a page draws first, changed; `/Length` is right. */
export const drawnBytes = (number: number, change: (packed: Uint8Array) => Uint8Array): Change =>
  edit((doc) => {
    const stream = drawnOn(doc, number);
    replaceDrawn(doc, number, PDFRawStream.of(stream.dict, change(stream.contents)));
  });

/** Columns of the first box, counted from its left edge, made white again. */
export const uncover =
  (points: number): Repaint =>
  (dots, { boxes, image: expected }) => {
    const [a, , , d, e, f] = expected!.matrix;
    const [x0, y0, , y1] = boxes[0]!;
    const left = Math.ceil(((x0 - e) / a) * dots.width - 0.5);
    const columns = Math.max(1, Math.round((points / a) * dots.width));
    const top = Math.ceil((1 - (y1 - f) / d) * dots.height);
    const bottom = Math.floor((1 - (y0 - f) / d) * dots.height);
    for (let x = left; x < left + columns; x += 1)
      for (let y = top; y < bottom; y += 1) dots.set(x, y, false);
  };

function replaceDrawn(doc: PDFDocument, number: number, stream: PDFRawStream): void {
  doc.context.assign(drawnRef(doc, number), stream);
}

function drawnRef(doc: PDFDocument, number: number): PDFRef {
  const list = pageOf(doc, number).node.Resources()!.lookup(key('XObject'), PDFDict);
  return list.values()[0] as PDFRef;
}

function drawnOn(doc: PDFDocument, number: number): PDFRawStream {
  return doc.context.lookup(drawnRef(doc, number)) as PDFRawStream;
}

function pageOf(doc: PDFDocument, number: number): PDFPage {
  return doc.getPage(number - 1);
}

function numberIn(dict: PDFDict, name: string): number {
  return dict.lookup(key(name), PDFNumber).asNumber();
}

const textOf = (stream: PDFRawStream): string => inflateSync(stream.contents).toString('latin1');

function parse({ context }: PDFDocument, syntax: string): PDFObject {
  return PDFObjectParser.forBytes(Buffer.from(syntax, 'latin1'), context).parseObject();
}

/** Values in PDF syntax put into a dictionary; `STREAM` in them stands for a little stream. */
function merge(to: PDFDict, syntax: string): void {
  const { context } = to;
  const little = syntax.includes('STREAM')
    ? context.register(context.flateStream('a word of the author')).toString()
    : '';
  const text = Buffer.from(`<< ${syntax.replaceAll('STREAM', little)} >>`, 'latin1');
  const parsed = PDFObjectParser.forBytes(text, context).parseObject();
  if (!(parsed instanceof PDFDict)) throw new Error('not entries');
  for (const [name, value] of parsed.entries()) to.set(name, value);
}
