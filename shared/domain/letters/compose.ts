import { Refused } from '../base/fault';
import { holds, type LawFacts } from '../law/condition';
import type { LetterContent, LetterField, LetterPart, LetterTemplate } from '../law/letterRules';
import { tellingLines, toldApart, type Wording } from './neutral';
import { filled, isFilled, itemsOf, placesOf, type LetterValues } from './places';

/** What a letter is made from; `facts` decide which of its parts it has. */
export interface LetterSource {
  readonly template: LetterTemplate;
  readonly values: LetterValues;
  /** New words for parts that may be edited, by part; empty words leave the part out. */
  readonly edits: Readonly<Record<string, string>>;
  readonly facts: LawFacts;
  readonly wording: Wording;
}

export interface WrittenPart {
  readonly id: string;
  readonly label?: string | undefined;
  /** The words of a paragraph or labelled row; empty where it has rows. */
  readonly text: string;
  readonly rows: readonly string[];
  readonly table: boolean;
  readonly locked: boolean;
  /** Why it is locked, with the citation; empty where it is not. */
  readonly why: string;
  readonly edited: boolean;
}

export interface WrittenLetter {
  readonly parts: readonly WrittenPart[];
  /** What keeps it from being filed, one sentence each. */
  readonly problems: readonly Refused[];
  /** What a person had better look at again, one sentence each. */
  readonly cautions: readonly string[];
}

/** The letter as far as it can be written; a place nobody filled shows its name in brackets. */
export function writeLetter(source: LetterSource): WrittenLetter {
  const standing = source.template.parts.filter((part) => stands(part, source));
  const { problems, cautions } = toldApart(tellingLines(standing, source), source.wording);
  return {
    parts: standing.map((part) => written(part, source)).filter((part) => !isEmpty(part)),
    problems: [
      ...lockedEdits(source),
      ...openParts(source),
      ...emptyPlaces(standing, source),
      ...missingContents(standing, source),
      ...problems,
    ],
    cautions,
  };
}

/** The letter whole; throws the first thing that keeps it from being one. */
export function finishedLetter(source: LetterSource): readonly WrittenPart[] {
  const { parts, problems } = writeLetter(source);
  const [first] = problems;
  if (first) throw first;
  return parts;
}

/** A locked part stands also while nobody can say whether it has to. */
function stands(part: LetterPart, { values, facts }: LetterSource): boolean {
  const truth = holds(part.when, factsWith(facts, values));
  if (truth === 'no' || (truth === 'unknown' && !part.required)) return false;
  return !part.ifFilled || placesIn(part).every((name) => isFilled(values, name));
}

function factsWith(facts: LawFacts, values: LetterValues): LawFacts {
  return { ...facts, ...values };
}

function placesIn(part: LetterPart): readonly string[] {
  return part.rows === undefined ? placesOf(part.text ?? '') : [part.rows];
}

function written(part: LetterPart, { template, values, edits }: LetterSource): WrittenPart {
  const edit = part.required ? undefined : edits[part.id];
  const blank = (name: string): string => `[${labelOf(template, name)}]`;
  const rows = part.rows === undefined || edit !== undefined ? [] : itemsOf(values, part.rows);
  return {
    id: part.id,
    label: part.label,
    text: edit ?? (part.text === undefined ? '' : filled(part.text, values, blank)),
    rows: part.rows !== undefined && rows.length === 0 && !edit ? [blank(part.rows)] : rows,
    table: part.table,
    locked: part.required,
    why: part.why ?? '',
    edited: edit !== undefined,
  };
}

function isEmpty({ text, rows }: WrittenPart): boolean {
  return text.trim() === '' && rows.length === 0;
}

function lockedEdits({ template, edits }: LetterSource): readonly Refused[] {
  const parts = template.parts.filter((part) => part.required && edits[part.id] !== undefined);
  return parts.map(
    (part) =>
      new Refused(
        'letter-part-locked',
        `The part “${part.id}” has to stand as it is (${part.why ?? ''}). Take your change back.`,
      ),
  );
}

/** A locked part that hangs on an answer nobody gave. */
function openParts({ template, values, facts }: LetterSource): readonly Refused[] {
  const all = factsWith(facts, values);
  const open = template.parts.filter(
    (part) => part.required && holds(part.when, all) === 'unknown',
  );
  return open.map(
    (part) =>
      new Refused(
        'letter-question-open',
        `Answer first whether this letter needs the part “${part.id}”.`,
      ),
  );
}

function emptyPlaces(
  standing: readonly LetterPart[],
  { template, values, edits }: LetterSource,
): readonly Refused[] {
  const kept = standing.filter((part) => part.required || edits[part.id] === undefined);
  const empty = kept.flatMap(placesIn).filter((name) => !isFilled(values, name));
  return [...new Set(empty)].map(
    (name) =>
      new Refused('letter-field-empty', `Fill in “${labelOf(template, name)}” for this letter.`),
  );
}

/** A denial without complaint rights is no denial (45 CFR 164.524(d)(2)); it cannot be made. */
function missingContents(
  standing: readonly LetterPart[],
  { template, values, facts }: LetterSource,
): readonly Refused[] {
  const all = factsWith(facts, values);
  const carried = new Set<LetterContent>(standing.flatMap((part) => part.carries));
  const missing = template.requires.filter(
    ({ content, when }) => holds(when, all) !== 'no' && !carried.has(content),
  );
  return missing.map(
    ({ content }) =>
      new Refused(
        'letter-part-missing',
        `This letter has to say “${content}” and its template does not. Correct the rule pack.`,
      ),
  );
}

function labelOf({ fields }: LetterTemplate, name: string): string {
  return fields.find((field: LetterField) => field.name === name)?.label ?? name;
}
