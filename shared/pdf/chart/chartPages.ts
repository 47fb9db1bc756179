/** An exported chart set on Letter pages: whose it is, who wrote it, then section by section. */
import { assertNever } from '../../domain/base/assertNever';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Fonts } from '../fonts/fonts';
import { saveNew } from '../write/newPage';
import { sheets, writeSetPages } from '../write/ownText';
import { Setter, type Style } from '../write/textSetter';
import { joined } from './chartWords';
import type { ChartBlock, ChartDocument, ChartPatient, ChartSection } from './model';
import type { LoadFont } from '../fonts/fontFiles';

const styles = {
  title: { size: 15, leading: 20, bold: true, after: 8 },
  banner: { size: 11, leading: 14.5, bold: true, after: 2 },
  fact: { size: 9.5, leading: 12.5, bold: false, after: 2 },
  section: { size: 12.5, leading: 17, bold: true, after: 3 },
  inner: { size: 10.5, leading: 14, bold: true, after: 3 },
  body: { size: 10, leading: 13.5, bold: false, after: 5 },
  item: { size: 10, leading: 13.5, bold: false, after: 2 },
  head: { size: 9, leading: 12, bold: true, after: 5, rule: 0.3 },
  cell: { size: 9, leading: 12, bold: false, after: 5, rule: 0.8 },
  foot: { size: 8, leading: 11, bold: false, after: 0 },
} satisfies Record<string, Style>;

/** More columns are set as lines of heading and value: no column would hold a word. */
const mostColumns = 8;

export interface SetChart {
  readonly pdf: Uint8Array;
  readonly hasLostLetters: boolean;
}

export async function chartToPdf(chart: ChartDocument, loadFont: LoadFont): Promise<SetChart> {
  const out = await PDFDocument.create({ updateMetadata: false });
  const fonts = new Fonts(out, loadFont);
  const setter = new Setter(fonts, sheets.letter);
  await setHead(setter, chart);
  for (const section of chart.sections) await setSection(setter, section);
  await setter.number(footOf(chart), styles.foot);
  writeSetPages(out, fonts, { sheet: sheets.letter, pages: setter.finish() });
  return { pdf: await saveNew(out), hasLostLetters: fonts.hasLostLetters };
}

/** On every page, so that each says whose it is. */
function footOf({ title, patients }: ChartDocument): string {
  return joined([title, ...patients.map((one) => joined(bannerOf(one), ' · '))], ' · ');
}

function bannerOf({ name, birth, number }: ChartPatient): readonly string[] {
  return [
    name === '' ? '' : `Patient: ${name}`,
    birth === '' ? '' : `Date of birth: ${birth}`,
    number === '' ? '' : `MRN: ${number}`,
  ];
}

async function setHead(setter: Setter, { title, patients, facts }: ChartDocument): Promise<void> {
  await setter.block(title, styles.title);
  for (const patient of patients) {
    for (const line of bannerOf(patient)) if (line !== '') await setter.block(line, styles.banner);
    await setFacts(setter, patient.more);
  }
  await setFacts(setter, facts);
}

async function setFacts(setter: Setter, facts: ChartDocument['facts']): Promise<void> {
  for (const [label, value] of facts) await setter.row([`${label}:`, value], styles.fact, 'label');
  setter.space(6);
}

async function setSection(setter: Setter, section: ChartSection): Promise<void> {
  setter.space(section.level === 0 ? 8 : 2);
  const style = section.level === 0 ? styles.section : styles.inner;
  setter.keepTogether(style.leading + 2 * styles.body.leading);
  await setter.block(section.title, style);
  for (const block of section.blocks) await setBlock(setter, block);
}

function setBlock(setter: Setter, block: ChartBlock): Promise<void> {
  switch (block.kind) {
    case 'paragraph':
      return setter.block(block.text, styles.body);
    case 'item':
      return setItem(setter, block);
    case 'table':
      return setTable(setter, block);
    default:
      return assertNever(block, 'chart block');
  }
}

const itemStep = 16;

async function setItem(
  setter: Setter,
  { mark, depth, text }: Extract<ChartBlock, { kind: 'item' }>,
): Promise<void> {
  const left = Math.min(depth, 6) * itemStep;
  const widths = [left, itemStep + 6, setter.width - left - itemStep - 6];
  await setter.columns(['', mark, text], styles.item, widths);
}

async function setTable(
  setter: Setter,
  table: Extract<ChartBlock, { kind: 'table' }>,
): Promise<void> {
  const { caption, head, rows } = table;
  if (caption !== '') await setter.block(caption, styles.inner);
  const count = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  if (count > mostColumns) return setWideTable(setter, { head, rows });
  const widths = widthsOf([head, ...rows], count, setter.width);
  if (head.some((cell) => cell !== '')) await setter.head(head, styles.head, widths);
  for (const row of rows) await setter.columns(row, styles.cell, widths);
  setter.endHead();
  setter.space(6);
}

/** Each row as its headings with their values. */
async function setWideTable(
  setter: Setter,
  { head, rows }: { readonly head: readonly string[]; readonly rows: ChartDocumentRows },
): Promise<void> {
  for (const row of rows) {
    const said = row.flatMap((cell, at) =>
      cell === '' ? [] : [joined([head[at] ?? '', cell], ': ')],
    );
    await setter.block(said.join('; '), { ...styles.item, after: 5 });
  }
}
type ChartDocumentRows = Extract<ChartBlock, { kind: 'table' }>['rows'];

const leastShare = 6;
const mostShare = 40;

/** Each column as wide as its longest cell asks, within reason. */
function widthsOf(rows: ChartDocumentRows, count: number, width: number): readonly number[] {
  const shares = Array.from({ length: count }, (_, at) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0);
    return Math.min(mostShare, Math.max(leastShare, longest));
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / all) * width);
}
