import type { Knock } from '../files/gate';
import type { Door } from '../files/lender';
import type { FromPdf } from './pdfWire';
import type { PdfWorkerLike } from './supervisor';

/** A PDF worker of its own, a child of the vault worker: it ends with it. It knocks for pieces of lent files. */
export function spawnPdfWorker(door: Door): PdfWorkerLike {
  const worker = new Worker(new URL('../pdf.worker.ts', import.meta.url), {
    type: 'module',
    name: 'pdf',
  });
  return {
    post: (message) => worker.postMessage(message),
    listen(hear, crashed) {
      worker.onmessage = ({ data }: MessageEvent<FromPdf | Knock>) => {
        if ('gate' in data) void door.knocked(data);
        else hear(data);
      };
      worker.onerror = crashed;
      worker.onmessageerror = crashed;
    },
    end() {
      // What it said before may still be under way.
      door.shut();
      worker.terminate();
    },
  };
}
