import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import { resolve } from 'node:path';
import type { Shell } from '../../../renderer/app/shell/shellClient';

declare global {
  interface Window {
    testShell: Shell;
    heard: string[];
  }
}

const entry = resolve(import.meta.dirname, '../../../renderer/app/shell/shellClient.ts');

/** Connects the page's own adapter, in the page, and leaves it at `window.testShell`. */
export async function connectAdapter(page: Page): Promise<void> {
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'shellAdapter',
  });
  const code = built.outputFiles[0]!.text;
  await page.evaluate(`${code}; shellAdapter.connectShell().then((shell) => {
    window.testShell = shell;
    window.heard = [];
    for (const event of ['power.lock', 'scan.changed']) {
      shell.on(event, () => window.heard.push(event));
    }
  })`);
}
