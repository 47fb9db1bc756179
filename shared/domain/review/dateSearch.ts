import { spokenDates } from '../identity/spokenDates';
import { spanOf, type PageText, type WordSpan } from './pageText';

/** Longer than any date is written, blanks included. */
const longest = 40;

/**
 * Where a day stands, however it is written. Asked anew wherever a number or a word begins, so that
 * "page 2 - 03/04/1960" does not hide the date behind the page.
 */
export function dateSpans(page: PageText, day: string): WordSpan[] {
  const starts = page.text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu);
  return [...starts].flatMap(({ index }) => {
    const rest = page.text.slice(index, index + longest);
    const [date] = spokenDates(rest);
    const isHere = date !== undefined && rest.startsWith(date.text) && date.days.includes(day);
    return isHere ? [spanOf(page, index, index + date.text.length)] : [];
  });
}
