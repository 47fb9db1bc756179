import { Refused } from '../domain/base/fault';
import type { Verification } from './model';

/** Fails closed: a file that is not proved does not leave this room. */
export function proved(verification: Verification): Verification {
  if (verification.passed) return verification;
  const failed = verification.checks.find((check) => !check.passed);
  const where = failed?.page === undefined ? 'The finished file' : `Page ${failed.page}`;
  const why = failed?.problem ?? 'a check did not run';
  throw new Refused(
    'not-proved',
    `${where} could not be proved safe: ${why}. Nothing was written. Leave the page out, mark the whole page, or scan it again.`,
  );
}
