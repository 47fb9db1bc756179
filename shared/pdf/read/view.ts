/** What the screen asks of an open document: pictures of pages, words, facts. */
import { Refused } from '../../domain/base/fault';
import { shownSize } from '../geometry';
import type { PageFacts, PageImage, Word } from '../model';
import { printing } from './letters';
import { pagePrint } from './pagePrint';
import type { PdfiumDocument } from './pdfiumDocument';
import type { PdfiumPage } from './pdfiumPage';
import { pictureFacts } from './pictureFacts';
import type { RenderRequest } from '../port';
import type { PageLook } from './suspicion';
import { toWords } from './terms';

const screenDpi = 96;
const mostScreenPixels = 16_000_000;

function onPage<T>(document: PdfiumDocument, page: number, use: (opened: PdfiumPage) => T): T {
  if (!Number.isInteger(page) || page < 1 || page > document.pageCount) {
    throw new Refused(
      'page-outside',
      `There is no page ${page}: this file has ${document.pageCount} pages.`,
    );
  }
  const result = document.withPage(page - 1, (opened) => ({ value: use(opened) }));
  if (!result)
    throw new Refused(
      'page-unreadable',
      `Page ${page} is damaged and cannot be shown. Ask for it again, or scan it.`,
    );
  return result.value;
}

export function renderForScreen(
  document: PdfiumDocument,
  request: Omit<RenderRequest, 'source'>,
): PageImage {
  return onPage(document, request.page, (opened) => {
    const shown = shownSize(opened.box, opened.rotation);
    const wanted =
      request.maxWidth !== undefined
        ? request.maxWidth / shown.width
        : (request.dpi ?? screenDpi) / 72;
    const scale = Math.min(wanted, Math.sqrt(mostScreenPixels / (shown.width * shown.height)));
    return opened.renderColour({
      width: Math.max(1, Math.round(shown.width * scale)),
      height: Math.max(1, Math.round(shown.height * scale)),
    });
  });
}

export function wordsOf(document: PdfiumDocument, page: number): readonly Word[] {
  return onPage(document, page, (opened) => toWords(opened.letters({ loose: true })));
}

export function factsOf(opened: PdfiumPage, page: number, look: PageLook): PageFacts {
  const crop = opened.box;
  const rotation = opened.rotation;
  const textLength = printing(look.letters).length;
  const pictures = pictureFacts(opened, look);
  const size = { ...shownSize(crop, rotation), rotation, crop };
  return {
    page,
    ...size,
    textLength,
    ...(pictures && { pictures }),
    print: pagePrint(opened, look),
  };
}
