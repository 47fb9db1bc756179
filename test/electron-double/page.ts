import type { CDPSession, Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decode, encode } from './wire';

const pageCode = readFileSync(new URL('./bridge.page.mjs', import.meta.url), 'utf8');
const worldName = 'electron-double-preload';

export interface PageWatcher {
  invoked(channel: string, args: readonly unknown[], url: string): unknown;
  /** True when the app lets the page go there. */
  mayNavigate(url: string, isRedirect: boolean): boolean;
  openedWindow(url: string): void;
}

export interface DrivenPage {
  load(url: string): Promise<void>;
  send(channel: string, args: readonly unknown[]): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly channel: string;
  readonly args: unknown;
  readonly url: string;
}

/** Puts a preload into a page, in a world of its own, and guards where the page goes. */
export async function drivePage(
  page: Page,
  preload: string,
  watcher: PageWatcher,
): Promise<DrivenPage> {
  const session = await page.context().newCDPSession(page);
  const world = await plantPreload(session, preload, watcher);
  const navigation = { ours: '' };
  await guardNavigation(session, navigation, watcher);
  return {
    async load(url) {
      navigation.ours = url;
      await page.goto(url);
    },
    send: (channel, args) => world.deliver({ channel, args: encode(args) }),
  };
}

async function plantPreload(session: CDPSession, preload: string, watcher: PageWatcher) {
  const secret = randomBytes(12).toString('hex');
  const contexts = { current: 0 };
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName) contexts.current = context.id;
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', {
    name: 'electronDoubleWire',
    executionContextName: worldName,
  });
  for (const [source, world] of [
    [`startPageWorld('${secret}');`, undefined],
    [preloadHalf(secret, preload), worldName],
  ] as const) {
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(() => { if (window !== window.top) return; ${pageCode}\n${source} })();`,
      ...(world !== undefined && { worldName: world }),
    });
  }
  const deliver = async (message: object, context = contexts.current): Promise<void> => {
    await session.send('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { globalThis.electronDoubleDeliver(text); }',
      executionContextId: context,
      arguments: [{ value: JSON.stringify(message) }],
    });
  };
  session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    void answerCall(JSON.parse(payload) as Call, watcher)
      .then((answer) => deliver(answer, executionContextId))
      // The page has gone while main was at work.
      .catch(() => undefined);
  });
  return { deliver };
}

function preloadHalf(secret: string, preload: string): string {
  return `
    const { deliver, electron } = startPreloadWorld('${secret}', (text) => globalThis.electronDoubleWire(text));
    globalThis.electronDoubleDeliver = deliver;
    const requireInSandbox = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    (function (require, exports, module) { ${preload}
    })(requireInSandbox, {}, { exports: {} });`;
}

async function answerCall({ id, channel, args, url }: Call, watcher: PageWatcher): Promise<object> {
  try {
    const value = await watcher.invoked(channel, decode(args) as unknown[], url);
    return { id, ok: true, value: encode(structuredClone(value)) };
  } catch (error) {
    const text = `Error invoking remote method '${channel}': ${String(error)}`;
    return { id, ok: false, message: text };
  }
}

async function guardNavigation(
  session: CDPSession,
  navigation: { ours: string },
  watcher: PageWatcher,
): Promise<void> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const top = frameTree.frame.id;
  session.on('Fetch.requestPaused', (paused) => {
    const isOurs = paused.frameId !== top || paused.request.url === navigation.ours;
    navigation.ours = paused.frameId === top ? '' : navigation.ours;
    const isRedirect = paused.redirectedRequestId !== undefined;
    const lets = isOurs || watcher.mayNavigate(paused.request.url, isRedirect);
    const { requestId } = paused;
    const done = lets
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    done.catch(() => undefined);
  });
  // Addresses without a request (about:, mailto:) never pause; the app is asked all the same.
  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    if (frameId === top && !/^https?:/.test(url)) watcher.mayNavigate(url, false);
  });
  session.on('Page.windowOpen', ({ url }) => watcher.openedWindow(url));
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
}
