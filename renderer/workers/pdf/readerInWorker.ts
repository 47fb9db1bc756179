import { gunzipSync } from 'fflate';
import core from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { createPictureReader, type PictureReader } from '../../../shared/pdf/pictureReader';

interface ReaderFiles {
  readonly wasmBinary: Uint8Array;
  /** Packed with gzip. */
  readonly language: Uint8Array;
}

export function startReader({ wasmBinary, language }: ReaderFiles): Promise<PictureReader> {
  return createPictureReader({ core, wasmBinary, language: gunzipSync(language) });
}
