/** Who proves a finished file: this worker alone, or with a mate that reads half of the pages. */
import type { Mate } from './build/mate';
import { forEachDone } from './build/progressSigns';
import type { Verify } from './build/prove';
import type { ShareCheck, VerifyInput } from './verify/checks';
import type { Expectations } from './verify/expectations';
import type { PageSpan } from './verify/pageText';
import { sharesOf, verificationOfShares } from './verify/shares';
import { type DescribedFile, verifyOutput, verifyShare } from './verify/verifyOutput';

export type ProofTools = Pick<VerifyInput, 'digest' | 'pdfjs'>;

/** Fewer are read sooner than they are handed over. */
const fewestPages = 16;
/** A mate gets a copy of the file: of a larger one there is no memory to spare. */
const mostBytes = 64 * 1024 * 1024;

export function proveAlone(tools: ProofTools): Verify {
  return (bytes, expectations, onLook) =>
    verifyOutput({ ...tools, bytes, expectations, ...(onLook && { onLook }) });
}

export function proveTogether(tools: ProofTools, mate: Mate): Verify {
  const alone = proveAlone(tools);
  return async (bytes, expectations, onLook) => {
    if (!isWorthSharing(bytes, expectations)) return alone(bytes, expectations, onLook);
    const prove = (share: PageSpan): Promise<readonly ShareCheck[]> =>
      verifyShare({ ...tools, bytes, expectations, share, ...(onLook && { onLook }) });
    const [own, ...others] = sharesOf(expectations.pages.length, 2);
    const theirs = others.map((share) =>
      // Whatever became of the mate: the pages are proved, by this worker then.
      mate
        .proveShare({ bytes, expectations, share }, onLook && forEachDone(onLook))
        .catch(() => prove(share)),
    );
    const shares = await Promise.all([own ? prove(own) : [], ...theirs]);
    return verificationOfShares(shares, expectations.pages.length, tools.pdfjs);
  };
}

function isWorthSharing(bytes: Uint8Array, file: Expectations): file is DescribedFile {
  return bytes.length <= mostBytes && (file.pages?.length ?? 0) >= fewestPages;
}
