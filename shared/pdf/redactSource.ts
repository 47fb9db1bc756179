/**
 * One source made safe, page by page: which pages are kept (flattened and whitelisted) and
 * which are rebuilt from pixels. Both `redact` and the packet write from this.
 */
import type { PDFDocument, PDFPageLeaf } from '@cantoo/pdf-lib';
import { Refused } from '../domain/base/fault';
import { PageCleaner } from './cleanPage';
import { NotUnderstood } from './contentTokens';
import { ordered } from './geometry';
import { loadCopy, pageLeaves } from './pageLeaves';
import { numberOf, lookup } from './pdfValues';
import type { Mark, Rect } from './model';
import type { Pdfium } from './pdfium';
import type { PdfiumDocument } from './pdfiumDocument';
import type { PdfiumPage } from './pdfiumPage';
import { rebuildPage, type RebuiltPage } from './rebuildPage';
import type { ImageEncoders } from './rebuiltImage';
import { requireWholePdf } from './sniff';
import { isLetter, lookAtPage } from './suspicion';
import { findTerms, normaliseTerms } from './terms';

const subtypeRedact = 28;
const formXfa = 2;

export interface SafeSourceRequest {
  readonly bytes: Uint8Array;
  readonly password?: string;
  /** Pages wanted, from 1, each once; all when absent. */
  readonly pages?: readonly number[];
  readonly marks: readonly Mark[];
  readonly terms: readonly string[];
  readonly dpi?: number;
}

export type SafePage = {
  readonly page: number;
  readonly reasons: readonly string[];
  /** False where terms cannot be looked for: a scan has no letters. */
  readonly hasText: boolean;
} & (
  | {
      readonly kind: 'kept';
      /** The page's content stream, packed as it is copied. */
      readonly content: Uint8Array;
    }
  | { readonly kind: 'rebuilt'; readonly rebuilt: RebuiltPage }
);

export interface SafeSource {
  /** In the order asked for. */
  readonly pages: readonly SafePage[];
  /** Kept pages are whitelisted in here; rebuilt ones must not be taken from it. Absent if none. */
  readonly document: PDFDocument | undefined;
}

/** Told at every page, once when it is read and once when it is made safe. */
export type OnSourcePage = (stage: 'reading' | 'pages', done: number, total: number) => void;

export interface SafeTools {
  readonly pdfium: Pdfium;
  readonly encoders: ImageEncoders;
}

export async function makeSafe(
  tools: SafeTools,
  request: SafeSourceRequest,
  onPage: OnSourcePage,
): Promise<SafeSource> {
  requireWholePdf(request.bytes);
  const source = tools.pdfium.open(request.bytes, request.password);
  try {
    const wanted =
      request.pages ?? Array.from({ length: source.pageCount }, (_, index) => index + 1);
    checkPages(source.pageCount, wanted, request.marks);
    checkMarks(source, request.marks);
    onPage('reading', 0, wanted.length);
    const flattened = wanted.map((page, index) => {
      const made = flattenPage(source, page);
      onPage('reading', index + 1, wanted.length);
      return made;
    });
    onPage('pages', 0, wanted.length);
    const document = await loadCopy(source.save());
    const maker = new PageMaker({ source, document, encoders: tools.encoders }, request);
    const pages = wanted.map((page, index) => {
      const made = maker.make(page, flattened[index] ?? emptyFlattening);
      onPage('pages', index + 1, wanted.length);
      return made;
    });
    return { pages, document };
  } finally {
    source.close();
  }
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
    if (crop && !reaches(ordered(rect), crop)) throw markOutside(page, crop);
  }
}

function reaches(rect: Rect, crop: Rect): boolean {
  return rect[0] < crop[2] && rect[2] > crop[0] && rect[1] < crop[3] && rect[3] > crop[1];
}

function markOutside(page: number, crop: Rect): Refused {
  const shown = crop.map((side) => Math.round(side)).join(', ');
  return new Refused(
    'mark-outside',
    `A mark on page ${page} lies outside what the page shows and would cover nothing. Coordinates are PDF points with the origin at the lower left of the unrotated page; this page shows ${shown}. Correct the mark or take it away.`,
  );
}

