import { randomBytes } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { numberedFileName } from '../../shared/shell/plainFileName';
import { errorCode, refuseWrite } from './diskFaults';

const mostNames = 1000;

/**
 * Writes the file whole or not at all and never over another one: a taken name becomes
 * `name (2)`. Returns the path it got. Once the name is claimed the file is there whole, so
 * what goes wrong in clearing up behind it must not be told as "nothing was saved".
 */
export async function saveNewFile(wanted: string, bytes: Uint8Array): Promise<string> {
  const draft = join(dirname(wanted), `.roi-${randomBytes(8).toString('hex')}.part`);
  try {
    await writeDurably(draft, bytes);
    const path = await nameFreshly(draft, wanted, removeQuietly);
    await syncFolder(dirname(wanted));
    return path;
  } catch (error) {
    return refuseWrite(error);
  } finally {
    await removeQuietly(draft);
  }
}

/** A draft that stays behind is swept at the next start; see `leftovers`. */
async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
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

/**
 * Gives a file the first free name; two callers never end on the same one. Where the disk
 * knows hard links both names stand until `dropOld` has removed the old one.
 */
export async function nameFreshly(
  from: string,
  wanted: string,
  dropOld: (from: string) => Promise<void>,
): Promise<string> {
  for (let attempt = 1; attempt <= mostNames; attempt += 1) {
    const path = join(dirname(wanted), numberedFileName(basename(wanted), attempt));
    const claim = await claimName(from, path);
    if (claim === 'linked') await dropOld(from);
    if (claim !== 'taken') return path;
  }
  throw new Error('no free name');
}

type Claim = 'linked' | 'moved' | 'taken';

async function claimName(from: string, path: string): Promise<Claim> {
  try {
    await link(from, path);
    return 'linked';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken';
    return claimNameWithoutLinks(from, path);
  }
}

/** USB sticks (FAT) know no hard links: an empty file holds the name until the move. */
async function claimNameWithoutLinks(from: string, path: string): Promise<Claim> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'taken';
    throw error;
  }
  await rename(from, path).catch(async (error: unknown) => {
    await removeQuietly(path);
    throw error;
  });
  return 'moved';
}

/** Best effort: Windows cannot open a folder, and the name stands whatever this says. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
