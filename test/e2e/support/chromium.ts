import { existsSync } from 'node:fs';

/** Debian's browser where there is one; else the one Playwright has fetched. */
export function chromiumPath(): string | undefined {
  return ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}

/** The browser of a test reaches this machine and nothing else. */
export const quietArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
];
