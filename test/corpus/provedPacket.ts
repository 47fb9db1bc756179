import { composePacket } from '../../shared/pdf/build/packet';
import type { PacketSpec } from '../../shared/pdf/port';
import { redact } from '../../shared/pdf/build/redact';
import { written, type Written } from '../support/pdfTools';
import { RawPdf, textAt } from './rawPdf';

/** A name that had to go: it stands in the file nowhere. */
export const removedName = 'Wilhelmina Ostrander';
export const box = [18, 118, 150, 134] as const;

/**
 * Four small pages: a name to cover, a plain visit, a visit turned and cropped and scaled, and
 * one with a picture.
 */
export function chart(): Uint8Array {
  const pdf = new RawPdf();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const picture = pdf.stream(
    new Uint8Array(64).fill(90),
    '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
  );
  const pages = [
    { content: textAt(20, 122, removedName) + textAt(20, 80, 'First visit') },
    { content: textAt(20, 122, 'Second visit, well and stable') },
    {
      content: `${textAt(30, 122, 'Third visit')}20 20 30 6 re f\n`,
      more: '/Rotate 90 /CropBox [10 40 190 150] /UserUnit 1.5',
    },
    {
      content: `${textAt(20, 122, 'Fourth visit')}q 40 0 0 40 20 40 cm /I0 Do Q\n`,
      things: `/XObject << /I0 ${picture} 0 R >>`,
    },
  ];
  const kids = pages.map(({ content, more = '', things = '' }) =>
    pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 160] ${more}
      /Resources << /Font << /F1 ${font} 0 R >> ${things} >> /Contents ${pdf.stream(content)} 0 R >>`,
    ),
  );
  const list = kids.map((kid) => `${kid} 0 R`).join(' ');
  pdf.add(`<< /Type /Pages /Count ${kids.length} /Kids [${list}] >>`, tree);
  return pdf.save(pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
}

const marks = [{ page: 1, rect: box, reason: 'other-person' }];

/** The pages of the packet below, from 1. */
export const at = { cover: 1, rebuilt: 2, kept: 3, turned: 4, pictured: 5, notice: 6 } as const;

function packetSpec(): PacketSpec {
  return {
    sources: [{ id: 'chart', bytes: chart() }],
    parts: [
      { kind: 'cover', text: { title: 'Records', paragraphs: ['Four pages for the patient.'] } },
      { kind: 'records', title: 'Chart', sourceId: 'chart', marks },
      { kind: 'notice', text: { title: 'Notice', paragraphs: ['Do not pass this on.'] } },
    ],
    stamp: { requestNumber: 'REQ-2026-000012', bates: { prefix: 'RIVER', start: 17 } },
    watermark: 'COPY',
    terms: [removedName],
  };
}

/** Six pages as the product's own packet writer leaves them. */
export const packetWritten = (): Promise<Written> =>
  written((tools) => composePacket(tools, packetSpec()));

/** Three pages, all of them the desk's own: such a file claims to be PDF/A. */
export const claimedWritten = (): Promise<Written> =>
  written((tools) => {
    const { parts, ...spec } = packetSpec();
    const once = parts.map((part) => (part.kind === 'records' ? { ...part, pages: [1] } : part));
    return composePacket(tools, { ...spec, parts: once });
  });

/** The chart's four pages, redacted: pages keep their own size, turn and crop. */
export const redactionWritten = (): Promise<Written> =>
  written((tools) => redact(tools, { bytes: chart(), marks, terms: [removedName] }));
