import { createHash, webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate as pause } from 'node:timers/promises';
import { ciphersOf } from '../../shared/pdf/ciphers';
import { createPdfEngine, type EngineParts, type PressEngine } from '../../shared/pdf/engine';
import type { HashStream } from '../../shared/pdf/files';
import type { FontFile } from '../../shared/pdf/fonts/fontFiles';
import type { Progress } from '../../shared/pdf/port';
import { instantiate, jpegPartsInNode } from './encodersInNode';
import { filesOfDisk } from './filesOfDisk';
import { loadReaderInNode } from './readerInNode';
import type { PdfjsModule } from '../../shared/pdf/verify/expectations';

const resolve = createRequire(import.meta.url).resolve;

/** The same engine as in the worker, with Node's hash and files. */
export async function engineInNode(
  more: Pick<EngineParts, 'mate' | 'storage'> = {},
): Promise<PressEngine> {
  const pdfjs = await loadPdfjs();
  return createPdfEngine({
    wasmBinary: await readFile(resolve('@embedpdf/pdfium/pdfium.wasm')),
    instantiate,
    jpeg: await jpegPartsInNode(),
    digest: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
    newHash: newHashInNode,
    storage: filesOfDisk,
    pause,
    ciphers: ciphersOf(webcrypto),
    pdfjs,
    loadReader: loadReaderInNode,
    loadFont: loadFontInNode,
    ...more,
  });
}

export function newHashInNode(): Promise<HashStream> {
  const hash = createHash('sha256');
  return Promise.resolve({
    update: (piece) => void hash.update(piece),
    digest: () => hash.digest('hex'),
  });
}

export function loadFontInNode(file: FontFile): Promise<Uint8Array> {
  return readFile(new URL(`../../assets/fonts/${file}`, import.meta.url));
}

/** The package ships no types for its worker. */
const workerCode: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/**
 * pdf.js in this thread. Its build for older engines puts a slow `push` in place of the
 * engine's own, for arrays of frozen length, which nothing here makes; the own one comes back.
 */
export async function loadPdfjs(): Promise<PdfjsModule> {
  const ownPush = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
  const pdfjs = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfjsModule;
  const pdfjsWorker = (await import(workerCode)) as unknown;
  Object.assign(globalThis, { pdfjsWorker });
  if (ownPush) Object.defineProperty(Array.prototype, 'push', ownPush);
  return pdfjs;
}

/** One line per stage and every hundredth page. */
export function progressOnStderr({ stage, done, total }: Progress): void {
  if (done % 100 === 0 || done === total) process.stderr.write(`${stage} ${done}/${total}\n`);
}
