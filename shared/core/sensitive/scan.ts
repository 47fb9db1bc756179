import type { RecordDocument } from '../../domain/records/slice';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { signsOn, type FoundSign } from '../../domain/sensitive/signs';
import type { NewTag } from '../../domain/sensitive/slice';
import type { Word } from '../../pdf/model';
import type { OpenDesk } from '../context';
import { documentsOf } from '../packing';
import { noText, type DocumentWords, type ReadDocument } from '../records/words';
import { unreadOf } from '../reading/unread';
import { packsOfRequest, signsOf } from '../rules/requestPacks';

export type Scanned = Extract<RequestOperation, { type: 'sensitive.scanned' }>;

/** Documents whose words nobody has gone through. */
export function unscanned(state: RequestState): readonly RecordDocument[] {
  const scanned = state.sensitive?.scanned ?? {};
  return documentsOf(state).filter(({ id }) => !Object.hasOwn(scanned, id));
}

/** Pages that gave no words, or only those typed over a picture; undefined while nobody went through it. */
export function blindPages(
  state: RequestState,
  document: RecordDocument,
): ReadonlySet<number> | undefined {
  const scanned = state.sensitive?.scanned[document.id];
  return scanned && new Set([...scanned.unread, ...unreadOf(state, document)]);
}

/**
 * Goes through the words of a document and proposes tags (domain.md 4.7, step 2). A proposal is
 * never an answer, and a page without one is not cleared: a person looks at every page all the same.
 */
export function scanOf(
  desk: OpenDesk,
  state: RequestState,
  document: ReadDocument,
  words: DocumentWords,
): Scanned {
  const texts = document.pages.map(({ page }) => ({ page, ...(words.get(page) ?? noText) }));
  const tags = texts.flatMap((text) =>
    signsFor(desk, state, textsOf(text.words)).map((sign) =>
      tagOf(desk, document, text.page, sign),
    ),
  );
  const seen = new Set(tags.map(({ category }) => category));
  const coded = codedSigns(desk, state, document).filter(({ category }) => !seen.has(category));
  const unread = texts.filter(({ isBlind }) => isBlind).map(({ page }) => page);
  return {
    type: 'sensitive.scanned',
    body: { documentId: document.id, unread, tags: [...tags, ...coded] },
  };
}

function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

/**
 * What only the codes of an exported chart say stands on no page, and speaks of the document: asked
 * about as a whole, where no page says the same in words.
 */
function codedSigns(desk: OpenDesk, state: RequestState, document: ReadDocument): NewTag[] {
  const words = (document.codes ?? []).flatMap(({ code, display }) => [
    code,
    ...display.split(' '),
  ]);
  return signsFor(desk, state, words).map(({ category, source, because }) => ({
    id: desk.ids.newId(),
    documentId: document.id,
    category,
    source,
    because: `${because} (in the codes of the export)`,
    status: 'suggested',
  }));
}

function signsFor(desk: OpenDesk, state: RequestState, words: readonly string[]): FoundSign[] {
  return signsOn(words, signsOf(packsOfRequest(desk, state)));
}

function tagOf(
  desk: OpenDesk,
  document: ReadDocument,
  page: number,
  { category, source, because }: FoundSign,
): NewTag {
  const ref = { documentId: document.id, page };
  return { ...ref, id: desk.ids.newId(), category, source, because, status: 'suggested' };
}
