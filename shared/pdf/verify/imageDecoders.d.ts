/** The part of pdf.js's image decoders used here; the package ships no types for it. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    readonly width: number;
    readonly height: number;
    readonly numComponents: number;
    parse(data: Uint8Array): void;
    getData(options: {
      readonly width: number;
      readonly height: number;
      readonly forceRGBA?: boolean;
      readonly forceRGB?: boolean;
      readonly isSourcePDF?: boolean;
    }): Uint8Array | Uint8ClampedArray;
  }
}
