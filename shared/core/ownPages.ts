import type { Preview } from '../contract/pageImage';
import { Refused } from '../domain/base/fault';
import type { OwnText, PacketResult } from '../pdf/port';
import type { OpenDesk } from './context';

/** Pages of the desk's own words: a letter or a form, proved like everything that leaves. */
export function ownPages(
  desk: OpenDesk,
  number: string,
  ...texts: readonly OwnText[]
): Promise<PacketResult> {
  return desk.pdf.composePacket({
    sources: [],
    parts: texts.map((text) => ({ kind: 'notice', text })),
    stamp: { requestNumber: number },
    practice: desk.practice,
  });
}

/** One page of what was just set, as pixels; nothing of it is kept. */
export async function previewOf(
  desk: OpenDesk,
  { bytes, report }: PacketResult,
  { page, maxWidth }: { readonly page: number; readonly maxWidth: number },
): Promise<Preview> {
  if (page > report.pages) {
    throw new Refused('no-such-page', 'The letter has become shorter. Go back to its first page.');
  }
  const { width, height, pixels } = await desk.pdf.renderPage({
    source: { bytes },
    page,
    maxWidth,
  });
  const { pages, lettersLost } = report;
  return { width, height, pixels, pages, ...(lettersLost && { lettersLost }) };
}
