import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './diskFaults';
import { wipe } from './wipedFile';

/** The names `saveNewFile` and `withWipedFile` give; nothing else is ever touched. */
const draftName = /^\.roi-[0-9a-f]{16}\.part$/;
const printFolderName = /^roi-desk-(?:(\d{1,10})-)?[A-Za-z0-9]{6}$/;
/** Far longer than a print dialog may stand open: its process number is another program's by now. */
const longestPrintMilliseconds = 60 * 60 * 1000;

/**
 * Removes the unencrypted drafts that a killed desk left in a folder. `startedAt` in
 * milliseconds since 1970: what is newer belongs to a desk that runs. Never fails.
 */
export async function sweepDrafts(folder: string, startedAt: number): Promise<void> {
  for (const name of await namesIn(folder, draftName)) {
    const path = join(folder, name);
    const found = await look(path);
    if (found?.isFile() !== true || found.mtimeMs >= startedAt) continue;
    // Not overwritten: a kill after the link leaves the saved packet under a second name.
    await rm(path, { force: true }).catch(() => undefined);
  }
}

/** The same for packets lent to the printer, in the temporary folder of the system. */
export async function sweepPrintFiles(temp: string, startedAt: number): Promise<void> {
  for (const name of await namesIn(temp, printFolderName)) {
    const folder = join(temp, name);
    if ((await look(folder))?.isDirectory() !== true) continue;
    const path = join(folder, 'print.pdf');
    const found = await look(path);
    if (found?.isFile() !== true || found.mtimeMs >= startedAt) continue;
    if (isStillPrinted(name, startedAt - found.mtimeMs)) continue;
    if (found.nlink === 1) await wipe(path, found.size).catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    await rmdir(folder).catch(() => undefined);
  }
}

async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => pattern.test(name));
}

/** The entry itself, never what a link points at; null when it is another user's. */
async function look(path: string): Promise<Stats | null> {
  const found = await lstat(path).catch(() => null);
  const user = process.getuid?.();
  return found !== null && user !== undefined && found.uid !== user ? null : found;
}

/** Another profile's desk may be open beside this one, with its print dialog standing. */
function isStillPrinted(name: string, age: number): boolean {
  const owner = Number(printFolderName.exec(name)?.[1] ?? 0);
  const isOther = owner !== 0 && owner !== process.pid;
  return isOther && age < longestPrintMilliseconds && isAlive(owner);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
