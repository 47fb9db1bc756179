import type { IdentityView } from '../../../shared/contract/identity';
import type { RequestState } from '../../../shared/domain/request/state';
import { pagesOfTag, takenBack, type Tag } from '../../../shared/domain/sensitive/slice';
import { isPicture, mayBeTyped } from '../../../shared/domain/records/pictures';
import type { RecordDocument } from '../../../shared/domain/records/slice';
import { likenessesOf, twinKeys } from '../../../shared/domain/records/twins';
import {
  pageKey,
  samePage,
  type PageMark,
  type PageRef,
  type ReviewSlice,
} from '../../../shared/domain/review/slice';

type Finding = RecordDocument['findings'][number];

/** A page as the reviewer sees it. */
export interface ReviewPage extends PageRef {
  readonly key: string;
  readonly title: string;
  readonly pageCount: number;
  /** As shown, points. */
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  /** Words may stand in its picture that its text does not hold. */
  readonly isPicture: boolean;
  /** Nobody knows whether it is a picture at all. */
  readonly mayBeTyped: boolean;
  /** The desk read the words of its picture, as far as there are any. */
  readonly wasRead: boolean;
  readonly looked: boolean;
  /** The reason, where the page is left out. */
  readonly leftOut: ReviewSlice['leftOut'][string]['reason'] | undefined;
  readonly marks: readonly PageMark[];
  /** Of this page, and of its document as a whole. */
  readonly findings: readonly Finding[];
  /** Of this page and of its document, but for those a person has cleared. */
  readonly tags: readonly Tag[];
  /** Tags that were confirmed and taken back with a reason. */
  readonly takenBack: readonly Tag[];
}

export const emptyReview: ReviewSlice = { looked: {}, leftOut: {}, marks: [], terms: [] };

/** Every page of the request in the order of its documents. */
export function reviewPages(request: RequestState): ReviewPage[] {
  return (request.records?.documents ?? []).flatMap((document) =>
    document.pages.map((page) => reviewPage(request, document, page)),
  );
}

function reviewPage(
  request: RequestState,
  document: RecordDocument,
  page: RecordDocument['pages'][number],
): ReviewPage {
  const review = request.review ?? emptyReview;
  const ref = { documentId: document.id, page: page.page };
  const key = pageKey(ref);
  return {
    ...ref,
    key,
    title: document.title,
    pageCount: document.pages.length,
    width: page.width,
    height: page.height,
    rotation: page.rotation,
    isPicture: isPicture(page),
    mayBeTyped: mayBeTyped(page),
    wasRead: (request.reading?.kept ?? []).some((one) => one.documentId === document.id && one.pages.includes(page.page)), // prettier-ignore
    looked: key in review.looked,
    leftOut: review.leftOut[key]?.reason,
    marks: review.marks.filter((mark) => pageKey(mark) === key),
    findings: document.findings.filter((one) => (one.page ?? page.page) === page.page),
    tags: tagsOn(request, ref),
    takenBack: takenBack(request).filter((tag) => pagesOfTag(tag, [ref]).length > 0),
  };
}

/** Somebody else stands on the page by name or birth date, surely or perhaps. */
export function namesOther(identity: IdentityView | undefined, page: PageRef): boolean {
  const perhaps = (identity?.unsure ?? []).filter(({ because }) => because !== '');
  return [...(identity?.others ?? []), ...perhaps].some((one) => samePage(one, page));
}

function tagsOn({ sensitive }: RequestState, { documentId, page }: PageRef): Tag[] {
  return (sensitive?.tags ?? []).filter(
    (tag) =>
      tag.status !== 'cleared' && tag.documentId === documentId && (tag.page ?? page) === page,
  );
}

/**
 * The page to look at after this one: the first below it that nobody has looked at, else the
 * first from the top; nothing where all are done. `done` names those just sent and not yet
 * answered. A page left out needs no look: it does not leave.
 */
