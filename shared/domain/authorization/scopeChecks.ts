import { localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { check, hasCategory, type Check, type DateRange } from './finding';

const psychotherapyAlone = check(
  'A22',
  ['onlyFor', 'categories'],
  ['met', 'not-alone', 'not-in-scope', 'unknown'],
  (subject) => {
    if (!hasCategory(subject, 'PSY')) return { variant: 'not-in-scope' };
    if (subject.unread) return { variant: 'unknown' };
    return { variant: subject.facts.onlyFor === 'PSY' ? 'met' : 'not-alone' };
  },
);

const part2 = check(
  'A25',
  ['isPart2Consent', 'categories'],
  ['met', 'fails', 'open', 'not-in-scope'],
  (subject) => {
    if (!hasCategory(subject, 'SUD', 'SCN')) return { variant: 'not-in-scope' };
    const { failed, bars } = subject.part2;
    if (bars.length === 0) return { variant: 'met', categories: [] };
    return { variant: failed.length > 0 ? 'fails' : 'open', categories: bars };
  },
);

/** What the state asks has outcomes of its own; this one says that it asks nothing. */
const nothingMore = check('A26', ['extras'], ['none'], () => ({ variant: 'none' }));

const datesOverlap = check(
  'A27',
  ['coversFrom', 'coversTo', 'asked'],
  ['met', 'part', 'apart', 'no-dates', 'not-asked', 'unknown'],
  (subject) => {
    const { facts, asked } = subject;
    const form = { from: facts.coversFrom, to: facts.coversTo };
    if (isOpen(form)) return { variant: subject.unread ? 'unknown' : 'no-dates' };
    const values = { form: rangeWords(form), asked: rangeWords(asked) };
    if (isOpen(asked)) return { variant: 'not-asked', values };
    if (isApart(form, asked)) return { variant: 'apart', values };
    return { variant: isWithin(asked, form) ? 'met' : 'part', values };
  },
);

function isOpen({ from, to }: DateRange): boolean {
  return from === '' && to === '';
}

function isApart(a: DateRange, b: DateRange): boolean {
  return endsBefore(a, b) || endsBefore(b, a);
}

function endsBefore(a: DateRange, b: DateRange): boolean {
  return a.to !== '' && b.from !== '' && a.to < b.from;
}

function isWithin(inner: DateRange, outer: DateRange): boolean {
  const begins = outer.from === '' || (inner.from !== '' && inner.from >= outer.from);
  const ends = outer.to === '' || (inner.to !== '' && inner.to <= outer.to);
  return begins && ends;
}

function rangeWords({ from, to }: DateRange): string {
  if (from === '') return to === '' ? 'all dates' : `dates until ${inFull(localDate(to))}`;
  if (to === '') return `dates from ${inFull(localDate(from))}`;
  return `${inFull(localDate(from))} to ${inFull(localDate(to))}`;
}

const notTwice = check('A30', ['earlierRequests'], ['met', 'duplicate'], ({ duplicateOf }) =>
  duplicateOf === undefined
    ? { variant: 'met' }
    : { variant: 'duplicate', values: { number: duplicateOf } },
);

/** Which pages and dates the form reaches, and whether the work is already under way. */
export const scopeChecks: readonly Check[] = [
  psychotherapyAlone,
  part2,
  nothingMore,
  datesOverlap,
  notTwice,
];
