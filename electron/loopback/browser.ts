import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { deskHost, deskOrigin } from './admission';
import { openPipe } from './browserPipe';
import { launchPath } from './server';

type Environment = Readonly<Record<string, string | undefined>>;

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The installed browser of the Chromium family, or null. `ROI_DESK_BROWSER` names one. */
export function findBrowser(env: Environment): string | null {
  const named = env['ROI_DESK_BROWSER'];
  const places = named === undefined || named === '' ? browserPlaces(env) : [named];
  return places.find((place) => existsSync(place)) ?? null;
}

function browserPlaces(env: Environment): string[] {
  if (process.platform === 'win32') return windowsPlaces(env);
  if (process.platform === 'darwin') return macPlaces(env);
  const folders = (env['PATH'] ?? '/usr/bin').split(delimiter);
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function windowsPlaces(env: Environment): string[] {
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => env[name] ?? '')
    .filter((folder) => folder !== '')
    .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)));
}

function macPlaces(env: Environment): string[] {
  const folders = ['/Applications', join(env['HOME'] ?? '/', 'Applications')];
  return folders.flatMap((folder) => macPrograms.map((program) => join(folder, program)));
}

export interface BrowserStart {
  readonly program: string;
  readonly profile: string;
  readonly port: number;
  readonly launchCode: string;
  readonly isRoot: boolean;
}

export function launchUrl(launchCode: string): string {
  return `${deskOrigin}${launchPath}${launchCode}`;
}

/**
 * The address stays the same while the port does not, and storage hangs on the address.
 * No other name resolves in this browser, so that nothing on a page can reach a network.
 */
export function resolverRules(port: number): string {
  return `MAP ${deskHost}:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
}

export function browserArguments(start: BrowserStart): string[] {
  return [
    `--app=${launchUrl(start.launchCode)}`,
    `--user-data-dir=${start.profile}`,
    `--host-resolver-rules=${resolverRules(start.port)}`,
    '--remote-debugging-pipe',
    '--window-size=1280,860',
    // Or else a bar over the desk warns the clerk of the rules above, which only close doors.
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    '--no-proxy-server',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    // A dump of the page's memory would hold what the vault keeps sealed.
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    ...(start.isRoot ? ['--no-sandbox'] : []),
  ];
}

export interface Browser {
  /** Its exit code; null when it was killed or never started. */
  readonly ended: Promise<number | null>;
  bringToFront(): void;
  end(): void;
}

/**
 * The pipe (file descriptors 3 and 4) reaches nobody but this process. It brings the window
 * forward for a second start, and closes windows a page opens; the browser ends with it when this process dies.
 */
export function startBrowser(start: BrowserStart): Browser {
  const child = spawn(start.program, browserArguments(start), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    ended: waitForEnd(child),
    bringToFront: () => pipe.bringToFront(),
    end: () => void child.kill(),
  };
}

function waitForEnd(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
}
