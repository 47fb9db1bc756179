import { localDate } from '../domain/base/localDate';
import { inFull, inShort } from '../domain/base/localDateWords';

/** Making one costs more than all it is asked: one a time zone is kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/** The clinic's calendar date at a moment (DESIGN.md 5: no time-zone arithmetic beyond this). */
export function calendarDate(instant: string, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `March 4, 2027`, as it stands on a letter. */
export function longDate(date: string): string {
  return inFull(localDate(date));
}

/** `Mar 4, 2027`, as it stands in a row. */
export function shortDate(date: string): string {
  return inShort(localDate(date));
}

/** `03/04/1960`, as it stands on a page stamp. */
export function stampDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year}`;
}
