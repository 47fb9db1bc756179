import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { JpegParts, TurboCore } from '../../shared/pdf/jpegEncoder';

const require = createRequire(import.meta.url);

/** The same encoder of pictures as in the worker, from the files of its package. */
export async function jpegPartsInNode(): Promise<JpegParts> {
  const core = require('@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs') as TurboCore;
  const wasmBinary = await readFile(require.resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/wasm')); // prettier-ignore
  return { core, wasmBinary };
}
