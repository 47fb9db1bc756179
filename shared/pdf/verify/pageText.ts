import type { ReadableFile, Rect } from '../model';
import type { PdfjsDocument, PdfjsLoading, PdfjsModule, PdfjsTextItem } from './expectations';
import { bare, SHORT } from './terms';
import { Problem } from './values';

/** What pdf.js, which wrote none of it, reads on a page. */
export interface PageText {
  /** Corners of the sheet, its turn and its unit. */
  readonly sheet: readonly number[];
  /** Everything, blanks and hyphens left out, in lower case. */
  readonly bare: string;
  readonly words: ReadonlySet<string>;
  readonly items: readonly { readonly bare: string; readonly area: Rect }[];
}

/** Pages that follow on each other, from 1, the last one with them. */
export interface PageSpan {
  readonly from: number;
  readonly to: number;
}
export const wholeFile: PageSpan = { from: 1, to: Infinity };

/** So much of a file may lie in pdf.js before it is closed and opened again. */
const mostHeld = 32 * 1024 * 1024;
/**
 * pdf.js asks for the file in pieces of this size. Opened again, it walks past up to 64 pages of a
 * node and takes a piece for each: large ones fill what it may hold before it has read a page.
 */
const pieceSize = 64 * 1024;

export interface FileText {
  /** Pages of the whole file, as pdf.js counts them. */
  readonly count: number;
  /** By page, from 1. */
  readonly texts: ReadonlyMap<number, PageText>;
}

export interface HowToRead {
  /** Pages that follow on each other; all unless said. */
  readonly span?: PageSpan;
  readonly onPage?: (() => void) | undefined;
  /** Of a locked file. */
  readonly password?: string;
}

/** Opens the file in pdf.js and reads the text of its pages. */
export async function readText(
  pdfjs: PdfjsModule,
  file: ReadableFile,
  { span = wholeFile, onPage, password }: HowToRead = {},
): Promise<FileText> {
  const texts = new Map<number, PageText>();
  let count = 0;
  let last = span.to;
  for (let page = span.from; page <= last;) {
    const reading = openFile(pdfjs, file, password);
    try {
      const document = await Promise.race([opened(reading.loading), reading.failed]);
      count = document.numPages;
      if (count < 1) throw new Problem('the file has no pages');
      last = Math.min(span.to, count);
      // Where opening it alone takes so much it would be opened again without end.
      const first = page;
      for (; page <= last && (page === first || reading.held() < mostHeld); page += 1) {
        texts.set(page, await Promise.race([pageText(document, page), reading.failed]));
        onPage?.();
      }
    } finally {
      await reading.loading.destroy();
    }
  }
  return { count, texts };
}

interface Reading {
  readonly loading: PdfjsLoading;
  /** How many bytes pdf.js was given. */
  readonly held: () => number;
  /** Rejects with the reason where a piece could not be read: pdf.js waits for it without end. */
  readonly failed: Promise<never>;
}

/** Throws Problem unless pdf.js asks for a password, and opens nothing without one. */
export async function expectPasswordAsked(pdfjs: PdfjsModule, file: ReadableFile): Promise<void> {
  const { loading, failed } = openFile(pdfjs, file, undefined);
  const answer = loading.promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.name : ''),
  );
  const asked = await Promise.race([answer, failed]).finally(() => loading.destroy());
  if (asked === 'nothing') throw new Problem('the file opens without its password');
  if (asked !== 'PasswordException') {
    throw new Problem('a second reader (pdf.js) cannot open the file');
  }
}

/** pdf.js is given what it asks for and no more: it never lets go of a piece. */
function openFile(pdfjs: PdfjsModule, file: ReadableFile, password: string | undefined): Reading {
  let held = 0;
  const range = new pdfjs.PDFDataRangeTransport(file.size, null);
  const failed = new Promise<never>((_, fail) => {
    range.requestDataRange = (begin, end) => {
      held += end - begin;
      // It listens for the answer only after it has asked.
      void Promise.resolve()
        // A plain copy: pdf.js takes the buffer away, and a Node Buffer's slice is none.
        .then(() => range.onDataRange(begin, new Uint8Array(file.read(begin, end))))
        .catch(fail);
    };
  });
  // Where nobody waits for a page any more nobody has to hear of it.
  failed.catch(() => undefined);
  const loading = pdfjs.getDocument({
    range,
    password,
    rangeChunkSize: pieceSize,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
  });
  return { loading, failed, held: () => held };
}

async function opened(loading: PdfjsLoading): Promise<PdfjsDocument> {
  try {
    return await loading.promise;
  } catch {
    throw new Problem('a second reader (pdf.js) cannot open the file');
  }
}

async function pageText(document: PdfjsDocument, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  const annotations = await page.getAnnotations();
  if (annotations.length > 0) throw new Problem('the page carries annotations', number);
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  page.cleanup();
  const shown = items.filter((item) => (item.str ?? '').trim() !== '');
  return {
    sheet: [...page.view, page.rotate, page.userUnit],
    bare: bare(shown.map((item) => item.str ?? '').join('')),
    words: wordsOf(items),
    items: shown.map((item) => ({ bare: bare(item.str ?? ''), area: areaOf(item) })),
  };
}

function wordsOf(items: readonly PdfjsTextItem[]): Set<string> {
  const text = items.map((item) => `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`).join('');
  return new Set(text.split(/[^\p{L}\p{N}]+/u).map(bare));
}

/** The item's box in unrotated user space, from a quarter below the baseline to the top. */
function areaOf({ transform = [], width = 0, height = 0 }: PdfjsTextItem): Rect {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
  const [along, up] = [unit(a, b), unit(c, d)];
  const corners = CORNERS.map(([run, rise]) => ({
    x: e + along.x * width * run + up.x * height * rise,
    y: f + along.y * width * run + up.y * height * rise,
  }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const CORNERS = [
  [0, -0.25],
  [0, 1],
  [1, -0.25],
  [1, 1],
] as const;

function unit(x: number, y: number): { x: number; y: number } {
  const length = Math.hypot(x, y);
  return length === 0 ? { x: 0, y: 0 } : { x: x / length, y: y / length };
}

export function touches(one: Rect, other: Rect): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** No removed text is read on any page, in any spelling of blanks and hyphens. */
export function expectCleanText({ texts }: FileText, terms: readonly string[]): void {
  const wanted = terms.map(bare).filter((term) => term.length > 0);
  for (const [page, text] of texts) {
    const found = wanted.some((term) =>
      term.length < SHORT ? text.words.has(term) : text.bare.includes(term),
    );
    if (found) throw new Problem('a removed text can still be read', page);
  }
}

/** Takes each own text out once; what is left was not put there by the desk. */
export function withoutOwn(text: string, own: readonly string[]): string {
  const longestFirst = own.map(bare).sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, one) => {
    if (!left.includes(one)) throw new Problem('a stamp is missing');
    return left.replace(one, '\n');
  }, text);
}
