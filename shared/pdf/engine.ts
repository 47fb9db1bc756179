/** Puts the PDF room together. Runs in a worker and in Node; the host hands in its parts. */
import type { ImportedFile, PageImage, Rect, Verification, Word } from './model';
import { createPdfium, type Pdfium } from './read/pdfium';
import { Documents } from './documents';
import {
  openerWith,
  withFile,
  type Draft,
  type DraftTicket,
  type HashStream,
  type OpenGiven,
  type Storage,
} from './files';
import type {
  CoversRequest,
  ImportRequest,
  LockRequest,
  LockResult,
  PdfEngine,
  PdfSource,
  RedactRequest,
  RedactResult,
  RenderRequest,
  OnProgress,
  Into,
  OpenRequest,
  PacketAccount,
  PacketResult,
  PacketSpec,
  RedactReport,
  VerifyRequest,
} from './port';
import { composePacket, composePacketInto } from './build/packet';
import { createFaxEncoder, type Instantiate } from './pixels/faxEncoder';
import { importFile } from './import/importFile';
import type { SecondRenderer } from './import/secondRenderer';
import type { FontFile, LoadFont } from './fonts/fontFiles';
import { createJpegEncoder, type JpegParts } from './pixels/jpegEncoder';
import type { PictureReader, PictureWord } from './read/pictureReader';
import { lock, type LockTools } from './build/lock';
import { proveAlone, proveTogether } from './provers';
import { MateRuns, type Mate, type RunOrder, type ShareOrder } from './build/mate';
import { progressSigns } from './progressSigns';
import { redact, redactInto, type RedactTools } from './build/redact';
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
  readonly newHash: () => Promise<HashStream>;
  /** Of a host that does not only hand files over whole. */
  readonly storage?: Storage;
  readonly pause: Pause;
  readonly ciphers: Ciphers;
  readonly pdfjs: PdfjsModule;
  readonly loadFont: LoadFont;
  /** Loads the reader of pictures: large, and seldom asked for. */
  readonly loadReader: () => Promise<PictureReader>;
  /** Draws what PDFium cannot, where the host has a canvas. */
  readonly secondRenderer?: SecondRenderer;
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

class Engine implements PressEngine {
  private readonly pdfium: Pdfium;
  private readonly encoders: ImageEncoders;
  private readonly parts: EngineParts;
  private reader: Promise<PictureReader> | undefined;
  private lastRun: Promise<unknown> = Promise.resolve();
  private readonly fonts = new Map<FontFile, Promise<Uint8Array>>();
  private readonly documents: Documents;
  private readonly openFile: OpenGiven;

  constructor(pdfium: Pdfium, encoders: ImageEncoders, parts: EngineParts) {
    this.pdfium = pdfium;
    this.encoders = encoders;
    this.parts = parts;
    this.openFile = openerWith(parts.storage);
    this.documents = new Documents(pdfium, this.openFile);
  }

  async importFile(input: ImportRequest, onProgress?: OnProgress): Promise<ImportedFile> {
    const { secondRenderer: second } = this.parts;
    return importFile({ ...this.tools, ...(second && { second }) }, input, onProgress);
  }

  open({ fileId, ...given }: OpenRequest): Promise<{ readonly pages: number }> {
    return answered(() => ({ pages: this.documents.keep(fileId, given).document.pageCount }));
  }

  close(input: { readonly fileId: string }): Promise<void> {
    return answered(() => this.documents.drop(input.fileId));
  }

  renderPage(input: RenderRequest): Promise<PageImage> {
    return this.documents.use(input.source, ({ document }) => renderForScreen(document, input));
  }

  pageWords(input: {
    readonly source: PdfSource;
    readonly page: number;
  }): Promise<readonly Word[]> {
    return this.documents.use(input.source, ({ document }) => wordsOf(document, input.page));
  }

  coversOf({ source, ...asked }: CoversRequest): Promise<readonly Rect[]> {
    return this.documents.use(source, async ({ file, password }) => {
      const request = { ...asked, pages: [asked.page], file, ...(password !== undefined && { password }) }; // prettier-ignore
      const { pages } = await makeSafeRun(this.tools, request, () => undefined);
      return pages.flatMap((page) => (page.kind === 'rebuilt' ? page.rebuilt.painted : []));
    });
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

  async redactInto(
    { into, ...input }: RedactRequest & Into,
    onProgress?: OnProgress,
  ): Promise<RedactReport> {
    return this.withDraft(into, (draft) =>
      this.withMate((press) =>
        redactInto({ ...this.tools, ...press }, input, { draft, onProgress }),
      ),
    );
  }

  async composePacket(input: PacketSpec, onProgress?: OnProgress): Promise<PacketResult> {
    return this.withMate((press) => composePacket({ ...this.tools, ...press }, input, onProgress));
  }

  async composePacketInto(
    { into, ...input }: PacketSpec & Into,
    onProgress?: OnProgress,
  ): Promise<PacketAccount> {
    return this.withDraft(into, (draft) =>
      this.withMate((press) =>
        composePacketInto({ ...this.tools, ...press }, input, { draft, onProgress }),
      ),
    );
  }

  /** One after another: two at once would have two files in memory, and be no sooner done. */
  makeRun({ fileId, ...run }: RunOrder, onProgress?: OnProgress): Promise<SafeRun> {
    const onPage = progressSigns('pages', run.pages.length, onProgress);
    const made = this.lastRun.then(() =>
      this.documents.use({ fileId }, ({ file, password }) => {
        const request = { ...run, file, ...(password !== undefined && { password }) };
        return makeSafeRun(this.tools, request, onPage);
      }),
    );
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
    return withFile(this.openFile, order.file, (file) =>
      verifyShare({ ...order, file, digest, pdfjs, onLook }),
    );
  }

  async verify(input: VerifyRequest): Promise<Verification> {
    return withFile(this.openFile, input, (file) => this.tools.verify(file, input.expectations));
  }

  /** Read once, by whichever document first has a letter of it. */
  private readonly loadFont: LoadFont = (file) => {
    const bytes = this.fonts.get(file) ?? this.parts.loadFont(file);
    this.fonts.set(file, bytes);
    bytes.catch(() => this.fonts.delete(file));
    return bytes;
  };

  private readonly loadedReader = (): Promise<PictureReader> => {
    this.reader ??= this.parts.loadReader();
    return this.reader;
  };

  private async withDraft<T>(into: DraftTicket, use: (draft: Draft) => Promise<T>): Promise<T> {
    const { storage } = this.parts;
    if (!storage) throw new Error('this host has no files of its own');
    const draft = storage.draft(into);
    try {
      return await use(draft);
    } finally {
      draft.close();
    }
  }

  private async withMate<T>(work: (more: Partial<RedactTools>) => Promise<T>): Promise<T> {
    const { mate, ciphers } = this.parts;
    if (!mate) return work({});
    // Drawn by lot: the mate may still have files of a worker that was here before and was lost.
    const press = new MateRuns(mate, `job-${ciphers.randomBytes(16).join('.')}`);
    try {
      return await work({ press, verify: proveTogether(this.parts, mate) });
    } finally {
      await press.rest();
    }
  }

  private get tools(): RedactTools {
    const { digest, newHash, pause, pdfjs } = this.parts;
    const verify = proveAlone({ digest, pdfjs });
    const { pdfium, encoders, loadFont, loadedReader: reader, openFile } = this;
    return { pdfium, encoders, digest, newHash, pause, verify, loadFont, openFile, reader };
  }
}

/** A throw becomes a rejection, as across a worker. */
async function answered<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}
