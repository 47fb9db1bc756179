import { localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';

/** First and last day of a range, `YYYY-MM-DD`; blank: open at that end. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** A document of which pages go out, and the days of service it is labelled with; blank: unlabelled. */
export interface DatedDocument extends DateRange {
  readonly title: string;
}

/** Titles of those that are not all of these dates, in quotation marks; absent where there are none. */
export function datedOutside(
  goingOut: readonly DatedDocument[],
  scope: DateRange,
): string | undefined {
  if (isOpenRange(scope)) return undefined;
  const dated = goingOut.filter((one) => !isOpenRange(one));
  const titles = dated.filter((one) => !isWithin(days(one), scope)).map(({ title }) => title);
  if (titles.length === 0) return undefined;
  return [...new Set(titles)].map((title) => `“${title}”`).join(', ');
}

/** Labelled with one day alone, it is of that day. */
function days({ from, to }: DateRange): DateRange {
  return { from: from || to, to: to || from };
}

export function overlapOf(one: DateRange, other: DateRange): DateRange {
  const to = [one.to, other.to].filter((day) => day !== '').sort();
  return { from: one.from > other.from ? one.from : other.from, to: to[0] ?? '' };
}

export function isOpenRange({ from, to }: DateRange): boolean {
  return from === '' && to === '';
}

export function isWithin(inner: DateRange, outer: DateRange): boolean {
  const begins = outer.from === '' || (inner.from !== '' && inner.from >= outer.from);
  const ends = outer.to === '' || (inner.to !== '' && inner.to <= outer.to);
  return begins && ends;
}

export function rangeWords({ from, to }: DateRange): string {
  if (from === '') return to === '' ? 'all dates' : `dates until ${inFull(localDate(to))}`;
  if (to === '') return `dates from ${inFull(localDate(from))}`;
  return `${inFull(localDate(from))} to ${inFull(localDate(to))}`;
}
