/** Puts the PDF room together. Runs in a worker and in Node; the host hands in its parts. */
import { Refused } from '../domain/base/fault';
import type { ImportedFile, PageImage, Verification, Word } from './model';
import { createPdfium, type Pdfium } from './pdfium';
import type { PdfiumDocument } from './pdfiumDocument';
import type {
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
import { composePacket } from './packet';
import { importFile } from './importFile';
import { createJpegEncoder, type JpegParts } from './jpegEncoder';
import type { PictureReader, PictureWord } from './pictureReader';
import type { Verify } from './prove';
import { redact, type RedactTools } from './redact';
import type { ImageEncoders } from './rebuiltImage';
import { renderForScreen, wordsOf } from './view';
import type { Digest, PdfjsModule } from './verify/expectations';
import { verifyOutput } from './verify/verifyOutput';

export interface EngineParts {
  /** @embedpdf/pdfium's pdfium.wasm. */
  readonly wasmBinary: Uint8Array;
  readonly jpeg: JpegParts;
  readonly digest: Digest;
  readonly pdfjs: PdfjsModule;
  /** assets/fonts/DejaVuSans.ttf, for text outside WinAnsi. */
  readonly fonts: { readonly sans: Uint8Array };
  /** Loads the reader of pictures: large, and seldom asked for. */
  readonly loadReader: () => Promise<PictureReader>;
}

export async function createPdfEngine(parts: EngineParts): Promise<PdfEngine> {
  const [pdfium, jpeg] = await Promise.all([
    createPdfium(parts.wasmBinary),
    createJpegEncoder(parts.jpeg),
  ]);
  return new Engine(pdfium, { jpeg }, parts);
}

class Engine implements PdfEngine {
  private readonly pdfium: Pdfium;
  private readonly encoders: ImageEncoders;
  private readonly parts: EngineParts;
  private reader: Promise<PictureReader> | undefined;
  private readonly held = new Map<string, PdfiumDocument>();

  constructor(pdfium: Pdfium, encoders: ImageEncoders, parts: EngineParts) {
    this.pdfium = pdfium;
    this.encoders = encoders;
    this.parts = parts;
  }

  async importFile(input: {
    readonly bytes: Uint8Array;
    readonly password?: string;
  }): Promise<ImportedFile> {
    return importFile({ ...this.tools, sans: this.parts.fonts.sans }, input);
  }

  open(input: {
    readonly fileId: string;
    readonly bytes: Uint8Array;
    readonly password?: string;
  }): Promise<{ readonly pages: number }> {
    return answered(() => {
      const document = this.pdfium.open(input.bytes, input.password);
      this.drop(input.fileId);
      this.held.set(input.fileId, document);
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

  async readPicture(input: {
    readonly picture: PageImage;
    readonly dpi: number;
  }): Promise<readonly PictureWord[]> {
    this.reader ??= this.parts.loadReader();
    return (await this.reader).read(input.picture, input.dpi);
  }

  async redact(input: RedactRequest, onProgress?: OnProgress): Promise<RedactResult> {
    return redact(this.tools, input, onProgress);
  }

  async composePacket(input: PacketSpec, onProgress?: OnProgress): Promise<PacketResult> {
    return composePacket({ ...this.tools, sans: this.parts.fonts.sans }, input, onProgress);
  }

  async verify(input: VerifyRequest): Promise<Verification> {
    return this.tools.verify(input.bytes, input.expectations);
  }

  private drop(fileId: string): void {
    this.held.get(fileId)?.close();
    this.held.delete(fileId);
  }

  private withDocument<T>(source: PdfSource, use: (document: PdfiumDocument) => T): T {
    if ('fileId' in source) {
      const document = this.held.get(source.fileId);
      if (!document)
        throw new Refused(
          'pdf-not-open',
          'This file is no longer open. Go back to the list and open it again.',
        );
      return use(document);
    }
    const document = this.pdfium.open(source.bytes, source.password);
    try {
      return use(document);
    } finally {
      document.close();
    }
  }

  private get tools(): RedactTools {
    const { digest, pdfjs } = this.parts;
    const verify: Verify = (bytes, expectations, onLook) =>
      verifyOutput({ bytes, expectations, digest, pdfjs, ...(onLook && { onLook }) });
    return { pdfium: this.pdfium, encoders: this.encoders, digest, verify };
  }
}

/** A throw becomes a rejection, as across a worker. */
async function answered<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}
