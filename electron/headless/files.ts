import { constants } from 'node:fs';
import { access, readFile, realpath, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../shared/domain/base/fault';
import type { FileTicket } from '../../shared/pdf/files';
import { WrongCall } from './arguments';
import { filesOfDisk, ticketFor } from './filesOfDisk';
import { dropPart, partBeside, placePart } from './parts';

/** Refused when it is not there or cannot be read. The name is the caller's own and may be said. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch(() => {
    throw unreadable(path);
  });
}

/** The same of a file that is read in pieces, by every thread for itself. */
export async function fileAt(path: string): Promise<{ readonly ticket: FileTicket }> {
  try {
    await access(path, constants.R_OK);
    return { ticket: ticketFor(path) };
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): Refused {
  return new Refused(
    'file-unreadable',
    `${basename(path)} cannot be read. Check that it is there and that you may open it.`,
  );
}

export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = new TextDecoder().decode(await readBytes(path));
  const parsed = schema.safeParse(parseJson(text, path));
  if (parsed.success) return parsed.data;
  throw new Refused(
    'json-shape',
    `${basename(path)} does not have the expected form: ${z.prettifyError(parsed.error)}`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(
      'json-syntax',
      `${basename(path)} is not valid JSON. Correct it and run again.`,
    );
  }
}

/**
 * Whole or not at all: `write` gets a name beside the target for its draft, which takes the target's
 * place when it has resolved, and is gone when it has not, or when a signal ends the run.
 */
export async function writtenWhole<T>(
  path: string,
  write: (part: string) => T | Promise<T>,
): Promise<T> {
  const part = partBeside(path);
  try {
    const made = await write(part);
    placePart(part, path);
    return made;
  } catch (error) {
    dropPart(part);
    throw isOfDisk(error) ? unwritable(path) : error;
  }
}

export function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  return writtenWhole(path, (place) => {
    const draft = filesOfDisk.draft({ place });
    try {
      draft.add(bytes);
      draft.finish();
    } finally {
      draft.close();
    }
  });
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function unwritable(path: string): Refused {
  return new Refused(
    'file-unwritable',
    `${basename(path)} cannot be written. Check free space and that you may write there.`,
  );
}

/**
 * What stood at the target before must not pass for a result, so it goes first; but never
 * when it is one of the files read.
 */
export async function clearTarget(out: string, inputs: readonly string[]): Promise<void> {
  const target = await realPath(out);
  const read = await Promise.all(inputs.map(realPath));
  if (read.includes(target))
    throw new WrongCall('roi: the output must not replace a file that is read');
  await rm(out, { force: true });
}

async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}
