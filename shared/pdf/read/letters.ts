/** The letters of a page's text layer, in arrays: a page has thousands, and an object each is slow. */
import type { Rect } from '../model';
import type { Pdfium } from './pdfium';

export interface Letters {
  readonly count: number;
  /** Unicode; 0 where the font does not say. */
  readonly codes: Uint32Array;
  /** 1 where PDFium made it up: spaces and ends. */
  readonly generated: Uint8Array;
  /** Four each, points in unrotated user space: left, bottom, right, top. */
  readonly boxes: Float64Array;
  /** The same, as wide as the pen moves on and as tall as the font; only where it was asked for. */
  readonly loose?: Float64Array;
}

export const noLetters: Letters = {
  count: 0,
  codes: new Uint32Array(),
  generated: new Uint8Array(),
  boxes: new Float64Array(),
};

const sides = 4;
const doubleBytes = 8;
const floatBytes = 4;
/** A font may say of itself that it is of any height: beyond this, what is drawn counts. */
const mostLoose = 3;

/** What PDFium knows of the letters of an FPDF_TEXTPAGE: blocks of its heap, each read once. */
export function readLetters(pdfium: Pdfium, text: number, wantsLoose: boolean): Letters {
  const count = Math.max(0, pdfium.call('FPDFText_CountChars', text));
  if (count === 0) return noLetters;
  const codes = new Uint32Array(count);
  const generated = new Uint8Array(count);
  const getUnicode = pdfium.named('FPDFText_GetUnicode');
  const isGenerated = pdfium.named('FPDFText_IsGenerated');
  for (let at = 0; at < count; at += 1) {
    codes[at] = getUnicode(text, at);
    generated[at] = isGenerated(text, at) === 1 ? 1 : 0;
  }
  const boxes = readBoxes(pdfium, text, count);
  return { count, codes, generated, boxes, ...(wantsLoose && { loose: readLoose(pdfium, text, boxes) }) }; // prettier-ignore
}

function readBoxes(pdfium: Pdfium, text: number, count: number): Float64Array {
  const step = sides * doubleBytes;
  return pdfium.lend(count * step, (pointer) => {
    const getCharBox = pdfium.named('FPDFText_GetCharBox');
    pdfium.bytes.fill(0, pointer, pointer + count * step);
    for (let index = 0; index < count; index += 1) {
      const to = pointer + index * step;
      // It writes left, right, bottom, top.
      getCharBox(text, index, to, to + 16, to + 8, to + 24);
    }
    const from = pointer / doubleBytes;
    return inOrder(pdfium.doubles.slice(from, from + count * sides));
  });
}

function readLoose(pdfium: Pdfium, text: number, boxes: Float64Array): Float64Array {
  const step = sides * floatBytes;
  const count = boxes.length / sides;
  return pdfium.lend(count * step, (pointer) => {
    const getLoose = pdfium.named('FPDFText_GetLooseCharBox');
    pdfium.bytes.fill(0, pointer, pointer + count * step);
    for (let index = 0; index < count; index += 1) getLoose(text, index, pointer + index * step);
    const from = pointer / floatBytes;
    const rects = pdfium.floats.subarray(from, from + count * sides);
    const loose = new Float64Array(count * sides);
    for (let at = 0; at < loose.length; at += sides) {
      // FS_RECTF: left, top, right, bottom.
      loose[at] = rects[at] ?? 0;
      loose[at + 1] = rects[at + 3] ?? 0;
      loose[at + 2] = rects[at + 2] ?? 0;
      loose[at + 3] = rects[at + 1] ?? 0;
    }
    return madeSane(inOrder(loose), boxes);
  });
}

/** Corners in order, whichever two opposite ones were given. */
function inOrder(rects: Float64Array): Float64Array {
  for (let at = 0; at < rects.length; at += sides) {
    swapUnlessOrdered(rects, at);
    swapUnlessOrdered(rects, at + 1);
  }
  return rects;
}

function swapUnlessOrdered(rects: Float64Array, at: number): void {
  const [low = 0, high = 0] = [rects[at], rects[at + 2]];
  if (low <= high) return;
  rects[at] = high;
  rects[at + 2] = low;
}

/** Where a font says nonsense, the drawn box; else around both. */
function madeSane(loose: Float64Array, boxes: Float64Array): Float64Array {
  for (let at = 0; at < loose.length; at += sides) {
    const isSane = isSaneBeside(loose, boxes, at);
    for (let side = at; side < at + sides; side += 1) {
      const [wide = 0, drawn = 0] = [loose[side], boxes[side]];
      const outer = side < at + 2 ? Math.min(wide, drawn) : Math.max(wide, drawn);
      loose[side] = isSane ? outer : drawn;
    }
  }
  return loose;
}

function isSaneBeside(loose: Float64Array, boxes: Float64Array, at: number): boolean {
  const most = mostLoose * Math.max(sideOf(boxes, at), sideOf(boxes, at + 1));
  const [width, height] = [sideOf(loose, at), sideOf(loose, at + 1)];
  return width > 0 && height > 0 && width <= most && height <= most;
}

function sideOf(rects: Float64Array, at: number): number {
  return (rects[at + 2] ?? 0) - (rects[at] ?? 0);
}

export function boxAt(rects: Float64Array, index: number): Rect {
  const at = index * sides;
  return [rects[at] ?? 0, rects[at + 1] ?? 0, rects[at + 2] ?? 0, rects[at + 3] ?? 0];
}

/** Whether letter `index` is one that prints. */
export function isLetterAt({ codes, generated }: Letters, index: number): boolean {
  const code = codes[index] ?? 0;
  return generated[index] === 0 && code > 0x20 && !blanks.has(code);
}

/** No-break space, soft hyphen, and what PDFium puts for a hyphen at a line's end. */
const blanks: ReadonlySet<number> = new Set([0xa0, 0xad, 0xfffe]);

/** The letters that print, by their places. */
export function printing(letters: Letters): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < letters.count; at += 1) if (isLetterAt(letters, at)) found.push(at);
  return found;
}
