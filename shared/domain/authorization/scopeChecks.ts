import {
  datedOutside,
  isOpenRange,
  isWithin,
  overlapOf,
  rangeWords,
  type DateRange,
} from '../records/serviceDates';
import { check, hasCategory, type Check, type Finding, type Subject } from './finding';

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
  ['coversFrom', 'coversTo', 'asked', 'goingOut'],
  ['met', 'part', 'apart', 'outside', 'no-dates', 'not-asked', 'unknown'],
  (subject) => {
    const { facts, asked } = subject;
    const form = { from: facts.coversFrom, to: facts.coversTo };
    const values = { form: rangeWords(form), asked: rangeWords(asked) };
    if (!isOpenRange(form) && !isOpenRange(asked) && isApart(form, asked))
      return { variant: 'apart', values };
    return outside(subject, form) ?? ofTheForm(subject, form);
  },
);

type Dates = 'met' | 'part' | 'outside' | 'no-dates' | 'not-asked' | 'unknown';

/** What the form and the request say of dates, where nothing that goes out lies outside of them. */
function ofTheForm({ unread, asked }: Subject, form: DateRange): Finding<Dates> {
  if (isOpenRange(form)) return { variant: unread ? 'unknown' : 'no-dates' };
  const values = { form: rangeWords(form), asked: rangeWords(asked) };
  if (isOpenRange(asked)) return { variant: 'not-asked', values };
  return { variant: isWithin(asked, form) ? 'met' : 'part', values };
}

/** Only what the form covers and the request asks for may go (45 CFR 164.508(a)(1), 164.502(b)). */
function outside({ asked, goingOut }: Subject, form: DateRange): Finding<Dates> | undefined {
  const scope = overlapOf(form, asked);
  const documents = datedOutside(goingOut, scope);
  if (documents === undefined) return undefined;
  return { variant: 'outside', values: { documents, scope: rangeWords(scope) } };
}

function isApart(a: DateRange, b: DateRange): boolean {
  return endsBefore(a, b) || endsBefore(b, a);
}

function endsBefore(a: DateRange, b: DateRange): boolean {
  return a.to !== '' && b.from !== '' && a.to < b.from;
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
