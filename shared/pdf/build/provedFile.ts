import { digestOfFile, type Draft, type HashStream, watched } from '../files';
import { archiveOf } from '../write/archive';
import type { Verification } from '../model';
import { PdfWriter } from '../write/pdfWriter';
import { GrowingFile } from '../write/growingFile';
import type { OnProgress } from '../port';
import { prove, type Verify } from './prove';
import type { Digest, ExpectedPage } from '../verify/expectations';

const frameBytes = 1024 * 1024;

/** For a file made of these, which is seldom larger than all of them. */
export function fileFor(sources: readonly { readonly size: number }[]): GrowingFile {
  return new GrowingFile(sources.reduce((sum, { size }) => sum + size, frameBytes));
}

export interface Proof {
  readonly outputSha256: string;
  readonly verification: Verification;
}

export interface ProofTools {
  readonly digest: Digest;
  readonly newHash: () => Promise<HashStream>;
  readonly verify: Verify;
}

/** A new file from its first object to its proof; what stands in the draft is nothing before that. */
export class ProvedFile {
  readonly writer: PdfWriter;
  private readonly draft: Draft;
  private readonly tools: ProofTools;

  constructor(tools: ProofTools, draft: Draft) {
    this.tools = tools;
    this.draft = draft;
    this.writer = new PdfWriter((piece) => draft.add(piece), tools.digest);
  }

  /** Throws Refused `not-proved`: the draft is of no use then. */
  async finish(
    pages: readonly ExpectedPage[],
    terms: readonly string[],
    onProgress: OnProgress | undefined,
  ): Promise<Proof> {
    const { digest, newHash, verify } = this.tools;
    const archive = await archiveOf(this.writer, pages, digest);
    this.writer.finish(archive);
    const file = watched(this.draft.finish());
    const expectations = { pages, terms, fileId: archive.fileId };
    try {
      const verification = await prove(verify, { file, expectations }, onProgress);
      return { outputSha256: await digestOfFile(newHash, file), verification };
    } finally {
      file.expectWhole();
    }
  }
}
