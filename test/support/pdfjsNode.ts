import type { PdfjsModule } from '../../shared/pdf/verify/expectations';

/** pdf.js in Node, run in this thread (its worker code is found on `globalThis`). */
export async function loadPdfjs(): Promise<PdfjsModule> {
  const holder = globalThis as { pdfjsWorker?: unknown };
  holder.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string);
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfjsModule;
}
