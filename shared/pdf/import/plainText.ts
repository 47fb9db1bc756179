/** Plain text on pages: letters of one width, so that the columns of a report stay columns. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { Refused } from '../../domain/base/fault';
import { drawText, facesOf, Fonts } from '../fonts/fonts';
import { saveNew } from '../write/newPage';
import { sheets, writeSetPages, type SetPage, type Sheet } from '../write/ownText';
import { decodeText } from '../read/textBytes';
import type { Face, LoadFont } from '../fonts/fontFiles';

const margin = 54;
const tab = 8;
/** Characters on a line of an upright page, and of one lying down: as wide as old printers wrote. */
const uprightColumns = 84;
const lyingColumns = 132;
/** Courier is this wide, in parts of its size. */
const widthOfLetter = 0.6;
const leadingOfSize = 1.25;
const footSize = 8;
const footHeight = 24;

export interface SetText {
  readonly pdf: Uint8Array;
  readonly hasLostLetters: boolean;
}

/** Line ends, tabs, page breaks and blanks are all that may stand in a text beside its letters. */
const notText = /[^\P{Cc}\t\n\v\f\r\u0085]|\ufffd/u;

/** Of these none stands at the start of a text, whatever its writing and wherever that start was cut. */
const startsNoText = /[^\P{Cc}\t\n\v\f\r\x1a\x80-\x9f]/u;

/** Whether a file that starts like this may be a text; to be asked before all of it is decoded. */
export function mayBeText(start: string): boolean {
  return !startsNoText.test(start);
}

/** Whether these bytes are a text from end to end. */
export function isPlainText(bytes: Uint8Array): boolean {
  return !notText.test(textIn(bytes));
}

function textIn(bytes: Uint8Array): string {
  return withoutEndMarks(decodeText(bytes)).replace(/^\ufeff/u, '');
}

/** Old programs end a text with a mark of their own. Walked from the end: a pattern tries every mark there is. */
function withoutEndMarks(text: string): string {
  let end = text.length;
  for (let at = end - 1; at >= 0 && /[\x1a\s]/u.test(text.charAt(at)); at -= 1) {
    if (text[at] === '\x1a') end = at;
  }
  return text.slice(0, end);
}

/** Throws Refused `text-empty`. */
export async function textToPdf(bytes: Uint8Array, loadFont: LoadFont): Promise<SetText> {
  const sections = pagesIn(textIn(bytes));
  const longest = sections.flat().reduce((most, line) => Math.max(most, line.length), 0);
  const page = longest > uprightColumns ? lying : upright;
  const pages = sections.flatMap((lines) => fill(lines, page));
  const out = await PDFDocument.create({ updateMetadata: false });
  const fonts = new Fonts(out, loadFont);
  const set: SetPage[] = [];
  for (const [at, lines] of pages.entries()) {
    set.push(await setPage(fonts, page, { lines, foot: `Page ${at + 1} of ${pages.length}` }));
  }
  writeSetPages(out, fonts, { sheet: page.sheet, pages: set });
  return { pdf: await saveNew(out), hasLostLetters: fonts.hasLostLetters };
}

interface Layout {
  readonly sheet: Sheet;
  readonly columns: number;
  readonly size: number;
  readonly rows: number;
}

function layout(sheet: Sheet, columns: number): Layout {
  const size = (sheet.width - 2 * margin) / (columns * widthOfLetter);
  const rows = Math.floor((sheet.height - 2 * margin - footHeight) / (size * leadingOfSize));
  return { sheet, columns, size, rows };
}
const upright = layout(sheets.letter, uprightColumns);
const lying = layout({ width: sheets.letter.height, height: sheets.letter.width }, lyingColumns);

/** Lines by the page breaks of the text; empty pages at its end are no pages. */
function pagesIn(text: string): readonly (readonly string[])[] {
  const pages = text
    .split('\f')
    .map((page) => page.split(/\r\n|[\n\r\u0085\v]/u).map((line) => untabbed(line).trimEnd()));
  const last = pages.findLastIndex((lines) => lines.some((line) => line !== ''));
  if (last < 0) {
    throw new Refused(
      'text-empty',
      'There are no words in this text file. Save it again, then import it.',
    );
  }
  return pages.slice(0, last + 1).map(withoutEmptyEnd);
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

function untabbed(line: string): string {
  let text = '';
  for (const [at, part] of line.split('\t').entries()) {
    if (at > 0) text += ' '.repeat(tab - (text.length % tab));
    text += part;
  }
  return text;
}

/** Long lines wrapped, then as many to a page as it holds; a page without lines stays one. */
function fill(lines: readonly string[], { columns, rows }: Layout): readonly (readonly string[])[] {
  const wrapped = lines.flatMap((line) => wrap(line, columns));
  const count = Math.max(1, Math.ceil(wrapped.length / rows));
  return Array.from({ length: count }, (_, at) => wrapped.slice(at * rows, (at + 1) * rows));
}

/** At the last blank that fits, else in the word. */
function wrap(line: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const blank = rest.lastIndexOf(' ', columns);
    const end = rest.slice(0, Math.max(0, blank)).trim() === '' ? columns : blank;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

async function setPage(
  fonts: Fonts,
  { sheet, size }: Layout,
  { lines, foot }: { readonly lines: readonly string[]; readonly foot: string },
): Promise<SetPage> {
  const content: string[] = [];
  const texts: string[] = [];
  const faces = new Set<Face>();
  const put = async (text: string, at: { x: number; y: number; size: number }): Promise<void> => {
    const lettering = await fonts.lettering(text, 'mono');
    content.push(drawText({ lettering, ...at }));
    texts.push(lettering.text);
    for (const face of facesOf(lettering)) faces.add(face);
  };
  for (const [at, line] of lines.entries()) {
    const y = sheet.height - margin - (at + 1) * size * leadingOfSize;
    for (const { text, column } of cellsOf(line)) {
      await put(text, { x: margin + column * size * widthOfLetter, y, size });
    }
  }
  await put(foot, { x: margin, y: margin / 2, size: footSize });
  return { content, faces, texts };
}

/** What two blanks or more part is put by itself: letters of another font shift no column. */
function cellsOf(line: string): readonly { readonly text: string; readonly column: number }[] {
  return [...line.matchAll(/\S+(?: \S+)*/gu)].map(({ 0: text, index }) => ({
    text,
    column: index,
  }));
}
