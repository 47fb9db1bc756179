import { useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import type { Rect } from '../../app/page/pageGeometry';
import type { Search } from '../../../shared/domain/review/searches';
import {
  plainMark,
  type PageMark,
  type PageRef,
  type ReviewSlice,
} from '../../../shared/domain/review/slice';
import type { MarkChange } from './markHistory';
import { emptyReview, type ReviewPage } from './reviewPages';
import type { MarkReason } from './reviewWords';
import { saveMarks, useMarkChanges } from './useMarkChanges';
import { refOf } from './useReviewWalk';

/** The marks: made, changed, found, and taken back. */
export function useMarking(handle: RequestHandle, requestId: string, say: (text: string) => void) {
  const [reason, setReason] = useState<MarkReason>('other-person');
  const [selectedId, select] = useState<string>();
  const save = (change: MarkChange) => saveMarks(handle, requestId, change);
  const { apply, note, ...steps } = useMarkChanges(requestId, save, say);
  const review = handle.view?.request.review ?? emptyReview;

  async function draw(page: ReviewPage, rect: Rect): Promise<void> {
    const mark = drawnMark(page, rect, reason);
    select(mark.id);
    if (await apply({ kind: 'added', marks: [mark] })) say('Mark added.');
  }

  async function findAndMark(search: Search, because: MarkReason) {
    const asked = { requestId, search, reason: because };
    const reply = await handle.run('review.findAndMark', asked);
    if (!reply.ok) return undefined;
    const found = newIn(reply.value.view.request.review ?? emptyReview, review);
    if (found.length > 0) note({ kind: 'added', marks: found });
    return reply.value;
  }

  return {
    marks: review.marks,
    terms: review.terms,
    reason,
    setReason,
    selectedId,
    select,
    draw,
    changeMarks: (before: readonly PageMark[], change: Partial<PageMark>) =>
      apply({ kind: 'changed', before, after: before.map((mark) => ({ ...mark, ...change })) }),
    /** One step of undo, however many. */
    acceptProposed: () => apply(acceptance(review.marks)),
    /** Proposed on these pages, to be looked at one by one. */
    repeatMark: (mark: PageMark, pages: readonly ReviewPage[]) => apply(repetition(mark, pages)),
    removeMark: (mark: PageMark) => apply({ kind: 'removed', marks: [mark] }),
    /** One step, taken back by one undo. */
    leavePagesOut: (pages: readonly PageRef[]) =>
      apply({ kind: 'leftOut', pages, leftOut: true, reason: 'sensitive' }),
    findAndMark,
    setTerms: (terms: readonly string[]) =>
      handle.run('review.setTerms', { requestId, terms: [...terms] }),
    ...steps,
  };
}

function acceptance(marks: readonly PageMark[]): MarkChange {
  const before = marks.filter((mark) => mark.status === 'proposed');
  return {
    kind: 'changed',
    before,
    after: before.map((mark) => ({ ...mark, status: 'accepted' })),
  };
}

function newIn({ marks }: ReviewSlice, before: ReviewSlice): PageMark[] {
  const known = new Set(before.marks.map((mark) => mark.id));
  return marks.filter((mark) => !known.has(mark.id));
}

function repetition(mark: PageMark, pages: readonly ReviewPage[]): MarkChange {
  const marks = pages.map((page) => ({
    ...mark,
    ...refOf(page),
    id: crypto.randomUUID(),
    source: 'repeated' as const,
    status: 'proposed' as const,
  }));
  return { kind: 'added', marks };
}

function drawnMark(page: ReviewPage, rect: Rect, reason: MarkReason): PageMark {
  return {
    ...plainMark,
    ...refOf(page),
    id: crypto.randomUUID(),
    rect,
    reason,
    source: 'drawn',
    status: 'accepted',
  };
}
