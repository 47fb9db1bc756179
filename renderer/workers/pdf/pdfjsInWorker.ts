import * as pdfjs from 'pdfjs-dist';
import * as pdfjsWorker from 'pdfjs-dist/build/pdf.worker.mjs';
import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';

/** pdf.js in this very worker: it looks here before it would start one of its own. */
export function loadPdfjs(): PdfjsModule {
  Object.assign(globalThis, { pdfjsWorker });
  return pdfjs;
}
