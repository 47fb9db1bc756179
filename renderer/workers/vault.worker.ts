import { transferables, type FromVault, type ToVault } from '../../shared/contract/wire';
import { calendarDate } from '../../shared/core/calendar';
import { createDesk, type Desk } from '../../shared/core/desk';
import { Refused, type Fault, type Reply } from '../../shared/domain/base/fault';
import { Lender } from './files/lender';
import { openStorage } from './storage/openStorage';
import { holdProfile } from './storage/profileLock';
import { webPrimitives } from './storage/webPrimitives';
import { spawnPdfWorker } from './pdf/spawnPdfWorker';
import { createPdfCrew } from './pdf/pdfCrew';
import { logBug } from './vault/logBug';
import { hostPractice, type PracticeHost } from './vault/practiceHost';
import { relayShell } from './vault/shellRelay';

/**
 * Holds the keys, the journal and the services. Ending this worker is what locking is: no key and
 * nothing decrypted outlives it, nor do the PDF workers it started.
 */
const relay = relayShell((message) => send(message));
let desk: Promise<Desk> | undefined;
let practice: PracticeHost | undefined;

addEventListener('message', ({ data }: MessageEvent<ToVault>) => {
  if (data.kind === 'start') void start(data);
  else if (data.kind === 'call') void answer(data);
  else relay.answered(data.id, data.reply);
});

async function start(message: Extract<ToVault, { kind: 'start' }>): Promise<void> {
  try {
    desk = openDesk(message);
    await desk;
    send({ kind: 'ready' });
  } catch (error) {
    send({ kind: 'failed', ...startFault(error) });
  }
}

async function openDesk(message: Extract<ToVault, { kind: 'start' }>): Promise<Desk> {
  const name = message.practice ? 'roi-practice' : 'roi-desk';
  await holdProfile(name, navigator.locks);
  const store = await openStorage(name);
  practice = message.practice ? hostPractice(relay.shell) : undefined;
  const lender = new Lender();
  return createDesk({
    rows: store.rows,
    header: store.header,
    files: store.files,
    primitives: webPrimitives,
    clock: {
      now: () => new Date().toISOString(),
      today: (timeZone) => calendarDate(new Date().toISOString(), timeZone),
    },
    ids: { newId: () => crypto.randomUUID() },
    pdf: createPdfCrew({
      spawn: () => spawnPdfWorker(lender.door()),
      start: { kind: 'start', ...message.assets },
      patience,
      setTimer: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
    // Without isolation there is no memory that workers share, and files are handed over whole.
    ...(crossOriginIsolated && { lending: lender }),
    shell: practice?.shell ?? relay.shell,
    readsPictures: true,
    emit: (event) => send({ kind: 'event', event }),
    log: { bug: logBug },
    ...(practice && { practice: practice.clinic }),
  });
}

const seconds = 1000;

/** The longest a page of a real chart took here was 2 s; a whole file of 2,000 pages, 40 s. */
const patience = {
  // Of a PDF it tells of every page, which then has as long as on the screen.
  importFile: 180 * seconds,
  open: 60 * seconds,
  close: 10 * seconds,
  renderPage: 30 * seconds,
  pageWords: 30 * seconds,
  coversOf: 30 * seconds,
  // A dense page at 300 dpi took 8 s alone, and several times that on a busy PC.
  readPicture: 180 * seconds,
  // These tell of progress page by page, and each sign begins the wait anew; a page may have to be read.
  redact: 180 * seconds,
  redactInto: 180 * seconds,
  composePacket: 180 * seconds,
  composePacketInto: 180 * seconds,
  makeRun: 180 * seconds,
  lock: 120 * seconds,
  proveShare: 120 * seconds,
  verify: 180 * seconds,
} as const;

type VaultCall = Extract<ToVault, { kind: 'call' }>;

async function answer(call: VaultCall): Promise<void> {
  if (!desk) throw new Error('called before start');
  const wait = practice?.whyWait(call.verb);
  const reply = wait ? { ok: false as const, fault: wait } : await dispatch(await desk, call);
  send({ kind: 'reply', id: call.id, reply });
}

async function dispatch({ dispatch }: Desk, { verb, input }: VaultCall): Promise<Reply<unknown>> {
  const run = () => dispatch(verb, input);
  return practice ? practice.turnstile.pass(run) : run();
}

function startFault(error: unknown): Fault {
  if (error instanceof Refused) return error.fault;
  return {
    code: 'start-failed',
    message:
      'The desk could not open its store on this PC. Nothing is lost. Close other windows of ROI Desk, check that the disk is not full, and start again.',
  };
}

function send(message: FromVault): void {
  postMessage(message, { transfer: transferables(message) });
}
