/**
 * Local calendar dates, `YYYY-MM-DD`. Every sum runs on a day number, so no time zone and no
 * clock change can move a deadline (DESIGN.md 5). Years 1 to 9999, Gregorian throughout.
 */
declare const brand: unique symbol;
export type LocalDate = string & { readonly [brand]: true };

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** The date a text spells, or nothing where the text is not a real date written in full. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return real ? (text as LocalDate) : undefined;
}

/** A date already checked by a schema; anything else is a bug and throws. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new Error('not a calendar date');
  return date;
}

export function localDateOf({ year, month, day }: DateParts): LocalDate {
  return localDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function partsOf(date: LocalDate): DateParts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** Below 0 where `a` is earlier, 0 on the same day. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return toDayNumber(a) - toDayNumber(b);
}

/** Calendar days; may be negative. The day itself is day 0. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return localDateOf({
    year: toYear,
    month: toMonth,
    day: Math.min(day, daysIn(toYear, toMonth)),
  });
}

/** February 29 becomes February 28 in a year without one. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

export function weekdayOf(date: LocalDate): Weekday {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((toDayNumber(date) + 4) % 7) + 7) % 7) as Weekday;
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01, by the civil-day count with years that begin in March. */
function toDayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return daysBeforeMarch(marchYear) + dayOfYear - 719_468;
}

function fromDayNumber(dayNumber: number): LocalDate {
  const days = dayNumber + 719_468;
  const marchYear = marchYearAt(days);
  const dayOfYear = days - daysBeforeMarch(marchYear);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return localDateOf({
    year: month > 2 ? marchYear : marchYear + 1,
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  });
}

function daysBeforeMarch(year: number): number {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function marchYearAt(days: number): number {
  const guess = Math.floor(days / 365.2425);
  if (daysBeforeMarch(guess) > days) return guess - 1;
  return daysBeforeMarch(guess + 1) <= days ? guess + 1 : guess;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
