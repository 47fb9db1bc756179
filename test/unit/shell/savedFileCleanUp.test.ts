import type * as FileSystem from 'node:fs/promises';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { saveNewFile } from '../../../electron/host/savedFile';
import { watchScanFolder } from '../../../electron/host/scanFolder';

/** What this disk refuses, as one that is pulled out or breaks at that moment. */
const broken = vi.hoisted(() => ({ remove: false, folder: false, link: false }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>();
  const fail = () => Promise.reject(Object.assign(new Error('broken'), { code: 'EIO' }));
  return {
    ...real,
    link: (from: string, to: string) => (broken.link ? fail() : real.link(from, to)),
    rm: (path: string, options: object) => (broken.remove ? fail() : real.rm(path, options)),
    open: (path: string, flags: string, mode?: number) =>
      broken.folder && flags === 'r' ? fail() : real.open(path, flags, mode),
  };
});

let folder: string;

beforeEach(async () => {
  Object.assign(broken, { remove: false, folder: false, link: false });
  folder = await mkdtemp(join(tmpdir(), 'roi-saved-'));
});

const save = () => saveNewFile(join(folder, 'a.pdf'), new TextEncoder().encode('packet'));

describe('a packet that stands whole under its name', () => {
  test('is saved, also when its draft cannot be removed', async () => {
    broken.remove = true;
    expect(await readFile(await save(), 'utf8')).toBe('packet');
  });

  test('is saved, also when the draft cannot be removed on a stick without hard links', async () => {
    Object.assign(broken, { remove: true, link: true });
    expect(await readFile(await save(), 'utf8')).toBe('packet');
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  test('is saved, also when the disk does not answer for its folder', async () => {
    broken.folder = true;
    expect(await readFile(await save(), 'utf8')).toBe('packet');
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });
});

describe('a scan that has been taken', () => {
  test('is not told as moved while it still lies in the scan folder', async () => {
    await writeFile(join(folder, 'a.pdf'), 'scan');
    broken.remove = true;
    await expect(watchScanFolder(folder, () => 0).done('a.pdf')).rejects.toMatchObject({
      fault: { code: 'shell.scan-not-moved' },
    });
  });
});
