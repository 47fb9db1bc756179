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

/** A public holiday as a statute words it; rule packs bring them (`law/holidayRules.ts`). */
export interface HolidayRule {
  readonly name: string;
  /** The first year in which it is kept. */
  readonly since: number;
  readonly on:
    | {
        readonly kind: 'fixed';
        readonly month: number;
        readonly day: number;
        readonly observed: ObservedShift;
      }
    | {
        readonly kind: 'nth-weekday';
        readonly month: number;
        readonly weekday: number;
        /** 1 is the first of the month, -1 the last. */
        readonly nth: number;
        /** Days after that weekday: 1 is the Friday after the fourth Thursday. */
        readonly daysAfter?: number | undefined;
      };
}

/** Where a holiday on a weekend is kept. */
export type ObservedShift = 'nearest-weekday' | 'sunday-to-monday' | 'as-dated';

/** Which days are holidays. */
export interface Holidays {
  /** The name of the holiday kept on a date. */
  readonly nameOn: (date: LocalDate) => string | undefined;
}

/** Holidays worked out once a year: a long queue asks for the same days again and again. */
export function holidayCalendar(rules: readonly HolidayRule[]): Holidays {
  const years = new Map<number, ReadonlyMap<LocalDate, string>>();
  const keptIn = (year: number): ReadonlyMap<LocalDate, string> => {
    const known = years.get(year);
    if (known) return known;
    const kept = new Map(
      rules.filter((rule) => year >= rule.since).map((rule) => [keptOn(rule, year), rule.name]),
    );
    years.set(year, kept);
    return kept;
  };
  // New Year's Day on a Saturday is kept on December 31 of the year before.
  const nameOn = (date: LocalDate): string | undefined => {
    const { year, month } = partsOf(date);
    const next = month === 12 && year < 9999 ? keptIn(year + 1).get(date) : undefined;
    return keptIn(year).get(date) ?? next;
  };
  return { nameOn };
}

/** Monday to Friday and no holiday. */
export function isBusinessDay(date: LocalDate, holidays: Holidays): boolean {
  return !isWeekend(date) && holidays.nameOn(date) === undefined;
}

/** The nth business day after a date; the date itself is day 0, whatever day it is. */
export function addBusinessDays(date: LocalDate, days: number, holidays: Holidays): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new Error('business days are counted forward');
  let at = date;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at, holidays)) left -= 1;
  }
  return at;
}

export function lastBusinessDayOnOrBefore(date: LocalDate, holidays: Holidays): LocalDate {
  let at = date;
  while (!isBusinessDay(at, holidays)) at = addDays(at, -1);
  return at;
}

/** Business days after `from` up to and with `to`; below 0 where `to` lies in the past. */
export function businessDaysBetween(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  const forward = compareDates(from, to) <= 0;
  const [start, end] = forward ? [from, to] : [to, from];
  let count = 0;
  for (let at = addDays(start, 1); compareDates(at, end) <= 0; at = addDays(at, 1)) {
    if (isBusinessDay(at, holidays)) count += 1;
  }
  return forward ? count : -count;
}

function isWeekend(date: LocalDate): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6;
}

/** The day on which a holiday is kept that belongs to a year; it may lie in the year before. */
function keptOn({ on }: HolidayRule, year: number): LocalDate {
  if (on.kind === 'nth-weekday') return addDays(nthWeekday(on, year), on.daysAfter ?? 0);
  const actual = localDateOf({ year, month: on.month, day: on.day });
  return addDays(actual, shiftOf(weekdayOf(actual), on.observed));
}

function shiftOf(weekday: Weekday, observed: ObservedShift): number {
  if (weekday === 0 && observed !== 'as-dated') return 1;
  return weekday === 6 && observed === 'nearest-weekday' ? -1 : 0;
}

interface NthWeekday {
  readonly month: number;
  readonly weekday: number;
  readonly nth: number;
}

function nthWeekday({ month, weekday, nth }: NthWeekday, year: number): LocalDate {
  if (nth === -1) {
    const last = localDateOf({ year, month, day: daysIn(year, month) });
    return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
  }
  const first = localDateOf({ year, month, day: 1 });
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
}
