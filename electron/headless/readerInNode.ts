import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import {
  createPictureReader,
  type PictureReader,
  type TesseractCore,
} from '../../shared/pdf/read/pictureReader';

const require = createRequire(import.meta.url);

/** The same reader of pictures as in the worker, from the files of its packages. */
export async function loadReaderInNode(): Promise<PictureReader> {
  const core = require('tesseract.js-core/tesseract-core-simd-lstm.js') as TesseractCore;
  const wasmBinary = await readFile(require.resolve('tesseract.js-core/tesseract-core-simd-lstm.wasm')); // prettier-ignore
  const language = require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');
  return createPictureReader({ core, wasmBinary, language: gunzipSync(await readFile(language)) });
}
