import type { PDFDict, PDFPage } from '@cantoo/pdf-lib';
import { PDFArray, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

import type { Expectations } from '../../shared/pdf/verify/expectations';
import {
  makeOutput,
  makeSmallSource,
  markedBox,
  paintedBox,
  secretName,
  type Tamper,
} from './rightOutput';
import { swappedInPacket, swappedInRedaction, swappedScans } from './swappedPages';

/** A way to release a file that people really use, and that leaks or loses something. */
export interface WrongMethod {
  readonly name: string;
  /** Bytes that the verifier must refuse, and what the right output would have been. */
  readonly make: () => Promise<{ bytes: Uint8Array; expectations: Expectations }>;
}

const name = (text: string): PDFName => PDFName.of(text);
const [x0, y0, x1, y1] = markedBox;

function tampered(tamper: Tamper): WrongMethod['make'] {
  return async () => {
    const { expectations } = await makeOutput();
    return { bytes: (await makeOutput(tamper)).bytes, expectations };
  };
}

/** The writer believes that it did right: bytes and digests agree, only the rule is broken. */
function believed(tamper: Tamper): WrongMethod['make'] {
  return () => makeOutput(tamper);
}

/** The whole file made in another way than page by page. */
function instead(make: (source: PDFDocument) => Promise<Uint8Array>): WrongMethod['make'] {
  return async () => ({
    bytes: await make(await PDFDocument.load(makeSmallSource())),
    expectations: (await makeOutput()).expectations,
  });
}

function join(bytes: Uint8Array, tail: string): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(tail, 'latin1')]);
}

function catalogEntry(
  key: string,
  value: (doc: PDFDocument) => Parameters<PDFDict['set']>[1],
): Tamper {
  return { onDocument: (doc) => doc.catalog.set(name(key), value(doc)) };
}

/** Invisible text over the picture, as many OCR tools leave it. */
function invisibleText(page: PDFPage, text: string): void {
  page.drawText('x', { x: 1, y: 1, size: 1 });
  const font = (page.node.Resources()?.lookup(name('Font')) as PDFDict).keys()[0]!;
  const content = `BT 3 Tr ${font.toString()} 12 Tf 72 700 Td (${text}) Tj ET`;
  addContent(page, content);
}

function addContent(page: PDFPage, content: string): void {
  const stream = page.doc.context.register(page.doc.context.flateStream(content));
  page.node.addContentStream(stream);
}

const whole: readonly WrongMethod[] = [
  {
    name: 'a black rectangle drawn over the text',
    make: instead((source) => {
      source.getPage(0).drawRectangle(paintedBox);
      return source.save();
    }),
  },
  {
    name: 'copyPages of the source with a black rectangle',
    make: instead(async (source) => {
      const doc = await PDFDocument.create();
      for (const page of await doc.copyPages(source, [0, 1, 2])) doc.addPage(page);
      doc.getPage(0).drawRectangle(paintedBox);
      return doc.save();
    }),
  },
  {
    name: 'embedPages of the source with a black rectangle',
    make: instead(async (source) => {
      const doc = await PDFDocument.create();
      for (const page of await doc.embedPages(source.getPages())) {
        doc.addPage([612, 792]).drawPage(page);
      }
      doc.getPage(0).drawRectangle(paintedBox);
      return doc.save();
    }),
  },
  {
    name: 'an incremental update of the source',
    make: async () => {
      const source = await PDFDocument.load(makeSmallSource(), { forIncrementalUpdate: true });
      source.getPage(0).drawRectangle(paintedBox);
      return { bytes: await source.save(), expectations: (await makeOutput()).expectations };
    },
  },
  {
    name: 'an incremental update of a right output',
    make: async () => {
      const { bytes, expectations } = await makeOutput();
      const doc = await PDFDocument.load(bytes, { forIncrementalUpdate: true });
      doc.getPage(0).drawText('Page 1 of 3', { x: 20, y: 20, size: 8 });
      return { bytes: await doc.save(), expectations };
    },
  },
];

