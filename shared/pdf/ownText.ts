/** Sets the desk's own pages: letterhead, title, paragraphs, rows, form lines; wrapped and paginated. */
import { setFormBlock } from './formBlocks';
import type { Face, Fonts } from './fonts';
import type { OwnText, TextBlock } from './port';
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
} satisfies Record<string, Style>;

export async function setText(
  fonts: Fonts,
  sheet: Sheet,
  text: OwnText,
): Promise<readonly SetPage[]> {
  const setter = new Setter(fonts, sheet);
  await setHead(setter, text);
  const body = sized(text.bodySize);
  await setter.blocks(text.paragraphs, body);
  await setRows(setter, text.rows ?? []);
  await setter.blocks(text.closing ?? [], body);
  await setBlocks(setter, text.blocks ?? [], body);
  if (text.foot !== undefined) await setter.number(text.foot);
  return setter.finish();
}

async function setHead(setter: Setter, { letterhead = [], title }: OwnText): Promise<void> {
  await setter.blocks(letterhead, styles.letterhead);
  setter.space(letterhead.length > 0 ? 18 : 0);
  await setter.block(title, styles.title);
}

async function setRows(setter: Setter, rows: readonly (readonly string[])[]): Promise<void> {
  for (const row of rows) {
    await setter.row(row, styles.row, row.length === 2 ? 'label' : 'table');
  }
  setter.space(rows.length > 0 ? 10 : 0);
}

/** Some states ask for a size of type (California: 14 points). */
function sized(size: number | undefined): Style {
  if (size === undefined) return styles.body;
  return { ...styles.body, size, leading: size * 1.35 };
}

async function setBlocks(setter: Setter, blocks: readonly TextBlock[], body: Style): Promise<void> {
  for (const [at, block] of blocks.entries()) {
    await setBlock(setter, block, body);
    const endsRows = block.kind === 'row' && blocks[at + 1]?.kind !== 'row';
    setter.space(endsRows ? 6 : 0);
  }
}

function setBlock(setter: Setter, block: TextBlock, body: Style): Promise<void> {
  if (block.kind === 'paragraph') return setter.block(block.text, body);
  if (block.kind === 'row') return setter.row(block.cells, styles.row, block.as);
  return setFormBlock(setter, block, body);
}
