/** Sets the desk's own pages: letterhead, title, paragraphs, rows; wrapped and paginated. */
import { drawText, widthOf, type Face, type Fonts, type Lettering } from './fonts';
import type { OwnText, TextBlock } from './port';

export interface Sheet {
  readonly width: number;
  readonly height: number;
}
export const sheets: Readonly<Record<'letter' | 'a4', Sheet>> = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.28, height: 841.89 },
};

/** One finished page, before it is written. */
export interface SetPage {
  readonly content: readonly string[];
  readonly faces: ReadonlySet<Face>;
  readonly texts: readonly string[];
}

interface Style {
  readonly size: number;
  readonly leading: number;
  readonly bold: boolean;
  readonly after: number;
}
const margin = 72;
const footer = 60;
const gutter = 12;
const labelWidth = 132;
const numberWidth = 26;
const styles = {
  letterhead: { size: 10, leading: 13, bold: false, after: 0 },
  title: { size: 15, leading: 20, bold: true, after: 10 },
  body: { size: 11, leading: 15, bold: false, after: 8 },
  row: { size: 10, leading: 13.5, bold: false, after: 3 },
} satisfies Record<string, Style>;

type RowKind = Extract<TextBlock, { kind: 'row' }>['as'];

interface Cell {
  readonly x: number;
  readonly lines: readonly Lettering[];
}

export async function setText(
  fonts: Fonts,
  sheet: Sheet,
  text: OwnText,
): Promise<readonly SetPage[]> {
  const setter = new Setter(fonts, sheet);
  const { letterhead = [], title, paragraphs, rows = [], closing = [], blocks = [] } = text;
  await setter.blocks(letterhead, styles.letterhead);
  setter.space(letterhead.length > 0 ? 18 : 0);
  await setter.block(title, styles.title);
  await setter.blocks(paragraphs, styles.body);
  for (const row of rows) await setter.row(row, row.length === 2 ? 'label' : 'table');
  setter.space(rows.length > 0 ? 10 : 0);
  await setter.blocks(closing, styles.body);
  for (const block of blocks) await setBlock(setter, block);
  return setter.finish();
}

function setBlock(setter: Setter, block: TextBlock): Promise<void> {
  if (block.kind === 'paragraph') return setter.block(block.text, styles.body);
  return setter.row(block.cells, block.as);
}

class Setter {
  private readonly fonts: Fonts;
  private readonly sheet: Sheet;
  private readonly pages: SetPage[] = [];
  private content: string[] = [];
  private faces = new Set<Face>();
  private texts: string[] = [];
  private y: number;

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
  async block(text: string, style: Style): Promise<void> {
    const width = this.sheet.width - 2 * margin;
    for (const part of text.split('\n')) {
      const lines = await this.wrap(part, style, width);
      for (const line of lines.length > 0 ? lines : [undefined]) {
        this.makeRoom(style.leading);
        this.y -= style.leading;
        if (line) this.put(line, margin, style);
      }
    }
    this.space(style.after);
  }

  /** Cells side by side; the row is as high as its longest cell. */
  async row(cells: readonly string[], as: RowKind = 'table'): Promise<void> {
    const style = styles.row;
    const widths = columnWidths(cells.length, this.sheet.width - 2 * margin, as);
    const set: Cell[] = [];
    let x = margin;
    for (const [index, text] of cells.entries()) {
      const width = widths[index] ?? labelWidth;
      set.push({ x, lines: await this.wrap(text, style, width - gutter) });
      x += width;
    }
    const height = Math.max(1, ...set.map((cell) => cell.lines.length));
    for (let line = 0; line < height; line += 1) {
      this.makeRoom(style.leading);
      this.y -= style.leading;
      for (const cell of set) {
        const lettering = cell.lines[line];
        if (lettering) this.put(lettering, cell.x, style);
      }
    }
    this.space(style.after);
  }

  finish(): readonly SetPage[] {
    this.close();
    return this.pages;
  }

  private put(lettering: Lettering, x: number, style: Style): void {
    this.content.push(drawText({ lettering, x, y: this.y, size: style.size }));
    this.faces.add(lettering.face);
    this.texts.push(lettering.text);
  }

  private makeRoom(leading: number): void {
    if (this.y - leading < footer) this.close();
  }

  private close(): void {
    this.pages.push({ content: this.content, faces: this.faces, texts: this.texts });
    this.content = [];
    this.faces = new Set();
    this.texts = [];
    this.y = this.sheet.height - margin;
  }

  private async wrap(text: string, style: Style, width: number): Promise<readonly Lettering[]> {
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
