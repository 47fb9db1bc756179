/** What a clerk should know about a PDF before working with it. Sentences, no codes, no quotes. */
import type { Finding } from '../model';
import type { PdfiumDocument } from './pdfiumDocument';
import type { PdfiumPage } from './pdfiumPage';
import type { PageLook } from './suspicion';
import type { RawFacts } from './rawFacts';

const subtypePopup = 16;
const subtypeWidget = 20;
const subtypeLink = 2;
const subtypeRedact = 28;
/** A larger page is drawn coarser; the clerk is told. */
const largePoints = 72 * 36;

/** `pages`: those with parts in a layer; none where nobody knows, or where a layer has no parts. */
export function layerFindings(pages: readonly number[]): readonly Finding[] {
  if (pages.length === 0) {
    const message =
      'This file has layers that can be switched off. Pages with a layer leave as pictures of what is shown.';
    return [{ code: 'hidden-layer', message }];
  }
  return pages.map((page) => ({
    code: 'hidden-layer',
    page,
    message: `Page ${page} has parts in a layer that can be switched off. The page leaves as a picture of what is shown.`,
  }));
}

export const lettersLost: Finding = {
  code: 'letters-lost',
  message:
    'Some letters of this file cannot be printed here and stand as question marks. Compare with the original, or ask the sender for a PDF.',
};

/** Things PDFium does not count, found by their names in the unpacked file. */
export interface NamedThings {
  readonly layers: boolean;
  readonly scripts: boolean;
  readonly attachments: boolean;
  readonly portfolio: boolean;
}

export function documentFindings(
  document: PdfiumDocument,
  raw: RawFacts,
  named: NamedThings,
): readonly Finding[] {
  return [...contentFindings(document, named), ...fileFindings(document, raw)].filter(
    (finding) => finding !== false,
  );
}

type Maybe = Finding | false;

function contentFindings(document: PdfiumDocument, named: NamedThings): readonly Maybe[] {
  return [
    named.portfolio && {
      code: 'portfolio',
      message:
        'This is a PDF portfolio: the record may lie in the files inside it, and the pages here may be its cover only. Open it in a viewer, save those files one by one, and import them.',
    },
    (document.attachmentCount > 0 || named.attachments) && {
      code: 'attachment',
      message:
        'Files are attached inside this PDF. They do not leave with the packet; open them in a viewer if they belong to the record.',
    },
    (document.scriptCount > 0 || named.scripts) && {
      code: 'script',
      message: 'This PDF contains scripts. They are removed from what leaves.',
    },
    document.formType >= 2 && {
      code: 'xfa',
      message:
        'This is an XFA form, which many programs show differently. Compare each page with the original.',
    },
    document.formType === 1 && {
      code: 'form',
      message: 'This PDF has form fields. What is filled in leaves as plain page content.',
    },
  ];
}

function fileFindings(document: PdfiumDocument, raw: RawFacts): readonly Maybe[] {
  return [
    document.signatureCount > 0 && {
      code: 'signature',
      message:
        'This PDF has a digital signature. Its picture stays, its proof does not: any change to the file ends it.',
    },
    raw.revisions > 1 && {
      code: 'older-revision',
      message: `This file keeps ${raw.revisions - 1} older version(s) of itself. Only what is shown now leaves.`,
    },
    raw.bytesAfterEnd > 0 && {
      code: 'after-end',
      message: 'There is data behind the end of this PDF. It does not leave.',
    },
    raw.hasXmp && {
      code: 'metadata',
      message: 'This file describes itself (author, program, dates). That does not leave.',
    },
    document.encrypted && {
      code: 'permissions',
      message: `This PDF is protected by its author${forbiddenIn(document)}. The desk keeps the original as it is and releases an unprotected copy of the pages.`,
    },
    (!document.crossReferencesValid || !raw.hasEnd) && {
      code: 'repaired',
      message:
        'This file was damaged and has been repaired for reading. Compare the pages with the original before releasing.',
    },
  ];
}

/** ", who asks that it is not printed or changed"; empty where all is allowed. */
function forbiddenIn({ permissions }: PdfiumDocument): string {
  const words = [
    permissions.print ? '' : 'printed',
    permissions.copy ? '' : 'copied from',
    permissions.modify ? '' : 'changed',
  ].filter((word) => word !== '');
  if (words.length === 0) return '';
  const last = words.at(-1) ?? '';
  const list = words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
  return `, who asks that it is not ${list}`;
}

/** Must be asked before the page is flattened. */
export function annotationFindings(opened: PdfiumPage, page: number): readonly Finding[] {
  const annotations = opened.annotations();
  const notes = annotations.filter(
    ({ subtype }) => ![subtypePopup, subtypeWidget, subtypeLink].includes(subtype),
  );
  if (notes.some(({ subtype }) => subtype === subtypeRedact)) {
    return [
      {
        code: 'annotation',
        page,
        message: `Page ${page} has a redaction that was drawn but never applied: the words under it are still there. The desk covers the place for good.`,
      },
    ];
  }
  if (notes.length === 0) return [];
  return [
    {
      code: 'annotation',
      page,
      message: `Page ${page} has ${notes.length} note(s) or drawing(s) on it. They leave as they are shown; text inside a closed note does not.`,
    },
  ];
}

export function pageFindings(
  look: PageLook,
  page: number,
  size: { readonly width: number; readonly height: number },
): readonly Finding[] {
  const { suspicions } = look;
  const found: (Finding | false)[] = [
    (suspicions.includes('text-under-box') || suspicions.includes('covered-image')) && {
      code: 'text-under-box',
      page,
      message: `Page ${page} has something under a filled shape, as when a page is blacked out without removing the words. The page leaves as a picture.`,
    },
    suspicions.includes('off-page-text') && {
      code: 'off-page-text',
      page,
      message: `Page ${page} has text outside its edges. The page leaves as a picture of what is shown.`,
    },
    suspicions.includes('hidden-text') && {
      code: 'text-under-box',
      page,
      message: `Page ${page} has text that cannot be seen. The page leaves as a picture of what is shown.`,
    },
    Math.max(size.width, size.height) > largePoints && {
      code: 'very-large-page',
      page,
      message: `Page ${page} is ${Math.round(size.width / 72)} by ${Math.round(size.height / 72)} inches. It is drawn coarser than other pages.`,
    },
  ];
  return found.filter((finding) => finding !== false);
}
