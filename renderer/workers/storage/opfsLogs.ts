import type { LogFile } from './changeLog';
import type { LogFiles } from './twinStore';
import { writeWhole } from './writeWhole';

const prefix = 'changes-';

/** Logs in the origin's own file system, each held open by this worker alone. */
export async function openOpfsLogs(directoryName: string): Promise<LogFiles> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(directoryName, { create: true });
  const nameOf = (generation: number) => `${prefix}${generation}`;
  return {
    generations: async () => {
      const found: number[] = [];
      for await (const name of directory.keys()) {
        if (name.startsWith(prefix)) found.push(Number(name.slice(prefix.length)));
      }
      return found;
    },
    open: async (generation) => {
      const handle = await directory.getFileHandle(nameOf(generation), { create: true });
      return logFile(await held(() => handle.createSyncAccessHandle()));
    },
    remove: (generation) => held(() => directory.removeEntry(nameOf(generation))),
  };
}

/** The worker before this one may have ended so lately that its file is still held. */
async function held<T>(open: () => Promise<T>): Promise<T> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await open();
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || wait > 5_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function logFile(access: FileSystemSyncAccessHandle): LogFile {
  return {
    size: () => access.getSize(),
    read: (offset, length) => {
      const left = Math.max(access.getSize() - offset, 0);
      const bytes = new Uint8Array(Math.min(length, left));
      return bytes.subarray(0, access.read(bytes, { at: offset }));
    },
    write: (bytes, offset) => {
      writeWhole(access, bytes, offset);
    },
    truncate: (size) => access.truncate(size),
    flush: () => access.flush(),
    close: () => access.close(),
  };
}
