import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import type { AppHandler } from './originServer';
import {
  sessionRules,
  type Launch,
  type NetworkRule,
  type PermissionCheck,
  type PermissionRequest,
  type Privileges,
  type SaveDialogOptions,
} from './launch';
import { strict } from './strict';
import { DoubleWindow, type WindowOptions } from './window';

const manifest = resolve(import.meta.dirname, '../../package.json');

/** Profiles that a launch of this process holds, for the lock of the single instance. */
const holders = new Map<string, Launch>();

/** What `require('electron')` answers in main, for one launch. */
export function electronModule(launch: Launch): object {
  return strict('electron', {
    app: strict('app', appOf(launch)),
    BrowserWindow: new Proxy(DoubleWindow, {
      construct: (Window, [options]: [WindowOptions]) =>
        strict('BrowserWindow', new Window(launch, options)),
    }),
    Menu: strict('Menu', {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: () => undefined,
    }),
    dialog: strict('dialog', dialogOf(launch)),
    ipcMain: strict('ipcMain', {
      handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) =>
        launch.ipcHandlers.set(channel, handler),
    }),
    powerMonitor: strict('powerMonitor', launch.powerMonitor),
    protocol: strict('protocol', protocolOf(launch)),
    safeStorage: strict('safeStorage', safeStorageOf(launch.secretKey)),
    session: strict('session', {
      defaultSession: sessionOf(launch, ''),
      fromPartition: (partition: string) => sessionOf(launch, partition),
    }),
  });
}

function appOf(launch: Launch) {
  const quit = (): void => {
    launch.phase = 'quit';
    if (holders.get(launch.profileDir) === launch) holders.delete(launch.profileDir);
    launch.app.emit('will-quit');
  };
  const paths: Readonly<Record<string, string>> = {
    userData: launch.profileDir,
    documents: launch.saveDir,
    temp: tmpdir(),
  };
  return {
    on: (event: string, listener: (...args: unknown[]) => void) => launch.app.on(event, listener),
    setName: () => undefined,
    enableSandbox: () => onlyBeforeReady(launch),
    whenReady: () => launch.ready.promise,
    requestSingleInstanceLock: (data: unknown) => takeLock(launch, data),
    commandLine: strict('commandLine', {
      hasSwitch: (name: string) => name === 'practice' && launch.practice,
    }),
    getPath: (name: string) => {
      const path = paths[name];
      if (path === undefined) throw new Error(`electron double: no path for ${name}`);
      return path;
    },
    getVersion: () => (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version,
    quit,
    exit: quit,
  };
}

function takeLock(launch: Launch, data: unknown): boolean {
  const holder = holders.get(launch.profileDir);
  if (holder === undefined) holders.set(launch.profileDir, launch);
  else holder.app.emit('second-instance', {}, [], launch.profileDir, data);
  return holder === undefined;
}

function onlyBeforeReady(launch: Launch): void {
  if (launch.phase !== 'loading') throw new Error('electron double: too late, the app is ready');
}

function protocolOf(launch: Launch) {
  return {
    registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges: Privileges }[]) {
      onlyBeforeReady(launch);
      for (const { scheme, privileges } of schemes) launch.schemes.set(scheme, privileges);
    },
    handle(scheme: string, handler: AppHandler) {
      launch.protocolHandlers.set(scheme, handler);
    },
  };
}

function sessionOf(launch: Launch, partition: string) {
  const rules = sessionRules(launch, partition);
  return strict('session', {
    setPermissionCheckHandler: (check: PermissionCheck) => (rules.check = check),
    setPermissionRequestHandler: (request: PermissionRequest) => (rules.request = request),
    setDevicePermissionHandler: (device: () => boolean) => (rules.device = device),
    webRequest: strict('webRequest', {
      onBeforeRequest: (filter: { urls: string[] }, listener: NetworkRule['listener']) => {
        rules.network = { urls: filter.urls, listener };
      },
    }),
  });
}

function dialogOf(launch: Launch) {
  const { dialogs, saveDir } = launch;
  return {
    showErrorBox(_title: string, sentence: string) {
      dialogs.errors.push(sentence);
    },
    showSaveDialog(_window: unknown, options: SaveDialogOptions) {
      dialogs.asked.push({ kind: 'save', options });
      const queued = dialogs.saves.shift();
      const answer =
        queued === undefined ? join(saveDir, basename(options.defaultPath ?? '')) : queued;
      return Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
    },
    showOpenDialog(_window: unknown, options: unknown) {
      dialogs.asked.push({ kind: 'folder', options });
      const answer = dialogs.folders.shift();
      if (answer === undefined) throw new Error('electron double: nobody answers this dialog');
      return Promise.resolve({
        canceled: answer === null,
        filePaths: answer === null ? [] : [answer],
      });
    },
  };
}

/** AES-GCM under a key the test keeps, as a keychain keeps its own over launches. */
function safeStorageOf(key: Buffer) {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync(text: string) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
    },
    decryptStringAsync(sealed: Buffer) {
      const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      opener.setAuthTag(sealed.subarray(12, 28));
      const text = Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]);
      return Promise.resolve({ result: text.toString('utf8'), shouldReEncrypt: false });
    },
  };
}

export function releaseLock(launch: Launch): void {
  if (holders.get(launch.profileDir) === launch) holders.delete(launch.profileDir);
}
