import { gunzipSync } from 'fflate';
import core from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import {
  createPictureReader,
  type PictureReader,
  type TesseractCore,
} from '../../../shared/pdf/read/pictureReader';

interface ReaderFiles {
  readonly wasmBinary: Uint8Array;
  /** Packed with gzip. */
  readonly language: Uint8Array;
}

export function startReader({ wasmBinary, language }: ReaderFiles): Promise<PictureReader> {
  // The package has no types; its one export is this.
  const tesseract = core as TesseractCore;
  return createPictureReader({ core: tesseract, wasmBinary, language: gunzipSync(language) });
}
