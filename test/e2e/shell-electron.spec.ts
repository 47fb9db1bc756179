import { expect, test } from '@playwright/test';
import { refusedPermissions } from '../../electron/permissions';
import {
  launchElectronDouble,
  prepareLaunch,
  runMain,
  type ElectronDouble,
} from '../electron-double/launchElectronDouble';
import { askApp, isNetworkDenied } from '../electron-double/permissions';
import { sessionRules } from '../electron-double/launch';
import { connectAdapter } from './support/adapter';
import { freshPlaces, type DeskPlaces } from './support/desk';

let desk: ElectronDouble;
let places: DeskPlaces;

test.beforeAll(async () => {
  places = await freshPlaces();
  desk = await launchElectronDouble(places);
  await connectAdapter(desk.page);
});

test.afterAll(() => desk.close());

test('the window says itself that it is sandboxed and isolated', () => {
  expect(desk.launch.rawWindowOptions[0]).toMatchObject({
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  });
});

test('the page does not leave the desk', async () => {
  const home = desk.page.url();
  for (const url of ['https://elsewhere.invalid/', 'file:///etc/passwd', '/index.html?again']) {
    await desk.page.evaluate((address) => {
      location.href = address;
    }, url);
  }
  await expect.poll(() => desk.launch.navigations.length).toBeGreaterThan(1);
  expect(desk.launch.navigations.every(({ allowed }) => !allowed)).toBe(true);
  expect(desk.page.url()).toBe(home);
});

test('window.open is denied by main', async () => {
  await desk.page.evaluate(() => void window.open('https://elsewhere.invalid/'));
  await expect.poll(() => desk.launch.windowOpens.at(-1)?.action).toBe('deny');
  await expect.poll(() => desk.context.pages().length).toBe(1);
});

test('a page that is not the desk gets no answer from main, nor does a frame in the desk', async () => {
  const handler = desk.launch.ipcHandlers.get('shell:invoke')!;
  const sender = { id: desk.launch.windows[0]!.webContents.id };
  const ask = (senderFrame: unknown, from = sender) =>
    handler({ sender: from, senderFrame }, 'desk.info', {});
  const url = 'app://desk/';
  const refused = { ok: false, fault: { code: 'shell.untrusted-sender' } };
  expect(await ask({ url, parent: null })).toMatchObject({ ok: true });
  expect(await ask({ url: 'app://evil/', parent: null })).toMatchObject(refused);
  expect(await ask({ url: 'evil://desk/', parent: null })).toMatchObject(refused);
  expect(await ask({ url: 'app://desk.evil/', parent: null })).toMatchObject(refused);
  expect(await ask({ url: '', parent: null })).toMatchObject(refused);
  expect(await ask({ url, parent: {} })).toMatchObject(refused);
  expect(await ask(null)).toMatchObject(refused);
  expect(await ask({ url, parent: null }, { id: -1 })).toMatchObject(refused);
});

test('permissions are refused unless the table grants them, in the print window too', () => {
  const refused = { asked: false, checked: false };
  for (const permission of [
    ...Object.keys(refusedPermissions),
    'not-yet-invented',
    'constructor',
  ]) {
    expect(askApp(desk.launch, permission), permission).toEqual(refused);
  }
  expect(askApp(desk.launch, 'clipboard-sanitized-write')).toEqual({ asked: true, checked: true });
  expect(sessionRules(desk.launch, 'print').check?.(null, 'geolocation')).toBe(false);
  expect(sessionRules(desk.launch, '').device?.()).toBe(false);
});

test('the session lets nothing out to a network', () => {
  for (const url of [
    'http://elsewhere.invalid/',
    'https://elsewhere.invalid/',
    'wss://e.invalid/',
  ]) {
    expect(isNetworkDenied(desk.launch, url), url).toBe(true);
  }
});

test('a locked screen and a sleeping PC reach the page', async () => {
  desk.launch.powerMonitor.emit('lock-screen');
  desk.launch.powerMonitor.emit('suspend');
  await expect
    .poll(() => desk.page.evaluate(() => window.heard))
    .toEqual(['power.lock', 'power.lock']);
});

test('printing asks by dialog, counts pages as the printer does, and tells what came of it', async () => {
  const print = () =>
    desk.page.evaluate(() =>
      window.testShell.invoke('print.pdf', {
        bytes: new Uint8Array([37, 80, 68, 70]),
        copies: 2,
        pageRange: { from: 3, to: 5 },
      }),
    );
  desk.launch.dialogs.prints.push('sent', 'cancelled', 'failed');
  expect(await print()).toEqual({ ok: true, value: { outcome: 'sent' } });
  expect(desk.launch.printed[0]).toMatchObject({
    options: { silent: false, copies: 2, pageRanges: [{ from: 2, to: 4 }] },
    bytes: new Uint8Array([37, 80, 68, 70]),
  });
  expect(await print()).toEqual({ ok: true, value: { outcome: 'cancelled' } });
  expect(await print()).toMatchObject({ ok: false, fault: { code: 'shell.print-failed' } });
});

test('a save that the clerk cancels saves nothing', async () => {
  desk.launch.dialogs.saves.push(null);
  const reply = await desk.page.evaluate(() =>
    window.testShell.invoke('file.save', { suggestedName: 'a.pdf', bytes: new Uint8Array(1) }),
  );
  expect(reply).toEqual({ ok: true, value: { saved: false } });
});

test('a second start brings the first window to the front and opens none', () => {
  let focused = 0;
  desk.launch.windows[0]!.on('focus', () => (focused += 1));
  const second = prepareLaunch(places);
  runMain(second);
  expect(second.phase).toBe('quit');
  expect(second.windows).toHaveLength(0);
  expect(focused).toBe(1);
});

test('a second start to practise leaves the real desk where it is and says why', () => {
  let focused = 0;
  desk.launch.windows[0]!.on('focus', () => (focused += 1));
  const second = prepareLaunch({ ...places, practice: true });
  runMain(second);
  expect(second.phase).toBe('quit');
  expect(second.dialogs.errors).toEqual(['The real desk is open. Close it to practise.']);
  expect(focused).toBe(0);
});
