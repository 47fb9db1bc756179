import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test, type Page } from '@playwright/test';
import { describeClinic, heading, nameYourself } from '../e2e/pages/startPages';
import { freshPlaces } from '../e2e/support/desk';
import { launchLoopback } from '../e2e/support/loopback';
import { findRows, practiceScreens } from '../e2e/support/practiceScreens';
import { watchVault } from '../e2e/support/vaultDoor';

const folder = resolve(import.meta.dirname, '../../docs/pictures');

test.beforeAll(() => mkdir(folder, { recursive: true }));

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: resolve(folder, `${name}.png`), animations: 'disabled' });
  console.log(`docs/pictures/${name}.png`);
}

async function prepare(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

test('pictures of the first run', async () => {
  const desk = await launchLoopback(await freshPlaces());
  const { page } = desk;
  await prepare(page);
  await heading(page, 'Your clinic');
  await take(page, 'first-run');
  await describeClinic(page);
  await nameYourself(page, { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' });
  await heading(page, 'Recovery code');
  await take(page, 'recovery-code');
  await desk.close();
});

test('pictures of the practice clinic', async () => {
  const desk = await launchLoopback({ ...(await freshPlaces()), practice: true }, watchVault);
  const { page } = desk;
  await prepare(page);
  await heading(page, 'Desk');
  const rows = await findRows(page);
  for (const { picture, open, close } of practiceScreens) {
    if (picture === undefined) continue;
    await open(page, rows);
    await page.waitForLoadState('networkidle');
    await take(page, picture);
    await close?.(page);
  }
  await desk.close();
});
