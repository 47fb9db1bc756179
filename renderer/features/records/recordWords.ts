import type { recordKinds } from '../../../shared/domain/intake/slice';
import { kindWords } from '../../app/ui/askedWords';
import type { DocumentLabel, RecordDocument } from '../../../shared/domain/records/slice';

export type RecordKind = (typeof recordKinds)[number];

export const kindOptions = [
  { value: '', label: 'Choose the kind' },
  ...Object.entries(kindWords).map(([value, label]) => ({ value, label })),
];

/** "Labs", or "Labs 3" where two of that title are there: a flag that names one must name only one. */
export function titleFor(kind: RecordKind, taken: readonly string[]): string {
  const word = kindWords[kind];
  if (!taken.includes(word)) return word;
  let number = 2;
  while (taken.includes(`${word} ${number}`)) number += 1;
  return `${word} ${number}`;
}

/** A title that nobody has typed. */
export function isKindWord(title: string): boolean {
  const word = title.trim().replace(/ \d+$/, '');
  return word === '' || Object.values(kindWords).includes(word);
}

export function pagesText(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}

/** What a file's own name says of its kind. It is only proposed: a kind nobody chose would be wrong in silence. */
const hints: readonly { readonly words: RegExp; readonly kind: RecordKind }[] = [
  { words: /\b(lab|labs|pathology|blood|cbc)\b/i, kind: 'labs' },
  { words: /\b(imaging|x-?ray|mri|ct|ultrasound|radiology)\b/i, kind: 'imaging' },
  { words: /\b(med|meds|medications?|prescriptions?|mar)\b/i, kind: 'medications' },
  { words: /\b(bill|bills|billing|invoice|claims?|statement)\b/i, kind: 'billing' },
  { words: /\b(note|notes|progress|visit|encounter|chart)\b/i, kind: 'progress-notes' },
];

/** A label as it is typed: the kind is empty until somebody chose one, or the file's name says it. */
export type TypedLabel = Omit<DocumentLabel, 'kind'> & { readonly kind: RecordKind | '' };

/** What is written into the label before the clerk says better. */
export function labelFor(fileName: string, before: readonly RecordDocument[]): TypedLabel {
  const words = fileName
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .replace(/[_.]+/g, ' ')
    .trim();
  const titles = before.map(({ title }) => title);
  const kind = hints.find((hint) => hint.words.test(words))?.kind ?? '';
  return {
    title: kind === '' ? '' : titleFor(kind, titles),
    kind,
    provider: before.at(-1)?.provider ?? '',
    serviceFrom: '',
    serviceTo: '',
  };
}

/** "Progress notes, Dr. Hale, Jan 5, 2026 to Mar 2, 2026, 12 pages". */
export function documentLine(document: RecordDocument, longDate: (date: string) => string): string {
  const { serviceFrom: from, serviceTo: to } = document;
  const dates = [from, to].filter((date) => date !== '').map(longDate);
  return [
    kindWords[document.kind],
    document.provider,
    [...new Set(dates)].join(' to '),
    pagesText(document.pages.length),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What the list does not spell out. */
export function moreFound(count: number): string {
  return `${count === 1 ? 'One more thing was' : `${count} more things were`} noticed; each is said on its page in the review.`;
}

/** Where a document goes when it is moved one place; nothing at either end. */
export function movedTo(at: number, by: -1 | 1, count: number): number | undefined {
  const to = at + by;
  return to >= 0 && to < count ? to : undefined;
}
