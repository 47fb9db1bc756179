import type { MarkCounts, ReviewPage } from './reviewPages';
import type { Tag } from '../../../shared/domain/sensitive/slice';
import type { LeaveOutReason, markReasons, PageMark } from '../../../shared/domain/review/slice';

export type MarkReason = (typeof markReasons)[number];

export const reasonWords: Readonly<Record<MarkReason, string>> = {
  'other-person': 'About another person',
  identifier: 'Identifying number or address',
  'out-of-scope': 'Outside of what was asked',
  sensitive: 'Specially protected',
  'psychotherapy-notes': 'Psychotherapy notes',
  'not-a-record': 'Not part of the record',
  other: 'Other',
};

export const leaveOutWords: Readonly<Record<LeaveOutReason, string>> = {
  ...reasonWords,
  duplicate: 'The packet has this page already',
};

export const leaveOutOptions = Object.entries(leaveOutWords).map(([value, label]) => ({
  value: value as LeaveOutReason,
  label,
}));

export const reasonOptions = Object.entries(reasonWords).map(([value, label]) => ({
  value: value as MarkReason,
  label,
}));

const sourceWords: Readonly<Record<PageMark['source'], string>> = {
  drawn: 'Drawn',
  found: 'Found, accepted',
  repeated: 'Repeated, accepted',
};

export function statusWord(mark: PageMark): string {
  if (mark.status === 'proposed') return 'Proposed';
  if (mark.status === 'rejected') return 'Rejected';
  return sourceWords[mark.source];
}

/** "Mark 2 of 3, about another person, proposed". */
export function markName(mark: PageMark, at: number, count: number): string {
  const reasons = [mark.reason, ...mark.alsoBecause].map((one) => reasonWords[one].toLowerCase());
  const covers = mark.covers === 'outside' ? ['covers all but this'] : [];
  const only = mark.onlyThis ? ['covers only this'] : [];
  return [`Mark ${at + 1} of ${count}`, ...covers, ...only, ...reasons, statusWord(mark).toLowerCase()].join(', '); // prettier-ignore
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** " 2 pages have no text to search: look at them by eye."; nothing where every page has text. */
export function blindPages(count: number): string {
  if (count === 0) return '';
  const [pages, them] =
    count === 1 ? ['1 page has', 'it'] : [`${String(count)} pages have`, 'them'];
  return ` ${pages} no text to search: look at ${them} by eye.`;
}

export function marksText(counts: MarkCounts): string {
  const marks = plural(counts.accepted, 'mark');
  return counts.proposed > 0 ? `${marks}, ${counts.proposed} proposed` : marks;
}

/** Neutral: somebody who passes by must not read why a page is protected. */
function tagBadge(tags: readonly Pick<Tag, 'status'>[]) {
  if (tags.length === 0) return undefined;
  return tags.some((tag) => tag.status === 'suggested')
    ? { text: 'Protected?', tone: 'attention' as const }
    : { text: 'Protected', tone: 'plain' as const };
}

/** What stands below a thumbnail, with the tone of each. */
export function badgesOf(page: {
  readonly looked: boolean;
  readonly leftOut: LeaveOutReason | undefined;
  readonly counts: MarkCounts;
  readonly flags: number;
  readonly tags: readonly Pick<Tag, 'status'>[];
  /** Names somebody else, and nobody settled it. */
  readonly isStrange: boolean;
  /** May name somebody else, which only a look settles, and nobody has looked. */
  readonly isUnsure: boolean;
}) {
  return [
    page.leftOut !== undefined ? { text: 'Left out', tone: 'out' as const } : undefined,
    page.isStrange ? { text: 'Other person?', tone: 'attention' as const } : undefined,
    page.isUnsure ? { text: 'Whose page?', tone: 'attention' as const } : undefined,
    page.looked ? { text: 'Looked at', tone: 'good' as const } : undefined,
    // A page left out needs no look: it does not leave.
    !page.looked && page.leftOut === undefined
      ? { text: 'Not looked at', tone: 'plain' as const }
      : undefined,
    page.counts.proposed > 0
      ? { text: `${page.counts.proposed} proposed`, tone: 'attention' as const }
      : undefined,
    page.counts.accepted > 0
      ? { text: plural(page.counts.accepted, 'mark'), tone: 'mark' as const }
      : undefined,
    tagBadge(page.tags),
    page.flags > 0 ? { text: plural(page.flags, 'flag'), tone: 'attention' as const } : undefined,
  ].filter((badge) => badge !== undefined);
}

/** What a screen reader hears on arriving at a page. */
export function sayPage(
  page: {
    readonly page: number;
    readonly pageCount: number;
    readonly title: string;
    readonly looked: boolean;
    readonly leftOut: LeaveOutReason | undefined;
    readonly counts: MarkCounts;
  },
  looked: string,
): string {
  return [
    `Page ${page.page} of ${page.pageCount} of ${page.title}`,
    page.leftOut === undefined ? undefined : 'left out',
    page.looked ? 'looked at' : 'not looked at',
    marksText(page.counts),
    looked,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Said of a mark whose cover goes on over the words behind it (pdf.md 2.3). */
export const runsOnText = 'This cover runs on to the end of the block.';

/** Of a page that is a picture, or that may hold one for all anybody knows. */
export function pictureText({ mayBeTyped, wasRead }: ReviewPage): string {
  if (mayBeTyped)
    return wasRead
      ? 'This page may hold a picture. The desk read it, and may have misread some words: read it yourself.'
      : 'This page may hold a picture, which the desk has not read yet: searching may miss names on it.';
  return wasRead
    ? 'A scanned page. The desk read its words, and may have misread some: read it yourself.'
    : 'A picture whose words the desk has not read yet: searching cannot find all names on it.';
}
