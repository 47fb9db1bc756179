import { areSameMarks, seenMarks, type SeenMark } from '../review/seenMarks';
import type { PageMark } from '../review/slice';
import type { Tag } from './slice';

/** Reasons of a mark that may cover what a tag protects. */
const covering: ReadonlySet<string> = new Set(['sensitive', 'psychotherapy-notes', 'other-person']);

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
  return said !== undefined && now.some(covers) && areSameMarks(said.marks, now);
}
