/** Taking a PDF in: opened, looked at page by page, kept byte for byte. */
import {
  annotationFindings,
  documentFindings,
  layerFindings,
  pageFindings,
  type NamedThings,
} from '../read/findings';
import { progressSigns } from '../progressSigns';
import type { OnProgress, Rung } from '../port';
import type { Encryption, Finding, PageFacts, ReadableFile } from '../model';
import type { Pdfium } from '../read/pdfium';
import type { PdfiumDocument } from '../read/pdfiumDocument';
import { hasLayer } from '../read/layers';
import { hasParentCircle } from '../read/parentCircle';
import { mentions, rawFacts } from '../read/rawFacts';
import { Refused } from '../../domain/base/fault';
import { fileOfBytes } from '../files';
import { requireWholePdf } from './sniff';
import { lookAtPage } from '../read/suspicion';
import { factsOf } from '../read/view';

/** More than this is a box of charts, not a document. */
const mostPages = 5000;

export interface LookedAt {
  /** The file itself, or what became of it where a second renderer had to draw pages. */
  readonly pdf: Uint8Array;
  readonly pages: readonly PageFacts[];
  readonly encryption: Encryption;
  readonly findings: readonly Finding[];
}

export interface LookOrder {
  readonly pdf: Uint8Array;
  readonly password?: string | undefined;
  /** Pages, from 1, that are not to be opened. */
  readonly lostOver: readonly number[];
  readonly rung: Rung;
  readonly onProgress: OnProgress | undefined;
}

export function importPdf(pdfium: Pdfium, order: LookOrder): LookedAt {
  const { pdf: bytes, password } = order;
  const file = fileOfBytes(bytes);
  requireWholePdf(file);
  const document = pdfium.open(file, password);
  try {
    if (document.pageCount === 0) {
      throw new Refused('pdf-no-pages', 'This PDF has no pages. Ask the sender for it again.');
    }
    if (document.pageCount > mostPages) {
      throw new Refused(
        'pdf-too-many-pages',
        `This PDF has ${document.pageCount} pages; the desk takes up to ${mostPages} in one file. Split it and import the parts.`,
      );
    }
    const raw = rawFacts(bytes);
    const looks = lookThrough(document, order);
    const named = namedThings(document, bytes);
    const findings = [
      ...(named.layers ? layerFindings(pagesInLayers(document, file, order.lostOver)) : []),
      ...documentFindings(document, raw, named),
      ...looks.flatMap((look) => look.findings),
    ];
    return {
      pdf: bytes,
      pages: looks.map((look) => look.facts),
      encryption: encryptionOf(document, password),
      findings,
    };
  } finally {
    document.close();
  }
}

/** Names may stand in packed objects; PDFium's own copy has none of these. */
function namedThings(document: PdfiumDocument, bytes: Uint8Array): NamedThings {
  const plain = mentions(bytes, '/ObjStm') ? document.save() : bytes;
  return {
    layers: mentions(plain, '/OCProperties'),
    scripts: mentions(plain, '/JavaScript'),
    attachments: mentions(plain, '/EmbeddedFile', '/Filespec'),
    portfolio: mentions(plain, '/Collection'),
  };
}

/** None where a page cannot be taken out of the file by itself. */
function pagesInLayers(
  document: PdfiumDocument,
  file: ReadableFile,
  lostOver: readonly number[],
): readonly number[] {
  if (hasParentCircle(document, file)) return [];
  const pages = Array.from({ length: document.pageCount }, (_, index) => index + 1);
  return pages
    .filter((page) => !lostOver.includes(page))
    .filter((page) => document.withPage(page - 1, (opened) => hasLayer(document, opened, page)));
}

type Look = Pick<LookedAt, 'findings'> & { readonly facts: PageFacts };

function lookThrough(document: PdfiumDocument, order: LookOrder): readonly Look[] {
  const { lostOver, rung, onProgress } = order;
  const onPage = progressSigns('pages', document.pageCount, (sign) => {
    onProgress?.({ ...sign, rung });
  });
  return Array.from({ length: document.pageCount }, (_, index) => {
    const page = index + 1;
    const look = lostOver.includes(page) ? undrawn(page, tooLong(page)) : lookAt(document, page);
    onPage();
    return look;
  });
}

function lookAt(document: PdfiumDocument, page: number): Look {
  const seen = document.withPage(page - 1, (opened) => {
    const annotations = annotationFindings(opened, page);
    const look = lookAtPage(opened);
    const facts = factsOf(opened, page, look);
    return { facts, findings: [...annotations, ...pageFindings(look, page, facts)] };
  });
  return seen ?? undrawn(page, damaged(page));
}

function damaged(page: number): string {
  return `Page ${page} is damaged and cannot be shown. Leave it out, or ask for it again.`;
}

function tooLong(page: number): string {
  return `Page ${page} took too long to draw, and was given up. Leave it out, or print it to PDF again where it came from.`;
}

function undrawn(page: number, message: string): Look {
  const facts: PageFacts = {
    page,
    width: 612,
    height: 792,
    rotation: 0,
    crop: [0, 0, 612, 792],
    textLength: 0,
  };
  return { facts, findings: [{ code: 'unreadable-page', page, message }] };
}

function encryptionOf(document: PdfiumDocument, password: string | undefined): Encryption {
  if (!document.encrypted) return { encrypted: false, needsPassword: false };
  return {
    encrypted: true,
    revision: document.securityRevision,
    needsPassword: password !== undefined && password !== '',
    permissions: document.permissions,
  };
}
