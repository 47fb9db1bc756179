import type { PageMark } from '../review/slice';
import type { SeenMark, Tag } from './slice';

/** Reasons of a mark that may cover what a tag protects. */
const covering: ReadonlySet<string> = new Set(['sensitive', 'psychotherapy-notes', 'other-person']);

/** The accepted marks of a page as a person saw them who says that they cover it. */
export function seenMarks(marks: readonly PageMark[]): SeenMark[] {
  return marks
    .filter(({ status }) => status === 'accepted')
    .map(({ id, rect, covers, onlyThis, reason, alsoBecause }) => ({
      id,
      rect,
      covers,
      onlyThis,
      reason,
      alsoBecause,
    }));
}

/**
 * Somebody said that the marks of this page cover what the tag protects, and they are still the
 * very same; a mark moved, joined or taken away since takes the answer back.
 */
export function isCovered(
  { coveredPages }: Pick<Tag, 'coveredPages'>,
  page: number,
  marks: readonly PageMark[],
): boolean {
  const said = coveredPages.find((one) => one.page === page);
  const now = seenMarks(marks);
  const covers = ({ reason, alsoBecause }: SeenMark) =>
    [reason, ...alsoBecause].some((one) => covering.has(one));
  return said !== undefined && now.some(covers) && same(said.marks, now);
}

function same(one: readonly SeenMark[], other: readonly SeenMark[]): boolean {
  const written = (marks: readonly SeenMark[]): string =>
    marks.map(({ id, rect, covers, onlyThis, reason, alsoBecause }) => [id, covers, onlyThis, reason, ...alsoBecause, ...rect].join(' ')).sort().join('\n'); // prettier-ignore
  return written(one) === written(other);
}
