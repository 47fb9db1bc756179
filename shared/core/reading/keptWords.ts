import { z } from 'zod';
import { canonicalBytes, parseJsonBytes } from '../../domain/base/canonicalJson';
import { Refused } from '../../domain/base/fault';
import type { KeptReading } from '../../domain/reading/slice';
import type { RequestState } from '../../domain/request/state';
import type { Word } from '../../pdf/model';
import type { OpenDesk } from '../context';

/** By page number; a page on which nothing was read has an empty list. */
export type ReadPages = ReadonlyMap<number, readonly Word[]>;

const fileSchema = z.object({
  v: z.literal(1),
  pages: z.array(
    z.object({
      page: z.number().int().positive(),
      /** Text, then left, bottom, right and top in tenths of a point. */
      words: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
    }),
  ),
});

/** The file of words as it is sealed. */
export function wordsToBytes(pages: ReadPages): Uint8Array {
  return canonicalBytes({
    v: 1,
    pages: Array.from(pages, ([page, words]) => ({
      page,
      words: words.map(({ text, rect }) => [text, ...rect.map((side) => Math.round(side * 10))]),
    })),
  });
}

export function wordsFromBytes(bytes: Uint8Array): ReadPages {
  const { pages } = fileSchema.parse(parseJsonBytes(bytes));
  return new Map(
    pages.map(({ page, words }) => [
      page,
      words.map(([text, x0, y0, x1, y1]) => ({ text, rect: [x0 / 10, y0 / 10, x1 / 10, y1 / 10] })),
    ]),
  );
}

/** Files of words kept open at once: those of the document somebody searches. */
const mostOpen = 8;

/** The files used last, for as long as somebody is signed in. */
const opened = new WeakMap<OpenDesk['journal'], Map<string, Promise<ReadPages>>>();

/** The words that were read of a document so far; a file that is gone counts as never read. */
export async function keptWordsOf(
  desk: OpenDesk,
  { id, reading }: RequestState,
  documentId: string,
): Promise<ReadPages> {
  const own = (reading?.kept ?? []).filter((one) => one.documentId === documentId);
  const files = await Promise.all(own.map((one) => openKept(desk, id, one).catch(noneIfGone)));
  return new Map(files.flatMap((pages) => [...pages]));
}

function openKept(desk: OpenDesk, requestId: string, { fileId }: KeptReading): Promise<ReadPages> {
  const files = opened.get(desk.journal) ?? new Map<string, Promise<ReadPages>>();
  opened.set(desk.journal, files);
  const words = files.get(fileId) ?? desk.files.read(requestId, fileId).then(wordsFromBytes);
  // Behind all others, as the one used last.
  files.delete(fileId);
  files.set(fileId, words);
  words.catch(() => files.get(fileId) === words && files.delete(fileId));
  forgetOldest(files);
  return words;
}

function forgetOldest(files: Map<string, Promise<ReadPages>>): void {
  const [oldest] = files.keys();
  if (files.size > mostOpen && oldest !== undefined) files.delete(oldest);
}

function noneIfGone(error: unknown): ReadPages {
  if (error instanceof Refused && error.fault.code === 'file-missing') return new Map();
  throw error;
}
