import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toAppUrl, toBrowserUrl } from './originServer';
import type { Launch, PrintAnswer, PrintOptions } from './launch';
import { drivePage, type DrivenPage, type PageWatcher } from './page';
import { strict } from './strict';

interface WebPreferences {
  readonly preload?: string;
  readonly plugins?: boolean;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly webSecurity?: boolean;
  readonly webviewTag?: boolean;
  readonly partition?: string;
}

export interface WindowOptions {
  readonly webPreferences?: WebPreferences;
}

type OpenAnswer = { readonly action: 'allow' | 'deny' };

/** Weakened windows are never what a test wants to see pass. */
function refuseWeak(preferences: WebPreferences): void {
  const weak =
    preferences.sandbox === false ||
    preferences.contextIsolation === false ||
    preferences.nodeIntegration === true ||
    preferences.webSecurity === false ||
    preferences.webviewTag === true;
  if (weak) throw new Error('electron double: this window would be open to its page');
}

let lastId = 0;

class DoubleWebContents extends EventEmitter {
  readonly id: number;
  driven: DrivenPage | null = null;
  file: string | null = null;
  url = '';
  openHandler: ((details: { url: string }) => OpenAnswer) | null = null;

  constructor(
    readonly launch: Launch,
    readonly plugins: boolean,
  ) {
    super();
    lastId += 1;
    this.id = lastId;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => OpenAnswer): void {
    this.openHandler = handler;
  }

  getURL(): string {
    return this.url;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.driven === null) throw new Error('electron double: nothing is loaded');
    this.driven.send(channel, structuredClone(args)).catch(() => undefined);
  }

  print(options: PrintOptions, done: (sent: boolean, reason: string) => void): void {
    const file = this.file;
    if (file === null || !this.plugins) throw new Error('electron double: no PDF is shown here');
    void readFile(file).then((bytes) => {
      const answer: PrintAnswer = this.launch.dialogs.prints.shift() ?? 'sent';
      this.launch.printed.push({ options, bytes: new Uint8Array(bytes), answer });
      done(answer === 'sent', answer === 'cancelled' ? 'Print job canceled' : 'Print job failed');
    });
  }
}

export class DoubleWindow extends EventEmitter {
  readonly webContents: DoubleWebContents;
  private destroyed = false;

  constructor(
    private readonly launch: Launch,
    private readonly options: WindowOptions,
  ) {
    super();
    if (launch.phase !== 'ready') throw new Error('electron double: the app is not ready');
    const preferences = options.webPreferences ?? {};
    refuseWeak(preferences);
    launch.rawWindowOptions.push(options);
    launch.windows.push(this);
    const contents = new DoubleWebContents(launch, preferences.plugins === true);
    this.webContents = strict('webContents', contents);
    launch.app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    if (url.startsWith('file:')) {
      this.showFile(url);
      return;
    }
    const scheme = url.split(':')[0] ?? '';
    const privileges = this.launch.schemes.get(scheme);
    if (privileges?.standard !== true || privileges.secure !== true) {
      throw new Error(`electron double: ${scheme}: is not registered as standard and secure`);
    }
    const browser = this.launch.browser;
    if (browser === null) throw new Error('electron double: Chromium does not run');
    this.webContents.url = url;
    const page = await browser.takePage();
    const preload = this.options.webPreferences?.preload;
    const script = preload === undefined ? '' : readFileSync(preload, 'utf8');
    this.webContents.driven = await drivePage(page, script, this.watcher());
    page.on('close', () => this.closed());
    await this.webContents.driven.load(toBrowserUrl(url));
    this.emit('ready-to-show');
  }

  /** A PDF in a hidden window: kept for the printer, not shown. */
  private showFile(url: string): void {
    this.webContents.file = fileURLToPath(url);
    this.webContents.url = url;
  }

  private watcher(): PageWatcher {
    const { launch, webContents } = this;
    return {
      invoked: (channel, args, url) => {
        const handler = launch.ipcHandlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        const senderFrame = strict('senderFrame', { parent: null, url: toAppUrl(url) });
        return handler(strict('event', { sender: webContents, senderFrame }), ...args);
      },
      mayNavigate: (url, isRedirect) => {
        let allowed = true;
        const event = { url: toAppUrl(url), preventDefault: () => (allowed = false) };
        webContents.emit(isRedirect ? 'will-redirect' : 'will-navigate', event, event.url);
        launch.navigations.push({ url: event.url, allowed });
        return allowed;
      },
      openedWindow: (url) => {
        const answer = webContents.openHandler?.({ url: toAppUrl(url) }) ?? { action: 'allow' };
        launch.windowOpens.push({ url: toAppUrl(url), action: answer.action });
      },
    };
  }

  private closed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('closed');
    this.launch.app.emit('window-all-closed');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.emit('restore');
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}
