import {
  addDays,
  compareDates,
  daysIn,
  localDateOf,
  partsOf,
  weekdayOf,
  type LocalDate,
  type Weekday,
} from './localDate';

/** A federal public holiday as the statute words it (5 U.S.C. 6103(a)). */
type HolidayRule =
  | { readonly name: string; readonly since: number; readonly month: number; readonly day: number }
  | {
      readonly name: string;
      readonly since: number;
      readonly month: number;
      readonly weekday: Weekday;
      /** 1 is the first of the month, -1 the last. */
      readonly nth: 1 | 2 | 3 | 4 | -1;
    };

const federalHolidays: readonly HolidayRule[] = [
  { name: 'New Year’s Day', since: 1, month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', since: 1986, month: 1, weekday: 1, nth: 3 },
  { name: 'Washington’s Birthday', since: 1971, month: 2, weekday: 1, nth: 3 },
  { name: 'Memorial Day', since: 1971, month: 5, weekday: 1, nth: -1 },
  { name: 'Juneteenth', since: 2021, month: 6, day: 19 },
  { name: 'Independence Day', since: 1, month: 7, day: 4 },
  { name: 'Labor Day', since: 1, month: 9, weekday: 1, nth: 1 },
  { name: 'Columbus Day', since: 1971, month: 10, weekday: 1, nth: 2 },
  { name: 'Veterans Day', since: 1978, month: 11, day: 11 },
  { name: 'Thanksgiving Day', since: 1942, month: 11, weekday: 4, nth: 4 },
  { name: 'Christmas Day', since: 1, month: 12, day: 25 },
];

/** Holidays by date, worked out once a year: a long queue asks for the same days again and again. */
const holidaysByYear = new Map<number, ReadonlyMap<LocalDate, string>>();

/** The name of the holiday kept on a date, moved off the weekend as federal offices do. */
export function federalHolidayOn(date: LocalDate): string | undefined {
  const { year, month } = partsOf(date);
  // New Year's Day on a Saturday is kept on December 31 of the year before.
  return (
    holidaysOf(year).get(date) ??
    (month === 12 && year < 9999 ? holidaysOf(year + 1).get(date) : undefined)
  );
}

function holidaysOf(year: number): ReadonlyMap<LocalDate, string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const rules = federalHolidays.filter((rule) => year >= rule.since);
  const holidays = new Map(rules.map((rule) => [observed(rule, year), rule.name]));
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** Monday to Friday and no federal holiday; also what a "working day" is counted as. */
export function isBusinessDay(date: LocalDate): boolean {
  return !isWeekend(date) && federalHolidayOn(date) === undefined;
}

/** The nth business day after a date; the date itself is day 0, whatever day it is. */
export function addBusinessDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new Error('business days are counted forward');
  let at = date;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}

export function lastBusinessDayOnOrBefore(date: LocalDate): LocalDate {
  let at = date;
  while (!isBusinessDay(at)) at = addDays(at, -1);
  return at;
}

/** Business days after `from` up to and with `to`; below 0 where `to` lies in the past. */
export function businessDaysBetween(from: LocalDate, to: LocalDate): number {
  const forward = compareDates(from, to) <= 0;
  const [start, end] = forward ? [from, to] : [to, from];
  let count = 0;
  for (let at = addDays(start, 1); compareDates(at, end) <= 0; at = addDays(at, 1)) {
    if (isBusinessDay(at)) count += 1;
  }
  return forward ? count : -count;
}

function isWeekend(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

function observed(rule: HolidayRule, year: number): LocalDate {
  const actual = holidayIn(rule, year);
  const weekday = weekdayOf(actual);
  if (weekday === 6) return addDays(actual, -1);
  return weekday === 0 ? addDays(actual, 1) : actual;
}

function holidayIn(rule: HolidayRule, year: number): LocalDate {
  const { month } = rule;
  if ('day' in rule) return localDateOf({ year, month, day: rule.day });
  if (rule.nth === -1) {
    const last = localDateOf({ year, month, day: daysIn(year, month) });
    return addDays(last, -((weekdayOf(last) - rule.weekday + 7) % 7));
  }
  const first = localDateOf({ year, month, day: 1 });
  return addDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1));
}
