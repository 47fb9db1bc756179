import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { chromiumPath, quietArguments } from '../e2e/support/chromium';
import type { DeskPlaces, LaunchedDesk } from '../e2e/support/desk';
import { killBrowser } from '../e2e/support/killBrowser';
import { electronModule, releaseLock } from './electronModule';
import { createLaunch, type Launch } from './launch';
import { openOriginServer } from './originServer';
import { applyPermissions } from './permissions';

const builtMain = resolve(import.meta.dirname, '../../out/main/main.cjs');
const deskOrigin = 'http://desk.app.localhost';

export interface ElectronDouble extends LaunchedDesk {
  /** What the app told `electron`, and what the test may answer or emit. */
  readonly launch: Launch;
  readonly context: BrowserContext;
}

export interface DoublePlaces extends DeskPlaces {
  /** The keychain of the PC: hand the same one to the next launch. */
  readonly secretKey?: Buffer;
}

/** Runs the bytes that ship; only `electron` itself is another. Returns what main told it. */
export function runMain(launch: Launch): void {
  const realRequire = createRequire(builtMain);
  const electron = electronModule(launch);
  const run = compileFunction(readFileSync(builtMain, 'utf8'), [
    'exports',
    'require',
    'module',
    '__filename',
    '__dirname',
  ]) as (...args: unknown[]) => void;
  const requireHere = (name: string): unknown =>
    name === 'electron' ? electron : realRequire(name);
  run({}, requireHere, { exports: {} }, builtMain, dirname(builtMain));
}

export function prepareLaunch(places: DoublePlaces): Launch {
  return createLaunch({
    profileDir: places.profileDir,
    saveDir: places.saveDir,
    practice: places.practice === true,
    secretKey: places.secretKey ?? randomBytes(32),
  });
}

/** Opens the desk in the built main and preload, over real Chromium. */
export async function launchElectronDouble(
  places: DoublePlaces,
  /** Done to the page before it loads the desk. */
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<ElectronDouble> {
  const launch = prepareLaunch(places);
  runMain(launch);
  if (launch.phase === 'quit') throw new Error('the desk did not open: another one holds it');
  const origin = await openOriginServer((scheme) => launch.protocolHandlers.get(scheme));
  const context = await startChromium(places, origin.port);
  const shown = openFirstPage(launch, context, prepare);
  launch.phase = 'ready';
  launch.ready.resolve();
  const page = await shown;
  const leave = async (): Promise<void> => {
    releaseLock(launch);
    await origin.close();
  };
  return {
    page,
    launch,
    context,
    shell: 'electron',
    close: () => context.close().then(leave),
    kill: () => killBrowser(page).then(leave),
  };
}

function startChromium(places: DoublePlaces, port: number): Promise<BrowserContext> {
  const rules = `MAP *.localhost:80 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  return chromium.launchPersistentContext(join(places.profileDir, 'browser'), {
    executablePath: chromiumPath(),
    args: [...quietArguments, `--host-resolver-rules=${rules}`],
    viewport: { width: 1280, height: 860 },
  });
}

/** Resolves when the app has loaded its first window; every page it did not ask for is closed. */
function openFirstPage(
  launch: Launch,
  context: BrowserContext,
  prepare: (page: Page) => Promise<void>,
): Promise<Page> {
  return new Promise((resolvePage, reject) => {
    const first = context.pages()[0];
    launch.browser = {
      context,
      takePage: async () => {
        const page = first ?? (await context.newPage());
        context.on('page', (other) => void other.close());
        await prepare(page);
        const session = await context.newCDPSession(page);
        await applyPermissions(session, launch, deskOrigin);
        page.once('load', () => resolvePage(page));
        return page;
      },
    };
    launch.app.once('will-quit', () => reject(new Error('main stopped at its start')));
  });
}
