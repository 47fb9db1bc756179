import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseWrite } from './diskFaults';
import { writeDurably } from './savedFile';

/**
 * Lends the bytes to another program as a file that only this user can read. Afterwards
 * it is overwritten, best effort (a flash disk keeps old blocks), and removed. Clearing up
 * cannot turn what was printed into a failure: what stays is swept at the next start.
 */
export async function withWipedFile<T>(
  temp: string,
  bytes: Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(temp, `roi-desk-${process.pid}-`)).catch(refuseWrite);
  const path = join(folder, 'print.pdf');
  try {
    await writeDurably(path, bytes).catch(refuseWrite);
    return await use(path);
  } finally {
    await wipe(path, bytes.length).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** `length` in bytes. */
export async function wipe(path: string, length: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.writeFile(new Uint8Array(length));
    await file.sync();
  } finally {
    await file.close();
  }
}
