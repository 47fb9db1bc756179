import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import { pageKey, type PageRef, type ReviewSlice, type reviewOperations } from './slice';

type ReviewOperation = OperationOf<typeof reviewOperations>;

const emptyReview: ReviewSlice = { looked: {}, leftOut: {}, marks: [], terms: [] };

/** The review after one more operation. */
export function foldReview(
  before: ReviewSlice | undefined,
  operation: ReviewOperation,
  stamp: Stamp,
): ReviewSlice {
  const slice = before ?? emptyReview;
  switch (operation.type) {
    case 'review.looked':
      return {
        ...slice,
        looked: setPages(
          slice.looked,
          operation.body.pages,
          operation.body.looked ? stamp : undefined,
        ),
      };
    case 'review.leftOut':
      return {
        ...slice,
        leftOut: setPages(
          slice.leftOut,
          operation.body.pages,
          operation.body.leftOut ? { ...stamp, reason: operation.body.reason } : undefined,
        ),
      };
    case 'review.marksAdded':
      return { ...slice, marks: [...slice.marks, ...operation.body.marks] };
    case 'review.markChanged':
      return {
        ...slice,
        marks: slice.marks.map((mark) =>
          mark.id === operation.body.mark.id ? operation.body.mark : mark,
        ),
      };
    case 'review.marksRemoved':
      return {
        ...slice,
        marks: slice.marks.filter((mark) => !operation.body.markIds.includes(mark.id)),
      };
    case 'review.termsSet':
      return { ...slice, terms: operation.body.terms };
    default:
      return assertNever(operation, 'review operation');
  }
}

/** Sets the entry of every named page, or takes it away where there is none to set. */
function setPages<T>(
  pages: Record<string, T>,
  refs: readonly PageRef[],
  entry: T | undefined,
): Record<string, T> {
  const keys = refs.map(pageKey);
  const others = Object.entries(pages).filter(([key]) => !keys.includes(key));
  const set = entry === undefined ? [] : keys.map((key) => [key, entry] as const);
  return Object.fromEntries([...others, ...set]);
}
