import type { SealedFiles } from '../crypto/sealedFile';
import type { PageFacts } from '../pdf/model';
import type { PdfEngine, PdfSource } from '../pdf/port';

/** A sealed PDF of a request. */
export interface KeptPdf {
  readonly fileId: string;
  readonly password?: string | undefined;
}

/** Documents kept parsed in the PDF room at once: the page wall, the request letter, the packet. */
const mostOpen = 4;

/** Opens sealed PDFs in the PDF room once, and closes the one that was used longest ago. */
export class OpenFiles {
  private readonly opened = new Map<string, Promise<PdfSource>>();
  private readonly facts = new Map<string, readonly PageFacts[]>();

  constructor(
    private readonly pdf: PdfEngine,
    private readonly files: Pick<SealedFiles, 'read'>,
  ) {}

  async source(requestId: string, file: KeptPdf): Promise<PdfSource> {
    const known = this.opened.get(file.fileId);
    this.opened.delete(file.fileId);
    const source = known ?? this.open(requestId, file);
    this.opened.set(file.fileId, source);
    await this.closeOldest();
    return this.orForget(file.fileId, source);
  }

  /** Sizes, turns and crops of the pages of a file that has none in its request's state. */
  async pageFacts(requestId: string, file: KeptPdf): Promise<readonly PageFacts[]> {
    const known = this.facts.get(file.fileId);
    if (known) return known;
    const bytes = await this.files.read(requestId, file.fileId);
    const { pages } = await this.pdf.importFile({ bytes, ...password(file) });
    this.facts.set(file.fileId, pages);
    return pages;
  }

  private async open(requestId: string, file: KeptPdf): Promise<PdfSource> {
    const bytes = await this.files.read(requestId, file.fileId);
    await this.pdf.open({ fileId: file.fileId, bytes, ...password(file) });
    return { fileId: file.fileId };
  }

  /** A file that could not be opened is tried afresh the next time. */
  private async orForget(fileId: string, source: Promise<PdfSource>): Promise<PdfSource> {
    try {
      return await source;
    } catch (error) {
      this.opened.delete(fileId);
      throw error;
    }
  }

  private async closeOldest(): Promise<void> {
    const [oldest] = this.opened.keys();
    if (oldest === undefined || this.opened.size <= mostOpen) return;
    this.opened.delete(oldest);
    await this.pdf.close({ fileId: oldest });
  }
}

function password(file: KeptPdf): { password?: string } {
  return file.password === undefined ? {} : { password: file.password };
}
