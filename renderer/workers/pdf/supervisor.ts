import { Refused, type Reply } from '../../../shared/domain/base/fault';
import { pdfGaveUp } from '../../../shared/pdf/gaveUp';
import type { PressEngine } from '../../../shared/pdf/engine';
import type { Mate } from '../../../shared/pdf/build/mate';
import { stoppedWork } from '../../../shared/pdf/stopped';
import { answerAsMate, type AskMate } from '../../../shared/pdf/build/mateByWire';
import type { ImportRequest, LostPage, OnProgress, Progress, Stop } from '../../../shared/pdf/port';
import type { FromPdf, PdfVerb, ToPdf } from './pdfWire';

/** A worker as the supervisor uses it; tests hand in a planned one. */
export interface PdfWorkerLike {
  post(message: ToPdf): void;
  /** Called once, before anything is posted. */
  listen(hear: (message: FromPdf) => void, crashed: () => void): void;
  end(): void;
}

export interface SupervisorParts {
  readonly spawn: () => PdfWorkerLike;
  readonly start: Omit<Extract<ToPdf, { kind: 'start' }>, 'hasMate'>;
  /** Does what the worker asks of another. */
  readonly mate?: Mate;
  /** Milliseconds without an answer or a sign of progress before a worker counts as stuck. */
  readonly patience: Readonly<Record<PdfVerb, number>>;
  readonly setTimer: (run: () => void, milliseconds: number) => () => void;
  /** The worker was ended because nobody wants a call's work any more. */
  readonly onStop?: () => void;
}

/** A new worker knows none of the files that were open: whoever opened them opens them again. */
const lostFile = new Refused(
  'pdf-not-open',
  'This file is no longer open. Go back to the list and open it again.',
);

/** Calls that speak of a file opened before, so that trying again in a new worker is in vain. */
const onOpenFile: readonly PdfVerb[] = ['renderPage', 'pageWords', 'coversOf', 'close', 'makeRun'];

type Attempt =
  | { readonly outcome: 'reply'; readonly reply: Reply<unknown> }
  | { readonly outcome: 'lost' }
  | { readonly outcome: 'stopped' };

/**
 * A PDF engine in a worker of its own that may crash or hang on a hostile file: such a worker
 * is replaced and the call made once more, then refused. Other work goes on in a new worker.
 */
export function supervisePdf(parts: SupervisorParts): SupervisedPdf {
  const crew = new Crew(parts);
  const call =
    (verb: PdfVerb) =>
    async (input: unknown, onProgress?: OnProgress, stop?: Stop): Promise<never> => {
      const attempt = () => crew.attempt({ verb, input, onProgress, stop });
      const first = await attempt();
      if (first.outcome === 'lost' && onOpenFile.includes(verb)) throw lostFile;
      return valueOf(first.outcome === 'lost' ? await attempt() : first);
    };
  return {
    stop: () => crew.dismiss('stopped'),
    importFile: async (input, onProgress) => valueOf(await importPast(crew, input, onProgress)),
    open: call('open'),
    close: call('close'),
    renderPage: call('renderPage'),
    pageWords: call('pageWords'),
    coversOf: call('coversOf'),
    readPicture: call('readPicture'),
    redact: call('redact'),
    redactInto: call('redactInto'),
    composePacket: call('composePacket'),
    composePacketInto: call('composePacketInto'),
    lock: call('lock'),
    verify: call('verify'),
    makeRun: call('makeRun'),
    proveShare: call('proveShare'),
  };
}

/** The engine on the other side speaks the same interface; the wire only forgets its types. */
function valueOf(last: Attempt): never {
  if (last.outcome === 'stopped') throw stoppedWork();
  if (last.outcome === 'lost') throw pdfGaveUp();
  if (!last.reply.ok) throw new Refused(last.reply.fault.code, last.reply.fault.message);
  return last.reply.value as never;
}

/** Workers that one file may cost. */
const mostLost = 5;

/** The next worker is told over which pages others were lost, and goes past them. */
async function importPast(
  crew: Crew,
  input: ImportRequest,
  onProgress: OnProgress | undefined,
): Promise<Attempt> {
  const lostOver: LostPage[] = [];
  let last: Attempt = { outcome: 'lost' };
  for (let lost = 0; lost < mostLost; lost += 1) {
    let page: LostPage | undefined;
    last = await crew.attempt({
      verb: 'importFile',
      input: { ...input, lostOver: [...lostOver] },
      onProgress: (sign) => {
        page = underWay(sign);
        onProgress?.(sign);
      },
    });
    if (last.outcome !== 'lost') return last;
    if (page) lostOver.push(page);
    // With no page under way there is nothing to go past: it is tried once more.
    else if (lost > 0) return last;
  }
  return last;
}

