/** Tesseract's build for the web ships without types; what is used of it is said in `pictureReader`. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const core: unknown;
  export default core;
}
