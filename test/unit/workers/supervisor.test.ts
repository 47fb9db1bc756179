import { describe, expect, it } from 'vitest';
import type { FromPdf, ToPdf } from '../../../renderer/workers/pdf/pdfWire';
import { pdfGaveUp } from '../../../shared/pdf/gaveUp';
import type { Mate } from '../../../shared/pdf/build/mate';
import type { SafeRun } from '../../../shared/pdf/build/safeRun';
import type { ImportRequest, Rung } from '../../../shared/pdf/port';
import { supervisePdf, type PdfWorkerLike } from '../../../renderer/workers/pdf/supervisor';

/** A worker whose answers a test decides call by call. */
class PlannedWorker implements PdfWorkerLike {
  private hear: (message: FromPdf) => void = () => undefined;
  crash: () => void = () => undefined;
  ended = false;
  readonly calls: Extract<ToPdf, { kind: 'call' }>[] = [];

  constructor(
    private readonly act: (worker: PlannedWorker, call: Extract<ToPdf, { kind: 'call' }>) => void,
  ) {}

  post(message: ToPdf): void {
    if (message.kind !== 'call') return;
    this.calls.push(message);
    queueMicrotask(() => this.act(this, message));
  }

  listen(hear: (message: FromPdf) => void, crashed: () => void): void {
    this.hear = hear;
    this.crash = crashed;
  }

  end(): void {
    this.ended = true;
  }

  answer(message: FromPdf): void {
    this.hear(message);
  }
}

type Act = ConstructorParameters<typeof PlannedWorker>[0];

