import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseWrite } from './diskFaults';
import { writeDurably } from './savedFile';

/**
 * Lends the bytes to another program as a file that only this user can read. Afterwards
 * it is overwritten, best effort (a flash disk keeps old blocks), and removed.
 */
export async function withWipedFile<T>(
  temp: string,
  bytes: Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(temp, 'roi-desk-')).catch(refuseWrite);
  const path = join(folder, 'print.pdf');
  try {
    await writeDurably(path, bytes).catch(refuseWrite);
    return await use(path);
  } finally {
    await overwrite(path, bytes.length);
    await rm(folder, { recursive: true, force: true });
  }
}

async function overwrite(path: string, length: number): Promise<void> {
  const file = await open(path, 'r+').catch(() => null);
  if (file === null) return;
  await file
    .writeFile(new Uint8Array(length))
    .then(() => file.sync())
    .catch(() => undefined);
  await file.close();
}
