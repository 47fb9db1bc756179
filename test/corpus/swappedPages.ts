import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';

import { composePacket } from '../../shared/pdf/build/packet';
import { redact } from '../../shared/pdf/build/redact';
import { written, type Written } from '../support/pdfTools';

const words = ['Seen in spring', 'Seen in summer', 'Seen in autumn'];

async function threeVisits(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of words) pdf.addPage([612, 792]).drawText(text, { x: 72, y: 700, font });
  return pdf.save({ useObjectStreams: false });
}

async function secondAndThirdSwapped(right: Written): Promise<Written> {
  const from = await PDFDocument.load(right.bytes, { updateMetadata: false });
  const to = await PDFDocument.create({ updateMetadata: false });
  for (const page of await to.copyPages(from, [0, 2, 1])) to.addPage(page);
  const bytes = await to.save({ useObjectStreams: false, addDefaultPage: false });
  return { bytes, expectations: right.expectations };
}

/** Two scans, kept as they are: the same size and the same content, "draw the picture". */
async function twoScans(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const shade of [90, 180]) {
    const samples = Uint8Array.from({ length: 60 * 80 }, (_, at) => (at % 7 === 0 ? shade : 255));
    const image = pdf.context.flateStream(samples, {
      ...{ Type: 'XObject', Subtype: 'Image', ColorSpace: 'DeviceGray', BitsPerComponent: 8 },
      ...{ Width: 60, Height: 80 },
    });
    const page = pdf.addPage([612, 792]);
    const name = page.node.newXObject('Scan', pdf.context.register(image));
    const content = `q 612 0 0 792 0 0 cm ${name.toString()} Do Q`;
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)));
  }
  return pdf.save({ useObjectStreams: false });
}

/** The writer lost count: each page draws the other one's picture. Nothing else is touched. */
export async function swappedScans(): Promise<Written> {
  const scans = await twoScans();
  const right = await written((tools) => redact(tools, { bytes: scans, marks: [], terms: [] }));
  const text = Buffer.from(right.bytes).toString('latin1');
  const [first, second] = [...text.matchAll(/\/XObject ?<<\/\w+ (\d) 0 R/g)].map(([, at]) => at);
  if (!first || !second || first === second) throw new Error('no two scans were kept');
  const other = text.replace(/(\/XObject ?<<\/\w+ )(\d)( 0 R)/g, (_, before: string, at: string, after: string) => `${before}${at === first ? second : first}${after}`); // prettier-ignore
  return { bytes: Buffer.from(other, 'latin1'), expectations: right.expectations };
}

/** Copied pages of one redaction, in another order than the writer says. */
export async function swappedInRedaction(): Promise<Written> {
  const bytes = await threeVisits();
  return secondAndThirdSwapped(
    await written((tools) => redact(tools, { bytes, marks: [], terms: [] })),
  );
}

/** As above, in a packet whose own stamps do not tell the pages apart. */
export async function swappedInPacket(): Promise<Written> {
  const spec = {
    sources: [{ id: 'chart', bytes: await threeVisits() }],
    parts: [{ kind: 'request' as const, sourceId: 'chart' }],
    stamp: { requestNumber: 'REQ-2026-000001' },
  };
  return secondAndThirdSwapped(await written((tools) => composePacket(tools, spec)));
}
