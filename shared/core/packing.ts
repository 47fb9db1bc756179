import { usualForm } from '../domain/authorization/formPapers';
import { revokedPaper, standingRevocations } from '../domain/authorization/revocation';
import type { Paper } from '../domain/intake/slice';
import type { DatedDocument } from '../domain/records/serviceDates';
import type { RecordDocument } from '../domain/records/slice';
import type { AmendmentTick, PeopleSlice } from '../domain/patients/peopleSlice';
import { byDocument } from '../domain/request/about';
import type { RequestState } from '../domain/request/state';
import type { Delivery } from '../domain/release/slice';
import { pageKey, type PageMark, type PageRef } from '../domain/review/slice';
import { packetOptionsSchema, type PacketOptions } from '../domain/packet/slice';

/** Every page of every document, in the order of the packet. */
export function allPages(state: RequestState): PageRef[] {
  return documentsOf(state).flatMap((document) => pagesOf(document));
}

export function documentsOf(state: RequestState): readonly RecordDocument[] {
  return state.records?.documents ?? [];
}

/** `page 3 of “Office chart”`. */
export function placeOf(state: RequestState, { documentId, page }: PageRef): string {
  const title = documentsOf(state).find(({ id }) => id === documentId)?.title ?? '';
  return `page ${String(page)} of “${title}”`;
}

function pagesOf(document: RecordDocument): PageRef[] {
  return document.pages.map(({ page }) => ({ documentId: document.id, page }));
}

export function isLeftOut(state: RequestState, ref: PageRef): boolean {
  return Object.hasOwn(state.review?.leftOut ?? {}, pageKey(ref));
}

export function isLooked(state: RequestState, ref: PageRef): boolean {
  return Object.hasOwn(state.review?.looked ?? {}, pageKey(ref));
}

/** Pages that nobody has looked at; leaving a page out is a look at it. */
export function unseenPages(state: RequestState): number {
  const unseen = allPages(state).filter((ref) => !isLooked(state, ref) && !isLeftOut(state, ref));
  return unseen.length;
}

/** Went out with an earlier part of this request. */
export function isSent(state: RequestState, ref: PageRef): boolean {
  const key = pageKey(ref);
  return (state.release?.released ?? []).some((one) =>
    one.pages?.some((at) => pageKey(at) === key),
  );
}

/** The pages of a document that go out with the next packet, from 1. */
export function includedPages(state: RequestState, document: RecordDocument): number[] {
  return pagesOf(document)
    .filter((ref) => !isLeftOut(state, ref) && !isSent(state, ref))
    .map((ref) => ref.page);
}

/** Documents of which some page goes out. */
export function documentsGoingOut(state: RequestState): readonly RecordDocument[] {
  return documentsOf(state).filter((one) => includedPages(state, one).length > 0);
}

/** The same, with their days of service. */
export function datedGoingOut(state: RequestState): readonly DatedDocument[] {
  return documentsGoingOut(state).map(({ title, serviceFrom: from, serviceTo: to }) => ({ title, from, to })); // prettier-ignore
}

/** Whether nothing goes out but a sheet the desk made; undefined while nothing goes out at all. */
export function sheetOnlyOf(state: RequestState): 'yes' | 'no' | undefined {
  const going = documentsGoingOut(state);
  if (going.length === 0) return undefined;
  return going.every(({ sheet }) => sheet !== undefined) ? 'yes' : 'no';
}

/** All pages that go out with the next packet. */
export function pagesGoingOut(state: RequestState): PageRef[] {
  return documentsOf(state).flatMap((document) =>
    includedPages(state, document).map((page) => ({ documentId: document.id, page })),
  );
}

type PrintedOnce = Pick<Delivery, 'pages' | 'marks' | 'amendments'>;

/**
 * The request as if exactly these pages went out next, also those left out or sent since: a packet
 * that is printed again holds them whatever was said of them later, with the marks it was built
 * with and no later ones. Where nobody knows which pages it holds, it may hold any; where nobody
 * knows its marks, it has none. What was ticked of an amendment when it went out holds for these very
 * pages, whatever was ticked for the rest since (45 CFR 164.526(d)(5)).
 */
