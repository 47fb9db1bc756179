import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDesk } from '../support/desk';
import { requireTool } from '../support/outsideTools';
import { certificate } from '../unit/core/walk';
import { answer, field, push, pushButton } from './pages/keys';
import { heading } from './pages/startPages';
import type { DeskPlaces, LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { readyForPacket } from './support/requests';
import { ask, visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let places: DeskPlaces;

test.beforeAll(async () => {
  ({ desk, page, vault, places } = await openDesk());
});
test.afterAll(() => desk.close());

/** A certified packet, and its release on screen. */
async function atRelease(): Promise<void> {
  const requestId = await readyForPacket(vault);
  await ask(page, 'packet.build', { requestId });
  await ask(page, 'qc.certify', { requestId, ...certificate, soloReason: 'Alone today' });
  await visit(page, `/request/${requestId}/release`);
  await heading(page, 'Release');
}

const saved = (): string[] => readdirSync(places.saveDir).map((name) => join(places.saveDir, name));

/** What pdftotext reads, and whether it may. */
function textWith(password: string, path: string): string {
  return execFileSync(requireTool('pdftotext'), ['-upw', password, path, '-'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString();
}

test('a packet is saved locked with a password of the desk, by keyboard', async () => {
  await atRelease();
  await pushButton(page, 'Save with a password…');
  const dialog = page.getByRole('dialog', { name: 'Save locked with a password' });
  const shown = dialog.getByRole('status', { name: 'Password of the file' });
  await expect(shown).toHaveText(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
  const first = await shown.innerText();
  await push(dialog.getByRole('button', { name: 'Make another one' }));
  await expect(shown).not.toHaveText(first);
  const password = await shown.innerText();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await push(dialog.getByRole('button', { name: 'Copy' }));
  await expect(dialog.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password);
  await answer(dialog, 'How will the person get the password?', 'By telephone');
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('lock.png') });
  await push(dialog.getByRole('button', { name: 'Lock and save' }));

  const done = page.getByRole('dialog', { name: 'Saved and locked' });
  await expect(done.getByRole('status', { name: 'Password of the file' })).toHaveText(password);
  await page.keyboard.press('Escape');
  await expect(done).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('locked.png') });
  await push(done.getByRole('button', { name: 'I have the password' }));
  await expect(done).toBeHidden();
  await expect(page.getByText(/locked with a password that is told by telephone$/)).toBeVisible();
  await expect(page.getByText(password)).toHaveCount(0);

  const [path = ''] = saved();
  expect(path).toMatch(/REQ-\d{4}-\d{6}-packet\.pdf$/);
  expect(textWith(password, path)).toContain('Visit note 3');
  expect(() => textWith(first, path)).toThrow('Incorrect password');
  expect(readFileSync(path, 'latin1')).not.toMatch(/Miller|Visit note/);
});

test('a password a clerk types is judged before anything leaves', async () => {
  await atRelease();
  await pushButton(page, 'Save with a password…');
  const dialog = page.getByRole('dialog', { name: 'Save locked with a password' });
  await answer(dialog, 'Which password?', 'One I type');
  const typed = field(dialog, 'Password');
  await typed.fill('miller 01/02/1960');
  await push(dialog.getByRole('button', { name: 'Lock and save' }));
  await expect(typed).toHaveAccessibleDescription(/holds the patient’s name or date of birth/);
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath('typed.png') });
  expect(saved()).toHaveLength(1);
  await typed.fill('Grüner Fluß 44');
  await answer(dialog, 'How will the person get the password?', 'In a letter of its own');
  await push(dialog.getByRole('button', { name: 'Lock and save' }));
  const done = page.getByRole('dialog', { name: 'Saved and locked' });
  await push(done.getByRole('button', { name: 'I have the password' }));
  const [, path = ''] = saved().sort();
  expect(textWith('Grüner Fluß 44', path)).toContain('Visit note 3');
});
