import { nameAtStart } from './personNames';
import type { IdentityWeight, PageIdentity } from './slice';
import { spokenDates, type SpokenDate } from './spokenDates';
import type { TextCell, TextLines } from './textLines';

type Kind = 'name' | 'birth' | 'number';

/** A word on the page that says what comes after it. */
interface Label {
  readonly kind: Kind;
  readonly weight: IdentityWeight;
  readonly from: number;
  readonly to: number;
}

/** Lines counted as header, and as footer, of a page: what stands there bare may be whose it is. */
const headerLines = 8;
const footerLines = 3;
/** More of a kind on one page tell nothing new. */
const most = 24;

const person = '(?:pat[il1]ent|pt|resident|client)';
const labels: readonly [Kind, boolean, string][] = [
  ['name', true, `${person}\\.?(?:['’]?s)?\\s*(?:full\\s+|legal\\s+)?name|name\\s+of\\s+${person}`],
  ['number', true, `(?:mrn|m\\.r\\.n\\.?|med(?:ical)?\\.?\\s*rec(?:ord)?s?\\.?\\s*(?:number|no\\.?|num|#|nbr)|(?:chart|record)\\s*(?:number|no\\.?|#)|${person}\\.?\\s*(?:id|number|no\\.?|#))(?:\\s*#)?`], // prettier-ignore
  ['birth', true, "date\\s+of\\s+birth|birth\\s*-?date|d\\.?\\s?[o0]\\.?\\s?[b8]\\.?"], // prettier-ignore
  ['name', false, `${person}|name|re|regarding`],
  ['birth', false, 'born(?:\\s+on)?'],
];
const anyLabel = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${labels.map(([, , words]) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Who stands before a label when it is not the patient. */
const someoneElse =
  /(?:subscriber|guarantor|insured|policy\s?holder|member|employee|mother|father|spouse|partner|parent|guardian|emergency|contact|baby|infant|newborn|sibling|child|provider|physician|doctor|attending|referring|employer|facility|clinic|hospital|pharmacy|laboratory|lab|insurance|plan|witness|agent|representative|family|sister|brother|son|daughter|party|kin|user|file|test|brand|generic|drug)(?:['’]?s)?[\s(]*$/iu; // prettier-ignore

/** Everything by which a page says whose it is. A page that says nothing gives three empty lists. */
export function readIdentity(page: number, lines: TextLines): PageIdentity {
  const found: PageIdentity = { page, names: [], births: [], numbers: [] };
  lines.forEach((line, at) => {
    const text = textOf(line);
    const marked = labelsIn(text);
    if (isTableHead(text, marked)) readTable(found, lines, at, marked);
    else for (const [nth, label] of marked.entries()) readLabelled(found, { lines, at, text, label, until: marked[nth + 1]?.from }); // prettier-ignore
    if (at < headerLines || at >= lines.length - footerLines) readBare(found, line);
  });
  return { ...found, names: distinct(found.names), births: distinct(found.births), numbers: distinct(found.numbers) }; // prettier-ignore
}

const between = '\t';

function textOf(line: readonly TextCell[]): string {
  return line.map(({ text }) => text).join(between);
}

function labelsIn(text: string): Label[] {
  const found = [...text.matchAll(anyLabel)].map((match) => {
    const nth = labels.findIndex((_, index) => match[index + 1] !== undefined);
    const [kind, sure] = labels[nth] ?? ['name', false];
    const [from, to] = [match.index, match.index + match[0].length];
    return { kind, from, to, weight: weightOf(text, { from, to, sure }) };
  });
  // "Name:" beside a date of birth or a record number is the patient's.
  const inCompany = found.some(({ kind, weight }) => kind !== 'name' && weight === 'labelled');
  return found.map((one) => ({ ...one, weight: inCompany && !isSomeoneElse(text, one.from) && isMarked(text, one.to) ? 'labelled' : one.weight })); // prettier-ignore
}

function weightOf(
  text: string,
  { from, to, sure }: { from: number; to: number; sure: boolean },
): IdentityWeight {
  // prettier-ignore
  if (isSomeoneElse(text, from)) return 'hinted';
  const isPatient = /^(?:pat|pt|resident|client)/iu.test(text.slice(from, to));
  return sure || (isPatient && isMarked(text, to)) ? 'labelled' : 'hinted';
}

function isSomeoneElse(text: string, from: number): boolean {
  return someoneElse.test(text.slice(Math.max(0, from - 30), from));
}

/** A scan reads `:` as `;` or `.` at times. */
function isMarked(text: string, to: number): boolean {
  return /^\s*[:;#]/u.test(text.slice(to));
}

interface Labelled {
  readonly lines: TextLines;
  readonly at: number;
  readonly text: string;
  readonly label: Label;
  /** Where the next label of the line begins. */
  readonly until: number | undefined;
}

function readLabelled(found: PageIdentity, { lines, at, text, label, until }: Labelled): void {
  const behind = valueIn(text.slice(label.to, until));
  const value = behind === '' && until === undefined ? cellBelow(lines, at, label.from) : behind;
  keep(found, label, value);
}

function valueIn(text: string): string {
  return text.replace(/^[\s:;#.=-]+/u, '').trim();
}

/** On a form the words stand under their label. */
function cellBelow(lines: TextLines, at: number, offset: number): string {
  const head = cellAt(lines[at] ?? [], offset);
  const below = (lines[at + 1] ?? []).find((cell) => head && cell.left < head.right && cell.right > head.left); // prettier-ignore
  return below && labelsIn(below.text).length === 0 ? below.text : '';
}

function cellAt(line: readonly TextCell[], offset: number): TextCell | undefined {
  let from = 0;
  return line.find((cell) => {
    from += cell.text.length + between.length;
    return offset < from;
  });
}

/** Two labels or more with nothing behind any: the heads of a table, as on a schedule or a log. */
function isTableHead(text: string, marked: readonly Label[]): boolean {
  const values = marked.map(({ to }, nth) => valueIn(text.slice(to, marked[nth + 1]?.from).split(between)[0] ?? '')); // prettier-ignore
  return marked.length > 1 && values.every((value) => value === '');
}

function readTable(
  found: PageIdentity,
  lines: TextLines,
  at: number,
  marked: readonly Label[],
): void {
  const heads = marked.map((label) => ({ label, cell: cellAt(lines[at] ?? [], label.from) }));
  for (const line of lines.slice(at + 1)) {
    if (labelsIn(textOf(line)).length > 0) return;
    for (const { label, cell } of heads) {
      const under = line.find(({ left, right }) => cell && left < cell.right && right > cell.left);
      if (under) keep(found, { ...label, weight: 'labelled' }, under.text);
    }
  }
}

function keep(
  found: PageIdentity,
  { kind, weight }: Pick<Label, 'kind' | 'weight'>,
  value: string,
): void {
  // prettier-ignore
  if (kind === 'name') {
    const text = nameAtStart(value.split(between)[0] ?? '');
    if (text !== undefined) found.names.push({ text, weight });
  } else if (kind === 'birth') {
    const [date] = spokenDates(value.slice(0, 30));
    if (date) found.births.push(asBirth(date, weight));
  } else {
    const text = /^[\p{L}\p{N}-]*\p{N}[\p{L}\p{N}-]*/u.exec(value)?.[0];
    if (text !== undefined && text.length > 2) found.numbers.push({ text, weight });
  }
}

function readBare(found: PageIdentity, line: readonly TextCell[]): void {
  for (const { text } of line) {
    keep(found, { kind: 'name', weight: 'bare' }, text);
    found.births.push(...spokenDates(text).map((date) => asBirth(date, 'bare')));
  }
}

function asBirth(
  { text, days }: SpokenDate,
  weight: IdentityWeight,
): PageIdentity['births'][number] {
  // prettier-ignore
  return { text, days: [...days], weight };
}

/** What is labelled first, each text once. */
function distinct<T extends { readonly text: string; readonly weight: IdentityWeight }>(
  all: readonly T[],
): T[] {
  // prettier-ignore
  const order: readonly IdentityWeight[] = ['labelled', 'hinted', 'bare'];
  const sorted = order.flatMap((weight) => all.filter((one) => one.weight === weight));
  return [...new Map(sorted.toReversed().map((one) => [one.text, one])).values()].toReversed().slice(0, most); // prettier-ignore
}
