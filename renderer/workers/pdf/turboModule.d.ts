/** libjpeg-turbo's build ships without types; what is used of it is said in `jpegEncoder`. */
declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs' {
  const core: unknown;
  export default core;
}
