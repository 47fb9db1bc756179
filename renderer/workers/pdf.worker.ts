import { transferables } from '../../shared/contract/wire';
import { Refused, type Reply } from '../../shared/domain/base/fault';
import { ciphersOf } from '../../shared/pdf/ciphers';
import { createPdfEngine, type PressEngine } from '../../shared/pdf/engine';
import type { OnProgress } from '../../shared/pdf/port';
import type { SecondRenderer } from '../../shared/pdf/import/secondRenderer';
import { MateByWire } from '../../shared/pdf/build/mateByWire';
import type { PictureReader } from '../../shared/pdf/read/pictureReader';
import { createSHA256 } from 'hash-wasm';
import { lentFiles } from './files/lentFiles';
import { jpegParts } from './pdf/jpegInWorker';
import { loadPdfjs } from './pdf/pdfjsInWorker';
import type { FromPdf, PdfVerb, ToPdf } from './pdf/pdfWire';

type Start = Extract<ToPdf, { kind: 'start' }>;
type Method = (input: unknown, onProgress: OnProgress) => Promise<unknown>;

/**
 * The only place that parses files from outside. It has no keys and makes no request but for
 * its own program parts; what it is given it gives back, and its owner ends it at will.
 */
let start: Start | undefined;
let engine: Promise<PressEngine> | undefined;
const mate = new MateByWire((message) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ToPdf>) => {
  if (data.kind === 'start') start = data;
  else if (data.kind === 'call') void answer(data);
  else mate.receive(data);
});

async function startEngine(start: Start): Promise<PressEngine> {
  const [wasmBinary, jpegBinary] = await Promise.all([
    fetchBytes(start.pdfiumWasm),
    fetchBytes(start.jpegWasm),
  ]);
  return createPdfEngine({
    instantiate,
    jpeg: jpegParts(jpegBinary),
    ...{
      wasmBinary,
      digest,
      newHash: createSHA256,
      pause,
      ciphers: ciphersOf(crypto),
      pdfjs: loadPdfjs(),
    },
    loadFont: (file) => fetchBytes(start.fonts[file] ?? ''),
    loadReader: () => loadReader(start),
    secondRenderer: secondRenderer(start),
    storage: lentFiles((knock) => postMessage(knock)),
    ...(start.hasMate && { mate }),
  });
}

/** Loaded with the first file that PDFium cannot draw. */
function secondRenderer({ secondReader }: Start): SecondRenderer {
  return {
    open: async (file) => {
      const { startSecondRenderer } = await import('./pdf/secondRendererInWorker');
      const second = startSecondRenderer((name) => fetchBytes(secondReader[name] ?? ''));
      return second.open(file);
    },
  };
}

/** Loaded by the worker that reads pictures, and by those that lay words over rebuilt pages. */
async function loadReader({ readerWasm, readerLanguage }: Start): Promise<PictureReader> {
  const [{ startReader }, wasmBinary, language] = await Promise.all([
    import('./pdf/readerInWorker'),
    fetchBytes(readerWasm),
    fetchBytes(readerLanguage),
  ]);
  return startReader({ wasmBinary, language });
}

async function instantiate(wasm: Uint8Array<ArrayBuffer>): Promise<unknown> {
  return (await WebAssembly.instantiate(wasm)).instance.exports;
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`missing program part: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const turn = new MessageChannel();
turn.port1.start();

/** To the end of the line of messages: a timer would wait for milliseconds. */
async function pause(): Promise<void> {
  await new Promise((go) => {
    turn.port1.addEventListener('message', go, { once: true });
    turn.port2.postMessage(undefined);
  });
}

async function answer(call: Extract<ToPdf, { kind: 'call' }>): Promise<void> {
  send({ kind: 'begun', id: call.id });
  try {
    send({ kind: 'reply', id: call.id, reply: { ok: true, value: await run(call) } });
  } catch (error) {
    send(
      error instanceof Refused
        ? { kind: 'reply', id: call.id, reply: refusal(error) }
        : { kind: 'broken', id: call.id },
    );
  }
}

async function run(call: Extract<ToPdf, { kind: 'call' }>): Promise<unknown> {
  if (!start) throw new Error('called before start');
  engine ??= startEngine(start);
  const ready = await engine;
  // The caller speaks the engine's interface; the wire only forgets its types.
  const door = ready as unknown as Record<PdfVerb, Method>;
  return door[call.verb](call.input, (progress) => {
    send({ kind: 'progress', id: call.id, progress });
  });
}

function refusal(error: Refused): Reply<never> {
  return { ok: false, fault: error.fault };
}

function send(message: FromPdf): void {
  postMessage(message, { transfer: transferables(message) });
}
