/** Taking any file in: what it is, what is in it, and the PDF the desk works with. */
import { imageToPdf } from './importImage';
import { importPdf } from './importPdf';
import type { ImportedFile } from './model';
import type { Pdfium } from './pdfium';
import { sniff } from './sniff';
import type { Digest } from './verify/expectations';

export async function importFile(
  tools: { readonly pdfium: Pdfium; readonly digest: Digest },
  input: { readonly bytes: Uint8Array; readonly password?: string },
): Promise<ImportedFile> {
  const kind = sniff(input.bytes);
  const sha256 = await tools.digest(input.bytes);
  if (kind === 'pdf') {
    return {
      kind,
      sha256,
      pdf: input.bytes,
      ...importPdf(tools.pdfium, input.bytes, input.password),
    };
  }
  const pdf = await imageToPdf(kind, input.bytes);
  return { kind, sha256, pdf, ...importPdf(tools.pdfium, pdf, undefined) };
}
