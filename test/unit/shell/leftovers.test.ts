import {
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sweepDrafts, sweepPrintFiles } from '../../../electron/host/leftovers';
import { saveNewFile } from '../../../electron/host/savedFile';
import { withWipedFile } from '../../../electron/host/wipedFile';

const draftName = '.roi-0123456789abcdef.part';
/** No process has so high a number. */
const deadProcess = 999_999_999;
const hour = 60 * 60 * 1000;
const started = Date.now();

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roi-left-'));
});

async function plant(path: string, age = hour): Promise<string> {
  await writeFile(path, 'chart');
  const then = new Date(started - age);
  await utimes(path, then, then);
  return path;
}

async function plantPrintFile(name: string, age = hour): Promise<string> {
  await mkdir(join(folder, name), { mode: 0o700 });
  return plant(join(folder, name, 'print.pdf'), age);
}

describe('a draft that a kill left in the save folder', () => {
  const sweep = () => sweepDrafts(folder, started);

  test('is removed at the next start, and what the clerk keeps there is not', async () => {
    await plant(join(folder, draftName));
    const kept = ['a.pdf', '.roi-notes.part', '.roi-0123456789abcdef.part.pdf', `x${draftName}`];
    for (const name of kept) await plant(join(folder, name));
    await sweep();
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
  });

  test('stays when it is newer than this start: another window is writing it', async () => {
    await plant(join(folder, draftName), -1000);
    await sweep();
    expect(await readdir(folder)).toEqual([draftName]);
  });

  test('goes without harm to the packet that already has its name', async () => {
    await plant(join(folder, draftName));
    await link(join(folder, draftName), join(folder, 'a.pdf'));
    await sweep();
    expect(await readdir(folder)).toEqual(['a.pdf']);
    expect(await readFile(join(folder, 'a.pdf'), 'utf8')).toBe('chart');
  });

  test('is never looked for behind a link or in a folder of that name', async () => {
    const elsewhere = await plant(join(await mkdtemp(join(tmpdir(), 'roi-left-')), 'kept.pdf'));
    await symlink(elsewhere, join(folder, draftName));
    await mkdir(join(folder, '.roi-fedcba9876543210.part'));
    await sweepDrafts(folder, Date.now() + hour);
    expect(await readFile(elsewhere, 'utf8')).toBe('chart');
    expect(await readdir(folder)).toHaveLength(2);
  });

  test('bears the very name a save gives it', async () => {
    const names: string[] = [];
    const big = new Uint8Array(32 * 1024 * 1024);
    const saving = saveNewFile(join(folder, 'a.pdf'), big);
    while (names.length === 0) names.push(...(await readdir(folder)));
    await saving;
    for (const name of names) await plant(join(folder, name));
    await sweep();
    expect(names).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['a.pdf']);
  });

  test('in a folder that is gone disturbs no start', async () => {
    await expect(sweepDrafts(join(folder, 'gone'), started)).resolves.toBeUndefined();
  });
});

describe('a packet that a kill left in the temporary folder while it was printed', () => {
  const sweep = () => sweepPrintFiles(folder, started);

  test('is removed at the next start, with or without the number of its process', async () => {
    await plantPrintFile('roi-desk-aB3xY9');
    await plantPrintFile(`roi-desk-${deadProcess}-aB3xY9`);
    await sweep();
    expect(await readdir(folder)).toEqual([]);
  });

  test('stays when it is newer than this start', async () => {
    await plantPrintFile('roi-desk-aB3xY9', -1000);
    await sweep();
    expect(await readdir(folder)).toEqual(['roi-desk-aB3xY9']);
  });

  test('stays while the other desk of this PC still prints it, but not for ever', async () => {
    await plantPrintFile(`roi-desk-${process.ppid}-aB3xY9`, 60_000);
    await plantPrintFile(`roi-desk-${process.ppid}-old123`, hour + 1000);
    await sweep();
    expect(await readdir(folder)).toEqual([`roi-desk-${process.ppid}-aB3xY9`]);
  });

  test('is never looked for behind a link, and nothing else in such a folder is touched', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'roi-left-'));
    await plant(join(elsewhere, 'print.pdf'));
    await symlink(elsewhere, join(folder, 'roi-desk-link12'));
    await mkdir(join(folder, 'roi-desk-inner1'));
    await symlink(join(elsewhere, 'print.pdf'), join(folder, 'roi-desk-inner1/print.pdf'));
    await plantPrintFile('roi-desk-other1');
    await plant(join(folder, 'roi-desk-other1/notes.txt'));
    await plantPrintFile('roi-desk-notours');
    await sweepPrintFiles(folder, Date.now() + hour);
    expect(await readFile(join(elsewhere, 'print.pdf'), 'utf8')).toBe('chart');
    expect((await readdir(folder)).sort()).toEqual([
      'roi-desk-inner1',
      'roi-desk-link12',
      'roi-desk-notours',
      'roi-desk-other1',
    ]);
    expect(await readdir(join(folder, 'roi-desk-other1'))).toEqual(['notes.txt']);
    expect(await readdir(join(folder, 'roi-desk-notours'))).toEqual(['print.pdf']);
  });

  test('bears the very name that printing gives it', async () => {
    await withWipedFile(folder, new Uint8Array(3), async (path) => {
      const then = new Date(started - 2 * hour);
      await utimes(path, then, then);
      await sweep();
      expect(await readdir(folder)).toEqual([]);
    });
  });
});
