import type { IdentityWeight } from './slice';

export type LabelKind = 'name' | 'birth' | 'number';

/** A word on the page that says what comes after it. */
export interface Label {
  readonly kind: LabelKind;
  readonly weight: IdentityWeight;
  /** Where it stands in its cell. */
  readonly from: number;
  readonly to: number;
}

interface Spelling {
  readonly kind: LabelKind;
  /** Speaks of the patient whatever stands around it. */
  readonly sure: boolean;
  readonly words: string;
}

/** A scan reads `i` as `l` or `1`, `O` as `0`, `B` as `8`. */
const person = '(?:pat[il1]ent|pt|resident|client)';
const numberWord = '(?:number|no\\.?|num|nbr|#)';

const spellings: readonly Spelling[] = [
  {
    kind: 'name',
    sure: true,
    words: `${person}\\.?(?:['’]?s)?\\s*(?:full\\s+|legal\\s+)?name|name\\s+of\\s+${person}`,
  },
  {
    kind: 'number',
    sure: true,
    words: [
      '(?:mrn|m\\.r\\.n\\.?)(?:\\s*#)?',
      `med(?:ical)?\\.?\\s*rec(?:ord)?s?\\.?\\s*${numberWord}`,
      `(?:chart|record)\\s*${numberWord}`,
      `${person}\\.?\\s*(?:id|${numberWord})`,
    ].join('|'),
  },
  {
    kind: 'birth',
    sure: true,
    words: 'date\\s+of\\s+birth|birth\\s*-?date|d\\.?\\s?[o0]\\.?\\s?[b8]\\.?',
  },
  { kind: 'name', sure: false, words: `${person}|name|re|regarding` },
  { kind: 'birth', sure: false, words: 'born(?:\\s+on)?' },
];
const anyLabel = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${spellings.map(({ words }) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Who stands right before a label when it does not speak of the patient. */
const someoneElse = [
  'subscriber guarantor insured policy\\s?holder member employee employer',
  'mother father parent guardian spouse partner sister brother sibling',
  'son daughter child baby infant newborn family kin party',
  'emergency contact agent representative witness user',
  'provider physician doctor attending referring',
  'facility clinic hospital pharmacy laboratory lab insurance plan',
  'file test brand generic drug',
].flatMap((words) => words.split(' '));
const isAfterSomeone = new RegExp(
  `(?<!\\p{L})(?:${someoneElse.join('|')})(?:['’]?s)?[\\s(]*$`,
  'iu',
);

/** The labels of one cell of a line, from the left. */
export function labelsIn(cell: string): Label[] {
  return [...cell.matchAll(anyLabel)].map((match) => {
    const spelling = spellings.find((_, nth) => match[nth + 1] !== undefined);
    const [from, to] = [match.index, match.index + match[0].length];
    const sure = spelling?.sure ?? false;
    return { kind: spelling?.kind ?? 'name', from, to, weight: weightOf(cell, { from, to, sure }) };
  });
}

function weightOf(
  cell: string,
  { from, to, sure }: { readonly from: number; readonly to: number; readonly sure: boolean },
): IdentityWeight {
  if (isAfterSomeone.test(cell.slice(0, from))) return 'hinted';
  const isPatient = /^(?:pat|pt|resident|client)/iu.test(cell.slice(from, to));
  return sure || (isPatient && isMarked(cell, to)) ? 'labelled' : 'hinted';
}

/** "Name:" beside a date of birth or a record number of the same line is the patient's. */
export function inCompany(cell: string, label: Label): Label {
  const isPlain = isMarked(cell, label.to) && !isAfterSomeone.test(cell.slice(0, label.from));
  return isPlain ? { ...label, weight: 'labelled' } : label;
}

/** A scan reads `:` as `;` at times. */
function isMarked(cell: string, to: number): boolean {
  return /^\s*[:;#]/u.test(cell.slice(to));
}
