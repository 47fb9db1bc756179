import { app } from 'electron';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A clinic saves to a few folders; more would make every start walk the disk. */
const mostFolders = 20;

/**
 * Written before each save, so that a start after a kill knows where to look for its draft.
 * One folder a line; a save goes on without the note when the disk does not take it.
 */
export async function noteSaveFolder(folder: string): Promise<void> {
  const others = (await noted()).filter((other) => other !== folder);
  const lines = [folder, ...others].slice(0, mostFolders).join('\n');
  await writeFile(notePath(), lines, { mode: 0o600 }).catch(() => undefined);
}

export async function saveFolders(): Promise<readonly string[]> {
  return [...new Set([app.getPath('documents'), ...(await noted())])];
}

async function noted(): Promise<readonly string[]> {
  const text = await readFile(notePath(), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

function notePath(): string {
  return join(app.getPath('userData'), 'save-folders.txt');
}
