import type { BrowserContext, Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import type { AppHandler } from './originServer';

export interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
  readonly supportFetchAPI?: boolean;
}

export interface SaveDialogOptions {
  readonly defaultPath?: string;
}

export interface PrintOptions {
  readonly silent?: boolean;
  readonly copies?: number;
  readonly pageRanges?: readonly { readonly from: number; readonly to: number }[];
}

export type PrintAnswer = 'sent' | 'cancelled' | 'failed';

export interface PrintedJob {
  readonly options: PrintOptions;
  readonly bytes: Uint8Array;
  readonly answer: PrintAnswer;
}

/** What the test says to the dialogs, and what they were asked. */
export interface Dialogs {
  /** In order; null cancels. Without an answer in line a save goes to `saveDir`. */
  readonly saves: (string | null)[];
  readonly folders: (string | null)[];
  readonly prints: PrintAnswer[];
  /** The sentences of error boxes. */
  readonly errors: string[];
  readonly asked: { readonly kind: 'save' | 'folder'; readonly options: unknown }[];
}

export interface Navigation {
  readonly url: string;
  readonly allowed: boolean;
}

export type PermissionCheck = (contents: null, permission: string) => boolean;
export type PermissionRequest = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
) => void;
export type NetworkRule = {
  readonly urls: readonly string[];
  readonly listener: (
    details: { url: string },
    answer: (ruling: { cancel?: boolean }) => void,
  ) => void;
};

/** What the app told one session; Electron grants what nobody refuses. */
export interface SessionRules {
  check: PermissionCheck | null;
  request: PermissionRequest | null;
  device: (() => boolean) | null;
  network: NetworkRule | null;
}

/** Everything one launch of the double remembers. */
export interface Launch {
  readonly app: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly profileDir: string;
  readonly saveDir: string;
  readonly practice: boolean;
  readonly secretKey: Buffer;
  readonly dialogs: Dialogs;
  readonly printed: PrintedJob[];
  readonly navigations: Navigation[];
  readonly windowOpens: { readonly url: string; readonly action: string }[];
  readonly rawWindowOptions: unknown[];
  readonly windows: (EventEmitter & { readonly webContents: { readonly id: number } })[];
  readonly schemes: Map<string, Privileges>;
  readonly protocolHandlers: Map<string, AppHandler>;
  readonly ipcHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>;
  readonly sessions: Map<string, SessionRules>;
  /** Set by the launcher once Chromium runs. */
  browser: { readonly context: BrowserContext; takePage(): Promise<Page> } | null;
  phase: 'loading' | 'ready' | 'quit';
  ready: { readonly promise: Promise<void>; resolve(): void };
}

export function sessionRules(launch: Launch, partition: string): SessionRules {
  const known = launch.sessions.get(partition);
  if (known !== undefined) return known;
  const rules: SessionRules = { check: null, request: null, device: null, network: null };
  launch.sessions.set(partition, rules);
  return rules;
}

export type LaunchOptions = Pick<Launch, 'profileDir' | 'saveDir' | 'practice' | 'secretKey'>;

export function createLaunch(options: LaunchOptions): Launch {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return {
    ...options,
    app: new EventEmitter(),
    powerMonitor: new EventEmitter(),
    dialogs: { saves: [], folders: [], prints: [], errors: [], asked: [] },
    printed: [],
    navigations: [],
    windowOpens: [],
    rawWindowOptions: [],
    windows: [],
    schemes: new Map(),
    protocolHandlers: new Map(),
    ipcHandlers: new Map(),
    sessions: new Map(),
    browser: null,
    phase: 'loading',
    ready: { promise, resolve: () => resolve() },
  };
}
