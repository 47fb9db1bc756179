import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerRendererFile } from '../../../electron/host/rendererFiles';
import { refuseWrite } from '../../../electron/host/diskFaults';
import { saveNewFile } from '../../../electron/host/savedFile';
import { watchScanFolder } from '../../../electron/host/scanFolder';
import { secretFiles } from '../../../electron/host/secretFiles';
import { withWipedFile } from '../../../electron/host/wipedFile';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roi-files-'));
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('a saved packet', () => {
  test('gets a number when its name is taken, also when ten are saved at once', async () => {
    const saves = Array.from({ length: 10 }, (_, index) =>
      saveNewFile(join(folder, 'a.pdf'), bytesOf(`packet ${index}`)),
    );
    const paths = await Promise.all(saves);
    expect(new Set(paths).size).toBe(10);
    const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    expect(texts).toEqual(paths.map((_, index) => `packet ${index}`));
    expect(await readdir(folder)).toHaveLength(10);
  });

  test('can be read by its owner only', async () => {
    const path = await saveNewFile(join(folder, 'a.pdf'), bytesOf('x'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('a folder that has gone is named as such, and nothing is left', async () => {
    await expect(saveNewFile(join(folder, 'gone', 'a.pdf'), bytesOf('x'))).rejects.toMatchObject({
      fault: { code: 'shell.folder-gone' },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a full disk is named as such', () => {
    expect(() => refuseWrite({ code: 'ENOSPC' })).toThrow('shell.disk-full');
    expect(() => refuseWrite({ code: 'EDQUOT' })).toThrow('shell.disk-full');
    expect(() => refuseWrite({ code: 'EROFS' })).toThrow('shell.cannot-write-there');
  });
});

describe('the scan folder', () => {
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  const names = (scans: ReturnType<typeof watchScanFolder>) =>
    scans.list().map((file) => file.name);

  test('a scan appears once it has stopped growing, not before', async () => {
    let now = 0;
    const scans = watchScanFolder(folder, () => now);
    await write('a.pdf', 'half');
    expect(await scans.look()).toBe(false);
    now = 1400;
    await write('a.pdf', 'half and more');
    expect(await scans.look()).toBe(false);
    now = 2800;
    expect(await scans.look()).toBe(false);
    now = 2900;
    expect(await scans.look()).toBe(true);
    expect(names(scans)).toEqual(['a.pdf']);
    expect(await scans.look()).toBe(false);
  });

  test('a scan whose size stays but which is written again waits anew', async () => {
    let now = 0;
    const scans = watchScanFolder(folder, () => now);
    await write('a.pdf', 'same');
    await scans.look();
    await utimes(join(folder, 'a.pdf'), 5, 5);
    now = 2000;
    expect(await scans.look()).toBe(false);
  });

  test('only scans are offered: no other kind, no empty file, no link, no folder', async () => {
    let now = 0;
    const scans = watchScanFolder(folder, () => now);
    await Promise.all(
      ['a.PDF', 'b.tif', 'c.jpeg', 'd.png', 'e.docx', '.f.pdf', 'g.TXT', 'h.xml', 'i.json'].map(
        (name) => write(name, 'x'),
      ),
    );
    await write('empty.pdf', '');
    await symlink('/etc/hostname', join(folder, 'link.pdf'));
    await mkdir(join(folder, 'folder.pdf'));
    await scans.look();
    now = 5000;
    await scans.look();
    expect(names(scans).sort()).toEqual([
      'a.PDF',
      'b.tif',
      'c.jpeg',
      'd.png',
      'g.TXT',
      'h.xml',
      'i.json',
    ]);
    await expect(scans.read('link.pdf')).rejects.toMatchObject({
      fault: { code: 'shell.scan-vanished' },
    });
    await expect(scans.read('../a.pdf')).rejects.toMatchObject({
      fault: { code: 'shell.scan-vanished' },
    });
    await expect(scans.read('e.docx')).rejects.toMatchObject({
      fault: { code: 'shell.scan-vanished' },
    });
  });

  test('a scan that vanishes is told as such, and two of one name both stay', async () => {
    const scans = watchScanFolder(folder, () => 0);
    await write('a.pdf', 'one');
    expect(await scans.done('a.pdf')).toBe('a.pdf');
    await write('a.pdf', 'two');
    expect(await scans.done('a.pdf')).toBe('a (2).pdf');
    await expect(scans.done('a.pdf')).rejects.toMatchObject({
      fault: { code: 'shell.scan-vanished' },
    });
    expect((await readdir(join(folder, 'done'))).sort()).toEqual(['a (2).pdf', 'a.pdf']);
  });

  test('a folder that is unplugged empties the list and is seen to be gone', async () => {
    let now = 0;
    const scans = watchScanFolder(folder, () => now);
    await write('a.pdf', 'x');
    await scans.look();
    now = 5000;
    await scans.look();
    await rm(folder, { recursive: true });
    expect(await scans.look()).toBe(true);
    expect(scans.list()).toEqual([]);
    expect(await scans.exists()).toBe(false);
  });
});

describe('a secret of the device', () => {
  test('the newest one is kept whole, for its owner only', async () => {
    const secrets = secretFiles(join(folder, 'secrets'));
    expect(await secrets.get('device')).toBeNull();
    await secrets.put('device', bytesOf('one'));
    await secrets.put('device', bytesOf('two'));
    expect(await secrets.get('device')).toEqual(bytesOf('two'));
    expect(await readdir(join(folder, 'secrets'))).toEqual(['device.secret']);
    expect((await stat(join(folder, 'secrets/device.secret'))).mode & 0o777).toBe(0o600);
  });
});

describe('a packet lent to the printer', () => {
  test('is gone afterwards, also when printing fails', async () => {
    let seen = '';
    const failing = withWipedFile(folder, bytesOf('packet'), async (path) => {
      seen = await readFile(path, 'utf8');
      await chmod(path, 0o600);
      throw new Error('no paper');
    });
    await expect(failing).rejects.toThrow('no paper');
    expect(seen).toBe('packet');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a file of the renderer', () => {
  test('is served with its kind and the policy; a link out of the folder is not', async () => {
    const root = join(folder, 'renderer');
    await mkdir(root);
    await writeFile(join(root, 'a.js'), 'code');
    await writeFile(join(folder, 'main.js'), 'secret');
    await symlink(join(folder, 'main.js'), join(root, 'link.js'));
    const found = await answerRendererFile(root, '/a.js');
    expect(found).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    expect(found.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await answerRendererFile(root, '/link.js')).status).toBe(404);
    expect((await answerRendererFile(root, '/none.js')).status).toBe(404);
    expect(basename(root)).toBe('renderer');
  });
});
