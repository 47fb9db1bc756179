import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../shared/domain/base/bytes';

const program = '/usr/bin/chromium';
const switches = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--remote-debugging-port=0',
];

interface Said {
  readonly acknowledged?: string;
  readonly done?: { named: number; whole: string[]; report: unknown; swept: number; left: number };
  readonly failed?: string;
}

/** One run of Chromium over a profile that outlives it. */
interface Run {
  readonly page: Page;
  ask(verb: 'burst' | 'check', page?: Page): Promise<void>;
  readonly said: Said[];
  until(test: (said: Said[]) => boolean): Promise<void>;
  kill(): Promise<void>;
}

let server: Server;
let origin: string;
let profile: string;

beforeAll(async () => {
  const entry = fileURLToPath(new URL('browserDesk.mjs', import.meta.url));
  const bundle = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  const script = bundle.outputFiles[0]!.text;
  server = createServer((request, response) => {
    const isScript = request.url === '/desk.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>desk</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  profile = mkdtempSync(join(tmpdir(), 'desk-profile-'));
});

afterAll(() => {
  server.close();
  rmSync(profile, { recursive: true, force: true });
});

async function debugAddress(): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  for (let tries = 0; tries < 600; tries += 1) {
    const [port, path] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await pause(50);
  }
  throw new Error('Chromium did not start');
}

async function killed(browser: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  process.kill(-browser.pid!, 'SIGKILL');
  await gone;
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  rmSync(join(profile, 'SingletonLock'), { force: true });
}

async function start(): Promise<Run> {
  const options = { detached: true, stdio: 'ignore' as const };
  const browser = spawn(program, [...switches, `--user-data-dir=${profile}`], options);
  const connection = await chromium.connectOverCDP(await debugAddress());
  const context = connection.contexts()[0]!;
  const page = await context.newPage();
  const said: Said[] = [];
  await context.exposeFunction('said', (word: Said) => said.push(word));
  const ask = async (verb: string, on = page) => {
    await on.goto(origin);
    await on.evaluate((order) => {
      const worker = new Worker('/desk.js', { type: 'module' });
      const { said: tell } = globalThis as unknown as { said: (word: unknown) => void };
      worker.onmessage = ({ data }) => {
        tell(data);
      };
      worker.postMessage(order);
    }, verb);
  };
  const until = async (test: (words: Said[]) => boolean) => {
    for (let tries = 0; tries < 1200 && !test(said); tries += 1) await pause(25);
    expect(said.filter(({ failed }) => failed !== undefined)).toEqual([]);
  };
  return { page, ask, said, until, kill: () => killed(browser) };
}

function databaseFolder(): string {
  const all = join(profile, 'Default/IndexedDB');
  return join(
    all,
    readdirSync(all).find((name) => name.endsWith('.leveldb'))!,
  );
}

function databaseLog(): string {
  return readFileSync(join(databaseFolder(), 'LOG'), 'utf8');
}

/** What a kill between two system calls leaves: a record whose head tells of more than there is. */
function cutOffRecord(): void {
  const folder = databaseFolder();
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .sort()
    .at(-1)!;
  const head = [1, 2, 3, 4, 0x00, 0x04, 1];
  appendFileSync(join(folder, newest), Uint8Array.from([...head, ...utf8('cut off')]));
}

describe.skipIf(!existsSync(program))('in a real Chromium', () => {
  it('every acknowledged change and file is there after the browser is killed in the middle of writing', async () => {
    const acknowledged: string[] = [];
    for (const words of [3, 17, 40]) {
      const writing = await start();
      await writing.ask('burst');
      await writing.until((said) => said.length >= words);
      await writing.kill();
      acknowledged.push(...writing.said.flatMap((word) => word.acknowledged ?? []));

      const reading = await start();
      await reading.ask('check');
      await reading.until((said) => said.length > 0);
      await reading.kill();
      const { done } = reading.said[0]!;
      expect(done!.whole).toEqual(expect.arrayContaining(acknowledged));
      expect(done!.whole).toHaveLength(done!.named);
      expect(done!.report).toMatchObject({ operations: done!.named, differences: [] });
      expect(done!.left).toBe(done!.named);
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  });

  it('the browser throws its database away after a write was cut off, and the desk still has everything', async () => {
    const acknowledged: string[] = [];
    const writeUntilKilled = async (words: number) => {
      const run = await start();
      await run.ask('burst');
      await run.until((said) => said.length >= words);
      await run.kill();
      acknowledged.push(...run.said.flatMap((word) => word.acknowledged ?? []));
    };
    await writeUntilKilled(5);
    cutOffRecord();
    // Goes on in the same file, behind the record that was cut off.
    await writeUntilKilled(5);
    const reading = await start();
    await reading.ask('check');
    await reading.until((said) => said.length > 0);
    await reading.kill();
    expect(databaseLog()).toContain('since it was missing');
    const { done } = reading.said[0]!;
    expect(done!.whole).toEqual(expect.arrayContaining(acknowledged));
    expect(done!.report).toMatchObject({ operations: done!.named, differences: [] });
  });

  it('a second window of the same profile is refused', async () => {
    const run = await start();
    await run.ask('burst');
    await run.until((said) => said.length > 0);
    await run.ask('check', await run.page.context().newPage());
    for (let tries = 0; tries < 400 && !run.said.some((word) => word.failed); tries += 1)
      await pause(25);
    expect(run.said.find((word) => word.failed)?.failed).toBe('already-open');
    await run.kill();
  });
});
