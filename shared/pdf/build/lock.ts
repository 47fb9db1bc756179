import { Refused } from '../../domain/base/fault';
import { fileOfBytes, type OpenFile } from '../files';
import type { Pdfium } from '../read/pdfium';
import { passwordForLock } from '../read/passwords';
import type { LockRequest, LockResult, OnProgress } from '../port';
import type { Verification } from '../model';
import type { Ciphers, Digest } from '../verify/expectations';
import { lockedFile } from '../write/lockedFile';

export interface LockTools {
  readonly pdfium: Pick<Pdfium, 'open'>;
  readonly digest: Digest;
  readonly ciphers: Ciphers;
  readonly verifyLocked: (
    locked: {
      readonly file: OpenFile;
      readonly proved: OpenFile;
      readonly password: Uint8Array;
      readonly typed: string;
    },
    onLook: () => void,
  ) => Promise<Verification>;
}

/** A longer one would be cut off in the file (ISO 32000-2, 7.6.4.3.3). */
const longestPassword = 127;
/** pdf.js reads each page before it is locked, and after. */
const looksAtPage = 2;

/** Locks a proved file and proves that nothing of it was lost or left open. Throws Refused; nothing leaves then. */
export async function lock(
  tools: LockTools,
  { bytes, password: typed }: LockRequest,
  onProgress?: OnProgress,
): Promise<LockResult> {
  const password = passwordForLock(typed);
  if (password.length === 0 || password.length > longestPassword) throw tooLong(password.length);
  const proved = fileOfBytes(bytes);
  const pages = pagesIn(tools, proved);
  const locked = await lockedFile(tools.ciphers, bytes, password);
  let looks = 0;
  const onLook = () => {
    looks += 1;
    onProgress?.({ stage: 'proving', done: Math.floor(looks / looksAtPage), total: pages });
  };
  const file = fileOfBytes(locked);
  const toProve = { file, proved, password, typed };
  const verification = await tools.verifyLocked(toProve, onLook);
  const failed = verification.checks.find((check) => !check.passed);
  if (failed || !verification.passed) throw notLocked(failed?.problem, failed?.page);
  // As whoever gets it: with the password as it was typed.
  if (pagesIn(tools, file, typed) !== pages) throw notLocked(undefined, undefined);
  return {
    bytes: locked,
    report: { pages, outputSha256: await tools.digest(locked), verification },
  };
}

function pagesIn({ pdfium }: LockTools, file: OpenFile, password?: string): number {
  const document = pdfium.open(file, password);
  try {
    return document.pageCount;
  } finally {
    document.close();
  }
}

function tooLong(length: number): Refused {
  return length === 0
    ? new Refused('password-missing', 'Type a password to lock the file with.')
    : new Refused(
        'password-too-long',
        'This password is too long to lock a file with. Take a shorter one.',
      );
}

function notLocked(problem: string | undefined, page: number | undefined): Refused {
  const where = page === undefined ? 'The locked file' : `Page ${page} of the locked file`;
  const why = problem ?? 'it does not open as it should';
  return new Refused(
    'not-locked',
    `${where} could not be proved: ${why}. Nothing was written. Try again; if it happens again, print the packet.`,
  );
}
