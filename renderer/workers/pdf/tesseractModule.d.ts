/** Tesseract's build for the web ships without types; what is used of it is said in `pictureReader`. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  import type { TesseractCore } from '../../../shared/pdf/pictureReader';
  const core: TesseractCore;
  export default core;
}
