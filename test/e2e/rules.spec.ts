import { expect, test, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { field, push, pushButton, pushLink, tick } from './pages/keys';
import { heading, openSettings, setUp } from './pages/startPages';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };
const folder = mkdtempSync(join(tmpdir(), 'roi-test-rules-'));
const reason = 'Counsel read the statute.';

test.describe.configure({ mode: 'serial' });

let places: DeskPlaces;
let desk: LaunchedDesk;
let page: Page;

test.beforeAll(async () => {
  places = await freshPlaces();
  desk = await launchLoopback(places);
  page = desk.page;
  await setUp(page, ana);
  await openSettings(page, 'Rules');
  await pushLink(page, 'Open the rules');
  await heading(page, 'Rules');
});
test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const dialog = () => page.getByRole('dialog');
const version = (name: string) => page.getByRole('button', { name: `Texas ${name}`, exact: true });

/** Chooses a file of rules that is one of those the desk exported, changed. */
async function offer(spoil: (pack: Record<string, unknown>) => unknown): Promise<void> {
  const exported = readdirSync(places.saveDir).find((name) => name.startsWith('us-tx'));
  const text = readFileSync(join(places.saveDir, exported ?? ''), 'utf8');
  const path = join(folder, 'rules.json');
  writeFileSync(path, JSON.stringify(spoil(JSON.parse(text) as Record<string, unknown>)));
  await pushButton(page, 'Import rules…');
  await field(dialog(), 'File of rules').setInputFiles(path);
}

test('a day count is changed with a reason, and the difference stands side by side', async () => {
  await pushButton(page, 'Change How many days of TX-PHYSICIAN');
  await field(dialog(), 'How many days').fill('ten');
  await field(dialog(), 'Reason').fill(reason);
  await push(dialog().getByRole('button', { name: 'Make the new version' }));
  await expect(dialog().getByRole('alert')).toContainText('has to be a number');
  await field(dialog(), 'How many days').fill('10');
  await tick(field(dialog(), 'I have compared the new value with its source'));
  await push(dialog().getByRole('button', { name: 'Make the new version' }));
  await expect(version('2026.1-c1')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText(reason)).toBeVisible();
  await pushButton(page, 'Compare versions…');
  const row = dialog().getByRole('row', { name: /TX-PHYSICIAN/ });
  await expect(row.filter({ hasText: 'How many days' })).toContainText('1510');
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
});

test('an export comes back, shows what it would change and is taken', async () => {
  await push(version('2026.1'));
  await expect(page.getByRole('heading', { name: 'Texas 2026.1', exact: true })).toBeVisible();
  await pushButton(page, 'Export');
  await expect(page.getByText('Saved as us-tx-2026.1.json.')).toBeVisible();
  await offer((pack) => ({ ...pack, recheck_after_months: 6 }));
  const row = dialog().getByRole('row', { name: /Recheck after months/ });
  await expect(row).toContainText('6');
  await field(dialog(), 'Reason').fill(reason);
  await push(dialog().getByRole('button', { name: 'Take these rules' }));
  await expect(version('2026.1-c2')).toHaveAttribute('aria-current', 'true');
});

test('a bad file is refused with its field, and the good rules still hold', async () => {
  await offer((pack) => ({ ...pack, verified_on: '2026-02-30' }));
  await expect(dialog().getByRole('alert')).toContainText(
    'Verified on: this is not a date in the calendar',
  );
  await expect(dialog().getByRole('button', { name: 'Take these rules' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await expect(version('2026.1-c2')).toBeVisible();
  await expect(version('2026.1')).toBeVisible();
});
