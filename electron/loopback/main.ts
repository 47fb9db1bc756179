import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDispatch } from '../../shared/shell/dispatch';
import { deskMode, otherModeOpen } from '../host/deskMode';
import { sweepDrafts, sweepPrintFiles } from '../host/leftovers';
import { reportBug } from '../host/reportBug';
import { openScanDesk } from '../host/scanDesk';
import { createAdmission } from './admission';
import { readArguments, type LoopbackOptions } from './arguments';
import { findBrowser, launchUrl, resolverRules, startBrowser, type Browser } from './browser';
import { callHolder } from './callHolder';
import { loopbackHandlers } from './handlers';
import { lockProfile } from './profileLock';
import { waitForOldBrowser } from './oldBrowser';
import { openDeskServer } from './server';
import { watchSleep } from './sleepWatch';

/** `start.mjs` knows it: as root it installs a browser and tries once more. */
const noBrowserCode = 3;
const wrongCallCode = 2;
const startedAt = Date.now();
const projectRoot = resolve(import.meta.dirname, '../..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  const version = (manifest as { version?: unknown }).version;
  return typeof version === 'string' ? version : '0.0.0';
}

/** Opens the server first, so that the lock can name its port before any browser runs. */
async function openDesk(options: LoopbackOptions) {
  const admission = createAdmission();
  const summonSecret = randomBytes(32).toString('base64url');
  const window: { browser: Browser | null } = { browser: null };
  const scans = openScanDesk(() => server.tell('scan.changed'));
  if (options.scanFolder !== null) scans.watch(options.scanFolder);
  const handlers = loopbackHandlers(options, await readVersion(), scans);
  const server = await openDeskServer({
    rendererRoot: join(projectRoot, 'out/renderer'),
    admission,
    dispatch: createDispatch(handlers, reportBug),
    summonSecret,
    mode: deskMode(options.practice),
    summoned: () => window.browser?.bringToFront(),
  });
  watchSleep(Date.now, () => server.tell('power.lock'));
  return { admission, server, summonSecret, window };
}

const usage =
  'ROI Desk was started with a word it does not know. It knows --practice, --profile FOLDER, --save-dir FOLDER, --scan-folder FOLDER, --no-browser.';

function optionsOrNull(): LoopbackOptions | null {
  try {
    return readArguments(process.argv.slice(2), process.env);
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const options = optionsOrNull();
  if (options === null) {
    say(usage);
    return wrongCallCode;
  }
  await mkdir(options.profile, { recursive: true, mode: 0o700 });
  const desk = await openDesk(options);
  const note = {
    pid: process.pid,
    port: desk.server.port,
    secret: desk.summonSecret,
    mode: deskMode(options.practice),
  };
  const lock = await lockProfile(options.profile, note, callHolder);
  switch (lock.kind) {
    case 'first-is-here':
      say(
        `ROI Desk is already open (process ${lock.pid}); its window has been brought to the front.`,
      );
      return 0;
    case 'first-in-other-mode':
      say(otherModeOpen(lock.mode));
      return 1;
    case 'first-is-silent':
      say(
        `ROI Desk seems to be open (process ${lock.pid}) but does not answer. Close it or restart the PC, then start again.`,
      );
      return 1;
    case 'held':
      void sweepPrintFiles(tmpdir(), startedAt);
      void sweepDrafts(options.saveFolder, startedAt);
      return serve(options, desk).finally(() => lock.release());
  }
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function serve(options: LoopbackOptions, desk: Desk): Promise<number> {
  const stopped = stopSignal();
  if (!options.browser) {
    say(
      JSON.stringify({
        port: desk.server.port,
        url: launchUrl(desk.admission.launchCode),
        hostResolverRules: resolverRules(desk.server.port),
      }),
    );
    await stopped;
    return 0;
  }
  return showBrowser(options, desk, stopped);
}

async function showBrowser(
  options: LoopbackOptions,
  desk: Desk,
  stopped: Promise<void>,
): Promise<number> {
  const program = findBrowser(process.env);
  if (program === null) {
    say('No Chromium, Chrome or Edge was found. On Debian: apt install chromium');
    return noBrowserCode;
  }
  if ((await waitForOldBrowser(options.profile)) === 'still-there') {
    say('A browser still has the desk open. Close its window, then start again.');
    return 1;
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot) say('Warning: running as root, so the browser runs without its sandbox.');
  desk.window.browser = startBrowser({
    program,
    profile: options.profile,
    port: desk.server.port,
    launchCode: desk.admission.launchCode,
    isRoot,
  });
  const { browser } = desk.window;
  void stopped.then(() => browser.end());
  const code = await browser.ended;
  if (code === 0 || code === null) return 0;
  say('The browser could not open its window. Is there a display on this PC?');
  return 1;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    reportBug('shell.start-failed', error);
    process.exit(1);
  },
);
