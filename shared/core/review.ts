import type { reviewVerbs } from '../contract/review';
import { Refused } from '../domain/base/fault';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import type { Search } from '../domain/review/searches';
import { capitalized } from '../domain/law/words';
import { lostDuplicate } from '../domain/records/twins';
import { pageKey, type LeaveOutReason, type PageMark, type PageRef } from '../domain/review/slice';
import { wholeChartSentence, wouldRefuseWhole } from '../domain/sensitive/wholeChart';
import { change } from './change';
import { requestOf, workableRequest, type StationHandlers } from './context';
import { runningCovers } from './covers';
import { findInDocuments } from './findText';
import { confirmationOf } from './identity/confirm';
import { removalBy } from './identity/removed';
import { noSuchPage } from './pages';
import { allPages, documentsOf, placeOf } from './packing';
import { previewPage } from './preview';
import { viewOf } from './view';

/** Review: every page looked at, and what must not leave marked or left out. */
export const reviewHandlers: StationHandlers<typeof reviewVerbs> = {
  'review.look': async (desk, { requestId, pages, looked }) => {
    checkPages(workableRequest(desk, requestId), pages);
    await change(desk, requestId, { type: 'review.looked', body: { pages, looked } });
    return viewOf(desk, requestId);
  },
  'review.leaveOut': async (desk, { requestId, pages, leftOut, reason }) => {
    const state = workableRequest(desk, requestId);
    checkPages(state, pages);
    if (leftOut && wouldRefuseWhole(state, allPages(state), pages)) throw wholeChart();
    if (leftOut) checkDuplicates(state, pages, reason);
    await change(desk, requestId, { type: 'review.leftOut', body: { pages, leftOut, reason } });
    return viewOf(desk, requestId);
  },
  'review.addMarks': async (desk, { requestId, marks }) => {
    const state = workableRequest(desk, requestId);
    checkPages(state, marks);
    checkPlaces(state, marks);
    checkNewIds(state, marks);
    await change(desk, requestId, { type: 'review.marksAdded', body: { marks } });
    return viewOf(desk, requestId);
  },
  'review.changeMark': async (desk, { requestId, mark }) => {
    const state = workableRequest(desk, requestId);
    checkPages(state, [mark]);
    checkPlaces(state, [mark]);
    checkKnownIds(state, [mark.id]);
    await change(desk, requestId, { type: 'review.markChanged', body: { mark } });
    return viewOf(desk, requestId);
  },
  'review.removeMarks': async (desk, { requestId, markIds }) => {
    checkKnownIds(workableRequest(desk, requestId), markIds);
    await change(desk, requestId, { type: 'review.marksRemoved', body: { markIds } });
    return viewOf(desk, requestId);
  },
  'review.findAndMark': async (desk, { requestId, search, reason }) => {
    const state = workableRequest(desk, requestId);
    const { marks, ...pages } = await findInDocuments(desk, state, search, reason);
    await change(desk, requestId, ...foundOperations(state, marks, forbiddenBy(search)));
    return { found: marks.length, ...pages, view: await viewOf(desk, requestId) };
  },
  'review.setTerms': async (desk, { requestId, terms }) => {
    workableRequest(desk, requestId);
    const unique = [...new Set(terms)];
    await change(desk, requestId, { type: 'review.termsSet', body: { terms: unique } });
    return viewOf(desk, requestId);
  },
  'review.confirmPatient': async (desk, said) => {
    await change(desk, said.requestId, confirmationOf(desk, said));
    return viewOf(desk, said.requestId);
  },
  'review.otherRemoved': async (desk, { requestId, ...ref }) => {
    await change(desk, requestId, await removalBy(desk, workableRequest(desk, requestId), ref));
    return viewOf(desk, requestId);
  },
  'review.covers': (desk, { requestId, ...ref }) =>
    runningCovers(desk, requestOf(desk, requestId), ref),
  'review.preview': (desk, asked) => previewPage(desk, requestOf(desk, asked.requestId), asked),
};

/** Only words can be held against all of the packet. */
function forbiddenBy(search: Search): string | undefined {
  return search.kind === 'words' && search.keep ? search.term : undefined;
}

function foundOperations(
  state: RequestState,
  marks: PageMark[],
  keptTerm: string | undefined,
): RequestOperation[] {
  const terms = state.review?.terms ?? [];
  const added = marks.length > 0 ? [{ type: 'review.marksAdded', body: { marks } } as const] : [];
  if (keptTerm === undefined || terms.includes(keptTerm)) return added;
  return [...added, { type: 'review.termsSet', body: { terms: [...terms, keptTerm] } }];
}

function wholeChart(): Refused {
  return new Refused('whole-chart', wholeChartSentence);
}

/** A page that stays behind as a copy of another one needs that other one in the packet. */
function checkDuplicates(
  state: RequestState,
  pages: readonly PageRef[],
  reason: LeaveOutReason,
): void {
  const added = Object.fromEntries(pages.map((ref) => [pageKey(ref), { reason }]));
  const lost = lostDuplicate(documentsOf(state), { ...state.review?.leftOut, ...added });
  if (!lost) return;
  throw new Refused(
    'duplicate-lost',
    `${capitalized(placeOf(state, lost))} would be in the packet neither here nor in its copy. Keep one of the two, or take that page in again and give another reason.`,
  );
}

function checkPages(state: RequestState, refs: readonly PageRef[]): void {
  const pages = new Set(allPages(state).map(pageKey));
  if (!refs.every((ref) => pages.has(pageKey(ref)))) throw noSuchPage();
}

/** A mark that misses its page covers nothing, and must not count as one that does. */
function checkPlaces(state: RequestState, marks: readonly PageMark[]): void {
  const documents = state.records?.documents ?? [];
  const misses = marks.some((mark) => {
    const document = documents.find(({ id }) => id === mark.documentId);
    const crop = document?.pages.find(({ page }) => page === mark.page)?.crop;
    return crop !== undefined && !overlap(mark.rect, crop);
  });
  if (misses) {
    throw new Refused('mark-outside', 'This mark lies outside of the page. Draw it on the page.');
  }
}

type Box = readonly [number, number, number, number];

function overlap([ax0, ay0, ax1, ay1]: Box, [bx0, by0, bx1, by1]: Box): boolean {
  return ax0 < bx1 && bx0 < ax1 && ay0 < by1 && by0 < ay1;
}

function checkNewIds(state: RequestState, marks: readonly PageMark[]): void {
  const known = new Set((state.review?.marks ?? []).map((mark) => mark.id));
  if (marks.some((mark) => known.has(mark.id)) || hasRepeats(marks)) {
    throw new Refused('mark-exists', 'This mark is already there.');
  }
}

function hasRepeats(marks: readonly PageMark[]): boolean {
  return new Set(marks.map((mark) => mark.id)).size !== marks.length;
}

function checkKnownIds(state: RequestState, ids: readonly string[]): void {
  const known = new Set((state.review?.marks ?? []).map((mark) => mark.id));
  if (!ids.every((id) => known.has(id))) {
    throw new Refused('no-such-mark', 'This mark is no longer there.');
  }
}
