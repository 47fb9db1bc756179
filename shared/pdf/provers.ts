/** Who proves a finished file: this worker alone, or with a mate that reads half of the pages. */
import type { OpenFile } from './files';
import type { Mate } from './build/mate';
import { forEachDone } from './progressSigns';
import type { Verify } from './build/prove';
import type { ShareCheck, VerifyInput } from './verify/checks';
import type { Expectations } from './verify/expectations';
import type { PageSpan } from './verify/pageText';
import { sharesOf, verificationOfShares } from './verify/shares';
import { type DescribedFile, verifyOutput, verifyShare } from './verify/verifyOutput';

export type VerifierTools = Pick<VerifyInput, 'digest' | 'pdfjs'>;

/** Fewer are read sooner than they are handed over. */
const fewestPages = 16;
/** A mate gets a copy of a file in memory: of a larger one there is none to spare. */
const mostBytes = 64 * 1024 * 1024;

export function proveAlone(tools: VerifierTools): Verify {
  return (file, expectations, onLook) =>
    verifyOutput({ ...tools, file, expectations, ...(onLook && { onLook }) });
}

export function proveTogether(tools: VerifierTools, mate: Mate): Verify {
  const alone = proveAlone(tools);
  return async (file, expectations, onLook) => {
    if (!isWorthSharing(file, expectations)) return alone(file, expectations, onLook);
    const prove = (share: PageSpan): Promise<readonly ShareCheck[]> =>
      verifyShare({ ...tools, file, expectations, share, ...(onLook && { onLook }) });
    const [own, ...others] = sharesOf(expectations.pages.length, 2);
    const theirs = others.map((share) =>
      // Whatever became of the mate: the pages are proved, by this worker then.
      mate
        .proveShare({ file: file.given, expectations, share }, onLook && forEachDone(onLook))
        .catch(() => prove(share)),
    );
    const shares = [...(own ? [prove(own)] : []), ...theirs];
    // Nobody reads the file any more once this has ended: it may go.
    await Promise.allSettled(shares);
    return verificationOfShares(await Promise.all(shares), expectations.pages.length, tools.pdfjs);
  };
}

function isWorthSharing({ given }: OpenFile, file: Expectations): file is DescribedFile {
  const fits = !('bytes' in given) || given.bytes.length <= mostBytes;
  return fits && (file.pages?.length ?? 0) >= fewestPages;
}
