import { Refused } from '../domain/base/fault';

const code = 'pdf-gave-up';

/** A file was tried twice, and twice its worker fell over or went silent. */
export function pdfGaveUp(): Refused {
  return new Refused(
    code,
    'This file could not be read: it is damaged, or far too large. Print it to PDF again where it came from, or scan the paper.',
  );
}

export function isGaveUp(error: unknown): boolean {
  return error instanceof Refused && error.fault.code === code;
}
