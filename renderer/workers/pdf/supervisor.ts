import { Refused, type Reply } from '../../../shared/domain/base/fault';
import type { OnProgress, PdfEngine } from '../../../shared/pdf/port';
import type { FromPdf, PdfVerb, ToPdf } from './pdfWire';

/** The part of a Worker the supervisor uses; tests hand in a fake. */
export interface PdfWorkerLike {
  postMessage(message: ToPdf): void;
  terminate(): void;
  onmessage: ((event: { readonly data: FromPdf }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

export interface SupervisorParts {
  readonly spawn: () => PdfWorkerLike;
  readonly start: Extract<ToPdf, { kind: 'start' }>;
  /** Milliseconds without an answer or a sign of progress before a worker counts as stuck. */
  readonly patience: Readonly<Record<PdfVerb, number>>;
  readonly setTimer: (run: () => void, milliseconds: number) => () => void;
}

/** The page was tried twice, and twice the worker fell over or went silent. */
const gaveUp = new Refused(
  'pdf-gave-up',
  'This file could not be read: it is damaged, or far too large. Print it to PDF again where it came from, or scan the paper.',
);

type Attempt =
  { readonly outcome: 'reply'; readonly reply: Reply<unknown> } | { readonly outcome: 'lost' };

/**
 * A PDF engine in a worker of its own that may crash or hang on a hostile file: such a worker
 * is replaced and the call made once more, then refused. Other work goes on in a new worker.
 */
export function supervisePdf(parts: SupervisorParts): PdfEngine & { end(): void } {
  const crew = createCrew(parts);
  const call =
    <V extends PdfVerb>(verb: V) =>
    async (input: unknown, onProgress?: OnProgress): Promise<never> => {
      const first = await crew.attempt(verb, input, onProgress);
      const last = first.outcome === 'lost' ? await crew.attempt(verb, input, onProgress) : first;
      if (last.outcome === 'lost') throw gaveUp;
      if (!last.reply.ok) throw new Refused(last.reply.fault.code, last.reply.fault.message);
      // The engine on the other side speaks the same interface; the wire only forgets its types.
      return last.reply.value as never;
    };
  return {
    importFile: call('importFile'),
    open: call('open'),
    close: call('close'),
    renderPage: call('renderPage'),
    pageWords: call('pageWords'),
    redact: call('redact'),
    composePacket: call('composePacket'),
    verify: call('verify'),
    end: () => crew.dismiss(),
  };
}

interface Job {
  readonly settle: (attempt: Attempt) => void;
  readonly onProgress: OnProgress | undefined;
  readonly patience: number;
  calm: () => void;
}

function createCrew(parts: SupervisorParts) {
  const jobs = new Map<number, Job>();
  let worker: PdfWorkerLike | undefined;
  let lastId = 0;

  /** Every call under way was in the same worker; each is tried again by its own caller. */
  const dismiss = (): void => {
    worker?.terminate();
    worker = undefined;
    const lost = [...jobs.values()];
    jobs.clear();
    for (const job of lost) {
      job.calm();
      job.settle({ outcome: 'lost' });
    }
  };

  const watch = (job: Job): void => {
    job.calm();
    job.calm = parts.setTimer(dismiss, job.patience);
  };

  const receive = (message: FromPdf): void => {
    const job = jobs.get(message.id);
    if (!job) return;
    if (message.kind === 'broken') return dismiss();
    if (message.kind === 'progress') {
      watch(job);
      job.onProgress?.(message.progress);
      return;
    }
    jobs.delete(message.id);
    job.calm();
    job.settle({ outcome: 'reply', reply: message.reply });
  };

  const hire = (): PdfWorkerLike => {
    if (worker) return worker;
    const hired = parts.spawn();
    hired.onmessage = (event) => {
      if (hired === worker) receive(event.data);
    };
    hired.onerror = () => {
      if (hired === worker) dismiss();
    };
    hired.postMessage(parts.start);
    worker = hired;
    return hired;
  };

  const attempt = (verb: PdfVerb, input: unknown, onProgress?: OnProgress): Promise<Attempt> =>
    new Promise((settle) => {
      const job: Job = {
        settle,
        onProgress,
        patience: parts.patience[verb],
        calm: () => undefined,
      };
      lastId += 1;
      jobs.set(lastId, job);
      watch(job);
      hire().postMessage({ kind: 'call', id: lastId, verb, input });
    });

  return { attempt, dismiss };
}
