import { useRef, useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import { nextProposed, nextTagged, nextToLook, reviewPages, type ReviewPage } from './reviewPages';
import type { LeaveOutReason } from '../../../shared/domain/review/slice';

const none: ReadonlySet<string> = new Set();

/** The page in front of the clerk, and the walk through the others. */
export function useReviewWalk(
  handle: RequestHandle,
  requestId: string,
  say: (text: string) => void,
) {
  const [chosenKey, setChosenKey] = useState<string>();
  const shownKey = useRef<string>(undefined);
  const looks = useLooks(handle, requestId);
  const pages = pagesIn(handle);
  const current = currentOf(pages, chosenKey);
  // From here on only the clerk turns the page, whatever is said of the one in front.
  if (chosenKey === undefined && current) setChosenKey(current.key);

  function goTo(page: ReviewPage | undefined): void {
    if (!page) return;
    setChosenKey(page.key);
    say('');
  }

  function lookAndGoOn(): void {
    if (!current) return;
    // Only a page that stood on the screen has been looked at.
    if (shownKey.current !== current.key) say('Wait until the page is shown.');
    else goOnFrom(current);
  }

  function goOnFrom(page: ReviewPage): void {
    if (!page.looked) void looks.look(page);
    const next = nextToLook(pages, page.key, looks.sent());
    goTo(next);
    if (!next) say('Every page has been looked at.');
  }

  return {
    pages,
    current,
    ...neighbours(pages, current),
    nextPage: nextToLook(pages, current?.key, none),
    goTo,
    goToKey: (key: string) => goTo(pages.find((page) => page.key === key)),
    ...undecided(pages, current, goTo),
    shown: (key: string | undefined) => void (shownKey.current = key),
    lookAndGoOn,
    takeBackLook: looks.takeBack,
  };
}

/** Looks sent to the vault; those on their way count as done, so that a fast walk never turns back. */
function useLooks(handle: RequestHandle, requestId: string) {
  const onTheirWay = useRef(none);

  async function look(page: ReviewPage): Promise<void> {
    onTheirWay.current = new Set([...onTheirWay.current, page.key]);
    const saved = await sendLook(handle, requestId, { page, looked: true });
    // A look that was refused is asked for again.
    if (!saved) onTheirWay.current = without(onTheirWay.current, page.key);
  }

  function takeBack(page: ReviewPage): void {
    onTheirWay.current = without(onTheirWay.current, page.key);
    void sendLook(handle, requestId, { page, looked: false });
  }

  return { look, takeBack, sent: () => onTheirWay.current };
}

function pagesIn({ view }: RequestHandle): ReviewPage[] {
  return view ? reviewPages(view.request) : [];
}

/** To the next page on which somebody has to decide on a mark, or on a tag. */
function undecided(
  pages: readonly ReviewPage[],
  current: ReviewPage | undefined,
  goTo: (page: ReviewPage | undefined) => void,
) {
  return {
    goToProposed: () => goTo(nextProposed(pages, current?.key)),
    goToTagged: () => goTo(nextTagged(pages, current?.key)),
  };
}

function neighbours(pages: readonly ReviewPage[], current: ReviewPage | undefined) {
  const at = current ? pages.indexOf(current) : -1;
  return { before: pages[at - 1], after: at < 0 ? undefined : pages[at + 1] };
}

/** Where the clerk left off: the first page nobody has looked at. */
function currentOf(pages: readonly ReviewPage[], chosenKey: string | undefined) {
  const chosen = pages.find((page) => page.key === chosenKey);
  return chosen ?? nextToLook(pages, undefined, none) ?? pages[0];
}

function without(keys: ReadonlySet<string>, gone: string): ReadonlySet<string> {
  return new Set([...keys].filter((key) => key !== gone));
}

async function sendLook(
  handle: RequestHandle,
  requestId: string,
  { page, looked }: { page: ReviewPage; looked: boolean },
): Promise<boolean> {
  return (await handle.run('review.look', { requestId, pages: [refOf(page)], looked })).ok;
}

/** Leaves a page out for a reason, or takes it in again. */
export async function leaveOut(
  handle: RequestHandle,
  requestId: string,
  page: ReviewPage,
  reason: LeaveOutReason | undefined,
): Promise<boolean> {
  const reply = await handle.run('review.leaveOut', {
    requestId,
    pages: [refOf(page)],
    leftOut: reason !== undefined,
    reason: reason ?? page.leftOut ?? 'other',
  });
  return reply.ok;
}

export function refOf(page: ReviewPage) {
  return { documentId: page.documentId, page: page.page };
}
