import { Refused } from '../../domain/base/fault';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { signsOn, type FoundSign } from '../../domain/sensitive/signs';
import type { NewTag } from '../../domain/sensitive/slice';
import { change } from '../change';
import { requestOf, todayOf, type OpenDesk } from '../context';
import { packsOf } from '../rules/law';
import { documentsOf } from '../packing';

type Scanned = Extract<RequestOperation, { type: 'sensitive.scanned' }>;

/**
 * Goes through the words of every document nobody has gone through yet and proposes tags
 * (domain.md 4.7, step 2). A proposal is never an answer, and a page without one is not cleared:
 * a person looks at every page all the same.
 */
export async function scanNewDocuments(desk: OpenDesk, requestId: string): Promise<void> {
  const state = requestOf(desk, requestId);
  const scanned = state.sensitive?.scanned ?? {};
  for (const document of documentsOf(state).filter(({ id }) => !Object.hasOwn(scanned, id))) {
    await change(desk, requestId, await scanOf(desk, state, document));
  }
}

async function scanOf(
  desk: OpenDesk,
  state: RequestState,
  document: RecordDocument,
): Promise<Scanned> {
  const unread: number[] = [];
  const tags: NewTag[] = [];
  for (const { page, textLength } of document.pages) {
    const words = textLength > 0 ? await wordsOnPage(desk, state.id, document, page) : [];
    if (words.length === 0) unread.push(page);
    tags.push(...signsFor(desk, state, words).map((sign) => tagOf(desk, document, page, sign)));
  }
  return { type: 'sensitive.scanned', body: { documentId: document.id, unread, tags } };
}

/** A page the PDF room gives up on has no words to go through: somebody has to read it. */
export async function wordsOnPage(
  desk: OpenDesk,
  requestId: string,
  document: RecordDocument,
  page: number,
): Promise<readonly string[]> {
  try {
    const words = await desk.openFiles.use(requestId, document, (source) =>
      desk.pdf.pageWords({ source, page }),
    );
    return words.map(({ text }) => text);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function signsFor(desk: OpenDesk, state: RequestState, words: readonly string[]): FoundSign[] {
  const { federal, state: own } = packsOf(desk, state.intake.facts?.receivedOn ?? todayOf(desk));
  return signsOn(words, [...federal.pack.signs, ...own.pack.signs]);
}

function tagOf(
  desk: OpenDesk,
  document: RecordDocument,
  page: number,
  { category, source, because }: FoundSign,
): NewTag {
  const ref = { documentId: document.id, page };
  return { ...ref, id: desk.ids.newId(), category, source, because, status: 'suggested' };
}
