/** Puts the PDF room together. Runs in a worker and in Node; the host hands in its parts. */
import { Refused } from '../domain/base/fault';
import type { ImportedFile, PageImage, Rect, Verification, Word } from './model';
import { createPdfium, type Pdfium } from './read/pdfium';
import type { PdfiumDocument } from './read/pdfiumDocument';
import type {
  CoversRequest,
  LockRequest,
  LockResult,
  PdfEngine,
  PdfSource,
  RedactRequest,
  RedactResult,
  RenderRequest,
  OnProgress,
  PacketResult,
  PacketSpec,
  VerifyRequest,
} from './port';
import { composePacket } from './build/packet';
import { createFaxEncoder, type Instantiate } from './pixels/faxEncoder';
import { importFile } from './import/importFile';
import type { FontFile, LoadFont } from './fonts/fontFiles';
import { createJpegEncoder, type JpegParts } from './pixels/jpegEncoder';
import type { PictureReader, PictureWord } from './read/pictureReader';
import { lock, type LockTools } from './build/lock';
import { proveAlone, proveTogether } from './provers';
import { MateRuns, type Mate, type RunOrder, type ShareOrder } from './build/mate';
import { progressSigns } from './build/progressSigns';
import { redact, type RedactTools } from './build/redact';
import type { ImageEncoders } from './pixels/rebuiltImage';
import { makeSafeRun, type Pause, type SafeRun } from './build/safeRun';
import { renderForScreen, wordsOf } from './read/view';
import type { ShareCheck } from './verify/checks';
import type { Ciphers, Digest, PdfjsModule } from './verify/expectations';
import { verifyLocked } from './verify/verifyLocked';
import { verifyShare } from './verify/verifyOutput';

export interface EngineParts {
  /** @embedpdf/pdfium's pdfium.wasm. */
  readonly wasmBinary: Uint8Array;
  readonly instantiate: Instantiate;
  readonly jpeg: JpegParts;
  readonly digest: Digest;
  readonly pause: Pause;
  readonly ciphers: Ciphers;
  readonly pdfjs: PdfjsModule;
  readonly loadFont: LoadFont;
  /** Loads the reader of pictures: large, and seldom asked for. */
  readonly loadReader: () => Promise<PictureReader>;
  /** Another worker that helps with long charts. */
  readonly mate?: Mate;
}

/** The door of the PDF room, and what another worker of the press may ask. */
export type PressEngine = PdfEngine & Mate;

export async function createPdfEngine(parts: EngineParts): Promise<PressEngine> {
  const [pdfium, fax, jpeg] = await Promise.all([
    createPdfium(parts.wasmBinary),
    createFaxEncoder(parts.instantiate),
    createJpegEncoder(parts.jpeg),
  ]);
  return new Engine(pdfium, { fax, jpeg }, parts);
}

interface HeldFile {
  readonly document: PdfiumDocument;
  readonly bytes: Uint8Array;
  readonly password?: string;
}

class Engine implements PressEngine {
  private readonly pdfium: Pdfium;
  private readonly encoders: ImageEncoders;
  private readonly parts: EngineParts;
  private reader: Promise<PictureReader> | undefined;
  private jobs = 0;
  private lastRun: Promise<unknown> = Promise.resolve();
  private readonly fonts = new Map<FontFile, Promise<Uint8Array>>();
  private readonly held = new Map<string, HeldFile>();

  constructor(pdfium: Pdfium, encoders: ImageEncoders, parts: EngineParts) {
    this.pdfium = pdfium;
    this.encoders = encoders;
    this.parts = parts;
  }

  async importFile(input: {
    readonly bytes: Uint8Array;
    readonly password?: string;
  }): Promise<ImportedFile> {
    return importFile(this.tools, input);
  }

  open({
    fileId,
    ...file
  }: {
    readonly fileId: string;
    readonly bytes: Uint8Array;
    readonly password?: string;
  }): Promise<{ readonly pages: number }> {
    return answered(() => {
      const document = this.pdfium.open(file.bytes, file.password);
      this.drop(fileId);
      this.held.set(fileId, { ...file, document });
      return { pages: document.pageCount };
    });
  }

  close(input: { readonly fileId: string }): Promise<void> {
    return answered(() => this.drop(input.fileId));
  }

  renderPage(input: RenderRequest): Promise<PageImage> {
    return answered(() =>
      this.withDocument(input.source, (document) => renderForScreen(document, input)),
    );
  }

