import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../electron/loopback/arguments';
import { browserArguments } from '../../../electron/loopback/browser';
import { ordersAfter } from '../../../electron/loopback/browserPipe';
import { isDeskUrl } from '../../../electron/origin';

describe('the browser of the loopback shell', () => {
  const start = { program: '', profile: '/p', port: 4711, launchCode: 'once', isRoot: false };

  test('opens the desk at an address without a port, in a profile of its own', () => {
    const args = browserArguments(start);
    expect(args).toContain('--app=http://desk.localhost/launch/once');
    expect(args).toContain('--user-data-dir=/p');
    expect(args.find((arg) => arg.startsWith('--host-resolver-rules='))).toContain(
      'MAP desk.localhost:80 127.0.0.1:4711, MAP * ~NOTFOUND',
    );
  });

  test('gives up its sandbox for root only', () => {
    expect(browserArguments(start)).not.toContain('--no-sandbox');
    expect(browserArguments({ ...start, isRoot: true })).toContain('--no-sandbox');
  });

  test('closes a window that a page opened and leaves the desk alone', () => {
    const created = (openerId?: string) => ({
      method: 'Target.targetCreated',
      params: {
        targetInfo: { type: 'page', targetId: 't', ...(openerId !== undefined && { openerId }) },
      },
    });
    expect(ordersAfter(created('desk'))).toEqual([
      { method: 'Target.closeTarget', params: { targetId: 't' } },
    ]);
    expect(ordersAfter(created())).toEqual([]);
  });

  test('brings the page forward, not a worker', () => {
    const targetInfos = [
      { type: 'service_worker', targetId: 'w' },
      { type: 'page', targetId: 'p' },
    ];
    expect(ordersAfter({ result: { targetInfos } })).toEqual([
      { method: 'Target.activateTarget', params: { targetId: 'p' } },
    ]);
  });
});

describe('the words after npm start', () => {
  test('say practice, profile and folders', () => {
    const words = ['--practice', '--profile', '/p', '--scan-folder', '/s', '--no-browser'];
    expect(readArguments(words, {})).toMatchObject({
      practice: true,
      browser: false,
      profile: '/p',
      scanFolder: '/s',
    });
    expect(readArguments([], { ROI_DESK_SCAN_FOLDER: '/env' })).toMatchObject({
      practice: false,
      browser: true,
      scanFolder: '/env',
    });
  });

  test('a mistyped word opens nothing', () => {
    expect(() => readArguments(['--profil', '/p'], {})).toThrow();
  });
});

describe('an address that may use the shell', () => {
  test('has the scheme and the host of the desk', () => {
    expect(isDeskUrl('app://desk/')).toBe(true);
    expect(isDeskUrl('app://desk/index.html#/requests')).toBe(true);
    for (const url of [
      '',
      'app://evil/',
      'app://desk.evil/',
      'evil://desk/',
      'http://desk/',
      'about:blank',
      'app:desk',
    ]) {
      expect(isDeskUrl(url), url).toBe(false);
    }
  });
});
