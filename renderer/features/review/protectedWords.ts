import { categoryWords } from '../../../shared/domain/law/categoryWords';
import type { MinorServiceKind } from '../../../shared/domain/law/gateRules';
import type { Tag } from '../../../shared/domain/sensitive/slice';

export const serviceWords: Readonly<Record<MinorServiceKind, string>> = {
  sti: 'Sexually transmitted infection',
  'mental-health': 'Mental health',
  'substance-use': 'Substance use',
  'family-substance-use': 'Substance use in the family',
  reproductive: 'Reproductive care',
  'sexual-assault': 'Sexual assault',
  counseling: 'Counseling',
  general: 'Care in general',
};

export const options = <T extends string>(words: Readonly<Record<T, string>>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));

/** "Mental health: F32.1 on the page". */
export function tagWords(tag: Tag): string {
  const service = tag.service ? `, ${serviceWords[tag.service].toLowerCase()}` : '';
  return `${categoryWords[tag.category]}${service}`;
}

const sourceWords: Readonly<Record<Tag['source'], string>> = {
  department: 'Department',
  provider: 'Provider',
  'document-kind': 'Kind of document',
  code: 'Found',
  word: 'Found',
  shadow: 'Mentions the visit',
  clerk: 'Tagged by a person',
};

export function whyTagged({ source, because, page }: Tag): string {
  const seen = because === '' ? sourceWords[source] : `${sourceWords[source]}: ${because}`;
  return page === undefined ? `${seen}; the whole document` : seen;
}
