import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import {
  pageKey,
  type PageMark,
  type PageRef,
  type ReviewSlice,
  type reviewOperations,
} from './slice';

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
      return { ...slice, looked: look(slice, operation.body, stamp) };
    case 'review.leftOut':
      return { ...slice, leftOut: leaveOut(slice, operation.body, stamp) };
    case 'review.marksAdded':
      return { ...slice, marks: [...slice.marks, ...operation.body.marks] };
    case 'review.markChanged':
      return { ...slice, marks: replace(slice.marks, operation.body.mark) };
    case 'review.marksRemoved':
      return { ...slice, marks: without(slice.marks, operation.body.markIds) };
    case 'review.termsSet':
      return { ...slice, terms: operation.body.terms };
    default:
      return assertNever(operation, 'review operation');
  }
}

type BodyOf<T extends ReviewOperation['type']> = Extract<ReviewOperation, { type: T }>['body'];

function look(slice: ReviewSlice, body: BodyOf<'review.looked'>, stamp: Stamp) {
  return setPages(slice.looked, body.pages, body.looked ? stamp : undefined);
}

function leaveOut(slice: ReviewSlice, body: BodyOf<'review.leftOut'>, stamp: Stamp) {
  const entry = body.leftOut ? { ...stamp, reason: body.reason } : undefined;
  return setPages(slice.leftOut, body.pages, entry);
}

function replace(marks: readonly PageMark[], changed: PageMark): PageMark[] {
  return marks.map((mark) => (mark.id === changed.id ? changed : mark));
}

function without(marks: readonly PageMark[], ids: readonly string[]): PageMark[] {
  return marks.filter((mark) => !ids.includes(mark.id));
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

/** What relied on a document that is taken away is said of the pages that did. */
export function withCopiesGone(slice: ReviewSlice, keys: readonly string[]): ReviewSlice {
  const marked = Object.entries(slice.leftOut).map(([key, entry]) => [
    key,
    keys.includes(key) ? { ...entry, copyGone: true as const } : entry,
  ]);
  return { ...slice, leftOut: Object.fromEntries(marked) as ReviewSlice['leftOut'] };
}
