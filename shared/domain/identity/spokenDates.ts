import { parseLocalDate } from '../base/localDate';

/** A date as it stands on a page. */
export interface SpokenDate {
  /** As found. */
  readonly text: string;
  /** Every day it may mean, `YYYY-MM-DD`: a year of two digits has two. */
  readonly days: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Letters that a scan reads where digits stand. */
const misread: Readonly<Record<string, string>> = { O: '0', o: '0', I: '1', l: '1', '|': '1', S: '5', B: '8', Z: '2' }; // prettier-ignore

const digit = '[0-9OoIl|SBZ]';
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const anyYear = `${digit}{4}|${digit}{2}`;
/** Each with its own year, month and day: a group of one name may stand only once. */
const spellings = [
  // 03/04/1960, 3-4-60, 03.04.1960, with blanks a scan puts in.
  `(?<m1>${digit}{1,2}) ?[/.-] ?(?<d1>${digit}{1,2}) ?[/.-] ?(?<y1>${anyYear})`,
  // 1960-03-04
  `(?<y2>${digit}{4})[-/](?<m2>${digit}{2})[-/](?<d2>${digit}{2})`,
  // March 4, 1960
  `(?<m3>${monthName}) ?(?<d3>${digit}{1,2})(?:st|nd|rd|th)?,? ?(?<y3>${digit}{4})`,
  // 4-Mar-1960, 4 Mar 60
  `(?<d4>${digit}{1,2})[ -]?(?<m4>${monthName})[ -]?(?<y4>${anyYear})`,
];
const anyDate = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${spellings.join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Dates in a text, in the ways American charts write them; what is no date is left out. */
export function spokenDates(text: string): SpokenDate[] {
  return [...text.matchAll(anyDate)].flatMap((found) => {
    const days = daysOf(found.groups ?? {});
    return days.length === 0 ? [] : [{ text: found[0], days }];
  });
}

function daysOf(groups: Readonly<Record<string, string | undefined>>): string[] {
  return spellings.flatMap((_, at) => {
    const [year, month, day] = ['y', 'm', 'd'].map((part) => groups[`${part}${String(at + 1)}`]);
    if (year === undefined || month === undefined || day === undefined) return [];
    return yearsOf(digits(year)).flatMap((whole) => dayOf(whole, monthNumber(month), digits(day)));
  });
}

function dayOf(year: string, month: string, day: string): string | readonly [] {
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? [];
}

/** By name or by number. */
function monthNumber(month: string): string {
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  return at < 0 ? digits(month) : String(at + 1);
}

function yearsOf(year: string): string[] {
  return year.length === 4 ? [year] : [`19${year}`, `20${year}`];
}

function digits(text: string): string {
  return Array.from(text, (one) => misread[one] ?? one).join('');
}
