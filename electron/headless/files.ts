import { open, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../shared/domain/base/fault';
import { WrongCall } from './arguments';

/**
 * In memory that threads share. Refused when it is not there or cannot be read. The name is the
 * caller's own and may be said.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readShared(path);
  } catch {
    throw new Refused(
      'file-unreadable',
      `${basename(path)} cannot be read. Check that it is there and that you may open it.`,
    );
  }
}

async function readShared(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer((await file.stat()).size));
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, at);
      if (bytesRead === 0) throw new Error('the file became shorter');
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
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

/** Whole or not at all: a temporary name beside the target, then renamed over it. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await rename(temporary, path);
  } catch {
    await rm(temporary, { force: true });
    throw new Refused(
      'file-unwritable',
      `${basename(path)} cannot be written. Check free space and that you may write there.`,
    );
  }
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
