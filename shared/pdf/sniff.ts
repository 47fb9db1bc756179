/** What a file is, by its first bytes and never by its name. */
import { Refused } from '../domain/base/fault';
import { latin1 } from './pdfValues';
import type { FileKind } from './model';
import { isCutOff } from './rawFacts';
import { textKind } from './textKind';

const headerWindow = 1024;
const dicomMark = 128;

/** Throws Refused with what to do for everything the desk does not take. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) {
    throw new Refused(
      'file-empty',
      'This file is empty (0 bytes). Scan or save it again, then import it.',
    );
  }
  const head = latin1(bytes.subarray(0, headerWindow));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  const kind = textKind(bytes);
  if (kind) return kind;
  throw refusal(head);
}

function refusal(head: string): Refused {
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    return new Refused(
      'file-zip',
      'This is a zip archive or an Office document, not a PDF. Unpack it, or print it to PDF, and import that.',
    );
  }
  if (head.slice(dicomMark, dicomMark + 4) === 'DICM') {
    return new Refused(
      'file-dicom',
      'This is a DICOM image. Ask imaging (PACS) for a PDF or JPEG export and import that.',
    );
  }
  if (head.startsWith('GIF8') || head.startsWith('BM') || head.startsWith('RIFF')) {
    return new Refused(
      'file-image-kind',
      'The desk takes PDF, TIFF, JPEG and PNG. Save this picture as one of these and import it again.',
    );
  }
  return new Refused(
    'file-not-pdf',
    'This is not a PDF, TIFF, JPEG or PNG file. Check that it is the right file, or print it to PDF and import that.',
  );
}

/** Throws Refused unless this is a PDF with its end on it. */
export function requireWholePdf(bytes: Uint8Array): void {
  if (sniff(bytes) !== 'pdf') {
    throw new Refused(
      'file-not-pdf',
      'This is not a PDF. Import it first; the desk makes a PDF of it.',
    );
  }
  if (isCutOff(bytes)) {
    throw new Refused(
      'pdf-truncated',
      'This PDF is cut off: its end is missing, and pages may be missing with it. Copy or download it again, or ask the sender.',
    );
  }
}
