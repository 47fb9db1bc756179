/** Sets lines of text on sheets: wraps, breaks pages, keeps what every page shows. */
import type { Face } from '../fonts/fontFiles';
import { drawText, facesOf, widthOf, type Fonts, type Lettering } from '../fonts/fonts';
import type { SetPage, Sheet } from './ownText';
import type { TextBlock } from '../port';

export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly bold: boolean;
  readonly after: number;
  /** Gray of a thin line under each row, 0 black .. 1 white; none where absent. */
  readonly rule?: number;
}

export const margin = 72;
const footer = 60;
const footerBaseline = 40;
const gutter = 12;
const labelWidth = 132;
const numberWidth = 26;
/** A taller head of columns is not said again on each page. */
const tallestHead = 120;

export type RowKind = Extract<TextBlock, { kind: 'row' }>['as'];

interface Cell {
  readonly x: number;
  readonly lines: readonly Lettering[];
}

/** Cells side by side, wrapped and ready to be put. */
interface SetRow {
  readonly cells: readonly Cell[];
  readonly style: Style;
}

/** One finished page while its foot may still be added. */
interface OpenPage {
  content: string[];
  faces: Set<Face>;
  texts: string[];
}

export class Setter {
  private readonly fonts: Fonts;
  private readonly sheet: Sheet;
  private readonly pages: OpenPage[] = [];
  private page = newPage();
  private y: number;
  private top: SetRow | undefined;

  constructor(fonts: Fonts, sheet: Sheet) {
    this.fonts = fonts;
    this.sheet = sheet;
    this.y = sheet.height - margin;
  }

  space(points: number): void {
    this.y -= points;
  }

  async blocks(texts: readonly string[], style: Style): Promise<void> {
    for (const text of texts) await this.block(text, style);
  }

  /** A paragraph over the full width; line feeds break. */
  async block(text: string, style: Style, indent = 0): Promise<void> {
    const width = this.width - indent;
    for (const part of text.split('\n')) {
      const lines = await this.wrap(part, style, width);
      for (const line of lines.length > 0 ? lines : [undefined]) {
        this.makeRoom(style.leading);
        this.y -= style.leading;
        if (line) this.put(line, margin + indent, style);
      }
    }
    this.space(style.after);
  }

  /** Cells side by side; the row is as high as its longest cell. */
  async row(cells: readonly string[], style: Style, as: RowKind): Promise<void> {
    this.putRow(await this.setRow(cells, style, columnWidths(cells.length, this.width, as)));
  }

  /** The same in columns of these widths; line feeds break. */
  async columns(cells: readonly string[], style: Style, widths: readonly number[]): Promise<void> {
    this.putRow(await this.setRow(cells, style, widths));
  }

  /** A head of columns, now and on top of every page until `endHead`. */
  async head(cells: readonly string[], style: Style, widths: readonly number[]): Promise<void> {
    const head = await this.setRow(cells, style, widths);
    // A head alone at the foot of a page says nothing.
    this.makeRoom(Math.min(tallestHead, heightOf(head)) + 3 * style.leading, { again: false });
    this.putRow(head, { again: false });
    this.top = heightOf(head) > tallestHead ? undefined : head;
  }

  endHead(): void {
    this.top = undefined;
  }

  private async setRow(
    cells: readonly string[],
    style: Style,
    widths: readonly number[],
  ): Promise<SetRow> {
    const set: Cell[] = [];
    let x = margin;
    for (const [index, text] of cells.entries()) {
      const width = widths[index] ?? labelWidth;
      const lines = [];
      for (const part of text.split('\n'))
        lines.push(...(await this.wrap(part, style, width - gutter)));
      set.push({ x, lines });
      x += width;
    }
    return { cells: set, style };
  }

  private putRow(row: SetRow, head = { again: true }): void {
    const { cells, style } = row;
    const height = Math.max(1, ...cells.map((cell) => cell.lines.length));
    for (let line = 0; line < height; line += 1) {
      this.makeRoom(style.leading, head);
      this.y -= style.leading;
      for (const cell of cells) {
        const lettering = cell.lines[line];
        if (lettering) this.put(lettering, cell.x, style);
      }
    }
    if (style.rule !== undefined) this.rule(style.rule);
    this.space(style.after);
  }

