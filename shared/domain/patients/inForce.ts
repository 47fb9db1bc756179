import { inTwo, isSameName } from '../authorization/patientName';
import type { EntryOf, FactKind, PatientEntry } from './slice';

/** What there is of a patient; a request whose patient nobody knows yet has no entries. */
export type PatientEntries = readonly PatientEntry[];

/** Entries of a kind that nobody has put right, also those that ended or have not begun. */
export function entriesOf<K extends FactKind>(entries: PatientEntries, kind: K): EntryOf<K>[] {
  const ofKind = (entry: PatientEntry): entry is EntryOf<K> => entry.fact.kind === kind;
  return entries.filter(ofKind).filter(({ correctedBy }) => correctedBy === undefined);
}

/** Entries of a kind in force on a day; the first and the last day count, the day of an end does not. */
export function inForceOf<K extends FactKind>(
  entries: PatientEntries,
  kind: K,
  today: string,
): EntryOf<K>[] {
  return entriesOf(entries, kind).filter((entry) => {
    const { from, to } = periodOf(entry);
    return (from === '' || from <= today) && (to === '' || today <= to) && !isEnded(entry, today);
  });
}

export function isEnded({ ended }: PatientEntry, today: string): boolean {
  return ended !== undefined && ended.on <= today;
}

function periodOf({ fact }: PatientEntry): { readonly from: string; readonly to: string } {
  return {
    from: 'from' in fact ? fact.from : '',
    to: 'to' in fact ? fact.to : '',
  };
}

/** Two writings of one person's name, as far as the desk can tell: case, accents and order aside. */
export function samePerson(a: string, b: string): boolean {
  const words = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .sort()
      .join(' ');
  return words(a) !== '' && words(a) === words(b);
}

/**
 * As `samePerson`, but further given names may be missing or initials: an order about Tom R. Marlow
 * is about the Tom Marlow who asks, until somebody writes names that tell the two apart.
 */
export function mayBeSamePerson(a: string, b: string): boolean {
  return samePerson(a, b) || isSameName(a, inTwo(b)) || isSameName(b, inTwo(a));
}
