import { Refused } from '../../domain/base/fault';
import type { RecordDocument } from '../../domain/records/slice';
import type { PageWords, Word } from '../../pdf/model';
import { requestOf, type OpenDesk } from '../context';
import { keptWordsOf } from '../reading/keptWords';

/** What of a document its words are read by. */
export type ReadDocument = Pick<RecordDocument, 'id' | 'fileId' | 'password' | 'pages' | 'codes'>;

/** The words of each page, by page number. */
export type DocumentWords = ReadonlyMap<number, readonly Word[]>;

/** Every word of a document, of its text or read from its pictures; each page is read once. */
export async function wordsOfDocument(
  desk: OpenDesk,
  requestId: string,
  document: ReadDocument,
): Promise<DocumentWords> {
  const kept = await keptWordsOf(desk, requestOf(desk, requestId), document.id);
  const words = new Map<number, readonly Word[]>();
  for (const { page, textLength } of document.pages) {
    words.set(
      page,
      textLength > 0 ? await wordsOnPage(desk, requestId, document, page) : (kept.get(page) ?? []),
    );
  }
  return words;
}

/** What was read from the pictures among these pages of a document. */
export async function readWordsOf(
  desk: OpenDesk,
  requestId: string,
  { document, pages }: { readonly document: ReadDocument; readonly pages: ReadonlySet<number> },
): Promise<PageWords[]> {
  const pictures = document.pages.filter((one) => one.textLength === 0 && pages.has(one.page));
  const words = await wordsOfDocument(desk, requestId, { ...document, pages: pictures });
  return Array.from(words, ([page, found]) => ({ page, words: found }));
}

/** A page the PDF room gives up on has no words to go through: somebody has to read it. */
async function wordsOnPage(
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