  private rule(gray: number): void {
    const y = (this.y - 3).toFixed(2);
    this.draw(`q 0.5 w ${gray} G ${margin} ${y} m ${margin + this.width} ${y} l S Q`);
  }

  finish(): readonly SetPage[] {
    this.close();
    return this.pages;
  }

  /** `Page 1 of 2`, at the foot of every page; after the last block. */
  async number(words: string, style: Style): Promise<void> {
    const all = [...this.pages, this.page];
    for (const [at, page] of all.entries()) {
      const text = `${words} · Page ${at + 1} of ${all.length}`;
      const lines = await this.wrap(text, style, this.width);
      for (const [line, lettering] of lines.entries()) {
        const y = footerBaseline - line * style.size * 1.2;
        this.putOn(page, lettering, { x: margin, y, size: style.size });
      }
    }
  }

  /** Between the margins. */
  get width(): number {
    return this.sheet.width - 2 * margin;
  }

  /** The next `height` points stand on one page. */
  keepTogether(height: number): void {
    this.makeRoom(height);
  }

  /** Room for something `height` points high; answers where its foot is. */
  room(height: number): { readonly x: number; readonly y: number; readonly width: number } {
    this.makeRoom(height);
    this.y -= height;
    return { x: margin, y: this.y, width: this.width };
  }

  /** Lines and boxes; pure drawing, no text. */
  draw(content: string): void {
    this.page.content.push(content);
  }

  /** One line of text that is not broken. */
  async letter(text: string, style: Style, at: { x: number; y: number }): Promise<void> {
    if (text === '') return;
    this.line(await this.fonts.lettering(text, style.bold), style, at);
  }

  /** A line that `wrap` gave. */
  line(lettering: Lettering, style: Style, at: { x: number; y: number }): void {
    this.putOn(this.page, lettering, { ...at, size: style.size });
  }

  /** How far a label reaches. */
  async widthOf(text: string, style: Style): Promise<number> {
    return widthOf(await this.fonts.lettering(text, style.bold), style.size);
  }

  private put(lettering: Lettering, x: number, style: Style): void {
    this.putOn(this.page, lettering, { x, y: this.y, size: style.size });
  }

  private putOn(
    page: OpenPage,
    lettering: Lettering,
    at: { readonly x: number; readonly y: number; readonly size: number },
  ): void {
    page.content.push(drawText({ lettering, ...at }));
    for (const face of facesOf(lettering)) page.faces.add(face);
    page.texts.push(lettering.text);
  }

  private makeRoom(leading: number, head = { again: true }): void {
    if (this.y - leading >= footer) return;
    this.close();
    if (this.top && head.again) this.putRow(this.top, { again: false });
  }

  private close(): void {
    this.pages.push(this.page);
    this.page = newPage();
    this.y = this.sheet.height - margin;
  }

  async wrap(text: string, style: Style, width: number): Promise<readonly Lettering[]> {
    const fits = async (line: string): Promise<boolean> =>
      widthOf(await this.fonts.lettering(line, style.bold), style.size) <= width;
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(/\s+/).filter((part) => part !== '')) {
      for (const piece of await pieces(word, fits)) {
        const longer = line === '' ? piece : `${line} ${piece}`;
        if (await fits(longer)) {
          line = longer;
        } else {
          lines.push(line);
          line = piece;
        }
      }
    }
    if (line !== '') lines.push(line);
    return Promise.all(lines.map((each) => this.fonts.lettering(each, style.bold)));
  }
}

function heightOf({ cells, style }: SetRow): number {
  return style.leading * Math.max(1, ...cells.map((cell) => cell.lines.length));
}

function newPage(): OpenPage {
  return { content: [], faces: new Set(), texts: [] };
}

/** A word wider than its column is cut. */
async function pieces(
  word: string,
  fits: (text: string) => Promise<boolean>,
): Promise<readonly string[]> {
  if (await fits(word)) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !(await fits(piece + letter))) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece];
}

/** Two cells are label and value; more share the width, the first taking two shares. */
function columnWidths(count: number, width: number, as: RowKind): readonly number[] {
  if (as === 'number') return [numberWidth, width - numberWidth];
  if (count === 2 && as === 'label') return [labelWidth, width - labelWidth];
  const share = width / (count + 1);
  return Array.from({ length: count }, (_, index) => (index === 0 ? share * 2 : share));
}
