import { z } from 'zod';
import { nameWords, type ChartName } from '../authorization/patientName';
import { dateSpans } from './dateSearch';
import { nameFinder, namesIn } from './nameSearch';
import { readings, spansOf, type PageText, type WordSpan } from './pageText';
import { shapes, shapeSpans, type Shape } from './shapeSearch';

const typed = z.string().trim().min(2, 'Type at least two characters.');

/** What is looked for in the pages that go out. */
export const searchSchema = z.discriminatedUnion('kind', [
  /** These very words; `keep` also forbids them anywhere in the packet. */
  z.object({ kind: z.literal('words'), term: typed, keep: z.boolean() }),
  /** A person, however the name is written. */
  z.object({ kind: z.literal('name'), name: typed }),
  /** A day, however it is written. */
  z.object({ kind: z.literal('date'), day: z.iso.date('Type the whole date.') }),
  z.object({ kind: z.literal('shape'), shape: z.enum(shapes) }),
  /** Whoever else the desk knows as a patient. */
  z.object({ kind: z.literal('other-patients') }),
]);
export type Search = z.infer<typeof searchSchema>;

/** A page as it is searched. */
export interface SearchedPage {
  readonly words: readonly string[];
  /** Record numbers known to stand on it, also in forms and tables where the label is far away. */
  readonly recordNumbers: readonly string[];
}

/** Places on a page as spans of its words; one may be named twice. */
export type FindOnPage = (page: SearchedPage) => readonly WordSpan[];

/** A person, in every way a name is written. */
export function findName(name: string): FindOnPage {
  const finders = namesIn(name).map((one) => nameFinder(one, 'every'));
  return inReadings((text) => finders.flatMap((find) => find(text)));
}

export function findDay(day: string): FindOnPage {
  return inReadings((text) => dateSpans(text, day));
}

export function findShape(shape: Shape): FindOnPage {
  return inReadings((text, { recordNumbers }) =>
    shape === 'record-number'
      ? [...shapeSpans(text, shape), ...recordNumbers.flatMap((one) => numberSpans(text, one))]
      : shapeSpans(text, shape),
  );
}

/** Names of a list, in full; what may as well be one of `never` is not found. */
export function findPeople(names: readonly ChartName[], never: readonly ChartName[]): FindOnPage {
  const others = names.map(rareFinder);
  const own = never.map((name) => nameFinder(name, 'full'));
  return inReadings((text) => {
    const letters = lettersOf(text.text);
    const kept = own.flatMap((find) => find(text));
    return others.flatMap((find) => find(text, letters)).filter((one) => !isWithin(one, kept));
  });
}

function inReadings(find: (text: PageText, page: SearchedPage) => readonly WordSpan[]): FindOnPage {
  return (page) => readings(page.words).flatMap((text) => find(text, page));
}

/** A clinic has thousands of patients: the name is only looked for where its letters stand. */
function rareFinder(name: ChartName): (text: PageText, letters: string) => readonly WordSpan[] {
  const [family = '', given = ''] = [name.familyName, name.givenName].map((one) => nameWords(one)[0]); // prettier-ignore
  let finder: ReturnType<typeof nameFinder> | undefined;
  return (text, letters) => {
    if (family === '' || given === '') return [];
    if (!letters.includes(family) || !letters.includes(given)) return [];
    finder ??= nameFinder(name, 'full');
    return finder(text);
  };
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isWithin(span: WordSpan, others: readonly WordSpan[]): boolean {
  return others.some(({ first, last }) => first <= span.first && span.last <= last);
}

/** Shorter numbers may be anything. */
const shortestNumber = 4;

function numberSpans(text: PageText, number: string): WordSpan[] {
  if (number.length < shortestNumber) return [];
  return spansOf(text, new RegExp(`(?<![\\p{L}\\p{N}])${number}(?![\\p{L}\\p{N}])`, 'u'));
}
