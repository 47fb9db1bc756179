import { useState } from 'react';
import { useRequest } from '../../app/desk/useRequest';
import { pageKey, type PageMark, type PageRef } from '../../../shared/domain/review/slice';
import type { ReviewPage } from './reviewPages';
import { plural } from './reviewWords';
import type { LeaveOutReason } from '../../../shared/domain/review/slice';
import { useMarking } from './useMarking';
import { pagesLeftOut, useProtected } from './useProtected';
import { leaveOut, useReviewWalk } from './useReviewWalk';
import { useWhosePage } from './useWhosePage';

export type ReviewDesk = ReturnType<typeof useReviewDesk>;

/** What a reviewer has in hand: the page in front, its marks, and the last thing said. */
export function useReviewDesk(requestId: string) {
  const handle = useRequest(requestId);
  const [said, say] = useState('');
  const walk = useReviewWalk(handle, requestId, say);
  const marking = useMarking(handle, requestId, say);
  const kept = useProtected(handle, requestId, say);
  const whose = useWhosePage(handle, requestId, say);

  async function leavePageOut(
    page: ReviewPage,
    reason: LeaveOutReason | undefined,
  ): Promise<boolean> {
    const saved = await leaveOut(handle, requestId, page, reason);
    if (saved) say(reason === undefined ? 'The page is in again.' : 'The page is left out.');
    return saved;
  }

  async function leaveStoppedOut(pages: readonly PageRef[]): Promise<void> {
    if (await marking.leavePagesOut(pages)) say(pagesLeftOut(pages));
  }

  async function repeatMark(mark: PageMark, pages: readonly ReviewPage[]): Promise<void> {
    if (await marking.repeatMark(mark, pages)) {
      say(`Proposed on ${plural(pages.length, 'more page')}. Press N to look at them.`);
    }
  }

  return {
    ...{ requestId, handle, said, say, ...walk, ...marking, ...kept, ...whose },
    repeatMark,
    leaveOut: leavePageOut,
    leaveStoppedOut,
  };
}

/** Names the marks a preview was asked under, so that an older picture is never shown for it. */
export function previewName(page: ReviewPage, terms: readonly string[]): string {
  return JSON.stringify([
    pageKey(page),
    page.marks.map(({ id, rect, covers, onlyThis, status }) => [
      id,
      rect,
      covers,
      onlyThis,
      status,
    ]),
    terms,
  ]);
}
