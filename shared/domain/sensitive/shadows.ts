import type { Tag } from './slice';
import { plainText } from './signs';

/** A page on which an encounter may cast its shadow. */
export interface ReadPage {
  readonly documentId: string;
  readonly page: number;
  readonly words: readonly string[];
}

/** What to look for: the days of the encounter and names the clerk lists (a drug, a test). */
export interface Shadow {
  /** `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  readonly names: readonly string[];
}

/**
 * Pages that mention the day of an encounter or one of its names: the laboratory line, the
 * medication list, the bill, the portal message, the appointment (domain.md 4.4). Proposed only.
 */
export function shadowsOf(
  shadow: Shadow,
  pages: readonly ReadPage[],
  tags: readonly Pick<Tag, 'documentId' | 'page' | 'category' | 'status'>[],
): { documentId: string; page: number; because: string }[] {
  const wanted = [...shadow.dates.flatMap(spellings), ...shadow.names]
    .map((text) => plainText([text]))
    .filter((text) => text !== '');
  return pages.flatMap(({ documentId, page, words }) => {
    const isTagged = tags.some(
      (tag) =>
        tag.category === 'MIN' &&
        tag.documentId === documentId &&
        (tag.page === undefined || tag.page === page),
    );
    const text = ` ${plainText(words)} `;
    const because = isTagged ? undefined : wanted.find((one) => text.includes(` ${one} `));
    return because === undefined ? [] : [{ documentId, page, because }];
  });
}

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']; // prettier-ignore

/** A day as American charts write it. */
function spellings(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[Number(month) - 1] ?? '';
  const [m, d] = [String(Number(month)), String(Number(day))];
  const yy = year.slice(2);
  return [
    date,
    ...[year, yy].flatMap((y) => [`${m}/${d}/${y}`, `${month}/${day}/${y}`]),
    ...[name, name.slice(0, 3)].flatMap((n) => [`${n} ${d}, ${year}`, `${d} ${n} ${year}`]),
  ];
}
