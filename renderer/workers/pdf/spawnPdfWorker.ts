import type { Knock } from '../files/gate';
import type { FromPdf } from './pdfWire';
import type { PdfWorkerLike } from './supervisor';

/** A PDF worker of its own, a child of the vault worker: it ends with it. It knocks for pieces of lent files. */
export function spawnPdfWorker(knocked: (knock: Knock) => void): PdfWorkerLike {
  const worker = new Worker(new URL('../pdf.worker.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  });
  return {
    post: (message) => worker.postMessage(message),
    listen(hear, crashed) {
      worker.onmessage = ({ data }: MessageEvent<FromPdf | Knock>) => {
        if ('gate' in data) knocked(data);
        else hear(data);
      };
      worker.onerror = crashed;
      worker.onmessageerror = crashed;
    },
    end: () => worker.terminate(),
  };
}
