import { assertNever } from '../domain/base/assertNever';
import { isPicture } from '../domain/records/pictures';
import type { RecordDocument } from '../domain/records/slice';
import type { RequestState } from '../domain/request/state';
import { merged, type WordSpan } from '../domain/review/pageText';
import {
  findDay,
  findName,
  findPeople,
  findShape,
  type FindOnPage,
  type Search,
  type SearchedPage,
} from '../domain/review/searches';
import { plainMark, samePage, type PageMark, type PageRef } from '../domain/review/slice';
import { contains, intersect, pad, union } from '../pdf/geometry';
import type { Rect, Word } from '../pdf/model';
import { normalise } from '../pdf/read/terms';
import type { OpenDesk } from './context';
import { documentsOf, includedPages, standingMarks } from './packing';
import { namesOfPatients } from './patients/otherPatients';
import { noText, wordsOfDocument } from './records/words';

export interface FoundText {
  readonly marks: PageMark[];
  /** Nothing can be found there, somebody has to look. */
  readonly pagesWithoutText: number;
  /** Their words were read from a picture, and some may be misread. */
  readonly scannedPages: number;
}

/** Points around a word read from a picture, so that no stroke of a letter stays outside the mark. */
const margin = 2;

/** Proposes a mark on every place of what is looked for in the pages that go out. */
export async function findInDocuments(
  desk: OpenDesk,
  state: RequestState,
  search: Search,
  reason: PageMark['reason'],
): Promise<FoundText> {
  const marks: PageMark[] = [];
  const counts = { pagesWithoutText: 0, scannedPages: 0 };
  const known = standingMarks(state);
  const find = finderOf(desk, state, search);
  for (const document of documentsOf(state)) {
    for (const { page, words, isBlind } of await pagesOf(desk, state, document)) {
      if (isBlind) counts.pagesWithoutText += 1;
      else if (isPicture(page)) counts.scannedPages += 1;
      const ref = { documentId: document.id, page: page.page };
      const spans = find(searchedPage(state, ref, words));
      for (const rect of boxesOf(words, spans).filter((one) => !isMarked(known, ref, one))) {
        const id = desk.ids.newId();
        marks.push({ ...plainMark, ...ref, id, rect, reason, source: 'found', status: 'proposed' });
      }
    }
  }
  return { marks, ...counts };
}

/** The pages of a document that go out, each with its words. */
async function pagesOf(desk: OpenDesk, state: RequestState, document: RecordDocument) {
  const included = new Set(includedPages(state, document));
  const pages = document.pages.filter(({ page }) => included.has(page));
  const texts = await wordsOfDocument(desk, state.id, { ...document, pages });
  return pages.map((page) => ({ page, ...(texts.get(page.page) ?? noText) }));
}

function finderOf(desk: OpenDesk, state: RequestState, search: Search): FindOnPage {
  switch (search.kind) {
    case 'words':
      return ({ words }) => spansOfTerm(words, search.term);
    case 'name':
      return findName(search.name);
    case 'date':
      return findDay(search.day);
    case 'shape':
      return findShape(search.shape);
    case 'other-patients': {
      const { others, own } = namesOfPatients(desk, state);
      return findPeople(others, own);
    }
    default:
      return assertNever(search, 'search');
  }
}

function searchedPage(
  state: RequestState,
  { documentId, page }: PageRef,
  words: readonly Word[],
): SearchedPage {
  const read = state.identity?.read[documentId]?.find((one) => one.page === page);
  return {
    words: words.map(({ text }) => text),
    recordNumbers: (read?.numbers ?? []).map(({ text }) => text),
  };
}

/**
 * A place the clerk has already answered is not proposed again. A box that stands covers all that
 * lies inside it, and places kept alone cover all that reaches into none of them; one that was
 * rejected answers only for the very place it was drawn on.
 */
function isMarked(marks: readonly PageMark[], ref: PageRef, rect: Rect): boolean {
  const here = marks.filter((mark) => samePage(mark, ref));
  const kept = here.filter((mark) => mark.covers === 'outside' && mark.status !== 'rejected');
  if (kept.length > 0 && !kept.some((mark) => intersect(mark.rect, rect))) return true;
  return here.some(
    (mark) =>
      mark.covers === 'inside' &&
      contains(mark.rect, rect, 1) &&
      (mark.status !== 'rejected' || contains(rect, mark.rect, 1)),
  );
}

/**
 * Every place the term stands in. Compared as the packet's verifier compares: without case, accents,
 * blanks, hyphens and line ends.
 */
export function spansOfTerm(words: readonly string[], term: string): WordSpan[] {
  const wanted = normalise(term);
  const letters = words.map(normalise);
  const text = letters.join('');
  const wordAt = letters.flatMap((part, index) => new Array<number>(part.length).fill(index));
  if (wanted === '') return [];
  const spans: WordSpan[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    spans.push({ first: wordAt[at] ?? 0, last: wordAt[at + wanted.length - 1] ?? 0 });
  }
  return spans;
}

/** Whole words are boxed, one box a line, as tall as the font so that its letters do not show. */
export function boxesOf(words: readonly Word[], spans: readonly WordSpan[]): Rect[] {
  return merged(spans).flatMap(({ first, last }) => linesOf(words.slice(first, last + 1)));
}

/** Words that follow each other on one line become one box. */
function linesOf(words: readonly Word[]): Rect[] {
  const lines: Rect[] = [];
  for (const { rect, loose = pad(rect, margin) } of words) {
    const last = lines.at(-1);
    if (last && shareLine(last, loose)) lines[lines.length - 1] = union(last, loose);
    else lines.push(loose);
  }
  return lines;
}

function shareLine(a: Rect, b: Rect): boolean {
  const overlap = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return overlap > Math.min(a[3] - a[1], b[3] - b[1]) / 2;
}
