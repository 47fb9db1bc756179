import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';

import { composePacket, type PacketTools } from '../../shared/pdf/packet';
import { createPdfium } from '../../shared/pdf/pdfium';
import { redact } from '../../shared/pdf/redact';
import type { Expectations } from '../../shared/pdf/verify/expectations';
import { sha256 } from '../support/digest';

const words = ['Seen in spring', 'Seen in summer', 'Seen in autumn'];

async function threeVisits(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of words) pdf.addPage([612, 792]).drawText(text, { x: 72, y: 700, font });
  return pdf.save({ useObjectStreams: false });
}

interface Written {
  readonly bytes: Uint8Array;
  readonly expectations: Expectations;
}

/** What the product's own writer wrote, and what it says of it. */
async function written(write: (tools: PacketTools) => Promise<unknown>): Promise<Written> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  let seen: Written | undefined;
  await write({
    pdfium: await createPdfium(readFileSync(wasm)),
    digest: sha256,
    sans: readFileSync(new URL('../../assets/fonts/DejaVuSans.ttf', import.meta.url)),
    verify: (bytes, expectations) => {
      seen = { bytes, expectations };
      return Promise.resolve({ passed: true, checks: [], engine: 'not asked' });
    },
  });
  if (!seen) throw new Error('the writer asked for no proof');
  return seen;
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
