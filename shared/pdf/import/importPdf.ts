/** Taking a PDF in: opened, looked at page by page, kept byte for byte. */
import {
  annotationFindings,
  documentFindings,
  layerFindings,
  pageFindings,
  type NamedThings,
} from '../read/findings';
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
  readonly pages: readonly PageFacts[];
  readonly encryption: Encryption;
  readonly findings: readonly Finding[];
}

export function importPdf(
  pdfium: Pdfium,
  bytes: Uint8Array,
  password: string | undefined,
): LookedAt {
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
    const looks = Array.from({ length: document.pageCount }, (_, index) =>
      lookAt(document, index + 1),
    );
    const named = namedThings(document, bytes);
    const findings = [
      ...(named.layers ? layerFindings(pagesInLayers(document, file)) : []),
      ...documentFindings(document, raw, named),
      ...looks.flatMap((look) => look.findings),
    ];
    return {
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
function pagesInLayers(document: PdfiumDocument, file: ReadableFile): readonly number[] {
  if (hasParentCircle(document, file)) return [];
  const pages = Array.from({ length: document.pageCount }, (_, index) => index + 1);
  return pages.filter((page) =>
    document.withPage(page - 1, (opened) => hasLayer(document, opened, page)),
  );
}

function lookAt(
  document: PdfiumDocument,
  page: number,
): { readonly facts: PageFacts; readonly findings: readonly Finding[] } {
  const seen = document.withPage(page - 1, (opened) => {
    const annotations = annotationFindings(opened, page);
    const look = lookAtPage(opened);
    const facts = factsOf(opened, page, look);
    return { facts, findings: [...annotations, ...pageFindings(look, page, facts)] };
  });
  return seen ?? unreadable(page);
}

function unreadable(page: number): {
  readonly facts: PageFacts;
  readonly findings: readonly Finding[];
} {
  const facts: PageFacts = {
    page,
    width: 612,
    height: 792,
    rotation: 0,
    crop: [0, 0, 612, 792],
    textLength: 0,
  };
  return {
    facts,
    findings: [
      {
        code: 'unreadable-page',
        page,
        message: `Page ${page} is damaged and cannot be shown. Leave it out, or ask for it again.`,
      },
    ],
  };
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
