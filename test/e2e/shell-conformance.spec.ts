import { expect, test, type Page } from '@playwright/test';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronDouble } from '../electron-double/launchElectronDouble';
import { launchElectronDouble } from '../electron-double/launchElectronDouble';
import { connectAdapter } from './support/adapter';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';

/** What a page may count on, whichever shell is under it. */
const shells = { electron: launchElectronDouble, loopback: launchLoopback } as const;

type Places = DeskPlaces & { scanDir: string };

function isDouble(desk: LaunchedDesk): desk is ElectronDouble {
  return desk.shell === 'electron';
}

async function open(name: keyof typeof shells, places: Places, practice = false) {
  const desk: LaunchedDesk = await shells[name]({ ...places, practice });
  await connectAdapter(desk.page);
  return desk;
}

/** The electron shell asks by dialog for what the loopback shell was told at its start. */
async function chooseScanFolder(desk: LaunchedDesk, places: Places): Promise<void> {
  if (isDouble(desk)) desk.launch.dialogs.folders.push(places.scanDir);
  await desk.page.evaluate(() => window.testShell.invoke('scan.choose', {}));
}

function statusOf(page: Page, path: string): Promise<number> {
  return page.evaluate(async (url) => (await fetch(url)).status, path);
}

for (const name of Object.keys(shells) as (keyof typeof shells)[]) {
  test.describe(`the ${name} shell`, () => {
    let places: Places;
    let desk: LaunchedDesk;

    test.beforeAll(async () => {
      places = await freshPlaces();
      desk = await open(name, places);
    });

    test.afterAll(async () => {
      await desk.close();
      const { profileDir, saveDir, scanDir } = places;
      await Promise.all(
        [profileDir, saveDir, scanDir].map((path) => rm(path, { recursive: true, force: true })),
      );
    });

    test('says which shell it is and that this is no practice', async () => {
      const info = await desk.page.evaluate(() => window.testShell.info);
      expect(info).toMatchObject({ shell: name, version: '0.1.0', practice: false });
    });

    test('gives the page a secure place with private files', async () => {
      const facts = await desk.page.evaluate(async () => ({
        isSecure: isSecureContext,
        // Without it files are handed to the PDF workers whole.
        isIsolated: crossOriginIsolated,
        hasKeys: typeof crypto.subtle,
        files: (await navigator.storage.getDirectory()).kind,
        cookie: document.cookie,
        node: typeof (globalThis as Record<string, unknown>)['process'],
      }));
      expect(facts).toEqual({
        isSecure: true,
        isIsolated: true,
        hasKeys: 'object',
        files: 'directory',
        cookie: '',
        node: 'undefined',
      });
    });

    test('sends its content security policy with the page, and the browser enforces it', async () => {
      const facts = await desk.page.evaluate(async () => {
        const policy = (await fetch('/')).headers.get('content-security-policy');
        const script = document.createElement('script');
        script.textContent = 'window.inlineScriptRan = true';
        document.head.append(script);
        const outside = await fetch('http://127.0.0.1:9/').then(
          () => 'reached',
          () => 'refused',
        );
        return { policy, ran: 'inlineScriptRan' in window, outside };
      });
      expect(facts.policy).toContain("default-src 'none'");
      expect(facts.policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(facts.ran).toBe(false);
      expect(facts.outside).toBe('refused');
    });

    test('refuses a verb that is not in the table, also the names every object has', async () => {
      for (const verb of ['desk.format', 'constructor', '__proto__', 'toString', '']) {
        const reply = await desk.page.evaluate(
          (unknown) => window.testShell.invoke(unknown as 'desk.info', {}),
          verb,
        );
        expect(reply).toMatchObject({ ok: false });
      }
      const reply = await desk.page.evaluate(() =>
        window.testShell.invoke('constructor' as 'desk.info', {}),
      );
      expect(reply).toMatchObject({ fault: { code: 'shell.unknown-verb' } });
    });

    test('refuses an input of the wrong shape', async () => {
      const reply = await desk.page.evaluate(() =>
        window.testShell.invoke('print.pdf', { bytes: 'text' } as never),
      );
      expect(reply).toMatchObject({ ok: false, fault: { code: 'shell.bad-input' } });
    });

    test('refuses a file name that leads into another folder', async () => {
      for (const suggestedName of ['../out.pdf', 'a/b.pdf', 'a\\b.pdf', '.hidden', 'nul.pdf', '']) {
        const reply = await desk.page.evaluate(
          (wanted) =>
            window.testShell.invoke('file.save', {
              suggestedName: wanted,
              bytes: new Uint8Array(1),
            }),
          suggestedName,
        );
        expect(reply).toMatchObject({ ok: false, fault: { code: 'shell.bad-input' } });
      }
    });

    test('saves a file whole, and beside a file that has the name already', async () => {
      const save = (fill: number) =>
        desk.page.evaluate(
          (value) =>
            window.testShell.invoke('file.save', {
              suggestedName: 'Packet R-17.pdf',
              bytes: new Uint8Array(700_000).fill(value),
            }),
          fill,
        );
      expect(await save(1)).toEqual({ ok: true, value: { saved: true, name: 'Packet R-17.pdf' } });
      expect(await save(2)).toEqual({
        ok: true,
        value: { saved: true, name: 'Packet R-17 (2).pdf' },
      });
      const [first, second] = await Promise.all(
        ['Packet R-17.pdf', 'Packet R-17 (2).pdf'].map((file) =>
          readFile(join(places.saveDir, file)),
        ),
      );
      expect(first!.equals(Buffer.alloc(700_000, 1))).toBe(true);
      expect(second!.equals(Buffer.alloc(700_000, 2))).toBe(true);
      expect(await readdir(places.saveDir)).toHaveLength(2);
    });

    test('keeps a secret and gives back the very bytes', async () => {
      const replies = await desk.page.evaluate(async () => {
        const { testShell } = window;
        const bytes = new Uint8Array([0, 255, 1, 128, 13, 10]);
        return [
          await testShell.invoke('secret.get', { name: 'device' }),
          await testShell.invoke('secret.put', { name: 'device', bytes }),
          await testShell.invoke('secret.get', { name: 'device' }),
        ].map((reply) =>
          JSON.stringify(reply, (_key, value: unknown) =>
            value instanceof Uint8Array ? [...value] : value,
          ),
        );
      });
      expect(replies.map((reply) => JSON.parse(reply) as unknown)).toEqual([
        { ok: true, value: { found: false } },
        { ok: true, value: { kept: true } },
        { ok: true, value: { found: true, bytes: [0, 255, 1, 128, 13, 10] } },
      ]);
    });

    test('hands over a scan when it is whole, and moves it away when it is done', async () => {
      await chooseScanFolder(desk, places);
      await writeFile(join(places.scanDir, 'page.tif'), 'scanned');
      await writeFile(join(places.scanDir, 'notes.docx'), 'not a scan');
      await expect
        .poll(() => desk.page.evaluate(() => window.heard), { timeout: 20_000 })
        .toContain('scan.changed');
      const result = await desk.page.evaluate(async () => {
        const { testShell } = window;
        const list = await testShell.invoke('scan.list', {});
        const read = await testShell.invoke('scan.read', { name: 'page.tif' });
        return {
          names: list.ok ? list.value.files.map((file) => file.name) : [],
          text: read.ok ? new TextDecoder().decode(read.value.bytes) : read.fault.code,
          done: await testShell.invoke('scan.done', { name: 'page.tif' }),
          again: await testShell.invoke('scan.read', { name: 'page.tif' }),
          outside: await testShell.invoke('scan.read', { name: '../page.tif' }),
        };
      });
      expect(result.names).toEqual(['page.tif']);
      expect(result.text).toBe('scanned');
      expect(result.done).toEqual({ ok: true, value: { movedAs: 'page.tif' } });
      expect(result.again).toMatchObject({ ok: false, fault: { code: 'shell.scan-vanished' } });
      expect(result.outside).toMatchObject({ ok: false, fault: { code: 'shell.scan-vanished' } });
      expect(await readFile(join(places.scanDir, 'done/page.tif'), 'utf8')).toBe('scanned');
    });

    test('serves nothing but the desk', async () => {
      for (const path of [
        '/..%2fmain%2fmain.cjs',
        '/%2e%2e%2fmain%2fmain.cjs',
        '/..%5cmain%5cmain.cjs',
        '/assets/..%2f..%2fmain%2fmain.cjs',
        '/%00index.html',
        '/C:%5cindex.html',
        '/.built',
        '/index.html%2f',
        '/no-such-page.html',
        '/%',
      ]) {
        expect(await statusOf(desk.page, path), path).toBe(404);
      }
      expect(await statusOf(desk.page, '/index.html')).toBe(200);
    });

    test('grants no camera, no microphone and no place', async () => {
      const states = await desk.page.evaluate(() =>
        Promise.all(
          ['geolocation', 'camera', 'microphone'].map(
            async (permission) =>
              (await navigator.permissions.query({ name: permission as PermissionName })).state,
          ),
        ),
      );
      expect(states).toEqual(['denied', 'denied', 'denied']);
    });
  });

  test(`what the ${name} shell stored is there after it was killed and started again`, async () => {
    const places = await freshPlaces();
    const first = await open(name, places);
    await first.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const file = await root.getFileHandle('kept', { create: true });
      const writer = await file.createWritable();
      await writer.write('kept');
      await writer.close();
    });
    await first.kill();
    const second = await open(name, places, true);
    const facts = await second.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const file = await (await root.getFileHandle('kept')).getFile();
      return { text: await file.text(), practice: window.testShell.info.practice };
    });
    expect(facts).toEqual({ text: 'kept', practice: true });
    await second.close();
  });
}
