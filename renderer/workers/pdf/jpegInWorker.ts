import core from '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs';
import type { JpegParts, TurboCore } from '../../../shared/pdf/pixels/jpegEncoder';

export function jpegParts(wasmBinary: Uint8Array): JpegParts {
  // The package has no types; its one export is this.
  return { core: core as TurboCore, wasmBinary };
}