export function nextToLook(
  pages: readonly ReviewPage[],
  currentKey: string | undefined,
  done: ReadonlySet<string>,
): ReviewPage | undefined {
  const at = pages.findIndex((page) => page.key === currentKey);
  const round = [...pages.slice(at + 1), ...pages.slice(0, Math.max(0, at))];
  return round.find((page) => !page.looked && page.leftOut === undefined && !done.has(page.key));
}

/** The next page with a mark nobody has decided on. */
export function nextProposed(
  pages: readonly ReviewPage[],
  currentKey: string | undefined,
): ReviewPage | undefined {
  return round(pages, currentKey).find((page) =>
    page.marks.some((mark) => mark.status === 'proposed'),
  );
}

/** The next page that goes out with a tag nobody has answered for. */
export function nextTagged(
  pages: readonly ReviewPage[],
  currentKey: string | undefined,
): ReviewPage | undefined {
  return round(pages, currentKey).find(
    (page) => page.leftOut === undefined && page.tags.some(({ status }) => status === 'suggested'),
  );
}

/** Every page once, beginning after the one in front. */
function round(
  pages: readonly ReviewPage[],
  currentKey: string | undefined,
): readonly ReviewPage[] {
  const at = pages.findIndex((page) => page.key === currentKey);
  return [...pages.slice(at + 1), ...pages.slice(0, at + 1)];
}

/**
 * Other pages of the document that are as large and as turned as this one, leave with the packet,
 * and have no mark at this place yet.
 */
export function alikePages(
  pages: readonly ReviewPage[],
  page: ReviewPage,
  mark: PageMark,
): ReviewPage[] {
  return pages.filter(
    (one) =>
      one.documentId === page.documentId &&
      one.key !== page.key &&
      one.leftOut === undefined &&
      hasSameFrame(one, page) &&
      !one.marks.some((known) => isAtPlaceOf(known, mark)),
  );
}

/**
 * Pages that look like this one (by words or picture, as found when they came in), are as large and
 * as turned, leave with the packet and have no mark at this place yet.
 */
export function twinPages(
  pages: readonly ReviewPage[],
  page: ReviewPage,
  mark: PageMark,
): ReviewPage[] {
  const known = twinKeysOf(pages, page);
  return pages.filter(
    (one) =>
      known.has(one.key) &&
      one.key !== page.key &&
      one.leftOut === undefined &&
      hasSameFrame(one, page) &&
      !one.marks.some((there) => isAtPlaceOf(there, mark)),
  );
}

function twinKeysOf(pages: readonly ReviewPage[], page: ReviewPage): ReadonlySet<string> {
  const likenesses = pages.flatMap(({ documentId, page: number, findings }) =>
    likenessesOf(documentId, number, findings),
  );
  return twinKeys(likenesses, page.key);
}

function hasSameFrame(one: ReviewPage, other: ReviewPage): boolean {
  return (
    one.width === other.width && one.height === other.height && one.rotation === other.rotation
  );
}

function isAtPlaceOf(one: PageMark, other: PageMark): boolean {
  return one.covers === other.covers && one.rect.every((side, at) => side === other.rect[at]);
}

/** Of the pages that name somebody else and are not settled: the first this person can do something about. */
export function strangePages({ others }: Pick<IdentityView, 'others'>) {
  const open = others.filter(({ settled }) => !settled);
  const strange = open.find(({ confirmations }) => !confirmations.some(({ byMe }) => byMe));
  return { strange, awaitsSecond: open.length > 0 && strange === undefined };
}

export interface MarkCounts {
  readonly accepted: number;
  readonly proposed: number;
}

export function countMarks(marks: readonly PageMark[]): MarkCounts {
  return {
    accepted: marks.filter((mark) => mark.status === 'accepted').length,
    proposed: marks.filter((mark) => mark.status === 'proposed').length,
  };
}
