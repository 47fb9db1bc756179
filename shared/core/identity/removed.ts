import { Refused } from '../../domain/base/fault';
import type { PageIdentity } from '../../domain/identity/slice';
import { alienTexts } from '../../domain/identity/whosePage';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { seenMarks } from '../../domain/review/seenMarks';
import { pageKey, samePage, type PageRef } from '../../domain/review/slice';
import { contains } from '../../pdf/geometry';
import type { Rect, Word } from '../../pdf/model';
import type { OpenDesk } from '../context';
import { marksToApply } from '../packing';
import { documentOf } from '../pages';
import { wordsOfDocument } from '../records/words';
import { nobodyElse } from './confirm';
import { openTexts } from './openTexts';
import { alienPages, identityOfPage, patientOnPaper } from './pages';

/**
 * That the marks of a page remove the other person it names. Somebody looked, but no eye alone decides:
 * as long as a name, a birth date or a number of that person stands open, it is refused.
 */
export async function removalBy(
  desk: OpenDesk,
  state: RequestState,
  ref: PageRef,
): Promise<RequestOperation> {
  const alien = alienPages(desk, state).find((one) => pageKey(one.ref) === pageKey(ref));
  if (!alien) throw nobodyElse();
  const document = documentOf(state, ref.documentId);
  const marks = marksToApply(state, document).filter((mark) => samePage(mark, ref));
  const identity = identityOfPage(state, ref);
  const open = marks.length === 0 ? [alien.whose.because] : await openOn(desk, state, { ref, identity }); // prettier-ignore
  if (open.length > 0) throw standsOpen(open);
  const { because } = alien.whose;
  return { type: 'identity.removed', body: { ...ref, because, marks: seenMarks(marks) } };
}

interface NamingPage {
  readonly ref: PageRef;
  readonly identity: PageIdentity;
}

/** What of the other person can still be read beside the covers of the marks. */
async function openOn(
  desk: OpenDesk,
  state: RequestState,
  { ref, identity }: NamingPage,
): Promise<string[]> {
  const document = documentOf(state, ref.documentId);
  const pages = document.pages.filter(({ page }) => page === ref.page);
  const texts = await wordsOfDocument(desk, state.id, { ...document, pages });
  const words = texts.get(ref.page)?.words ?? [];
  const covers = await coversOf(desk, state, { ref, words });
  const patient = patientOnPaper(desk, state);
  return openTexts(
    words.map(({ text, rect }) => ({ text, isCovered: covers.some((box) => contains(box, rect, 1)) })), // prettier-ignore
    alienTexts(identity, patient),
    patient,
  );
}

/** The boxes that the accepted marks of a page leave as. */
async function coversOf(
  desk: OpenDesk,
  state: RequestState,
  { ref: { documentId, page }, words }: { readonly ref: PageRef; readonly words: readonly Word[] },
): Promise<readonly Rect[]> {
  const document = documentOf(state, documentId);
  const marks = marksToApply(state, document).filter((mark) => mark.page === page);
  const asked = { page, marks, terms: [], words: [{ page, words }] };
  return desk.openFiles.use(state.id, document, (source) =>
    desk.pdf.coversOf({ ...asked, source }),
  );
}

function standsOpen(open: readonly string[]): Refused {
  const texts = open.map((text) => `“${text}”`).join(', ');
  const stand = open.length === 1 ? 'stands' : 'stand';
  return new Refused(
    'still-open',
    `No accepted mark covers ${texts}, or not wherever it ${stand}. Cover all of it with accepted marks, and look again.`,
  );
}
