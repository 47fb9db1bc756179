import { Refused } from '../../../shared/domain/base/fault';
import type { ImportedFile } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { textLines } from '../../../shared/pdf/read/textLines';

/** The code by which a file is refused, or that it is taken in. */
export async function refusal(engine: PdfEngine, bytes: Uint8Array): Promise<string> {
  try {
    await engine.importFile({ bytes });
  } catch (error) {
    if (error instanceof Refused) return error.fault.code;
    throw error;
  }
  return 'taken in';
}

/** Lines of a page with their cells parted by ` | `. */
export async function pageLines(
  engine: PdfEngine,
  { pdf, pages }: ImportedFile,
  page: number,
): Promise<readonly string[]> {
  const words = await engine.pageWords({ source: { bytes: pdf }, page });
  return textLines(words, pages[page - 1]!).map((line) => line.map(({ text }) => text).join(' | '));
}
