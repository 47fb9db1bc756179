import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Instantiate } from '../../shared/pdf/pixels/faxEncoder';
import type { JpegParts, TurboCore } from '../../shared/pdf/pixels/jpegEncoder';

const require = createRequire(import.meta.url);

/** The same encoder of pictures as in the worker, from the files of its package. */
export async function jpegPartsInNode(): Promise<JpegParts> {
  const core = require('@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs') as TurboCore;
  const wasmBinary = await readFile(require.resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/wasm')); // prettier-ignore
  return { core, wasmBinary };
}

/** Node has it; its types here do not. */
interface Wasm {
  instantiate(wasm: Uint8Array): Promise<{ readonly instance: { readonly exports: unknown } }>;
}

export const instantiate: Instantiate = async (wasm) => {
  const { WebAssembly: host } = globalThis as unknown as { readonly WebAssembly: Wasm };
  return (await host.instantiate(wasm)).instance.exports;
};
