import { partsOf, weekdayOf, type LocalDate } from './localDate';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** `October 15, 2026`: letters and defects. */
export function inFull(date: LocalDate): string {
  const { year, day } = partsOf(date);
  return `${monthName(date)} ${day}, ${year}`;
}

/** `Wed, Sep 23, 2026`: lists. */
export function withWeekday(date: LocalDate): string {
  return `${weekdayName(date).slice(0, 3)}, ${inShort(date)}`;
}

/** `Mar 4, 2027`. */
export function inShort(date: LocalDate): string {
  const { year, day } = partsOf(date);
  return `${monthName(date).slice(0, 3)} ${day}, ${year}`;
}

/** `Sep 23`, with the year only where it is another one than the reader expects. */
export function dayAndMonth(date: LocalDate, expectedYear: number): string {
  const { year, day } = partsOf(date);
  return year === expectedYear ? `${monthName(date).slice(0, 3)} ${day}` : inShort(date);
}

export function weekdayName(date: LocalDate): string {
  return weekdays[weekdayOf(date)];
}

function monthName(date: LocalDate): string {
  return months[partsOf(date).month - 1] ?? '';
}
