import { emptyAuthorizationFacts } from '../domain/authorization/facts';
import type { Paper } from '../domain/intake/slice';
import type { NoticeText } from '../domain/law/gateRules';
import type { RecordDocument } from '../domain/records/slice';
import type { RequestState } from '../domain/request/state';
import { pageKey, type PageRef } from '../domain/review/slice';
import { mayGo } from '../domain/sensitive/gates';
import type { OwnText, PacketPart } from '../pdf/port';
import { longDate } from './calendar';
import type { OpenDesk } from './context';
import { packsOfRequest } from './rules/requestPacks';
import { copiedPapers } from './packing';
import { gatedPages } from './sensitive/gate';

/** A notice that goes along, and the pages it is about. */
export interface NoticeDue {
  readonly notice: NoticeText;
  readonly pages: readonly PageRef[];
}

/** The notices the gates ask for on the pages that go out, each once. */
export function noticesOf(desk: OpenDesk, state: RequestState): NoticeDue[] {
  const { facts } = state.intake;
  if (!facts) return [];
  const going = gatedPages(desk, state).filter(({ need }) => mayGo(need));
  const { federal, state: own } = packsOfRequest(desk, state);
  return [...federal.pack.noticeTexts, ...own.pack.noticeTexts].flatMap((notice) => {
    const about = going.filter(({ outcomes }) => outcomes.some((one) => one.notice === notice.id));
    return about.length === 0 ? [] : [{ notice, pages: about.map(({ ref }) => ref) }];
  });
}

/** Copied papers, and the consent itself where a notice wants its copy along (42 CFR 2.32(b)). */
export function papersInPacket(state: RequestState, notices: readonly NoticeDue[]): Paper[] {
  const copied = new Set(copiedPapers(state).map(({ id }) => id));
  const withConsent = notices.some(({ notice }) => notice.withConsent);
  return state.intake.papers.filter(
    ({ id }) => copied.has(id) || (withConsent && id === state.authorization?.paperId),
  );
}

/**
 * Each notice on a page of its own, inside the packet: New York's names what it protects, so none
 * ever stands on a cover, a fax sheet or an envelope (law-states.md 11).
 */
export function noticeParts(state: RequestState, notices: readonly NoticeDue[]): PacketPart[] {
  const { papers } = state.intake;
  const hasConsent = papers.some(({ id }) => id === state.authorization?.paperId);
  return notices.map(({ notice }) => ({
    kind: 'notice',
    text: noticeText(state, notice, notice.withConsent && !hasConsent),
  }));
}

function noticeText(state: RequestState, notice: NoticeText, explainConsent: boolean): OwnText {
  const { title, text } = notice;
  return {
    title,
    paragraphs: text,
    ...(explainConsent && { rows: scopeRows(state) }),
  };
}

/** No copy of the consent is on this desk: what it covers is said instead. */
function scopeRows({ authorization }: RequestState): string[][] {
  const form = authorization?.facts ?? emptyAuthorizationFacts;
  const until = form.expiryKind === 'date' ? longDate(form.expiresOn) : form.expiryEvent;
  const rows = [
    ['Consent of', form.patientName],
    ['To disclose', form.description],
    ['To', form.recipient],
    ['For', form.purpose],
    ['Until', until],
  ];
  return rows.filter(([, value]) => value !== undefined && value.trim() !== '');
}

/** The short statement at the foot of each page a notice is about. */
export function footerOf(
  document: RecordDocument,
  notices: readonly NoticeDue[],
): { readonly text: string; readonly pages: readonly number[] } | undefined {
  const due = notices.find(({ notice }) => notice.footer !== undefined);
  const text = due?.notice.footer;
  if (!due || text === undefined) return undefined;
  const own = new Map(due.pages.map((ref) => [pageKey(ref), ref]));
  const pages = [...own.values()]
    .filter(({ documentId }) => documentId === document.id)
    .map(({ page }) => page);
  return pages.length === 0 ? undefined : { text, pages };
}
