import { mkdir, readFile, rename } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { errorCode, refuseWrite } from './diskFaults';
import { writeDurably } from './savedFile';

/** Small files of this device, readable by its owner only; the newest write wins whole. */
export function secretFiles(folder: string) {
  const pathOf = (name: string) => join(folder, `${name}.secret`);
  return {
    async get(name: string): Promise<Uint8Array | null> {
      try {
        return new Uint8Array(await readFile(pathOf(name)));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
    async put(name: string, bytes: Uint8Array): Promise<void> {
      const draft = join(folder, `.${randomBytes(8).toString('hex')}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeDurably(draft, bytes);
        await rename(draft, pathOf(name));
      } catch (error) {
        refuseWrite(error);
      }
    },
  };
}
