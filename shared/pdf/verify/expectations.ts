/**
 * What the writer says it wrote. The verifier believes none of it: it opens the finished
 * bytes with its own code (and pdf.js) and compares. Nothing here may be computed from the
 * output itself.
 */
import type { Mark, Rect } from '../model';

/** `[a b c d e f]`, as after `cm`: maps the unit square (image) to the page's user space. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Digest = (bytes: Uint8Array) => Promise<string>;

/** What a locked file is made and opened with. */
export interface Ciphers {
  randomBytes(length: number): Uint8Array;
  sha2(bits: 256 | 384 | 512, bytes: Uint8Array): Promise<Uint8Array>;
  /** AES in CBC, filled up after PKCS #7; the length of the key, 16 or 32 bytes, says which AES. */
  encryptCbc(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Promise<Uint8Array>;
  /** Rejects where it does not end as it was filled up. */
  decryptCbc(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Promise<Uint8Array>;
}

/** The one image that IS a rebuilt page. */
export interface ExpectedImage {
  readonly width: number;
  readonly height: number;
  /**
   * `g4`: CCITTFaxDecode /K -1, 1 bit, DeviceGray. `jpeg-gray`, `jpeg-colour`: DCTDecode,
   * baseline, one component in DeviceGray or three, none coarser, in DeviceRGB.
   */
  readonly encoding: 'g4' | 'jpeg-gray' | 'jpeg-colour';
  readonly matrix: Matrix;
  /** SHA-256 of the stream's bytes as they stand in the file (encoded). */
  readonly streamSha256: string;
  /**
   * SHA-256 of the painted samples, top row first: rows padded to a byte, most significant
   * bit left, 1 = black, padding 0. Absent where JPEG loses some.
   */
  readonly samplesSha256?: string;
}

/** A word of the text layer of a rebuilt page. All of it is in whole points. */
export interface ExpectedWord {
  readonly text: string;
  /** Where its first letter stands. It runs as the page is read: to the right of the page as shown. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** One page of the output, in order. Rectangles are in the OUTPUT page's unrotated user space. */
export interface ExpectedPage {
  /** /MediaBox exactly (there is no CropBox on `rebuilt` and `own` pages). */
  readonly media: Rect;
  readonly rotate: 0 | 90 | 180 | 270;
  /** /UserUnit; 1 unless said. */
  readonly userUnit?: number;
  /**
   * `rebuilt`: one image and nothing else but `ownText` and `layer`.
   * `kept`: whitelisted vector page of a source. `own`: written by the desk (cover, notice).
   */
  readonly kind: 'rebuilt' | 'kept' | 'own';
  /**
   * What had to be covered (marks and found terms, already padded, NOT yet snapped outward):
   * every sample whose centre lies in one of these must be black, and in JPEG the whole square
   * of 8 by 8 it is coded with. Only on `rebuilt` pages.
   */
  readonly boxes: readonly Rect[];
  readonly image?: ExpectedImage;
  /**
   * Only on `kept` pages: SHA-256 of each content stream copied from the source, encoded as it
   * stands in the file, in order. The output page must hold these, in this order, as content
   * or as forms it draws, beside the stamps: a dropped or swapped page is found by it.
   */
  readonly contentSha256?: readonly string[];
  /**
   * Only on `kept` pages: what its resources lead to. `of(object)` is the SHA-256 of "digest of its
   * raw bytes if it is a stream", a space, and `of` every object it points at, in order, with
   * spaces between; this is the SHA-256 of the `of` all objects the resources point at. Scans have
   * the same content, so two exchanged ones are found by it.
   */
  readonly drawnSha256?: string;
  /**
   * Only on `kept` pages: what of the copied content may be seen, in the source page's space.
   * The page's crop box, or the box of the form that holds the content.
   */
  readonly crop?: Rect;
  /**
   * SHA-256 of the page's own content streams, all of them, in order, encoded as they stand in
   * the file: nothing may be painted on the page that the writer did not put there.
   */
  readonly pageContentSha256: readonly string[];
  /**
   * Text the desk itself put on the page (stamps, watermark, own lines). A rebuilt page's
   * text, spaces aside, must be made of exactly these.
   */
  readonly ownText: readonly string[];
  /**
   * Only on `rebuilt` pages: words that nobody sees, over the same words of the page image, in the
   * order in which they stand in the page's last content stream. There are no others.
   */
  readonly layer?: readonly ExpectedWord[];
}

export interface Expectations {
  /** Absent when a file is checked that nobody described (`roi verify`). */
  readonly pages?: readonly ExpectedPage[];
  /** Only with `pages`: both strings of the trailer's /ID, as hexadecimal digits. */
  readonly fileId?: string;
  /** Only with `pages` absent: places (output page space) where nothing readable may lie. */
  readonly marks?: readonly Mark[];
  /** Text that may stand nowhere: not in text, not in bytes, in no encoding. */
  readonly terms: readonly string[];
}

/** The part of pdf.js used; handed in, because the shared rooms know no host. */
export interface PdfjsModule {
  readonly version: string;
  readonly OPS: Readonly<Record<string, number>>;
  readonly PDFDataRangeTransport: new (length: number, initialData: null) => PdfjsRange;
  getDocument(source: Readonly<Record<string, unknown>>): PdfjsLoading;
}
/** Gives pdf.js the pieces of a file that it asks for. */
export interface PdfjsRange {
  requestDataRange(begin: number, end: number): void;
  onDataRange(begin: number, chunk: Uint8Array): void;
}
export interface PdfjsLoading {
  readonly promise: Promise<PdfjsDocument>;
  destroy(): Promise<void>;
}
export interface PdfjsDocument {
  readonly numPages: number;
  getPage(page: number): Promise<PdfjsPage>;
  getAttachments(): Promise<unknown>;
  getMetadata(): Promise<{ readonly info: object; readonly metadata: unknown }>;
  getOptionalContentConfig(): Promise<unknown>;
}
export interface PdfjsPage {
  readonly rotate: number;
  readonly view: readonly number[];
  readonly userUnit: number;
  getTextContent(options?: Readonly<Record<string, unknown>>): Promise<{
    readonly items: readonly PdfjsTextItem[];
  }>;
  getAnnotations(): Promise<readonly unknown[]>;
  getOperatorList(): Promise<{
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }>;
  readonly objs: { get(id: string): unknown; has(id: string): boolean };
  cleanup(): boolean;
}
/** A text run; `str` is absent on marked-content items. */
export interface PdfjsTextItem {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly height?: number;
  readonly hasEOL?: boolean;
}
