import { archiveOf } from '../write/archive';
import type { Verification } from '../model';
import { PdfWriter } from '../write/pdfWriter';
import { Pieces } from '../write/pieces';
import type { OnProgress } from '../port';
import { prove, type Verify } from './prove';
import type { Digest, ExpectedPage } from '../verify/expectations';

const frameBytes = 1024 * 1024;

export interface Proved {
  readonly bytes: Uint8Array;
  readonly outputSha256: string;
  readonly verification: Verification;
}

/** A new file from its first object to its proof: there is no way to its bytes past the proof. */
export class ProvedFile {
  readonly writer: PdfWriter;
  private readonly pieces: Pieces;
  private readonly tools: { readonly digest: Digest; readonly verify: Verify };

  /** `sources`: what it is made of; it is seldom larger than these. */
  constructor(
    tools: { readonly digest: Digest; readonly verify: Verify },
    sources: readonly { readonly bytes: Uint8Array }[],
  ) {
    this.tools = tools;
    this.pieces = new Pieces(sources.reduce((sum, { bytes }) => sum + bytes.length, frameBytes));
    this.writer = new PdfWriter(this.pieces.add, tools.digest);
  }

  /** Throws Refused `not-proved`, and nothing of the file is handed out. */
  async finish(
    pages: readonly ExpectedPage[],
    terms: readonly string[],
    onProgress: OnProgress | undefined,
  ): Promise<Proved> {
    const { digest, verify } = this.tools;
    const archive = await archiveOf(this.writer, pages, digest);
    this.writer.finish(archive);
    const bytes = this.pieces.join();
    const expectations = { pages, terms, fileId: archive.fileId };
    const verification = await prove(verify, { bytes, expectations }, onProgress);
    return { bytes, outputSha256: await digest(bytes), verification };
  }
}
