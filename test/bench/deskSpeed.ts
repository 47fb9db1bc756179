import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type Page } from '@playwright/test';
import { walkIn } from '../unit/core/walk';
import { push } from '../e2e/pages/keys';
import { openDesk } from '../e2e/support/openDesk';
import { visit } from '../e2e/support/vaultDoor';
import { makeScanPdf, makeTextPdf } from './documents';

const files = [
  { name: 'text of 500 pages', make: () => makeTextPdf(500) },
  { name: 'text of 2,000 pages', make: () => makeTextPdf(2000) },
  { name: 'scan of 300 pages', make: () => makeScanPdf(300) },
] as const;

declare global {
  interface Window {
    droppedAt: number;
    seen(name: string): Promise<number>;
  }
}

/** The page itself holds the watch: from the file being chosen to a drawn canvas of this name. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('change', () => (window.droppedAt = performance.now()), true);
    window.seen = (name) =>
      new Promise((resolve) => {
        const look = (): void => {
          const canvas = document.querySelector<HTMLCanvasElement>(`canvas[aria-label^="${name}"]`);
          if (canvas && canvas.width > 0) resolve(performance.now() - window.droppedAt);
          else requestAnimationFrame(look);
        };
        look();
      });
  });
}

/** In milliseconds: until the first page shows, and until all of it is taken in. */
async function drop(page: Page, path: string): Promise<{ first: number; taken: number }> {
  // The screen of the request before is gone by then.
  await page.getByText('No records yet').waitFor();
  await page.getByLabel('Drop records here').setInputFiles(path);
  const first = await page.evaluate(() => window.seen('First page of the file'));
  const began = performance.now();
  await push(page.getByRole('button', { name: 'Add the document' }));
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 900_000 });
  return { first, taken: performance.now() - began };
}

test('from a file being dropped to its first page', async () => {
  const { desk, page, vault } = await openDesk();
  await watch(page);
  const folder = mkdtempSync(join(tmpdir(), 'roi-bench-'));
  const rows = ['| file | MB | first page, ms | taken in, s |', '|---|---|---|---|'];
  for (const { name, make } of files) {
    const path = join(folder, 'chart.pdf');
    writeFileSync(path, await make());
    const requestId = await walkIn(vault);
    await visit(page, `/request/${requestId}/records`);
    const { first, taken } = await drop(page, path);
    const megabytes = Math.round(statSync(path).size / 2 ** 20);
    rows.push(`| ${name} | ${megabytes} | ${first.toFixed(0)} | ${(taken / 1000).toFixed(1)} |`);
  }
  console.log(`\n${rows.join('\n')}\n`);
  await desk.close();
});
