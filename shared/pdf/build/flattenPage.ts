import type { Rect, Word } from '../model';
import type { PdfiumDocument } from '../read/pdfiumDocument';
import { toWords } from '../read/terms';

const subtypeRedact = 28;

export interface Flattening {
  readonly reasons: readonly string[];
  /** Places an author meant to redact and never did; they are covered. */
  readonly unapplied: readonly Rect[];
  /** The page's own words before what fills its fields was added, as the screen shows them. */
  readonly words?: readonly Word[];
}
export const emptyFlattening: Flattening = { reasons: [], unapplied: [] };

/** Annotations and fields become content; whatever would be lost in that is a reason. */
export function flattenPage(source: PdfiumDocument, page: number, isMarked: boolean): Flattening {
  const result = source.withPage(page - 1, (opened) => {
    const words = isMarked ? { words: toWords(opened.letters({ loose: true })) } : {};
    const annotations = opened.annotations();
    const redactions = annotations.filter((annotation) => annotation.subtype === subtypeRedact);
    const ok = opened.flatten();
    return {
      reasons: [
        ...(ok ? [] : ['not-flattened']),
        ...(redactions.length > 0 ? ['unapplied-redaction'] : []),
      ],
      unapplied: redactions.map((annotation) => annotation.box),
      ...words,
    };
  });
  return result ?? emptyFlattening;
}
