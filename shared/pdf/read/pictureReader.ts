/** Words out of pictures (OCR), by Tesseract compiled to WebAssembly; nothing is fetched (pdf.md 6). */
import type { PageImage } from '../model';

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

export interface PictureReader {
  /** Throws where the picture cannot be read at all. */
  read(picture: PageImage, dpi: number): readonly PictureWord[];
}

const lstmOnly = 1;
/** The default drops whole boxed lines, a patient banner among them (pdf.md 0, point 5). */
const wholePage = '3';

export async function createPictureReader(parts: ReaderParts): Promise<PictureReader> {
  const quiet = () => undefined;
  const module = await parts.core({ wasmBinary: parts.wasmBinary, print: quiet, printErr: quiet });
  module.FS.writeFile('eng.traineddata', parts.language);
  const api = new module.TessBaseAPI();
  if (api.Init(null, 'eng', lstmOnly) !== 0) throw new Error('the reader did not start');
  api.SetVariable('tessedit_pageseg_mode', wholePage);
  return { read: (picture, dpi) => readPicture(module, api, picture, dpi) };
}

function readPicture(
  { FS }: TesseractModule,
  api: TesseractApi,
  picture: PageImage,
  dpi: number,
): readonly PictureWord[] {
  api.SetVariable('user_defined_dpi', String(Math.round(dpi)));
  FS.writeFile('/input', asPgm(picture));
  try {
    if (api.SetImageFile(1, 0) !== 0 || api.Recognize(null) !== 0) {
      throw new Error('the picture was not read');
    }
    return wordsOf(JSON.parse(api.GetJSONText()) as Found);
  } finally {
    api.Clear();
    FS.unlink('/input');
  }
}

/** The plainest picture there is: a line of text, then a byte a pixel. */
function asPgm({ width, height, pixels }: PageImage): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${String(width)} ${String(height)}\n255\n`);
  const bytes = new Uint8Array(head.length + width * height);
  bytes.set(head);
  for (let at = 0; at < width * height; at += 1) {
    const [red = 0, green = 0, blue = 0] = [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]];
    bytes[head.length + at] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  return bytes;
}

interface Found {
  readonly blocks: readonly {
    readonly paragraphs: readonly {
      readonly lines: readonly { readonly words: readonly FoundWord[] }[];
    }[];
  }[];
}

interface FoundWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  };
}

function wordsOf({ blocks }: Found): PictureWord[] {
  return blocks
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
    .flatMap(({ words }) => words)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
      text: text.trim(),
      box: [x0, y0, x1, y1],
      confidence,
    }));
}
