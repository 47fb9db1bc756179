/** Files on their way: each has a name of its own beside its place until it is whole and proved. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of this run, and not in their places yet. */
const begun = new Set<string>();

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A name that nobody else has, and that says nothing. */
export function partBeside(path: string): string {
  return join(dirname(path), `.roi-${randomBytes(12).toString('hex')}.part`);
}

/** Opens a new file for writing that nobody else may read. Throws where there is one already. */
export function beginPart(part: string): number {
  const handle = openSync(part, 'wx', 0o600);
  if (begun.size === 0) heed();
  begun.add(part);
  return handle;
}

/** Takes away what this run has begun; another's file of that name stays. */
export function dropPart(part: string): void {
  if (!begun.has(part)) return;
  rmSync(part, { force: true });
  forget(part);
}

/** Gives a part that is on the disk whole its own name, over whatever has it. */
export function placePart(part: string, path: string): void {
  renameSync(part, path);
  forget(part);
  syncFolder(dirname(path));
}

function forget(part: string): void {
  begun.delete(part);
  if (begun.size === 0) unheed();
}

function heed(): void {
  process.on('exit', dropAll);
  for (const signal of signals) process.on(signal, endBy);
}

function unheed(): void {
  process.off('exit', dropAll);
  for (const signal of signals) process.off(signal, endBy);
}

function dropAll(): void {
  for (const part of [...begun]) dropPart(part);
}

/** Ends as it would have ended, and leaves nothing. */
function endBy(signal: (typeof signals)[number]): void {
  try {
    dropAll();
  } finally {
    unheed();
    process.kill(process.pid, signal);
  }
}

/** So that the new name outlasts a power cut. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folder. The file itself is on the disk.
  }
}
