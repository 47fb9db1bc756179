import type { Page } from '@playwright/test';

/** SIGKILL to the whole browser. It is asked for its own process number, so no other one is hit. */
export async function killBrowser(page: Page): Promise<void> {
  const browser = page.context().browser();
  const session = await browser?.newBrowserCDPSession();
  const answer = await session?.send('SystemInfo.getProcessInfo');
  const main = answer?.processInfo.find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('the browser does not tell its process number');
  const gone = new Promise((resolve) => page.context().once('close', resolve));
  process.kill(main.id, 'SIGKILL');
  await gone;
}
