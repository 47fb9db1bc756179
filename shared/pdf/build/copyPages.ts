import { PDFContext, type PDFDocument, type PDFPageLeaf } from '@cantoo/pdf-lib';
import { loadCopy, pageLeaves } from '../read/pageLeaves';
import { hasParentCircle } from '../read/parentCircle';
import type { PdfiumDocument } from '../read/pdfiumDocument';
import type { RunRequest } from './safeRun';

export interface PageCopy {
  readonly context: PDFContext;
  /** Absent where the writer cannot tell the pages apart. */
  readonly leaves: readonly PDFPageLeaf[] | undefined;
}

/** The run's pages, flattened, in a document of their own as the writer's library sees it. */
export async function copyPages(
  source: PdfiumDocument,
  { file, pages }: Pick<RunRequest, 'file' | 'pages'>,
): Promise<PageCopy> {
  const isEndless = hasParentCircle(source, file);
  const bytes = isEndless ? undefined : source.extract(pages.map((page) => page - 1));
  const document: PDFDocument | undefined = bytes && (await loadCopy(bytes));
  return {
    context: document?.context ?? PDFContext.create(),
    leaves: pageLeaves(document, pages.length),
  };
}
