/** Which pages of a source are wanted, checked, and shared out in runs. */
import { Refused } from '../../domain/base/fault';
import { ordered, touches } from '../geometry';
import type { Mark, Rect } from '../model';
import type { Pdfium } from '../read/pdfium';
import type { PdfiumDocument } from '../read/pdfiumDocument';
import type { RunRequest } from './safeRun';
import { requireWholePdf } from '../import/sniff';

/** So many pages are made safe together: fonts are read once for them, and two workers share a chart. */
const mostPages = 16;
/** Of a file with large pages fewer, so that only a little of it is in memory at a time. */
const mostBytes = 4 * 1024 * 1024;

export interface SafeSourceRequest extends Omit<RunRequest, 'pages'> {
  /** Pages wanted, from 1, each once; all when absent. */
  readonly pages?: readonly number[];
}

/** Throws Refused for a file, a page or a mark that cannot be worked with. */
export function planRuns(pdfium: Pdfium, request: SafeSourceRequest): readonly RunRequest[] {
  requireWholePdf(request.file);
  const source = pdfium.open(request.file, request.password);
  try {
    const { pageCount } = source;
    const wanted = request.pages ?? Array.from({ length: pageCount }, (_, index) => index + 1);
    checkPages(pageCount, wanted, request.marks);
    checkMarks(source, request.marks);
    return inRuns(wanted, pagesOfRun(request.file.size, pageCount)).map((pages) => {
      const inRun = ({ page }: { readonly page: number }): boolean => pages.includes(page);
      const { marks, words = [] } = request;
      return { ...request, pages, marks: marks.filter(inRun), words: words.filter(inRun) };
    });
  } finally {
    source.close();
  }
}

function pagesOfRun(bytes: number, pageCount: number): number {
  const fitting = Math.floor(mostBytes / Math.max(1, bytes / Math.max(1, pageCount)));
  return Math.min(mostPages, Math.max(1, fitting));
}

function inRuns(pages: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(pages.length / size) }, (_, run) =>
    pages.slice(run * size, (run + 1) * size),
  );
}

function checkPages(count: number, wanted: readonly number[], marks: readonly Mark[]): void {
  const outside = [...wanted, ...marks.map((mark) => mark.page)].find(
    (page) => !Number.isInteger(page) || page < 1 || page > count,
  );
  if (outside !== undefined) {
    throw new Refused(
      'page-outside',
      `There is no page ${outside}: this file has ${count} pages. Correct the page number.`,
    );
  }
}

/** A mark that covers nothing would count as done and proved: the clerk has to hear of it. */
function checkMarks(source: PdfiumDocument, marks: readonly Mark[]): void {
  const crops = new Map<number, Rect | undefined>();
  for (const { page, rect } of marks) {
    // A page that cannot be opened is refused by its own name later.
    if (!crops.has(page))
      crops.set(
        page,
        source.withPage(page - 1, (opened) => opened.box),
      );
    const crop = crops.get(page);
    if (crop && !touches(ordered(rect), crop)) throw markOutside(page, crop);
  }
}

function markOutside(page: number, crop: Rect): Refused {
  const shown = crop.map((side) => Math.round(side)).join(', ');
  return new Refused(
    'mark-outside',
    `A mark on page ${page} lies outside what the page shows and would cover nothing. Coordinates are PDF points with the origin at the lower left of the unrotated page; this page shows ${shown}. Correct the mark or take it away.`,
  );
}
