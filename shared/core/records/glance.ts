import type { Preview } from '../../contract/pageImage';
import { Refused } from '../../domain/base/fault';
import type { OpenDesk } from '../context';
import type { OfferedFile } from '../takeIn';

/**
 * The first page of a file as it was offered, and how many there are, so that whoever has to say what
 * it is sees it at once: long files are looked through only when they are taken in. Nothing of it is
 * kept. Refuses what would be refused then, where the first page tells.
 */
export async function glanceAt(
  desk: Pick<OpenDesk, 'pdf' | 'ids'>,
  offered: OfferedFile,
  maxWidth: number,
): Promise<Preview> {
  const fileId = `glance-${desk.ids.newId()}`;
  const pages = await openOffered(desk, fileId, offered);
  try {
    const page = await desk.pdf.renderPage({ source: { fileId }, page: 1, maxWidth });
    const { width, height, pixels } = page;
    return { width, height, pixels, pages };
  } finally {
    await desk.pdf.close({ fileId }).catch(() => undefined);
  }
}

/** What does not open as a PDF is a picture, a text or an export, or has to be mended first. */
async function openOffered(
  { pdf }: Pick<OpenDesk, 'pdf'>,
  fileId: string,
  { bytes, password }: OfferedFile,
): Promise<number> {
  const key = password === undefined ? {} : { password };
  try {
    return (await pdf.open({ fileId, bytes, ...key })).pages;
  } catch (error) {
    if (!(error instanceof Refused) || error.fault.code.includes('password')) throw error;
  }
  const imported = await pdf.importFile({ bytes, ...key });
  return (await pdf.open({ fileId, bytes: imported.pdf, ...key })).pages;
}
