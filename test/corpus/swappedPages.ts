import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { composePacket } from '../../shared/pdf/packet';
import { redact } from '../../shared/pdf/redact';
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
