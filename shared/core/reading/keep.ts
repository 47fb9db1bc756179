import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import type { NewTag, Tag } from '../../domain/sensitive/slice';
import { change } from '../change';
import { requestOf, type OpenDesk } from '../context';
import { identityRead, type IdentityRead } from '../identity/read';
import { wordsOfDocument, type DocumentWords, type ReadDocument } from '../records/words';
import { scanOf, type Scanned } from '../sensitive/scan';
import { keepThenRecord } from '../takeIn';
import { wordsToBytes, type ReadPages } from './keptWords';
import { unreadPages } from './unread';

/** Pages of a document that were read just now. */
interface JustRead {
  /** The document, of its pages only those. */
  readonly document: ReadDocument;
  /** Of their pictures. */
  readonly read: ReadPages;
  /** These and their typed words. */
  readonly words: DocumentWords;
}

/**
 * Keeps words that were read, with what they say of whose the pages are and of what may be protected.
 * False, and nothing is kept, where nobody works on the document any more.
 */
export const keepReading = whereWanted(async (desk, state, just) => {
  const { document, read, words } = just;
  await keepThenRecord(desk, state.id, wordsToBytes(read), ({ fileId }) => {
    const kept = { documentId: document.id, fileId, pages: [...read.keys()] };
    return [
      { type: 'reading.kept', body: kept },
      ...identityAlso(state, just),
      ...signsAlso(state, document, scanOf(desk, state, document, words)),
    ];
  });
  return true;
});

/** Keeps only whom the banners of pages name, until the pages are read whole. */
export const keepBanners = whereWanted(async (desk, state, just) => {
  const found = identityAlso(state, just);
  if (found.length > 0) await change(desk, state.id, ...found);
  return found.length > 0;
});

function whereWanted(
  keep: (desk: OpenDesk, state: RequestState, just: JustRead) => Promise<boolean>,
) {
  return async (
    desk: OpenDesk,
    requestId: string,
    whole: RecordDocument,
    read: ReadPages,
  ): Promise<boolean> => {
    const state = requestOf(desk, requestId);
    if (!isUnread(state, whole)) return false;
    const document = { ...whole, pages: whole.pages.filter(({ page }) => read.has(page)) };
    const words = await wordsOfDocument(desk, requestId, document, read);
    return keep(desk, state, { document, read, words });
  };
}

function isUnread(state: RequestState, document: RecordDocument): boolean {
  return unreadPages(state).some(({ documentId }) => documentId === document.id);
}

/**
 * What the pages read now say, beside what was read before. A document nobody went through yet is
 * gone through whole, these words with it, before a packet is made of it.
 */
function identityAlso(state: RequestState, { document, words }: JustRead): IdentityRead[] {
  const before = state.identity?.read[document.id];
  return before ? [identityRead(document, words, before)] : [];
}

/** Pages that gave words now are no longer among those nobody could go through; what is tagged stays. */
function signsAlso(state: RequestState, { pages }: ReadDocument, found: Scanned): Scanned[] {
  const { documentId } = found.body;
  const { scanned = {}, tags = [] } = state.sensitive ?? {};
  const before = scanned[documentId];
  if (!before) return [];
  const gone = new Set(pages.map(({ page }) => page));
  const unread = [...before.unread.filter((page) => !gone.has(page)), ...found.body.unread];
  const fresh = found.body.tags.filter((tag) => !tags.some((one) => isAnswered(one, tag)));
  return [{ ...found, body: { ...found.body, unread, tags: fresh } }];
}

/** Its page has the tag, or somebody said that this very sign is none. */
function isAnswered(known: Tag, { documentId, page, category, because }: NewTag): boolean {
  const isSame = known.documentId === documentId && known.page === page && known.category === category; // prettier-ignore
  return isSame && (known.status !== 'cleared' || known.because === because);
}