function underWay({ done, total, rung }: Progress): LostPage | undefined {
  return rung && done < total ? { page: done + 1, rung } : undefined;
}

/** The engine's calls as plain functions, so that two crews can stand behind one door. */
type PdfEngineCalls = { readonly [V in PdfVerb]: PressEngine[V] };

interface SupervisedPdf extends PdfEngineCalls {
  /** Ends the worker; every call under way in it is refused as `stopped`. For a mate, whose calls all are of one press. */
  readonly stop: () => void;
}

interface Call {
  readonly verb: PdfVerb;
  readonly input: unknown;
  readonly onProgress?: OnProgress | undefined;
  readonly stop?: Stop | undefined;
}

interface Job extends Call {
  readonly settle: (attempt: Attempt) => void;
  readonly patience: number;
  calm: () => void;
}

/** The worker at hand and the calls under way in it. */
class Crew {
  private readonly jobs = new Map<number, Job>();
  private worker: PdfWorkerLike | undefined;
  private lastId = 0;

  constructor(private readonly parts: SupervisorParts) {}

  attempt(call: Call): Promise<Attempt> {
    return new Promise((settle) => {
      const patience = this.parts.patience[call.verb];
      const job: Job = { ...call, settle, patience, calm: () => undefined };
      const id = (this.lastId += 1);
      this.jobs.set(id, job);
      // One that waits behind another has not been silent: its time begins when the worker begins it.
      if (this.jobs.size === 1) this.watch(job);
      this.begin(id, job);
      void call.stop?.then(() => this.stop(id));
    });
  }

  /** Every call under way was in the same worker; each that was lost is tried again by its own caller. */
  dismiss(outcome: 'lost' | 'stopped' = 'lost'): void {
    this.worker?.end();
    this.worker = undefined;
    const lost = [...this.jobs.values()];
    this.jobs.clear();
    for (const job of lost) {
      job.calm();
      job.settle({ outcome });
    }
  }

  /** Ends the worker for the sake of this call, if it is still under way. The others are begun anew in the next one. */
  private stop(id: number): void {
    const job = this.jobs.get(id);
    if (!job) return;
    this.jobs.delete(id);
    this.worker?.end();
    this.worker = undefined;
    this.parts.onStop?.();
    job.calm();
    job.settle({ outcome: 'stopped' });
    this.watchNext();
    for (const [other, next] of this.jobs) this.begin(other, next);
  }

  private begin(id: number, { verb, input }: Call): void {
    this.hire().post({ kind: 'call', id, verb, input });
  }

  private watch(job: Job, patience = job.patience): void {
    job.calm();
    job.calm = this.parts.setTimer(() => this.dismiss(), patience);
  }

  /** A page of a file that comes in has as long as one on the screen; what comes behind the last, longer. */
  private patienceAfter(job: Job, { done, total }: Progress): number {
    const isPage = job.verb === 'importFile' && done < total;
    return isPage ? this.parts.patience.renderPage : job.patience;
  }

  private hire(): PdfWorkerLike {
    if (this.worker) return this.worker;
    const hired = this.parts.spawn();
    hired.listen(
      (message) => {
        if (hired !== this.worker) return;
        if (message.kind === 'ask') void this.askMate(hired, message);
        else this.receive(message);
      },
      () => {
        if (hired === this.worker) this.dismiss();
      },
    );
    hired.post({ ...this.parts.start, hasMate: this.parts.mate !== undefined });
    this.worker = hired;
    return hired;
  }

  /** The mate has a supervisor of its own; its signs of life count for whoever waits for it. */
  private async askMate(asker: PdfWorkerLike, ask: AskMate): Promise<void> {
    if (!this.parts.mate) return;
    await answerAsMate(this.parts.mate, ask, (message) => {
      if (asker !== this.worker) return;
      this.watchNext();
      asker.post(message);
    });
  }

  private receive(message: Exclude<FromPdf, AskMate>): void {
    const job = this.jobs.get(message.id);
    if (!job) return;
    switch (message.kind) {
      case 'broken':
        this.dismiss();
        break;
      case 'begun':
        this.watch(job);
        break;
      case 'progress':
        this.watch(job, this.patienceAfter(job, message.progress));
        job.onProgress?.(message.progress);
        break;
      case 'reply':
        this.jobs.delete(message.id);
        job.calm();
        this.watchNext();
        job.settle({ outcome: 'reply', reply: message.reply });
    }
  }

  /** Somebody is always watched while a call is under way. */
  private watchNext(): void {
    const [next] = this.jobs.values();
    if (next) this.watch(next);
  }
}
