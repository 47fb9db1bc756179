import { Refused } from '../../domain/base/fault';
import { isPicture } from '../../domain/records/pictures';
import type { RecordDocument, RecordPage } from '../../domain/records/slice';
import { isRead, withRead } from '../../pdf/read/pictureWords';
import type { PageWords, Word } from '../../pdf/model';
import { requestOf, type OpenDesk } from '../context';
import { keptWordsOf, type ReadPages } from '../reading/keptWords';

/** What of a document its words are read by. */
export type ReadDocument = Pick<RecordDocument, 'id' | 'fileId' | 'password' | 'pages' | 'codes'>;

/** The words of each page, by page number. */
export type DocumentWords = ReadonlyMap<number, readonly Word[]>;

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
  const words = new Map<number, readonly Word[]>();
  for (const { page, textLength } of document.pages) {
    const typed = textLength > 0 ? await typedWords(desk, requestId, document, page) : [];
    words.set(page, withRead(typed, known.get(page) ?? []));
  }
  return words;
}

/** All words of those among these pages of a document from whose pictures some were read. */
export async function readWordsOf(
  desk: OpenDesk,
  requestId: string,
  { document, pages }: { readonly document: ReadDocument; readonly pages: ReadonlySet<number> },
): Promise<PageWords[]> {
  const read = await keptWordsOf(desk, requestOf(desk, requestId), document.id);
  const wasRead = document.pages.filter(({ page }) => pages.has(page) && read.get(page)?.length);
  const words = await wordsOfDocument(desk, requestId, { ...document, pages: wasRead }, read);
  return Array.from(words, ([page, found]) => ({ page, words: found }));
}

/** Nothing can be found on the page, or nothing but what is typed over its picture: somebody has to look. */
export function isBlind(page: RecordPage, words: readonly Word[]): boolean {
  return isPicture(page) ? !words.some(isRead) : words.length === 0;
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
