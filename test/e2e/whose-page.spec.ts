import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { pdfOf } from '../unit/core/papers';
import { label, pagesOf, walkIn } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { push, pushButton, tick } from './pages/keys';
import { gateLine } from './pages/requestPages';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { scannedPaper } from './support/papers';
import { visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
});
test.afterAll(() => desk.close());

const alien = 'Patient: Carol Jones   DOB: 03/04/1955';

test('a page of another person is pointed at on the wall and beside the page', async () => {
  requestId = await walkIn(vault);
  const bytes = await pdfOf([alien, 'Office note'], ['Potassium 4.1']);
  const view = await vault.ask('records.add', { requestId, bytes, label });
  expect(pagesOf(view)).toHaveLength(2);
  await visit(page, `/request/${requestId}/review`);
  const whose = page.getByRole('group', { name: 'Whose page is this?' });
  await expect(whose).toContainText('This page names somebody else: “Carol Jones; 03/04/1955”.');
  await expect(page.getByText('Other person?')).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('Space');
  await expect(page.getByText(/Make sure that the page is about/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Page 1 of Office chart' })).toBeVisible();
  await page.keyboard.press('Space');
  await pushButton(page, 'Go to the page that names somebody else');
  await expect(whose).toBeVisible();
});

test('a scanned page is read in the background, and pointed at as a typed one is', async () => {
  const scanned = await walkIn(vault);
  const scan = await scannedPaper('chart', alien, 'Office note of the same day');
  const bytes = new Uint8Array(await readFile(scan));
  await vault.ask('records.add', { requestId: scanned, bytes, label });
  await visit(page, `/request/${scanned}/review`);
  const whose = page.getByRole('group', { name: 'Whose page is this?' });
  await expect(whose).toContainText('Carol Jones; 03/04/1955', { timeout: 120_000 });
  await expect(page.getByText(/The desk read its words/)).toBeVisible();
});

test('it goes out only after somebody said why it belongs here', async () => {
  await visit(page, `/request/${requestId}/release`);
  await expect(gateLine(page, /^Page 1 of “Office chart” names somebody else/)).toBeVisible();
  await visit(page, `/request/${requestId}/review`);
  await expect(page.getByRole('button', { name: 'It belongs here…' })).toBeVisible();
  await pushButton(page, 'It belongs here…');
  const dialog = page.getByRole('dialog', { name: 'Page 1 names “Carol Jones; 03/04/1955”' });
  await dialog.getByRole('textbox', { name: /^Why does the page belong/ }).fill('Her married name');
  await tick(dialog.getByRole('checkbox', { name: 'There is nobody else here who could look' }));
  await expect(dialog.getByRole('button', { name: 'It belongs to this patient' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: /^Why is nobody else here/ }).fill('One clerk');
  await expectAccessible(page);

  await push(dialog.getByRole('button', { name: 'It belongs to this patient' }));
  await expect(dialog).toBeHidden();
  const whose = page.getByRole('group', { name: 'Whose page is this?' });
  await expect(whose).toContainText('said that it belongs here: Her married name');
  await visit(page, `/request/${requestId}/release`);
  await expect(gateLine(page, /^1 page names somebody else, and was confirmed/)).toBeVisible();
});