  pageWords(input: {
    readonly source: PdfSource;
    readonly page: number;
  }): Promise<readonly Word[]> {
    return answered(() =>
      this.withDocument(input.source, (document) => wordsOf(document, input.page)),
    );
  }

  async coversOf({ source, ...asked }: CoversRequest): Promise<readonly Rect[]> {
    const { bytes, password } = 'fileId' in source ? this.heldFile(source.fileId) : source;
    const request = { ...asked, pages: [asked.page], bytes, ...(password !== undefined && { password }) }; // prettier-ignore
    const { pages } = await makeSafeRun(this.tools, request, () => undefined);
    return pages.flatMap((page) => (page.kind === 'rebuilt' ? page.rebuilt.painted : []));
  }

  async readPicture(input: {
    readonly picture: PageImage;
    readonly dpi: number;
  }): Promise<readonly PictureWord[]> {
    return (await this.loadedReader()).read(input.picture, input.dpi);
  }

  async redact(input: RedactRequest, onProgress?: OnProgress): Promise<RedactResult> {
    return this.withMate((press) => redact({ ...this.tools, ...press }, input, onProgress));
  }

  async composePacket(input: PacketSpec, onProgress?: OnProgress): Promise<PacketResult> {
    return this.withMate((press) => composePacket({ ...this.tools, ...press }, input, onProgress));
  }

  /** One after another: two at once would have two files in memory, and be no sooner done. */
  makeRun({ fileId, ...run }: RunOrder, onProgress?: OnProgress): Promise<SafeRun> {
    const made = this.lastRun.then(() => {
      const { bytes, password } = this.heldFile(fileId);
      const request = { ...run, bytes, ...(password !== undefined && { password }) };
      return makeSafeRun(this.tools, request, progressSigns('pages', run.pages.length, onProgress));
    });
    this.lastRun = made.catch(() => undefined);
    return made;
  }

  async lock(input: LockRequest, onProgress?: OnProgress): Promise<LockResult> {
    const { pdfium } = this;
    const { ciphers, digest, pdfjs } = this.parts;
    const tools: LockTools = {
      ...{ pdfium, ciphers, digest },
      verifyLocked: (locked, onLook) => verifyLocked({ ...locked, ciphers, pdfjs, onLook }),
    };
    return lock(tools, input, onProgress);
  }

  proveShare(order: ShareOrder, onProgress?: OnProgress): Promise<readonly ShareCheck[]> {
    const { digest, pdfjs } = this.parts;
    const onLook = progressSigns('proving', order.expectations.pages.length, onProgress);
    return verifyShare({ ...order, digest, pdfjs, onLook });
  }

  async verify(input: VerifyRequest): Promise<Verification> {
    return this.tools.verify(input.bytes, input.expectations);
  }

  /** Read once, by whichever document first has a letter of it. */
  private readonly loadFont: LoadFont = (file) => {
    const bytes = this.fonts.get(file) ?? this.parts.loadFont(file);
    this.fonts.set(file, bytes);
    bytes.catch(() => this.fonts.delete(file));
    return bytes;
  };

  private drop(fileId: string): void {
    this.held.get(fileId)?.document.close();
    this.held.delete(fileId);
  }

  private readonly loadedReader = (): Promise<PictureReader> => {
    this.reader ??= this.parts.loadReader();
    return this.reader;
  };

  private withDocument<T>(source: PdfSource, use: (document: PdfiumDocument) => T): T {
    if ('fileId' in source) return use(this.heldFile(source.fileId).document);
    const document = this.pdfium.open(source.bytes, source.password);
    try {
      return use(document);
    } finally {
      document.close();
    }
  }

  private heldFile(fileId: string): HeldFile {
    const file = this.held.get(fileId);
    if (file) return file;
    throw new Refused(
      'pdf-not-open',
      'This file is no longer open. Go back to the list and open it again.',
    );
  }

  private async withMate<T>(work: (more: Partial<RedactTools>) => Promise<T>): Promise<T> {
    const { mate } = this.parts;
    if (!mate) return work({});
    const press = new MateRuns(mate, `job-${(this.jobs += 1)}`);
    try {
      return await work({ press, verify: proveTogether(this.parts, mate) });
    } finally {
      await press.rest();
    }
  }

  private get tools(): RedactTools {
    const { digest, pause, pdfjs } = this.parts;
    const verify = proveAlone({ digest, pdfjs });
    const { pdfium, encoders, loadFont, loadedReader: reader } = this;
    return { pdfium, encoders, digest, pause, verify, loadFont, reader };
  }
}

/** A throw becomes a rejection, as across a worker. */
async function answered<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}
