/** Words out of pictures (OCR), by Tesseract compiled to WebAssembly; nothing is fetched (pdf.md 6). */
import type { PageImage } from '../model';
import { graysOf } from './grays';
import type { GrayBitmap } from './pdfiumPage';

/** The part of tesseract.js-core that is used; the package has no types. */
export interface TesseractModule {
  readonly FS: {
    writeFile(path: string, data: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  Init(folder: null, language: string, engineMode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exifOrientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  Clear(): void;
  Version(): string;
}

export type TesseractCore = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<TesseractModule>;

export interface ReaderParts {
  readonly core: TesseractCore;
  readonly wasmBinary: Uint8Array;
  /** `eng.traineddata`, unpacked. */
  readonly language: Uint8Array;
}

/** A word as it stands in a picture. */
export interface PictureWord {
  readonly text: string;
  /** Pixels from the top left: left, top, right, bottom. */
  readonly box: readonly [number, number, number, number];
  /** How sure the reader is, 0 to 100. */
  readonly confidence: number;
}

/** A line of print, its words from the left. */
export interface PictureLine {
  /** What its letters stand on, pixels from the top left: from x, y to x, y. */
  readonly baseline: readonly [number, number, number, number];
  readonly words: readonly PictureWord[];
}

/** Throws where a picture cannot be read at all. The same picture gives the same words, whatever was read before. */
export interface PictureReader {
  /** The program and what it has learned its letters from. */
  readonly version: string;
  read(picture: PageImage, dpi: number): readonly PictureWord[];
  readLines(picture: GrayBitmap, dpi: number): readonly PictureLine[];
}

const lstmOnly = 1;
const learnedFrom = 'eng 4.0.0_best_int';
/** The default drops whole boxed lines, a patient banner among them (pdf.md 0, point 5). */
const wholePage = '3';

export async function createPictureReader(parts: ReaderParts): Promise<PictureReader> {
  const quiet = () => undefined;
  const module = await parts.core({ wasmBinary: parts.wasmBinary, print: quiet, printErr: quiet });
  module.FS.writeFile('eng.traineddata', parts.language);
  const api = new module.TessBaseAPI();
  if (api.Init(null, 'eng', lstmOnly) !== 0) throw new Error('the reader did not start');
  api.SetVariable('tessedit_pageseg_mode', wholePage);
  const readLines: PictureReader['readLines'] = (picture, dpi) =>
    linesOf(readPicture(module, api, picture, dpi));
  return {
    version: `Tesseract ${api.Version()} (${learnedFrom})`,
    read: (picture, dpi) => readLines(grayOf(picture), dpi).flatMap(({ words }) => words),
    readLines,
  };
}

function readPicture(
  { FS }: TesseractModule,
  api: TesseractApi,
  picture: GrayBitmap,
  dpi: number,
): Found {
  api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
  FS.writeFile('/input', asPgm(picture));
  try {
    if (api.SetImageFile(1, 0) !== 0 || api.Recognize(null) !== 0) {
      throw new Error('the picture was not read');
    }
    return JSON.parse(api.GetJSONText()) as Found;
  } finally {
    api.Clear();
    FS.unlink('/input');
  }
}

/** The plainest picture there is: a line of text, then a byte a pixel. */
function asPgm({ width, height, samples }: GrayBitmap): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${String(width)} ${String(height)}\n255\n`);
  const bytes = new Uint8Array(head.length + samples.length);
  bytes.set(head);
  bytes.set(samples, head.length);
  return bytes;
}

function grayOf({ width, height, pixels }: PageImage): GrayBitmap {
  return { width, height, samples: graysOf(pixels, 4) };
}

interface Found {
  readonly blocks: readonly {
    readonly paragraphs: readonly { readonly lines: readonly FoundLine[] }[];
  }[];
}

interface FoundLine {
  readonly baseline: FoundBox;
  readonly words: readonly FoundWord[];
}

interface FoundWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: FoundBox;
}

interface FoundBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function linesOf({ blocks }: Found): PictureLine[] {
  return blocks
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    .map(({ baseline, words }) => ({ baseline: sidesOf(baseline), words: words.flatMap(wordOf) }));
}

function wordOf({ text, confidence, bbox }: FoundWord): readonly PictureWord[] {
  const word = text.trim();
  return word === '' ? [] : [{ text: word, box: sidesOf(bbox), confidence }];
}

function sidesOf({ x0, y0, x1, y1 }: FoundBox): PictureWord['box'] {
  return [x0, y0, x1, y1];
}
