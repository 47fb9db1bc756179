import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { numberedFileName } from '../../shared/shell/plainFileName';
import { errorCode, refuseWrite } from './diskFaults';

const mostNames = 1000;

/**
 * Writes the file whole or not at all and never over another one: a taken name becomes
 * `name (2)`. Returns the path it got.
 */
export async function saveNewFile(wanted: string, bytes: Uint8Array): Promise<string> {
  const draft = join(dirname(wanted), `.roi-${randomBytes(8).toString('hex')}.part`);
  try {
    await writeDurably(draft, bytes);
    const path = await nameFreshly(draft, wanted);
    await syncFolder(dirname(wanted));
    return path;
  } catch (error) {
    return refuseWrite(error);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Readable by its owner only; on the disk, not just in a cache, when this returns. */
export async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Moves a file to the first free name; two movers never end on the same one. */
export async function nameFreshly(from: string, wanted: string): Promise<string> {
  for (let attempt = 1; attempt <= mostNames; attempt += 1) {
    const path = join(dirname(wanted), numberedFileName(basename(wanted), attempt));
    if (await claimName(from, path)) return path;
  }
  throw new Error('no free name');
}

async function claimName(from: string, path: string): Promise<boolean> {
  try {
    await link(from, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    return claimNameWithoutLinks(from, path);
  }
  await rm(from, { force: true });
  return true;
}

/** USB sticks (FAT) know no hard links: an empty file holds the name until the move. */
async function claimNameWithoutLinks(from: string, path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await rename(from, path).catch(async (error: unknown) => {
    await rm(path, { force: true });
    throw error;
  });
  return true;
}

/** Windows cannot open a folder; the name is then as durable as the file system makes it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(errorCode(error))) throw error;
  }
}
