/** Layers that can be switched off (optional content, ISO 32000-2, 8.11): whether a page has parts in one. */
import type { PdfiumDocument } from './pdfiumDocument';
import type { PdfiumPage } from './pdfiumPage';
import { namesIn } from './rawFacts';

const typeForm = 5;
const deepest = 8;
/** Two letters and the end, of 16 bits each. */
const nameBytes = 6;
/** Behind which PDFium says how long the name is. */
const lengthAt = 8;

/**
 * In its content, or as a picture, a form or a note that names a layer. A page that shares its list of
 * pictures with such a page counts too. The document must have no parents that run in a circle.
 */
export function hasLayer(document: PdfiumDocument, opened: PdfiumPage, page: number): boolean {
  if (hasLayeredContent(opened)) return true;
  const alone = document.extract([page - 1]);
  return alone !== undefined && namesIn(alone, 'OC').length > 0;
}

function hasLayeredContent({ pdfium, handle }: PdfiumPage): boolean {
  const call = pdfium.call.bind(pdfium);
  const isLayer = (mark: number): boolean =>
    pdfium.lend(lengthAt + 4, (pointer) => {
      call('FPDFPageObjMark_GetName', mark, pointer, nameBytes, pointer + lengthAt);
      if (pdfium.ints[(pointer + lengthAt) >> 2] !== nameBytes) return false;
      const letters = pdfium.chars.subarray(pointer >> 1, (pointer >> 1) + 2);
      return String.fromCharCode(...letters) === 'OC';
    });
  const isIn = (object: number, depth: number): boolean => {
    const marks = range(call('FPDFPageObj_CountMarks', object));
    if (marks.some((at) => isLayer(call('FPDFPageObj_GetMark', object, at)))) return true;
    if (call('FPDFPageObj_GetType', object) !== typeForm || depth >= deepest) return false;
    const inner = range(call('FPDFFormObj_CountObjects', object));
    return inner.some((at) => isIn(call('FPDFFormObj_GetObject', object, at), depth + 1));
  };
  const objects = range(call('FPDFPage_CountObjects', handle));
  return objects.some((at) => isIn(call('FPDFPage_GetObject', handle, at), 0));
}

function range(count: number): readonly number[] {
  return Array.from({ length: Math.max(0, count) }, (_, at) => at);
}
