import { Refused } from '../../domain/base/fault';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { signsOn, type FoundSign } from '../../domain/sensitive/signs';
import type { NewTag } from '../../domain/sensitive/slice';
import { change } from '../change';
import { requestOf, type OpenDesk } from '../context';
import { packsOfRequest, signsOf } from '../rules/requestPacks';
import { documentsOf } from '../packing';

/** What of a document its words are read by. */
type ScannedDocument = Pick<RecordDocument, 'id' | 'fileId' | 'password' | 'pages'>;

type Scanned = Extract<RequestOperation, { type: 'sensitive.scanned' }>;

/** Goes through documents taken in before this desk went through the words of each. */
export async function scanOldDocuments(desk: OpenDesk, requestId: string): Promise<void> {
  const state = requestOf(desk, requestId);
  for (const document of unscanned(state)) {
    await change(desk, requestId, await scanOf(desk, state, document));
  }
}

/** Documents whose words nobody has gone through. */
export function unscanned(state: RequestState): readonly RecordDocument[] {
  const scanned = state.sensitive?.scanned ?? {};
  return documentsOf(state).filter(({ id }) => !Object.hasOwn(scanned, id));
}

/**
 * Goes through the words of a document and proposes tags (domain.md 4.7, step 2). A proposal is
 * never an answer, and a page without one is not cleared: a person looks at every page all the same.
 */
export async function scanOf(
  desk: OpenDesk,
  state: RequestState,
  document: ScannedDocument,
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
  document: ScannedDocument,
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
  return signsOn(words, signsOf(packsOfRequest(desk, state)));
}

function tagOf(
  desk: OpenDesk,
  document: ScannedDocument,
  page: number,
  { category, source, because }: FoundSign,
): NewTag {
  const ref = { documentId: document.id, page };
  return { ...ref, id: desk.ids.newId(), category, source, because, status: 'suggested' };
}
