/** Samples into baseline JPEG and back, by libjpeg-turbo compiled to WebAssembly. */
import { stripJpeg } from './jpeg';

/** The part of @cornerstonejs/codec-libjpeg-turbo-8bit that is used; the package has no types. */
interface TurboModule {
  readonly JPEGEncoder: new () => TurboEncoder;
  readonly JPEGDecoder: new () => TurboDecoder;
}

interface TurboDecoder {
  /** Memory of the module, to be filled at once: it moves when it grows. */
  getEncodedBuffer(bytes: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
}

interface TurboEncoder {
  setQuality(quality: number): void;
  setProgressive(progressive: boolean): void;
  setSubSampling(kind: number): void;
  /** Memory of the module, to be filled at once: it moves when it grows. */
  getDecodedBuffer(frame: {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned: boolean;
  }): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
}

export type TurboCore = (options: { readonly wasmBinary: Uint8Array }) => Promise<unknown>;

export interface JpegParts {
  readonly core: TurboCore;
  readonly wasmBinary: Uint8Array;
}

/** Top row first; 1 component: gray, 0 black; 3 components: red, green, blue side by side. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  readonly samples: Uint8Array;
}

export interface JpegEncoder {
  /** SOI DQT SOF0 DHT SOS EOI and nothing else; the same samples give the same bytes. */
  encode(picture: Picture): Uint8Array<ArrayBuffer>;
  /** What a reader of the file sees of it: samples as in `Picture`. */
  decode(jpeg: Uint8Array): Uint8Array;
}

/** Side in samples of the squares that are coded on their own: no colour is made coarser. */
export const jpegBlock = 8;

/**
 * The step of the mean of a square is 8 at this quality, which divides the 1024 that black is
 * away from the middle: a black square decodes to exactly black.
 */
const quality = 75;
/** TJSAMP of libjpeg-turbo: every component as fine as the others, or only one. */
const notCoarser = { 1: 3, 3: 0 } as const;

export async function createJpegEncoder({ core, wasmBinary }: JpegParts): Promise<JpegEncoder> {
  const module = (await core({ wasmBinary })) as TurboModule;
  const encoder = new module.JPEGEncoder();
  encoder.setQuality(quality);
  encoder.setProgressive(false);
  const decoder = new module.JPEGDecoder();
  return {
    encode: (picture) => encode(encoder, picture),
    decode: (jpeg) => decode(decoder, jpeg),
  };
}

function decode(decoder: TurboDecoder, jpeg: Uint8Array): Uint8Array {
  decoder.getEncodedBuffer(jpeg.length).set(jpeg);
  decoder.decode();
  return decoder.getDecodedBuffer().slice();
}

function encode(encoder: TurboEncoder, picture: Picture): Uint8Array<ArrayBuffer> {
  const { width, height, components } = picture;
  const frame = { width, height, bitsPerSample: 8, componentCount: components, isSigned: false };
  encoder.setSubSampling(notCoarser[components]);
  encoder.getDecodedBuffer(frame).set(picture.samples);
  encoder.encode();
  return stripJpeg(encoder.getEncodedBuffer()).bytes;
}