interface Flattening {
  readonly reasons: readonly string[];
  /** Places an author meant to redact and never did; they are covered. */
  readonly unapplied: readonly Rect[];
}
const emptyFlattening: Flattening = { reasons: [], unapplied: [] };

/** Annotations and fields become content; whatever would be lost in that is a reason. */
function flattenPage(source: PdfiumDocument, page: number): Flattening {
  const result = source.withPage(page - 1, (opened) => {
    const annotations = opened.annotations();
    const redactions = annotations.filter((annotation) => annotation.subtype === subtypeRedact);
    const ok = opened.flatten();
    return {
      reasons: [
        ...(ok ? [] : ['not-flattened']),
        ...(redactions.length > 0 ? ['unapplied-redaction'] : []),
      ],
      unapplied: redactions.map((annotation) => annotation.box),
    };
  });
  return result ?? emptyFlattening;
}

class PageMaker {
  private readonly source: PdfiumDocument;
  private readonly encoders: ImageEncoders;
  private readonly request: SafeSourceRequest;
  private readonly cleaner: PageCleaner | undefined;
  /** Absent where the writer cannot tell the pages apart. */
  private readonly leaves: readonly PDFPageLeaf[] | undefined;
  private readonly terms: readonly string[];
  private readonly documentReasons: readonly string[];

  constructor(
    from: {
      readonly source: PdfiumDocument;
      readonly document: PDFDocument | undefined;
      readonly encoders: ImageEncoders;
    },
    request: SafeSourceRequest,
  ) {
    const { source, document } = from;
    this.source = source;
    this.encoders = from.encoders;
    this.request = request;
    this.cleaner = document && new PageCleaner(document.context);
    this.leaves = pageLeaves(document, source.pageCount);
    this.terms = normaliseTerms(request.terms);
    this.documentReasons = source.formType >= formXfa ? ['xfa'] : [];
  }

  make(page: number, flattening: Flattening): SafePage {
    const made = this.source.withPage(page - 1, (opened) =>
      this.makeFrom(opened, page, flattening),
    );
    if (made) return made;
    throw new Refused(
      'page-unreadable',
      `Page ${page} of this file is damaged and cannot be drawn. Leave the page out, or scan it again.`,
    );
  }

  private makeFrom(opened: PdfiumPage, page: number, flattening: Flattening): SafePage {
    const marks = this.request.marks.filter((mark) => mark.page === page);
    const unmarked = marks.length === 0;
    const letters = unmarked || this.terms.length > 0;
    const look = lookAtPage(opened, { letters, ink: unmarked });
    const found = findTerms(look.chars, this.terms);
    const reasons = [
      ...(marks.length > 0 ? ['mark'] : []),
      ...(found.length > 0 ? ['term'] : []),
      ...this.documentReasons,
      ...flattening.reasons,
      ...look.suspicions,
    ];
    const kept = reasons.length === 0 ? this.tryKeep(page) : undefined;
    const hasText = look.chars.some(isLetter);
    if (kept && 'content' in kept) return { kind: 'kept', page, hasText, reasons: [], ...kept };
    const rebuilt = rebuildPage(this.encoders, opened, {
      marks: [...marks, ...[...found, ...flattening.unapplied].map((rect) => ({ rect }))],
      dpi: this.request.dpi,
      imageResolution: look.imageResolution,
    });
    return {
      kind: 'rebuilt',
      page,
      hasText,
      reasons: kept ? [kept.refused] : reasons,
      rebuilt: { ...rebuilt, ...this.unitOf(page) },
    };
  }

  private unitOf(page: number): Pick<RebuiltPage, 'userUnit'> {
    const leaf = this.leaves?.[page - 1];
    const userUnit = leaf && numberOf(lookup(leaf, 'UserUnit'));
    return userUnit === undefined ? {} : { userUnit };
  }

  /** Whitelists the page for copying; the reason when it holds something not understood. */
  private tryKeep(page: number): { readonly content: Uint8Array } | { readonly refused: string } {
    const leaf = this.leaves?.[page - 1];
    if (!leaf || !this.cleaner) return { refused: 'page-tree' };
    try {
      return { content: this.cleaner.clean(leaf) };
    } catch (error) {
      // The writer's library throws errors of its own at objects of the wrong type.
      return { refused: error instanceof NotUnderstood ? error.reason : 'not-understood' };
    }
  }
}
