import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { refuse } from '../../shared/shell/dispatch';
import { errorCode } from './diskFaults';
import { nameFreshly } from './savedFile';

/** A folder that a scanner, a fax or an export of a chart system fills. */
const scanTypes = new Set(
  ['.pdf', '.tif', '.tiff', '.jpg', '.jpeg', '.png', '.txt', '.xml', '.json'], // prettier-ignore
);
/** A scanner writes in bursts: a file counts as whole when it has not changed this long. */
const settleMilliseconds = 1500;
/** The structured clone and the page hold it whole; a longer scan belongs in several files. */
const largestScan = 1024 * 1024 * 1024;

interface ScanFile {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
}

interface Sighting extends ScanFile {
  readonly since: number;
}

export interface ScanFolder {
  readonly folder: string;
  /** Looks once; true when the list of whole files is another than before. */
  look(): Promise<boolean>;
  exists(): Promise<boolean>;
  list(): readonly ScanFile[];
  read(name: string): Promise<Uint8Array>;
  done(name: string): Promise<string>;
}

/** A folder that a scanner fills. `now` in milliseconds. */
export function watchScanFolder(folder: string, now: () => number): ScanFolder {
  let sightings = new Map<string, Sighting>();
  let whole: readonly ScanFile[] = [];
  return {
    folder,
    async look() {
      sightings = await sight(folder, sightings, now());
      const settled = [...sightings.values()].filter((file) => isWhole(file, now()));
      const changed = fingerprint(settled) !== fingerprint(whole);
      whole = settled;
      return changed;
    },
    exists: () => isFolder(folder),
    list: () => whole.map(({ name, size, modified }) => ({ name, size, modified })),
    read: (name) => readScan(folder, name),
    done: (name) => moveToDone(folder, name),
  };
}

function isWhole(file: Sighting, now: number): boolean {
  return file.size > 0 && now - file.since >= settleMilliseconds;
}

function fingerprint(files: readonly ScanFile[]): string {
  return JSON.stringify(files.map((file) => [file.name, file.size, file.modified]));
}

/** A folder the desk may not list is no folder to it. */
function isFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

async function sight(
  folder: string,
  before: ReadonlyMap<string, Sighting>,
  now: number,
): Promise<Map<string, Sighting>> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(names.filter(isScanName).map((name) => sizeOf(folder, name)));
  const seen = files.filter((file) => file !== null);
  return new Map(seen.map((file) => [file.name, keepSince(file, before.get(file.name), now)]));
}

function keepSince(file: ScanFile, before: Sighting | undefined, now: number): Sighting {
  const same = before?.size === file.size && before.modified === file.modified;
  return { ...file, since: same ? before.since : now };
}

function isScanName(name: string): boolean {
  return !name.startsWith('.') && scanTypes.has(extname(name).toLowerCase());
}

async function sizeOf(folder: string, name: string): Promise<ScanFile | null> {
  const found = await lstat(join(folder, name)).catch(() => null);
  if (found?.isFile() !== true) return null;
  return { name, size: found.size, modified: found.mtimeMs };
}

function refuseVanished(): never {
  return refuse(
    'shell.scan-vanished',
    'This scan is no longer in the scan folder. Scan the page again, or look in the folder "done".',
  );
}

/** The name comes from a page: it must be one entry of this folder and of a kind we take. */
function checkName(name: string): void {
  if (name !== basename(name) || /[/\\\0]/.test(name) || !isScanName(name)) refuseVanished();
}

async function readScan(folder: string, name: string): Promise<Uint8Array> {
  checkName(name);
  const file = await openScan(join(folder, name));
  try {
    const { size } = await file.stat();
    if (size > largestScan) refuseLarge();
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

async function openScan(path: string) {
  // O_NOFOLLOW is not known on Windows, where making a link needs rights of its own.
  const flags = constants.O_RDONLY | ((constants.O_NOFOLLOW as number | undefined) ?? 0);
  try {
    return await open(path, flags);
  } catch (error) {
    if (['ENOENT', 'ELOOP', 'ENOTDIR'].includes(errorCode(error))) return refuseVanished();
    return refuse(
      'shell.scan-unreadable',
      'This PC does not let the desk read that scan. Check who may open the scan folder.',
    );
  }
}

function refuseLarge(): never {
  return refuse('shell.scan-too-large', 'This scan is larger than 1 GB. Scan it in several files.');
}

/** A scan that cannot be removed has not been moved, and is told as such. */
function drop(path: string): Promise<void> {
  return rm(path, { force: true });
}

async function moveToDone(folder: string, name: string): Promise<string> {
  checkName(name);
  try {
    await mkdir(join(folder, 'done'), { recursive: true });
    return basename(await nameFreshly(join(folder, name), join(folder, 'done', name), drop));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return refuseVanished();
    return refuse(
      'shell.scan-not-moved',
      'The scan could not be moved into the folder "done". Check who may write to the scan folder.',
    );
  }
}
