import { concatBytes } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import { damaged } from '../domain/base/vaultFaults';
import {
  chunkLength,
  chunkSpans,
  fileHeaderLength,
  newFileHeader,
  openChunk,
  openFileHeader,
  plainLength,
  sealChunk,
  type ChunkSpan,
  type FileKey,
} from './fileFormat';
import type { FileStore } from './fileStore';
import type { Primitives, Sha256Stream } from './primitives';
import type { SealingKey } from './sealing';

/** What a request keeps of a file: enough to find it and to prove it. */
export interface SealedFile {
  /** 32 hex digits. */
  readonly fileId: string;
  /** Plain bytes. */
  readonly size: number;
  /** SHA-256 (hex) of the plain bytes. */
  readonly sha256: string;
}

export interface SealedFiles {
  /**
   * Seals bytes under the request's key. The file is whole on the disk before this resolves, and
   * before any operation names it. `Refused`: disk-full, storage-failed.
   */
  write(requestId: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<SealedFile>;
  /** `Refused`: file-missing, vault-damaged, newer-format. */
  read(requestId: string, fileId: string): Promise<Uint8Array>;
  /** The plain bytes in pieces of at most 1 MiB, so that a big file is never whole in memory. */
  stream(requestId: string, fileId: string): AsyncGenerator<Uint8Array, void>;
  /** Plain bytes of a stored file. `Refused`: file-missing. */
  size(fileId: string): Promise<number>;
  /** Fewer bytes at the end of the file. */
  readRange(request: FileRange): Promise<Uint8Array>;
  remove(fileId: string): Promise<void>;
  /** Ids of all stored files, also of those no request names. */
  list(): Promise<string[]>;
  /** Removes every file that is not kept; gives how many. Call when nothing is being written. */
  sweep(keep: ReadonlySet<string>): Promise<number>;
}

export interface FileRange {
  readonly requestId: string;
  readonly fileId: string;
  readonly offset: number;
  readonly length: number;
}

export interface SealedFileParts {
  readonly store: FileStore;
  readonly keyring: { requestKey(requestId: string): Promise<SealingKey> };
  readonly primitives: Primitives;
}

interface Tally {
  size: number;
  readonly hash: Sha256Stream;
}

export function createSealedFiles(parts: SealedFileParts): SealedFiles {
  return new ChunkedFiles(parts);
}

class ChunkedFiles implements SealedFiles {
  constructor(private readonly parts: SealedFileParts) {}

  async write(
    requestId: string,
    source: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<SealedFile> {
    const { primitives, keyring, store } = this.parts;
    const { file, header } = await newFileHeader(primitives, await keyring.requestKey(requestId));
    const tally: Tally = { size: 0, hash: await primitives.sha256Stream() };
    try {
      await store.create(file.fileId, this.sealedPieces(file, header, tallied(source, tally)));
    } catch (error) {
      throw writeFault(error);
    } finally {
      file.key.fill(0);
    }
    return { fileId: file.fileId, size: tally.size, sha256: tally.hash.digest() };
  }

  async read(requestId: string, fileId: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.stream(requestId, fileId)) pieces.push(piece);
    return concatBytes(...pieces);
  }

  async *stream(requestId: string, fileId: string): AsyncGenerator<Uint8Array, void> {
    const { file, spans } = await this.opened(requestId, fileId);
    for (const span of spans) yield await this.chunk(file, span);
  }

  async size(fileId: string): Promise<number> {
    const size = await this.parts.store.size(fileId);
    if (size === undefined) throw missing();
    return plainLength(size);
  }

  async readRange({ requestId, fileId, offset, length }: FileRange): Promise<Uint8Array> {
    const { file, spans } = await this.opened(requestId, fileId);
    const first = Math.floor(offset / chunkLength);
    const wanted = spans.slice(first, Math.ceil((offset + length) / chunkLength));
    const pieces: Uint8Array[] = [];
    for (const span of wanted) pieces.push(await this.chunk(file, span));
    const from = offset - first * chunkLength;
    return concatBytes(...pieces).slice(from, from + length);
  }

  remove(fileId: string): Promise<void> {
    return this.parts.store.remove(fileId);
  }

  list(): Promise<string[]> {
    return this.parts.store.list();
  }

  async sweep(keep: ReadonlySet<string>): Promise<number> {
    const orphans = (await this.list()).filter((fileId) => !keep.has(fileId));
    for (const fileId of orphans) await this.remove(fileId);
    return orphans.length;
  }

  private async opened(requestId: string, fileId: string) {
    const { store, keyring, primitives } = this.parts;
    const size = await store.size(fileId);
    if (size === undefined) throw missing();
    const spans = chunkSpans(size);
    const header = await store.readRange(fileId, 0, fileHeaderLength);
    const requestKey = await keyring.requestKey(requestId);
    return { file: await openFileHeader(primitives, requestKey, fileId, header), spans };
  }

  private async chunk(file: FileKey, span: ChunkSpan): Promise<Uint8Array> {
    const sealed = await this.parts.store.readRange(file.fileId, span.offset, span.length);
    if (sealed.length !== span.length) throw damaged('file');
    return openChunk(this.parts.primitives, file, span, sealed);
  }

  /** One chunk behind the source, because only the end of the source tells which is the last. */
  private async *sealedPieces(
    file: FileKey,
    header: Uint8Array,
    source: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void> {
    yield header;
    let index = 0;
    let held: Uint8Array | undefined;
    for await (const chunk of inChunks(source)) {
      if (held !== undefined) {
        yield await sealChunk(this.parts.primitives, file, { index, last: false }, held);
        index += 1;
      }
      held = chunk;
    }
    const last = held ?? new Uint8Array(0);
    yield await sealChunk(this.parts.primitives, file, { index, last: true }, last);
  }
}

/** Pieces of any size, cut and joined to chunks of the format's length. */
async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let buffer = new Uint8Array(chunkLength);
  let filled = 0;
  for await (const piece of source) {
    let at = 0;
    while (at < piece.length) {
      const part = piece.subarray(at, at + chunkLength - filled);
      buffer.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === chunkLength) {
        yield buffer;
        buffer = new Uint8Array(chunkLength);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}

async function* tallied(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  tally: Tally,
): AsyncGenerator<Uint8Array, void> {
  const pieces = source instanceof Uint8Array ? [source] : source;
  for await (const piece of pieces) {
    tally.size += piece.length;
    tally.hash.update(piece);
    yield piece;
  }
}

function missing(): Refused {
  return new Refused(
    'file-missing',
    'A stored file of this request is not on this PC any more. Import it again, or restore the last backup.',
  );
}

function writeFault(error: unknown): Error {
  if (error instanceof Refused) return error;
  const full = error instanceof Error && error.name === 'QuotaExceededError';
  const refused = full
    ? new Refused(
        'disk-full',
        'The disk of this PC is full, so the file was not taken in. Free some space, then import it again. The request is unharmed.',
      )
    : new Refused(
        'storage-failed',
        'The file could not be stored. Import it again; if it fails once more, close the desk and open it again. The request is unharmed.',
      );
  refused.cause = error;
  return refused;
}
