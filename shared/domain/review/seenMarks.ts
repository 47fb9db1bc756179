import type { z } from 'zod';
import { markSchema, type PageMark } from './slice';

/** A mark as somebody saw it who said what the marks of a page cover. */
export const seenMarkSchema = markSchema.pick({
  id: true,
  rect: true,
  covers: true,
  onlyThis: true,
  reason: true,
  alsoBecause: true,
});
export type SeenMark = z.infer<typeof seenMarkSchema>;

/** The accepted marks of a page as a person saw them who says what they cover. */
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

/** Still the very same: none moved, joined by another, changed or taken away. */
export function areSameMarks(one: readonly SeenMark[], other: readonly SeenMark[]): boolean {
  const written = (marks: readonly SeenMark[]): string =>
    marks.map(({ id, rect, covers, onlyThis, reason, alsoBecause }) => [id, covers, onlyThis, reason, ...alsoBecause, ...rect].join(' ')).sort().join('\n'); // prettier-ignore
  return written(one) === written(other);
}
