import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { request, type OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { connectAdapter } from './support/adapter';
import { freshPlaces } from './support/desk';
import { firstLine, launchLoopback, spawnLoopback, startLoopback } from './support/loopback';

interface Knock {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** A raw request, as a program on the same PC would send it. */
function knock({ port, path, method = 'GET', headers = {} }: Knock) {
  return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      resolve({ status: response.statusCode ?? 0, cookie });
    });
    call.on('error', reject);
    call.end();
  });
}

const host = 'desk.localhost';
const origin = 'http://desk.localhost';

test('only the window the desk opened is let in: host, origin and token are asked of everyone', async () => {
  const server = await startLoopback(await freshPlaces());
  const { port } = server;
  const ask = (path: string, headers: OutgoingHttpHeaders, method = 'GET') =>
    knock({ port, path, headers, method }).then(({ status }) => status);
  try {
    expect(await ask('/', { host })).toBe(403);
    expect(await ask('/shell/desk.info', { host, origin }, 'POST')).toBe(403);
    expect(await ask('/launch/guessed', { host })).toBe(403);

    const launch = new URL(server.url).pathname;
    expect(await ask(launch, { host: `127.0.0.1:${port}` })).toBe(403);
    expect(await ask(launch, { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    const { status, cookie } = await knock({ port, path: launch, headers: { host } });
    expect(status).toBe(303);
    expect(cookie).not.toBe('');

    expect(await ask('/', { host, cookie })).toBe(200);
    expect(await ask('/', { host: 'evil.test', cookie })).toBe(403);
    expect(await ask('/', { host: `localhost:${port}`, cookie })).toBe(403);
    expect(await ask('/', { host, cookie, origin: 'http://evil.test' })).toBe(403);
    expect(await ask('/', { host, cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await ask('/', { host, cookie: `${cookie}x` })).toBe(403);
    expect(await ask('/shell/desk.info', { host, cookie }, 'POST')).toBe(403);
    expect(await ask('/shell/desk.info', { host, cookie, origin: 'null' }, 'POST')).toBe(403);
    expect(await ask('/shell/desk.info', { host, cookie, origin }, 'POST')).toBe(400);
    expect(await ask('/shell/desk.info', { host, cookie })).toBe(405);
    expect(await ask('/../main/main.cjs', { host, cookie })).toBe(404);
    expect(await ask('/summon', { host, cookie, 'x-summon-secret': 'guessed' }, 'POST')).toBe(403);

    // Somebody else has read the code from the process list: nobody is served any more.
    expect(await ask(launch, { host })).toBe(403);
    expect(await ask('/', { host, cookie })).toBe(403);
  } finally {
    server.child.kill();
  }
});

test('a second start calls the first and says so; a desk that was killed does not stand in the way', async () => {
  const places = await freshPlaces();
  const first = await startLoopback(places);
  const lock = await readFile(join(places.profileDir, 'roi-desk.lock'), 'utf8');
  expect(JSON.parse(lock)).toMatchObject({ pid: first.child.pid, port: first.port });

  const second = spawnLoopback(places);
  expect(await firstLine(second)).toContain(`already open (process ${first.child.pid})`);

  const practice = spawnLoopback({ ...places, practice: true });
  expect(await firstLine(practice)).toBe('The real desk is open. Close it to practise.');

  const gone = new Promise((resolve) => first.child.once('exit', resolve));
  first.child.kill('SIGKILL');
  await gone;
  const third = await startLoopback(places);
  expect(third.child.pid).not.toBe(first.child.pid);
  third.child.kill();
});

test('a page whose program was killed is told to start again', async () => {
  const desk = await launchLoopback(await freshPlaces());
  await connectAdapter(desk.page);
  const gone = new Promise((resolve) => desk.server.child.once('exit', resolve));
  desk.server.child.kill('SIGKILL');
  await gone;
  const reply = await desk.page.evaluate(() => window.testShell.invoke('scan.list', {}));
  expect(reply).toMatchObject({ ok: false, fault: { code: 'shell.gone' } });
  await desk.close();
});
