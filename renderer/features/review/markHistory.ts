import { assertNever } from '../../../shared/domain/base/assertNever';
import type { PageMark, PageRef, ReviewSlice } from '../../../shared/domain/review/slice';

/** One change of the marks, or of what is left out, that can be taken back by its inverse. */
export type MarkChange =
  | { readonly kind: 'added'; readonly marks: readonly PageMark[] }
  | { readonly kind: 'removed'; readonly marks: readonly PageMark[] }
  | {
      readonly kind: 'changed';
      readonly before: readonly PageMark[];
      readonly after: readonly PageMark[];
    }
  /** Pages left out together, or taken in again. */
  | {
      readonly kind: 'leftOut';
      readonly pages: readonly PageRef[];
      readonly leftOut: boolean;
      readonly reason: ReviewSlice['leftOut'][string]['reason'];
    };

/** Nothing is forgotten until the desk is locked: undo is without limit. */
export interface MarkHistory {
  readonly done: readonly MarkChange[];
  readonly undone: readonly MarkChange[];
}

export const emptyHistory: MarkHistory = { done: [], undone: [] };

export function inverse(change: MarkChange): MarkChange {
  switch (change.kind) {
    case 'added':
      return { kind: 'removed', marks: change.marks };
    case 'removed':
      return { kind: 'added', marks: change.marks };
    case 'changed':
      return { kind: 'changed', before: change.after, after: change.before };
    case 'leftOut':
      return { ...change, leftOut: !change.leftOut };
    default:
      return assertNever(change, 'mark change');
  }
}

/** A new change closes the way forward, as in every editor. */
export function did(history: MarkHistory, change: MarkChange): MarkHistory {
  return { done: [...history.done, change], undone: [] };
}

/**
 * One step back or forward, of which `made` was saved (all, a part, or nothing). What was refused
 * is forgotten: it cannot be walked over again, and the refusal itself is on the screen.
 */
export function walked(
  history: MarkHistory,
  direction: 'undo' | 'redo',
  made: MarkChange | undefined,
): MarkHistory {
  const { done, undone } = history;
  const way = (to: readonly MarkChange[], change: MarkChange | undefined) =>
    change ? [...to, change] : to;
  return direction === 'undo'
    ? { done: done.slice(0, -1), undone: way(undone, made && inverse(made)) }
    : { done: way(done, made), undone: undone.slice(0, -1) };
}

/** The first marks of a change, where the vault refused the next one; nothing where it refused the first. */
export function firstOf(
  change: Extract<MarkChange, { kind: 'changed' }>,
  count: number,
): MarkChange | undefined {
  if (count === 0) return undefined;
  return { ...change, before: change.before.slice(0, count), after: change.after.slice(0, count) };
}

/** What a change does to the marks; the vault does the same to its own. */
export function applyChange(marks: readonly PageMark[], change: MarkChange): PageMark[] {
  switch (change.kind) {
    case 'added':
      return [...marks, ...change.marks];
    case 'removed':
      return marks.filter((mark) => !change.marks.some((gone) => gone.id === mark.id));
    case 'changed':
      return marks.map((mark) => change.after.find((one) => one.id === mark.id) ?? mark);
    case 'leftOut':
      return [...marks];
    default:
      return assertNever(change, 'mark change');
  }
}

/** In a clerk's words, for the live region: "2 marks added". */
export function sayChange(change: MarkChange): string {
  if (change.kind === 'leftOut') {
    const pages = change.pages.length === 1 ? '1 page' : `${change.pages.length} pages`;
    return `${pages} ${change.leftOut ? 'left out' : 'taken in again'}`;
  }
  const marks = change.kind === 'changed' ? change.after : change.marks;
  const count = marks.length === 1 ? '1 mark' : `${marks.length} marks`;
  return `${count} ${change.kind}`;
}
