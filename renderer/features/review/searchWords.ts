import { longDate } from '../../app/ui/dates';
import type { Search } from '../../../shared/domain/review/searches';
import type { Shape } from '../../../shared/domain/review/shapeSearch';
import { blindPages, plural, type MarkReason } from './reviewWords';

/** What the clerk chooses to find: a kind of search, or a shape. */
export type SearchChoice = Exclude<Search['kind'], 'shape'> | Shape;

interface ChoiceWords {
  readonly label: string;
  /** What is found, where the name of the choice does not say all. */
  readonly hint: string;
  /** Why such a thing is covered; undefined where it may be for any reason. */
  readonly reason?: MarkReason;
}

const choiceWords: Readonly<Record<SearchChoice, ChoiceWords>> = {
  words: { label: 'These words', hint: '' },
  name: {
    label: 'A person’s name',
    hint: 'Also turned round, with an initial, or with Mr., Mrs. or Dr.',
  },
  date: { label: 'A date', hint: 'In every way it may be written.' },
  'social-security': { label: 'Social Security numbers', hint: '', reason: 'identifier' },
  phone: { label: 'Phone and fax numbers', hint: '', reason: 'identifier' },
  'e-mail': { label: 'E-mail addresses', hint: '', reason: 'identifier' },
  'record-number': {
    label: 'Record numbers',
    hint: 'Behind “MRN”, “Chart no.” and the like.',
    reason: 'identifier',
  },
  'other-patients': {
    label: 'Names of other patients',
    hint: 'First and last names of all other patients this desk knows.',
    reason: 'other-person',
  },
};

export const searchOptions = Object.entries(choiceWords).map(([value, { label }]) => ({
  value: value as SearchChoice,
  label,
}));

export function searchHint(choice: SearchChoice): string {
  return choiceWords[choice].hint;
}

/** The reason that what is looked for suggests; empty where the clerk has to choose one. */
export function reasonFor(choice: SearchChoice): MarkReason | '' {
  return choiceWords[choice].reason ?? '';
}

/** What the clerk typed for the choices that need it. */
export interface TypedSearch {
  readonly choice: SearchChoice;
  readonly text: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string;
  readonly keep: boolean;
  /** Why what is found is to be covered; empty until it is chosen. */
  readonly reason: MarkReason | '';
}

export function searchOf({ choice, text, day, keep }: TypedSearch): Search {
  switch (choice) {
    case 'words':
      return { kind: 'words', term: text.trim(), keep };
    case 'name':
      return { kind: 'name', name: text.trim() };
    case 'date':
      return { kind: 'date', day };
    case 'other-patients':
      return { kind: 'other-patients' };
    case 'social-security':
    case 'phone':
    case 'e-mail':
    case 'record-number':
      return { kind: 'shape', shape: choice };
  }
}

/** What is missing before anything can be found; empty where nothing is. */
export function searchProblem({ choice, text, day }: TypedSearch): string {
  if (choice === 'date') return day === '' ? 'Type the whole date.' : '';
  const isTyped = choice === 'words' || choice === 'name';
  return isTyped && text.trim().length < 2 ? 'Type at least two characters.' : '';
}

const soughtShape: Readonly<Record<Shape, string>> = {
  'social-security': 'A Social Security number',
  phone: 'A phone or fax number',
  'e-mail': 'An e-mail address',
  'record-number': 'A record number',
};

interface Found {
  readonly found: number;
  readonly pagesWithoutText: number;
  readonly scannedPages: number;
}

/** What was found, and where something may be missed: pages without text, and scanned ones. */
export function foundText(search: Search, answer: Found): string {
  const { found, pagesWithoutText, scannedPages } = answer;
  const places =
    found === 0
      ? `${soughtText(search)} was not found, or every place has its mark already.`
      : `${plural(found, 'place')} proposed. Accept or reject each.`;
  return places + misreadPages(scannedPages) + blindPages(pagesWithoutText);
}

function misreadPages(count: number): string {
  if (count === 0) return '';
  const pages =
    count === 1
      ? '1 page was read from its picture'
      : `${String(count)} pages were read from their pictures`;
  return ` ${pages}: the desk may have misread words, so look there by eye too.`;
}

function soughtText(search: Search): string {
  switch (search.kind) {
    case 'words':
      return `“${search.term}”`;
    case 'name':
      return `The name “${search.name}”`;
    case 'date':
      return longDate(search.day);
    case 'shape':
      return soughtShape[search.shape];
    case 'other-patients':
      return 'The name of another patient';
  }
}