const onThePage: readonly WrongMethod[] = [
  {
    name: "a rebuilt page with the source's text layer",
    make: tampered({ onRebuilt: (page) => invisibleText(page, secretName) }),
  },
  {
    name: 'a rebuilt page with a text layer nobody described',
    make: tampered({ onRebuilt: (page) => invisibleText(page, 'Progress note') }),
  },
  {
    name: 'visible text inside the box',
    make: tampered({ onRebuilt: (page) => page.drawText('ok', { x: x0 + 4, y: y0 + 4, size: 8 }) }),
  },
  { name: 'a page copied with its hidden layer shown', make: tampered({ keepLayer: true }) },
  {
    name: 'the picture left as it was under a drawn box',
    make: tampered({ paintAt: null, onRebuilt: (page) => page.drawRectangle(paintedBox) }),
  },
  { name: 'another picture than was painted', make: tampered({ paintAt: null }) },
  { name: 'a box that was never painted', make: believed({ paintAt: null }) },
  {
    name: 'a box painted three points too high',
    make: believed({ paintAt: [x0, y0 + 3, x1, y1 + 3] }),
  },
  { name: 'a box one dot too narrow', make: believed({ paintAt: [x0, y0, x1 - 1.5, y1] }) },
  {
    name: 'a picture with a soft mask over it',
    make: tampered({
      onRebuilt: (page, image) => {
        const mask = page.doc.context.flateStream(new Uint8Array([255]), {
          Type: 'XObject',
          Subtype: 'Image',
          Width: 1,
          Height: 1,
          ColorSpace: 'DeviceGray',
          BitsPerComponent: 8,
        });
        image.set(name('SMask'), page.doc.context.register(mask));
      },
    }),
  },
  {
    name: 'metadata on the page picture',
    make: tampered({
      onRebuilt: (page, image) => {
        const xmp = page.doc.context.stream('<x/>', { Type: 'Metadata', Subtype: 'XML' });
        image.set(name('Metadata'), page.doc.context.register(xmp));
      },
    }),
  },
  {
    name: 'a second picture under the first',
    make: tampered({
      onRebuilt: async (page) => {
        const dot = await page.doc.embedPng(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        );
        page.drawImage(dot, { x: 72, y: 72, width: 10, height: 10 });
      },
    }),
  },
  {
    name: 'a note left on a page',
    make: tampered({
      onKept: (page) => {
        const note = {
          Type: 'Annot',
          Subtype: 'Text',
          Rect: [1, 1, 9, 9],
          Contents: PDFString.of('x'),
        };
        const ref = page.doc.context.register(page.doc.context.obj(note));
        page.node.set(name('Annots'), page.doc.context.obj([ref]));
      },
    }),
  },
  {
    name: 'a copied page with text that nobody sees',
    make: tampered({ onKept: (page) => invisibleText(page, 'Progress note') }),
  },
  {
    name: 'a copied page with text off its edge',
    make: tampered({ onKept: (page) => page.drawText('Draft', { x: 900, y: 300, size: 10 }) }),
  },
  {
    name: 'a comment in the content of a page',
    make: tampered({ onKept: (page) => addContent(page, 'q Q % a word of the author\n') }),
  },
  {
    name: 'text carried beside the shown text (ActualText)',
    make: tampered({ onKept: (page) => addContent(page, '/Span << /ActualText (x) >> BDC EMC') }),
  },
  {
    name: 'a picture that no page shows',
    make: tampered({
      onKept: (page) => {
        const form = page.doc.context.stream('q Q', {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [0, 0, 1, 1],
        });
        page.node.setXObject(name('Unused'), page.doc.context.register(form));
      },
    }),
  },
  {
    name: 'a thumbnail',
    make: tampered({
      onKept: (page) =>
        page.node.set(
          name('Thumb'),
          page.doc.context.register(page.doc.context.flateStream(new Uint8Array(3))),
        ),
    }),
  },
];

/** Segments of a JPEG file by their markers (ITU-T T.81 B.1.1.3). */
const behindStart = (jpeg: Uint8Array, segment: readonly number[]): Uint8Array =>
  Buffer.concat([jpeg.subarray(0, 2), Buffer.from(segment), jpeg.subarray(2)]);
const gray = { encoding: 'jpeg-gray' } as const;
const colour = { encoding: 'jpeg-colour' } as const;

/** The first component twice as fine as the others, as most programs write colours. */
function coarserColours(jpeg: Uint8Array): Uint8Array {
  const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]));
  return Uint8Array.from(jpeg).with(frame + 11, 0x22);
}

/** The mean of each square twice as far from the middle: dark grays fall below black. */
function darkened(jpeg: Uint8Array): Uint8Array {
  const steps = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xdb]));
  return Uint8Array.from(jpeg).with(steps + 5, jpeg[steps + 5]! * 2);
}