function supervise(plans: readonly Act[], mate?: Mate, onStop?: () => void) {
  const hired: PlannedWorker[] = [];
  const timers: (() => void)[] = [];
  const waits: number[] = [];
  const patience = {
    importFile: 6,
    open: 1,
    close: 1,
    renderPage: 3,
    pageWords: 1,
    coversOf: 1,
    readPicture: 1,
    redact: 1,
    redactInto: 1,
    composePacket: 1,
    composePacketInto: 1,
    lock: 1,
    verify: 1,
    makeRun: 1,
    proveShare: 1,
  };
  const engine = supervisePdf({
    spawn: () => {
      const worker = new PlannedWorker(plans[Math.min(hired.length, plans.length - 1)]!);
      hired.push(worker);
      return worker;
    },
    start: { kind: 'start', pdfiumWasm: 'wasm', jpegWasm: 'jpeg', fonts: {}, readerWasm: 'reader', readerLanguage: 'eng', secondReader: {} }, // prettier-ignore
    patience,
    ...(mate && { mate }),
    ...(onStop && { onStop }),
    setTimer: (run, milliseconds) => {
      timers.push(run);
      waits.push(milliseconds);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  return { engine, hired, runOut: () => timers.slice().forEach((run) => run()), timers, waits };
}

const file = { bytes: new Uint8Array(1) };
const picture = { width: 1, height: 1, pixels: new Uint8Array(4) };
const answers: Act = (worker, call) =>
  worker.answer({ kind: 'reply', id: call.id, reply: { ok: true, value: picture } });
const breaks: Act = (worker, call) => worker.answer({ kind: 'broken', id: call.id });
const crashes: Act = (worker) => worker.crash();
const silent: Act = () => undefined;

/** So many pages of nine are done. */
const tellDone = (...[worker, { id }, done]: [...Parameters<Act>, number]): void =>
  worker.answer({
    kind: 'progress',
    id,
    progress: { stage: 'pages', rung: 'file', done, total: 9 },
  });
const lostAfter =
  (done: number): Act =>
  (worker, call) => {
    tellDone(worker, call, done);
    worker.crash();
  };
const lostOver = (hired: readonly PlannedWorker[]): unknown[] =>
  hired.flatMap(({ calls }) => calls.map(({ input }) => (input as ImportRequest).lostOver));

describe('a PDF worker under supervision', () => {
  it('answers, and leaves no timer behind', async () => {
    const { engine, timers } = supervise([answers]);
    expect(await engine.importFile(file)).toEqual(picture);
    expect(timers).toHaveLength(0);
  });

  it.each([
    ['breaks', breaks],
    ['crashes', crashes],
  ])('is replaced when it %s, and the page is tried once more', async (_, failing) => {
    const { engine, hired } = supervise([failing, answers]);
    expect(await engine.importFile(file)).toEqual(picture);
    expect(hired.map((worker) => worker.ended)).toEqual([true, false]);
  });

  it('is replaced when it goes silent past its patience', async () => {
    const { engine, hired, runOut } = supervise([silent, answers]);
    const page = engine.importFile(file);
    await Promise.resolve();
    runOut();
    expect(await page).toEqual(picture);
    expect(hired[0]!.ended).toBe(true);
  });

  it('refuses the page in words when the second try fails too', async () => {
    const { engine, hired } = supervise([breaks]);
    await expect(engine.importFile(file)).rejects.toMatchObject({
      fault: { code: 'pdf-gave-up' },
    });
    expect(hired).toHaveLength(2);
  });

  it('does not try a page again in a worker that has not opened its file', async () => {
    const { engine, hired } = supervise([breaks, answers]);
    const page = engine.renderPage({ source: { fileId: 'file' }, page: 1 });
    await expect(page).rejects.toMatchObject({ fault: { code: 'pdf-not-open' } });
    expect(hired).toHaveLength(1);
  });

  it('lets a call wait behind another without counting that against it', async () => {
    const { engine, hired, runOut, timers } = supervise([silent, answers]);
    const first = engine.importFile(file);
    const second = engine.importFile(file);
    expect(timers).toHaveLength(1);
    hired[0]!.answer({ kind: 'reply', id: 1, reply: { ok: true, value: picture } });
    await first;
    expect(timers).toHaveLength(1);
    runOut();
    expect(await second).toEqual(picture);
    expect(hired).toHaveLength(2);
  });

  it('passes a refusal on without a second try', async () => {
    const fault = { code: 'pdf-wrong-password', message: 'That password does not open it.' };
    const { engine, hired } = supervise([
      (worker, call) => worker.answer({ kind: 'reply', id: call.id, reply: { ok: false, fault } }),
    ]);
    await expect(engine.importFile(file)).rejects.toMatchObject({ fault });
    expect(hired).toHaveLength(1);
    expect(hired[0]!.ended).toBe(false);
  });

  it('takes a sign of progress as a reason to wait on', async () => {
    const seen: number[] = [];
    const { engine, timers } = supervise([
      (worker, call) => {
        worker.answer({
          kind: 'progress',
          id: call.id,
          progress: { stage: 'pages', done: 1, total: 2 },
        });
        answers(worker, call);
      },
    ]);
    await engine.redact({ bytes: new Uint8Array(1), marks: [], terms: [] }, (p) =>
      seen.push(p.done),
    );
    expect(seen).toEqual([1]);
    expect(timers).toHaveLength(0);
  });

  it('goes past the pages of a file over which workers were lost', async () => {
    const { engine, hired } = supervise([lostAfter(6), lostAfter(6), lostAfter(2), answers]);
    expect(await engine.importFile(file)).toEqual(picture);
    const [seven, three] = [7, 3].map((page) => ({ page, rung: 'file' }));
    expect(lostOver(hired)).toEqual([[], [seven], [seven, seven], [seven, seven, three]]);
  });

  it('says of each page at which rung the worker was lost', async () => {
    const lostAt =
      (rung: Rung, done: number): Act =>
      (worker, { id }) => {
        tellDone(worker, { id } as never, 9);
        worker.answer({ kind: 'progress', id, progress: { stage: 'pages', rung, done, total: 9 } });
        worker.crash();
      };
    const { engine, hired } = supervise([lostAt('second', 2), lostAt('mended', 0), answers]);
    await engine.importFile(file);
    const second = { page: 3, rung: 'second' };
    expect(lostOver(hired)).toEqual([[], [second], [second, { page: 1, rung: 'mended' }]]);
  });

  it('refuses a file that costs one worker after the other', async () => {
    const { engine, hired } = supervise([lostAfter(6)]);
    await expect(engine.importFile(file)).rejects.toMatchObject({ fault: { code: 'pdf-gave-up' } });
    expect(hired).toHaveLength(5);
  });

  it('blames no page where all had been looked at', async () => {
    const { engine, hired } = supervise([lostAfter(9), answers]);
    expect(await engine.importFile(file)).toEqual(picture);
    expect(lostOver(hired)).toEqual([[], []]);
  });

  it('gives a page that comes in as long as one on the screen, and the rest of the file longer', async () => {
    const { engine, waits } = supervise([
      (worker, call) => {
        tellDone(worker, call, 8);
        tellDone(worker, call, 9);
        answers(worker, call);
      },
    ]);
    await engine.importFile(file);
    expect(waits).toEqual([6, 3, 6]);
  });

  it('tries every call again that was in the worker that fell over', async () => {
    let count = 0;
    const { engine } = supervise([
      (worker) => {
        count += 1;
        if (count === 2) worker.crash();
      },
      answers,
    ]);
    expect(await Promise.all([engine.importFile(file), engine.importFile(file)])).toEqual([
      picture,
      picture,
    ]);
  });

  describe('whose work nobody wants any more', () => {
    const packet = { sources: [], parts: [], stamp: { requestNumber: 'REQ-2026-000001' } };
    const stopping = () => {
      let ask = (): void => undefined;
      const asked = new Promise<void>((resolve) => (ask = resolve));
      return { asked, ask };
    };

    it('is ended at once and not asked again, and others go on in a new one', async () => {
      const { engine, hired, timers } = supervise([silent, answers]);
      const { asked, ask } = stopping();
      const built = engine.composePacket(packet, undefined, asked);
      await Promise.resolve();
      ask();
      await expect(built).rejects.toMatchObject({
        fault: { code: 'stopped', message: 'You stopped this. Nothing was written.' },
      });
      expect(hired.map(({ ended }) => ended)).toEqual([true]);
      expect(timers).toHaveLength(0);
      expect(await engine.importFile(file)).toEqual(picture);
    });

    it('is the only one that ends: what else was under way is begun anew, and is not blamed', async () => {
      const held: Act = (worker, call) => {
        if (call.verb === 'importFile') tellDone(worker, call, 2);
      };
      const { engine, hired, timers } = supervise([held, answers]);
      const { asked, ask } = stopping();
      const letter = engine.composePacket(packet);
      const built = engine.composePacket(packet, undefined, asked);
      const taken = engine.importFile(file);
      await Promise.resolve();
      ask();
      await expect(built).rejects.toMatchObject({ fault: { code: 'stopped' } });
      expect(await Promise.all([letter, taken])).toEqual([picture, picture]);
      const verbs = hired.map(({ calls }) => calls.map(({ verb }) => verb));
      expect(verbs).toEqual([
        ['composePacket', 'composePacket', 'importFile'],
        ['composePacket', 'importFile'],
      ]);
      expect(lostOver([hired[1]!])).toEqual([undefined, []]);
      expect(timers).toHaveLength(0);
    });

    it('leaves to the others both their tries', async () => {
      const { engine, hired } = supervise([silent, breaks, answers]);
      const { asked, ask } = stopping();
      const letter = engine.composePacket(packet);
      const built = engine.composePacket(packet, undefined, asked);
      await Promise.resolve();
      ask();
      await expect(built).rejects.toMatchObject({ fault: { code: 'stopped' } });
      expect(await letter).toEqual(picture);
      expect(hired).toHaveLength(3);
    });

    it('has the next one watched, which may be stuck too', async () => {
      const { engine, hired, runOut } = supervise([silent, silent, answers]);
      const { asked, ask } = stopping();
      const built = engine.composePacket(packet, undefined, asked);
      const letter = engine.composePacket(packet);
      ask();
      await expect(built).rejects.toMatchObject({ fault: { code: 'stopped' } });
      runOut();
      expect(await letter).toEqual(picture);
      expect(hired).toHaveLength(3);
    });

    it('is ended too where that was said before it began', async () => {
      const { engine, hired } = supervise([silent]);
      const built = engine.composePacket(packet, undefined, Promise.resolve());
      await expect(built).rejects.toMatchObject({ fault: { code: 'stopped' } });
      expect(hired.map(({ ended }) => ended)).toEqual([true]);
    });

    it('goes on where the work was done before that was said', async () => {
      const { engine, hired } = supervise([answers]);
      const { asked, ask } = stopping();
      await engine.composePacket(packet, undefined, asked);
      ask();
      await asked;
      await Promise.resolve();
      expect(hired.map(({ ended }) => ended)).toEqual([false]);
    });

    it('has its mate ended too, which does not begin the same once more', async () => {
      const mate = supervise([silent]);
      const press = supervise([asksItsMate([], 'proveShare')], mate.engine, mate.engine.stop);
      const { asked, ask } = stopping();
      const built = press.engine.composePacket(packet, undefined, asked);
      await Promise.resolve();
      await Promise.resolve();
      expect(mate.hired[0]!.calls).toHaveLength(1);
      ask();
      await expect(built).rejects.toMatchObject({ fault: { code: 'stopped' } });
      expect(mate.hired.map(({ ended }) => ended)).toEqual([true]);
    });
  });

  it('hands on what it asks of its mate, and gives it the answer', async () => {
    const asked: unknown[] = [];
    const posted: ToPdf[] = [];
    const mate = mateThat((input) => {
      asked.push(input);
      return Promise.resolve({ pages: [], objects: [] });
    });
    const { engine, hired } = supervise([asksItsMate(posted)], mate);
    await engine.redact({ bytes: new Uint8Array(1), marks: [], terms: [] });
    expect(asked).toEqual(['a run']);
    expect(posted).toEqual([
      { kind: 'mate-reply', id: 7, reply: { ok: true, value: { pages: [], objects: [] } } },
    ]);
    expect(hired).toHaveLength(1);
  });

  it('hears of it when its mate gave up, and is not replaced for that', async () => {
    const posted: ToPdf[] = [];
    const mate = mateThat(() => Promise.reject(pdfGaveUp()));
    const { engine, hired } = supervise([asksItsMate(posted)], mate);
    await engine.redact({ bytes: new Uint8Array(1), marks: [], terms: [] });
    expect(posted).toMatchObject([{ id: 7, reply: { ok: false, fault: { code: 'pdf-gave-up' } } }]);
    expect(hired).toHaveLength(1);
  });
});

function mateThat(makeRun: (input: unknown) => Promise<SafeRun>): Mate {
  const open = (): Promise<{ pages: number }> => Promise.resolve({ pages: 1 });
  const proveShare = (): Promise<never> => Promise.reject(new Error('not asked'));
  return { open, close: () => Promise.resolve(), makeRun, proveShare };
}

/** Asks once, and answers its own call when the mate has answered. */
function asksItsMate(posted: ToPdf[], verb: 'makeRun' | 'proveShare' = 'makeRun'): Act {
  return (worker, call) => {
    worker.post = (message) => {
      posted.push(message);
      answers(worker, call);
    };
    worker.answer({ kind: 'ask', id: 7, verb, input: 'a run' });
  };
}
