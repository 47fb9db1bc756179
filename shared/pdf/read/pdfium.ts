/**
 * PDFium (WASM) behind handles that cannot leak: every pointer taken here is given back
 * here. Pages count from 0 inside this file only because PDFium does.
 */
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { Refused } from '../../domain/base/fault';
import type { ReadableFile } from '../model';
import { passwordBytes } from './passwords';
import { PdfiumDocument } from './pdfiumDocument';

/** The part of the Emscripten module that is used; its own types need a browser's. */
interface Runtime {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAPU16: Uint16Array<ArrayBuffer>;
  readonly HEAP32: Int32Array<ArrayBuffer>;
  readonly HEAPF32: Float32Array<ArrayBuffer>;
  readonly HEAPF64: Float64Array<ArrayBuffer>;
  readonly wasmExports: Readonly<Record<string, (...args: number[]) => number>>;
  addFunction(callback: (...args: number[]) => number, signature: string): number;
}

/** FPDF_FILEACCESS: length, callback, and what the callback is handed; 32 bits each. */
const accessBytes = 12;
/** The bytes of a file are counted in 31 bits. */
const largestFile = 0x7fffffff;

/** A file that PDFium reads, and why it could not be read, where a read of it failed. */
interface FileAccess {
  readonly file: ReadableFile;
  failure?: Failure;
}
interface Failure {
  readonly reason: unknown;
}

const errorPassword = 4;
const errorSecurity = 5;

export class Pdfium {
  readonly api: WrappedPdfiumModule;
  private readonly runtime: Runtime;
  /** The files that are open, by the place of their FPDF_FILEACCESS. */
  private readonly files = new Map<number, FileAccess>();
  /** Of the last call; not raised yet. */
  private failure: Failure | undefined;
  private readonly reader: number;

  constructor(api: WrappedPdfiumModule) {
    this.api = api;
    this.runtime = api.pdfium as unknown as Runtime;
    this.reader = this.runtime.addFunction(
      (access, from, to, size) => this.readBlock(access, from, { to, size }),
      'iiiii',
    );
  }

  /**
   * Calls an export directly: the generated wrapper costs more than PDFium's own work. Throws the reason
   * where a piece of the file could not be read meanwhile: what the call gives means nothing then.
   */
  call(name: string, ...args: number[]): number {
    const value = this.named(name)(...args);
    this.raise();
    return value;
  }

  /** For calls that do not raise themselves why a piece of a file could not be read. */
  raise(failure = this.failure): void {
    this.failure = undefined;
    if (failure) throw failure.reason;
  }

  /** The export itself, for loops over every letter of a page, and where what it gives has to be given back. */
  named(name: string): (...args: number[]) => number {
    const found = this.runtime.wasmExports[name];
    if (!found) throw new Error(`PDFium has no ${name}`);
    return found;
  }

  /** The heap moves when it grows: take it anew after every call. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.runtime.HEAPU8;
  }
  get floats(): Float32Array<ArrayBuffer> {
    return this.runtime.HEAPF32;
  }
  get doubles(): Float64Array<ArrayBuffer> {
    return this.runtime.HEAPF64;
  }
  get ints(): Int32Array<ArrayBuffer> {
    return this.runtime.HEAP32;
  }
  get chars(): Uint16Array<ArrayBuffer> {
    return this.runtime.HEAPU16;
  }

  allocate(size: number): number {
    const pointer = this.call('malloc', size);
    if (pointer === 0) throw tooLarge();
    return pointer;
  }

  free(pointer: number): void {
    this.call('free', pointer);
  }

  /** Lends `size` bytes of the heap for the length of one call. */
  lend<T>(size: number, use: (pointer: number) => T): T {
    const pointer = this.allocate(size);
    try {
      return use(pointer);
    } finally {
      this.free(pointer);
    }
  }

  /** Opens a document. PDFium reads of the file what it needs when it needs it: no copy is made. */
  open(file: ReadableFile, password?: string): PdfiumDocument {
    const access = this.grantAccess(file);
    try {
      return this.openBy(access, password);
    } catch (error) {
      this.endAccess(access);
      throw error;
    }
  }

  /** A document without pages, to take pages of another one in. */
  create(): PdfiumDocument {
    const handle = this.call('FPDF_CreateNewDocument');
    return new PdfiumDocument(this, handle);
  }

  private openBy(access: number, password: string | undefined): PdfiumDocument {
    let error = errorPassword;
    const behind = {
      expectWhole: () => this.raise(this.files.get(access)?.failure),
      onClose: () => this.endAccess(access),
    };
    for (const key of passwordBytes(password ?? '')) {
      const handle = this.load(access, key);
      if (handle !== 0) return new PdfiumDocument(this, handle, behind);
      error = this.api.FPDF_GetLastError();
      if (error !== errorPassword) break;
    }
    throw openingRefusal(error, password);
  }

  private grantAccess(file: ReadableFile): number {
    if (file.size > largestFile) throw tooLarge();
    const access = this.allocate(accessBytes);
    this.ints.set([file.size, this.reader, access], access >> 2);
    this.files.set(access, { file });
    return access;
  }

  private endAccess(access: number): void {
    this.files.delete(access);
    this.free(access);
  }

  /**
   * PDFium asks for a piece of an open file; 0 tells it that there is none. Nothing may be thrown through
   * PDFium: why a piece could not be read is raised after the call that asked for it.
   */
  private readBlock(
    access: number,
    from: number,
    { to, size }: { readonly to: number; readonly size: number },
  ): number {
    const open = this.files.get(access);
    if (!open || from < 0 || from + size > open.file.size) return 0;
    try {
      this.bytes.set(open.file.read(from, from + size), to);
      return 1;
    } catch (reason) {
      open.failure ??= { reason };
      this.failure ??= open.failure;
      return 0;
    }
  }

  /** The password as bytes: which encoding it is in depends on who wrote the file. */
  private load(access: number, password: Uint8Array): number {
    return this.lend(password.length + 1, (key) => {
      this.bytes.set(password, key);
      this.bytes[key + password.length] = 0;
      const handle = this.named('FPDF_LoadCustomDocument')(access, key);
      if (handle !== 0 && this.failure) this.named('FPDF_CloseDocument')(handle);
      this.raise();
      return handle;
    });
  }
}

function tooLarge(): Refused {
  return new Refused(
    'pdf-too-large',
    'There is not enough memory for this file. Close other programs, or split the file and import the parts.',
  );
}

function openingRefusal(error: number, password: string | undefined): Refused {
  if (error === errorPassword && password === undefined) {
    return new Refused(
      'pdf-password-needed',
      'This PDF is locked with a password. Ask the sender for it and type it in, or ask for a copy without one.',
    );
  }
  if (error === errorPassword) {
    return new Refused(
      'pdf-password-wrong',
      'That password does not open this PDF. Check capitals and try again, or ask the sender.',
    );
  }
  if (error === errorSecurity) {
    return new Refused(
      'pdf-encryption-unknown',
      'This PDF is protected in a way the desk cannot open. Ask the sender for an unprotected copy.',
    );
  }
  return new Refused(
    'pdf-unreadable',
    'This PDF is damaged or cut off and cannot be opened. Ask the sender for it again, or scan the paper.',
  );
}

/** Starts PDFium. `wasmBinary` is the package's pdfium.wasm, read by the host. */
export async function createPdfium(wasmBinary: Uint8Array): Promise<Pdfium> {
  const options = { wasmBinary } as unknown as Parameters<typeof init>[0];
  const api = await init(options);
  api.PDFiumExt_Init();
  return new Pdfium(api);
}
