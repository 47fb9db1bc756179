import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pdfGaveUp } from '../../shared/pdf/gaveUp';
import type { Mate } from '../../shared/pdf/build/mate';
import { MateByWire, type AskMate, type FromMate } from '../../shared/pdf/build/mateByWire';

/** As TypeScript in the repository, as JavaScript in the built door. */
const program = new URL(`./mateThread${extname(import.meta.url)}`, import.meta.url);

/** A mate in a thread of its own, which gets ready at once and keeps nobody from ending. */
export function mateInNode(): Mate {
  const lose = (): void => {
    thread = undefined;
    mate.lose(pdfGaveUp());
  };
  const mate = new MateByWire((message) => {
    thread ??= hire(mate, lose);
    thread.ref();
    thread.postMessage(message satisfies AskMate);
  });
  let thread: Worker | undefined = hire(mate, lose);
  thread.unref();
  return mate;
}

/** A thread that has ended hears nothing more and says so to nobody: the next call hires another. */
function hire(mate: MateByWire, lose: () => void): Worker {
  const thread = new Worker(program);
  thread.on('message', (message: FromMate) => {
    mate.receive(message);
    if (!mate.isWaiting) thread.unref();
  });
  thread.on('error', lose);
  thread.on('exit', lose);
  return thread;
}
