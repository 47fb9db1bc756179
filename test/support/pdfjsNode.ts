import type { PdfjsModule } from '../../shared/pdf/verify/expectations';

/** The package ships no types for its worker. */
const workerCode: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** pdf.js in Node, run in this thread (its worker code is found on `globalThis`). */
export async function loadPdfjs(): Promise<PdfjsModule> {
  const holder = globalThis as { pdfjsWorker?: unknown };
  holder.pdfjsWorker ??= await import(/* @vite-ignore */ workerCode);
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
