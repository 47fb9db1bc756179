/** What a file is, by its first bytes and never by its name. */
import { Refused } from '../../domain/base/fault';
import type { FileKind } from '../model';
import { refuseOtherKinds } from './otherKinds';
import type { ReadableFile } from '../model';
import { latin1 } from '../syntax/pdfValues';
import { isCutOff } from '../read/rawFacts';
import { textKind } from './textKind';

const headerWindow = 1024;

/** Throws Refused with what to do for everything the desk does not take. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) {
    throw new Refused(
      'file-empty',
      'This file is empty (0 bytes). Scan or save it again, then import it.',
    );
  }
  if (isPdf(bytes)) return 'pdf';
  const head = latin1(bytes.subarray(0, headerWindow));
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  refuseOtherKinds(head, bytes);
  const kind = textKind(bytes);
  if (kind) return kind;
  throw new Refused(
    'file-unknown',
    'The desk does not know this kind of file. It takes PDF, TIFF, JPEG, PNG, plain text, C-CDA and FHIR documents. Check that it is the right file, or print it to PDF and import that.',
  );
}

/** By the first bytes of a file, or all of them. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, headerWindow)).includes('%PDF-');
}

/** Throws Refused unless this is a PDF with its end on it. */
export function requireWholePdf(file: ReadableFile): void {
  if (!isPdf(file.read(0, Math.min(file.size, headerWindow)))) {
    // What is no kind the desk takes is refused by its own name.
    sniff(file.read(0, file.size));
    throw new Refused(
      'file-not-pdf',
      'This is not a PDF. Import it first; the desk makes a PDF of it.',
    );
  }
  if (isCutOff(file)) {
    throw new Refused(
      'pdf-truncated',
      'This PDF is cut off: its end is missing, and pages may be missing with it. Copy or download it again, or ask the sender.',
    );
  }
}
