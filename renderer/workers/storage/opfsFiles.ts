import type { FileStore } from '../../../shared/crypto/fileStore';
import { writeWhole } from './writeWhole';

/** Not in the DOM types yet; in Chromium since 102 for files of the origin's own file system. */
interface MovableHandle extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

const temporary = '.part';

/**
 * Files in the origin's own file system, by sync access handles: only in a dedicated worker.
 * What a killed write left behind is removed on opening.
 */
export async function openOpfsFiles(directoryName: string): Promise<FileStore> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(directoryName, { create: true });
  const store = new OpfsFiles(directory);
  await store.sweepTemporary();
  return store;
}

class OpfsFiles implements FileStore {
  constructor(private readonly directory: FileSystemDirectoryHandle) {}

  async create(name: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    if ((await this.find(name)) !== undefined) throw new Error('a file of this name exists');
    const part = await this.directory.getFileHandle(name + temporary, { create: true });
    try {
      await writeAndFlush(part, pieces);
      await (part as MovableHandle).move(name);
    } catch (error) {
      await this.remove(name + temporary);
      throw error;
    }
  }

  async size(name: string): Promise<number | undefined> {
    const handle = await this.find(name);
    return handle === undefined ? undefined : (await handle.getFile()).size;
  }

  async readRange(name: string, offset: number, length: number): Promise<Uint8Array> {
    const handle = await this.directory.getFileHandle(name);
    const range = (await handle.getFile()).slice(offset, offset + length);
    return new Uint8Array(await range.arrayBuffer());
  }

  async remove(name: string): Promise<void> {
    try {
      await this.directory.removeEntry(name);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  async list(): Promise<string[]> {
    return (await this.names()).filter((name) => !name.endsWith(temporary));
  }

  async sweepTemporary(): Promise<void> {
    for (const name of await this.names()) {
      if (name.endsWith(temporary)) await this.remove(name);
    }
  }

  private async names(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of this.directory.keys()) names.push(name);
    return names;
  }

  private async find(name: string): Promise<FileSystemFileHandle | undefined> {
    try {
      return await this.directory.getFileHandle(name);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }
}

async function writeAndFlush(
  handle: FileSystemFileHandle,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const access = await handle.createSyncAccessHandle();
  try {
    let at = 0;
    for await (const piece of pieces) at += writeWhole(access, piece, at);
    access.truncate(at);
    access.flush();
  } finally {
    access.close();
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
