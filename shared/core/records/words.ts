import { Refused } from '../../domain/base/fault';
import { isPicture, mayBeTyped } from '../../domain/records/pictures';
import type { RecordDocument, RecordPage } from '../../domain/records/slice';
import { isRead, withRead } from '../../pdf/read/pictureWords';
import type { PageWords, Word } from '../../pdf/model';
import { requestOf, type OpenDesk } from '../context';
import { keptWordsOf, type ReadPages } from '../reading/keptWords';

/** What of a document its words are read by. */
export type ReadDocument = Pick<RecordDocument, 'id' | 'fileId' | 'password' | 'pages' | 'codes'>;

export interface PageText {
  /** Of its text, then what was read from its picture beside that. */
  readonly words: readonly Word[];
  /** Nothing can be found on it, or nothing but what is typed over its picture: somebody has to look. */
  readonly isBlind: boolean;
}

export const noText: PageText = { words: [], isBlind: true };

/** What stands on each page, by page number. */
export type DocumentWords = ReadonlyMap<number, PageText>;

/**
 * Every word of a document, of its text and read from its pictures; each page is read once. `read`: of
 * its pictures, what is kept of them unless said.
 */
export async function wordsOfDocument(
  desk: OpenDesk,
  requestId: string,
  document: ReadDocument,
  read?: ReadPages,
): Promise<DocumentWords> {
  const known = read ?? (await keptWordsOf(desk, requestOf(desk, requestId), document.id));
  const texts = new Map<number, PageText>();
  for (const page of document.pages) {
    const typed = page.textLength > 0 ? await typedWords(desk, requestId, document, page.page) : [];
    texts.set(page.page, textOf(page, typed, known.get(page.page) ?? []));
  }
  return texts;
}

/** All words of those among these pages of a document from whose pictures some were read. */
export async function readWordsOf(
  desk: OpenDesk,
  requestId: string,
  { document, pages }: { readonly document: ReadDocument; readonly pages: ReadonlySet<number> },
): Promise<PageWords[]> {
  const read = await keptWordsOf(desk, requestOf(desk, requestId), document.id);
  const wasRead = document.pages.filter(({ page }) => pages.has(page) && read.get(page)?.length);
  const texts = await wordsOfDocument(desk, requestId, { ...document, pages: wasRead }, read);
  return Array.from(texts, ([page, { words }]) => ({ page, words }));
}

/** Of a page that may be typed all that was read counts, also where it is nothing but its typed words. */
function textOf(page: RecordPage, typed: readonly Word[], read: readonly Word[]): PageText {
  const words = withRead(typed, read);
  if (!isPicture(page)) return { words, isBlind: words.length === 0 };
  return { words, isBlind: mayBeTyped(page) ? read.length === 0 : !words.some(isRead) };
}

/** A page the PDF room gives up on has no words to go through: somebody has to read it. */
async function typedWords(
  desk: OpenDesk,
  requestId: string,
  document: ReadDocument,
  page: number,
): Promise<readonly Word[]> {
  try {
    return await desk.openFiles.use(requestId, document, (source) =>
      desk.pdf.pageWords({ source, page }),
    );
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}