export function asPrintedAgain(
  state: RequestState,
  { pages = allPages(state), marks = [], amendments = [] }: PrintedOnce,
): RequestState {
  const { records, review, release, people } = state;
  const inside = new Set(pages.map(pageKey));
  const documents = documentsOf(state).map((document) => ({
    ...document,
    pages: document.pages.filter(({ page }) =>
      inside.has(pageKey({ documentId: document.id, page })),
    ),
  }));
  return {
    ...state,
    ...(records && { records: { ...records, documents } }),
    ...(review && { review: { ...review, leftOut: {}, marks } }),
    ...(release && { release: { ...release, released: [] } }),
    ...(people && { people: { ...people, amendments: ticksOf(people, amendments, pages) } }),
  };
}

/** Those the packet left with; of an amendment recorded since, what was ticked since. */
function ticksOf(
  people: PeopleSlice,
  kept: readonly AmendmentTick[],
  pages: readonly PageRef[],
): AmendmentTick[] {
  const known = new Set(kept.map(({ entryId }) => entryId));
  const narrowed = kept.map((tick) => ({
    ...tick,
    ...(tick.about && { about: { ...tick.about, pages: byDocument(pages) } }),
  }));
  return [...narrowed, ...people.amendments.filter(({ entryId }) => !known.has(entryId))];
}

/** Marks on pages that still exist. */
export function standingMarks(state: RequestState): PageMark[] {
  const pages = new Set(allPages(state).map(pageKey));
  return (state.review?.marks ?? []).filter((mark) => pages.has(pageKey(mark)));
}

/** Accepted marks on the pages of a document that go out. */
export function marksToApply(state: RequestState, document: RecordDocument): PageMark[] {
  return standingMarks(state).filter(
    (mark) =>
      mark.status === 'accepted' &&
      mark.documentId === document.id &&
      !isLeftOut(state, mark) &&
      !isSent(state, mark),
  );
}

/**
 * Pages of which the packet needs the words read from their pictures: a cover runs on over those behind
 * it, and a text that must not leave may stand on any page.
 */
export function pagesToReadOf(state: RequestState, document: RecordDocument): ReadonlySet<number> {
  const hasTerms = (state.review?.terms ?? []).length > 0;
  if (hasTerms) return new Set(includedPages(state, document));
  return new Set(marksToApply(state, document).map(({ page }) => page));
}

/** Every mark the next packet is built with. */
export function allMarksToApply(state: RequestState): PageMark[] {
  return documentsOf(state).flatMap((document) => marksToApply(state, document));
}

export function optionsOf(state: RequestState): PacketOptions {
  return state.packet?.options ?? packetOptionsSchema.parse({});
}

/**
 * Papers copied into the packet: only back to the third party who sent them (domain.md 8). What a
 * patient wrote goes neither to the patient nor on to somebody else.
 */
export function copiedPapers(state: RequestState): readonly Paper[] {
  const { facts, papers } = state.intake;
  if (!facts || !optionsOf(state).includeRequestCopy) return [];
  if (facts.requesterKind === 'patient' || facts.deliverTo !== 'requester') return [];
  const formId = formInUse(state);
  const { revocations = [] } = state.authorization ?? {};
  const kept = new Set([
    ...standingRevocations(state.authorization).map(revokedPaper),
    ...revocations.map(({ writtenOn }) => writtenOn),
  ]);
  return papers.filter(({ id, kind }) => !kept.has(id) && (kind === 'request' || id === formId));
}

/**
 * The paper of the form in use, and no other: a form for specially protected records that the
 * patient handed in beside it would tell the requester that there are some (42 CFR 2.13(c)).
 */
function formInUse(state: RequestState): string | undefined {
  const { authorization, basis } = state;
  // Nothing is built or released before it is accepted; a returned one is no form in use.
  if (!authorization || authorization.returned || !basis?.needsAuthorization) return undefined;
  return usualForm(state)?.id;
}
