import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumPath, quietArguments } from './chromium';
import type { DeskPlaces, LaunchedDesk } from './desk';
import { killBrowser } from './killBrowser';

const projectRoot = resolve(import.meta.dirname, '../../..');

export interface LoopbackStart {
  readonly port: number;
  readonly url: string;
  readonly hostResolverRules: string;
}

export interface LoopbackServer extends LoopbackStart {
  readonly child: ChildProcess;
}

/** The process of the product, with the browser left to the test. */
export function spawnLoopback(places: DeskPlaces): ChildProcess {
  const args = ['--import', 'tsx', 'electron/loopback/main.ts', '--no-browser'];
  args.push('--profile', places.profileDir, '--save-dir', places.saveDir);
  if (places.scanDir !== undefined) args.push('--scan-folder', places.scanDir);
  if (places.practice === true) args.push('--practice');
  return spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] });
}

export async function startLoopback(places: DeskPlaces): Promise<LoopbackServer> {
  const child = spawnLoopback(places);
  const line = await firstLine(child);
  if (!line.startsWith('{')) throw new Error(`the desk did not open: ${line}`);
  return { ...(JSON.parse(line) as LoopbackStart), child };
}

export async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown];
  return String(line);
}

export async function launchLoopback(
  places: DeskPlaces,
  /** Done to the page before it loads the desk. */
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<LaunchedDesk & { server: LoopbackServer; context: BrowserContext }> {
  const server = await startLoopback(places);
  const context = await chromium.launchPersistentContext(`${places.profileDir}/browser`, {
    executablePath: chromiumPath(),
    args: [...quietArguments, `--host-resolver-rules=${server.hostResolverRules}`],
    acceptDownloads: true,
    viewport: { width: 1280, height: 860 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await prepare(page);
  await page.goto(server.url);
  return {
    page,
    context,
    server,
    shell: 'loopback',
    close: async () => {
      await context.close();
      await end(server.child, 'SIGTERM');
    },
    kill: async () => {
      await killBrowser(page);
      await end(server.child, 'SIGKILL');
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
