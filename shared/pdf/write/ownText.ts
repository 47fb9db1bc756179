/** Sets the desk's own pages: letterhead, title, paragraphs, rows, form lines; wrapped and paginated. */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { setFormBlock } from './formBlocks';
import type { Face } from '../fonts/fontFiles';
import type { Fonts } from '../fonts/fonts';
import { newLeaf } from './newPage';
import type { OwnText, TextBlock } from '../port';
import { Setter, type Style } from './textSetter';

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

const styles = {
  letterhead: { size: 10, leading: 13, bold: false, after: 0 },
  title: { size: 15, leading: 20, bold: true, after: 10 },
  body: { size: 11, leading: 15, bold: false, after: 8 },
  row: { size: 10, leading: 13.5, bold: false, after: 3 },
  small: { size: 10, leading: 13, bold: false, after: 0 },
  foot: { size: 8, leading: 11, bold: false, after: 0 },
} satisfies Record<string, Style>;
type Styles = Readonly<Record<keyof typeof styles, Style>>;

export async function setText(
  fonts: Fonts,
  sheet: Sheet,
  text: OwnText,
): Promise<readonly SetPage[]> {
  const setter = new Setter(fonts, sheet);
  const all = stylesFrom(text.leastSize);
  await setHead(setter, text, all);
  await setter.blocks(text.paragraphs, all.body);
  await setRows(setter, text.rows ?? [], all);
  await setter.blocks(text.closing ?? [], all.body);
  await setBlocks(setter, text.blocks ?? [], all);
  if (text.foot !== undefined) await setter.number(text.foot, all.foot);
  return setter.finish();
}

/** Puts set pages into a document, each as it stands. */
export function writeSetPages(
  out: PDFDocument,
  fonts: Fonts,
  { sheet, pages }: { readonly sheet: Sheet; readonly pages: readonly SetPage[] },
): void {
  for (const page of pages) {
    newLeaf(out, {
      media: [0, 0, sheet.width, sheet.height],
      content: page.content.join('\n'),
      fonts: fonts.resources(page.faces),
    });
  }
}

/** Some states ask for a size of type, and letterhead, foot and signature are type too. */
function stylesFrom(least = 0): Styles {
  const atLeast = (style: Style): Style =>
    style.size >= least ? style : { ...style, size: least, leading: least * 1.35 };
  return {
    letterhead: atLeast(styles.letterhead),
    title: atLeast(styles.title),
    body: atLeast(styles.body),
    row: atLeast(styles.row),
    small: atLeast(styles.small),
    foot: atLeast(styles.foot),
  };
}

async function setHead(
  setter: Setter,
  { letterhead = [], title }: OwnText,
  all: Styles,
): Promise<void> {
  await setter.blocks(letterhead, all.letterhead);
  setter.space(letterhead.length > 0 ? 18 : 0);
  await setter.block(title, all.title);
}

async function setRows(
  setter: Setter,
  rows: readonly (readonly string[])[],
  { row: style }: Styles,
): Promise<void> {
  for (const row of rows) {
    await setter.row(row, style, row.length === 2 ? 'label' : 'table');
  }
  setter.space(rows.length > 0 ? 10 : 0);
}

async function setBlocks(setter: Setter, blocks: readonly TextBlock[], all: Styles): Promise<void> {
  for (const [at, block] of blocks.entries()) {
    await setBlock(setter, block, all);
    const endsRows = block.kind === 'row' && blocks[at + 1]?.kind !== 'row';
    setter.space(endsRows ? 6 : 0);
  }
}

function setBlock(setter: Setter, block: TextBlock, all: Styles): Promise<void> {
  if (block.kind === 'paragraph') return setter.block(block.text, all.body);
  if (block.kind === 'row') return setter.row(block.cells, all.row, block.as);
  return setFormBlock(setter, block, all);
}