const inJpeg: readonly WrongMethod[] = [
  { name: 'a gray box that was never painted', make: believed({ ...gray, paintAt: null }) },
  { name: 'a colour box that was never painted', make: believed({ ...colour, paintAt: null }) },
  {
    name: 'a gray box that ends within a square of the JPEG',
    make: believed({ ...gray, offSquares: true }),
  },
  {
    name: 'a colour box that ends within a square of the JPEG',
    make: believed({ ...colour, offSquares: true }),
  },
  {
    name: 'a gray box painted three points too high',
    make: believed({ ...gray, offSquares: true, paintAt: [x0, y0 + 3, x1, y1 + 3] }),
  },
  {
    name: 'a comment in the JPEG',
    make: believed({ ...gray, onJpeg: (jpeg) => behindStart(jpeg, [0xff, 0xfe, 0, 4, 65, 66]) }),
  },
  {
    name: 'EXIF in the JPEG',
    make: believed({ ...colour, onJpeg: (jpeg) => behindStart(jpeg, [0xff, 0xe1, 0, 4, 65, 66]) }),
  },
  {
    name: 'an earlier picture behind the JPEG',
    make: believed({ ...gray, onJpeg: (jpeg) => Buffer.concat([jpeg, jpeg]) }),
  },
  {
    name: 'words darker than black in a gray box',
    make: believed({ ...gray, faint: true, onJpeg: darkened }),
  },
  {
    name: 'words darker than black in a colour box',
    make: believed({ ...colour, faint: true, onJpeg: darkened }),
  },
  { name: 'coarser colours', make: believed({ ...colour, onJpeg: coarserColours }) },
  {
    name: 'a colour JPEG called gray',
    make: believed({
      ...colour,
      onRebuilt: (_, image) => image.set(name('ColorSpace'), name('DeviceGray')),
    }),
  },
  {
    name: 'a negative of a JPEG',
    make: believed({
      ...gray,
      onRebuilt: (_, image) => image.set(name('Decode'), image.context.obj([1, 0])),
    }),
  },
  {
    name: 'plain samples in place of the JPEG',
    make: believed({ ...gray, onRebuilt: (_, image) => void image.delete(name('Filter')) }),
  },
];

const theFile: readonly WrongMethod[] = [
  { name: 'a dropped page', make: tampered({ order: [0, 1] }) },
  { name: 'two swapped pages', make: tampered({ order: [1, 0, 2] }) },
  { name: 'two swapped copied pages of a redaction', make: swappedInRedaction },
  { name: 'two swapped copied pages of a packet', make: swappedInPacket },
  { name: 'two kept scans, each with the picture of the other', make: swappedScans },
  { name: 'a copied page in place of another', make: tampered({ order: [0, 2, 1] }) },
  {
    name: 'a removed name in XMP',
    make: tampered(
      catalogEntry('Metadata', (doc) =>
        doc.context.register(
          doc.context.flateStream(`<rdf><dc:title>${secretName}</dc:title></rdf>`, {
            Type: 'Metadata',
            Subtype: 'XML',
          }),
        ),
      ),
    ),
  },
  {
    name: 'a removed name in the title, in UTF-16',
    make: tampered({ onDocument: (doc) => doc.setTitle(secretName) }),
  },
  {
    name: 'an attachment',
    make: tampered({
      onDocument: async (doc) => {
        await doc.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' });
      },
    }),
  },
  {
    name: 'a script that runs on opening',
    make: tampered({ onDocument: (doc) => doc.addJavaScript('a', '1') }),
  },
  {
    name: 'layers of the author',
    make: tampered(catalogEntry('OCProperties', (doc) => doc.context.obj({ OCGs: [], D: {} }))),
  },
  {
    name: 'a key nobody has heard of',
    make: tampered(catalogEntry('Xyz', () => PDFHexString.fromText('x'))),
  },
  {
    name: 'an object that belongs to no page',
    make: tampered({
      onDocument: (doc) => {
        doc.context.register(PDFArray.withContext(doc.context));
      },
    }),
  },
  {
    name: 'bytes after the end',
    make: tampered({ afterSave: (bytes) => join(bytes, '\n% left over') }),
  },
  {
    name: 'a blank line too many after the end',
    make: tampered({ afterSave: (bytes) => join(bytes, '\n\n\n\n') }),
  },
  { name: 'a file cut short', make: tampered({ afterSave: (bytes) => bytes.slice(0, -200) }) },
  { name: 'no file at all', make: tampered({ afterSave: () => new Uint8Array() }) },
];

export const wrongMethods: readonly WrongMethod[] = [...whole, ...onThePage, ...inJpeg, ...theFile];
