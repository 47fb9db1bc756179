import type { SealedFiles } from '../crypto/sealedFile';
import { Refused } from '../domain/base/fault';
import type { PageFacts } from '../pdf/model';
import { pdfGaveUp } from '../pdf/gaveUp';
import type { PdfEngine, PdfSource } from '../pdf/port';
import type { FilesForPdf } from './filesForPdf';

/** A sealed PDF of a request. */
export interface KeptPdf {
  readonly fileId: string;
  readonly password?: string | undefined;
}

/** Documents kept parsed in the PDF room at once: the page wall, the request letter, the packet. */
const mostOpen = 4;

interface Opened {
  readonly source: PdfSource;
  /** The PDF room has no more use for the file. */
  readonly end: () => void;
}

/** Opens sealed PDFs in the PDF room once, and closes the one that was used longest ago and is not at work. */
export class OpenFiles {
  private readonly opened = new Map<string, Promise<Opened>>();
  /** How many calls work on a file right now. */
  private readonly used = new Map<string, number>();
  private readonly facts = new Map<string, readonly PageFacts[]>();

  constructor(
    private readonly pdf: PdfEngine,
    private readonly files: Pick<SealedFiles, 'read'>,
    private readonly forPdf: Pick<FilesForPdf, 'give'>,
  ) {}

  /** Runs with the document open, opening it anew where the PDF room was replaced meanwhile. */
  async use<T>(
    requestId: string,
    file: KeptPdf,
    run: (source: PdfSource) => Promise<T>,
  ): Promise<T> {
    const source = this.source(requestId, file);
    try {
      return await this.runOn(file, source, run);
    } catch (error) {
      if (!wasLost(error)) throw error;
      this.forget(file, source);
      return this.useAgain(requestId, file, run);
    }
  }

  /** A file that is lost again after it was opened anew is what ends the PDF room. */
  private async useAgain<T>(
    requestId: string,
    file: KeptPdf,
    run: (source: PdfSource) => Promise<T>,
  ): Promise<T> {
    const source = this.source(requestId, file);
    try {
      return await this.runOn(file, source, run);
    } catch (error) {
      if (!wasLost(error)) throw error;
      this.forget(file, source);
      throw pdfGaveUp();
    }
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

  private async open(requestId: string, file: KeptPdf): Promise<Opened> {
    const { fileId } = file;
    const { given, end } = await this.forPdf.give(requestId, fileId);
    try {
      await this.pdf.open({ fileId, ...given, ...password(file) });
      return { source: { fileId }, end };
    } catch (error) {
      end();
      throw error;
    }
  }

  private source(requestId: string, file: KeptPdf): Promise<Opened> {
    const source = this.opened.get(file.fileId) ?? this.opening(requestId, file);
    this.opened.delete(file.fileId);
    this.opened.set(file.fileId, source);
    return source;
  }

  /** One that could not be opened is not kept: whoever asks next tries anew. */
  private opening(requestId: string, file: KeptPdf): Promise<Opened> {
    const source = this.open(requestId, file);
    source.catch(() => this.forget(file, source));
    return source;
  }

  private async runOn<T>(
    { fileId }: KeptPdf,
    opened: Promise<Opened>,
    run: (source: PdfSource) => Promise<T>,
  ): Promise<T> {
    this.count(fileId, 1);
    try {
      await this.closeOldest();
      return await run((await opened).source);
    } finally {
      this.count(fileId, -1);
    }
  }

  private count(fileId: string, by: 1 | -1): void {
    const users = (this.used.get(fileId) ?? 0) + by;
    if (users === 0) this.used.delete(fileId);
    else this.used.set(fileId, users);
  }

  /** Only the very opening that was lost: meanwhile somebody else may have opened it anew. */
  private forget({ fileId }: KeptPdf, opened: Promise<Opened>): void {
    if (this.opened.get(fileId) !== opened) return;
    this.opened.delete(fileId);
    void endOf(opened);
  }

  private async closeOldest(): Promise<void> {
    if (this.opened.size <= mostOpen) return;
    const oldest = [...this.opened.keys()].find((fileId) => !this.used.has(fileId));
    if (oldest === undefined) return;
    const opened = this.opened.get(oldest);
    this.opened.delete(oldest);
    try {
      await this.pdf.close({ fileId: oldest });
    } catch (error) {
      // Whoever opens another file has no part in it, and the room that cannot close it is replaced.
      if (!(error instanceof Refused)) throw error;
    } finally {
      await endOf(opened);
    }
  }
}

/** One that could not be opened has ended already. */
async function endOf(opened: Promise<Opened> | undefined): Promise<void> {
  const open = await opened?.catch(() => undefined);
  open?.end();
}

function wasLost(error: unknown): boolean {
  return error instanceof Refused && error.fault.code === 'pdf-not-open';
}

function password(file: KeptPdf): { password?: string } {
  return file.password === undefined ? {} : { password: file.password };
}
