import { Refused } from '../../domain/base/fault';
import type { OpenFile } from '../files';
import type { Verification } from '../model';
import type { OnProgress } from '../port';
import type { Expectations, ExpectedPage } from '../verify/expectations';

/** `onLook` is told of every look at a page. */
export type Verify = (
  file: OpenFile,
  expectations: Expectations,
  onLook?: () => void,
) => Promise<Verification>;

/** A second reader reads the page's text, and the verifier takes its content apart. */
const looksAtPage = 2;

/** Proves a file and tells of every look at a page, so that a long chart is never silent. */
export async function prove(
  verify: Verify,
  made: {
    readonly file: OpenFile;
    readonly expectations: Expectations & { readonly pages: readonly ExpectedPage[] };
  },
  onProgress: OnProgress | undefined,
): Promise<Verification> {
  const total = made.expectations.pages.length;
  let looks = 0;
  const tell = (): void =>
    onProgress?.({
      stage: 'proving',
      done: Math.min(total, Math.floor(looks / looksAtPage)),
      total,
    });
  tell();
  const verification = await verify(made.file, made.expectations, () => {
    looks += 1;
    tell();
  });
  return proved(verification);
}

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
