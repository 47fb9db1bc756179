import type { FromPdf } from './pdfWire';
import type { PdfWorkerLike } from './supervisor';

/** A PDF worker of its own, a child of the vault worker: it ends with it. */
export function spawnPdfWorker(): PdfWorkerLike {
  const worker = new Worker(new URL('../pdf.worker.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  });
  return {
    post: (message) => worker.postMessage(message),
    listen(hear, crashed) {
      worker.onmessage = ({ data }: MessageEvent<FromPdf>) => hear(data);
      worker.onerror = crashed;
      worker.onmessageerror = crashed;
    },
    end: () => worker.terminate(),
  };
}
