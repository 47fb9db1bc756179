import { inCompany, labelsIn, type Label } from './identityLabels';
import { headsInCapitals, nameAtStart, personAtStart } from './personNames';
import type { IdentityWeight, PageIdentity } from './slice';
import { spokenDates, type SpokenDate } from './spokenDates';
import type { TextCell, TextLines } from './textLines';

/** Lines counted as header, and as footer, of a page: what stands there bare may be whose it is. */
const headerLines = 8;
const footerLines = 3;
/** More of a kind on one page tell nothing new. */
const most = 40;

/** A cell of a line with the labels in it. */
interface MarkedCell extends TextCell {
  readonly labels: readonly Label[];
}

/** Everything by which a page says whose it is. A page that says nothing gives three empty lists. */
export function readIdentity(page: number, lines: TextLines): PageIdentity {
  const found: PageIdentity = { page, names: [], births: [], numbers: [] };
  const marked = lines.map(markedLine);
  marked.forEach((line, at) => {
    if (isTableHead(line)) readTable(found, marked, at);
    else readLine(found, line, marked[at + 1] ?? []);
    if (at < headerLines || at >= lines.length - footerLines) readBare(found, line);
  });
  return {
    page,
    names: distinct(found.names),
    births: distinct(found.births),
    numbers: distinct(found.numbers),
  };
}

function markedLine(line: readonly TextCell[]): MarkedCell[] {
  const cells = line.map((cell) => ({ ...cell, labels: labelsIn(cell.text) }));
  const speaksOfPatient = cells.some(({ labels }) =>
    labels.some(({ kind, weight }) => kind !== 'name' && weight === 'labelled'),
  );
  if (!speaksOfPatient) return cells;
  return cells.map((cell) => ({
    ...cell,
    labels: cell.labels.map((label) => inCompany(cell.text, label)),
  }));
}

/** What stands behind each label, in the next cell, or under it as on a form: the first that is one. */
function readLine(
  found: PageIdentity,
  line: readonly MarkedCell[],
  below: readonly MarkedCell[],
): void {
  line.forEach((cell, at) => {
    cell.labels.forEach((label, nth) => {
      const behind = valueIn(cell.text.slice(label.to, cell.labels[nth + 1]?.from));
      const isLast = nth === cell.labels.length - 1;
      const next = isLast && behind === '' ? plainText(line[at + 1]) : '';
      const under = isLast ? plainText(cellUnder(cell, below)) : '';
      [behind, next, under].some((value) => keep(found, label, value));
    });
  });
}

/** A cell with labels of its own is nobody's value. */
function plainText(cell: MarkedCell | undefined): string {
  return cell?.labels.length === 0 ? cell.text : '';
}

function cellUnder(
  { left, right }: TextCell,
  below: readonly MarkedCell[],
): MarkedCell | undefined {
  return below.find((cell) => cell.left < right && cell.right > left);
}

/** Behind a label stand a colon, and at times how the value is to be written: "(Last, First)". */
function valueIn(text: string): string {
  return text.replace(/^[\s:;#.=-]*(?:\([^)]*\))?[\s:;#.=-]*/u, '').trim();
}

/** Two labels or more with nothing behind any: the heads of a table, as on a schedule or a log. */
function isTableHead(line: readonly MarkedCell[]): boolean {
  const heads = line.filter(({ labels }) => labels.length > 0);
  return heads.length > 1 && heads.every(isHead);
}

function isHead({ text, labels }: MarkedCell): boolean {
  const [label, ...more] = labels;
  return label !== undefined && more.length === 0 && valueIn(text.slice(label.to)) === '';
}

/** Every row down to the next line with labels. */
function readTable(
  found: PageIdentity,
  lines: readonly (readonly MarkedCell[])[],
  at: number,
): void {
  const heads = (lines[at] ?? []).filter(({ labels }) => labels.length > 0);
  for (const row of lines.slice(at + 1)) {
    if (row.some(({ labels }) => labels.length > 0)) return;
    for (const head of heads) {
      const under = cellUnder(head, row);
      const kind = head.labels[0]?.kind ?? 'name';
      if (under) keep(found, { kind, weight: 'labelled' }, under.text);
    }
  }
}

/** Whether the value was one of its kind. */
function keep(
  found: PageIdentity,
  { kind, weight }: Pick<Label, 'kind' | 'weight'>,
  value: string,
): boolean {
  switch (kind) {
    case 'name': {
      const text = weight === 'labelled' ? personAtStart(value) : nameAtStart(value);
      if (text !== undefined) found.names.push({ text, weight });
      return text !== undefined;
    }
    case 'birth': {
      const [date] = spokenDates(value.slice(0, 30));
      if (date) found.births.push(asBirth(date, weight));
      return date !== undefined;
    }
    case 'number': {
      const text = /^[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*/u.exec(value)?.[0];
      const isNumber = text !== undefined && text.length > 2;
      if (isNumber) found.numbers.push({ text, weight });
      return isNumber;
    }
  }
}

function readBare(found: PageIdentity, line: readonly TextCell[]): void {
  for (const { text } of line) {
    keep(found, { kind: 'name', weight: 'bare' }, text);
    for (const name of headsInCapitals(text)) {
      keep(found, { kind: 'name', weight: 'bare' }, name);
    }
    found.births.push(...spokenDates(text).map((date) => asBirth(date, 'bare')));
  }
}

type Birth = PageIdentity['births'][number];

function asBirth({ text, days }: SpokenDate, weight: IdentityWeight): Birth {
  return { text, days: [...days], weight };
}

const surestFirst: readonly IdentityWeight[] = ['labelled', 'hinted', 'bare'];

/** Each text once, as what it is surest to be. */
function distinct<T extends { readonly text: string; readonly weight: IdentityWeight }>(
  all: readonly T[],
): T[] {
  const sorted = surestFirst.flatMap((weight) => all.filter((one) => one.weight === weight));
  const seen = new Set<string>();
  const first = sorted.filter(({ text }) => !seen.has(text) && seen.add(text));
  return first.slice(0, most);
}
