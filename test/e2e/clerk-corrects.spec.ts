import { expect, test } from '@playwright/test';
import { addChart, attorneyFacts, log, lookAtAll, walkIn } from '../unit/core/walk';
import { choose, field, push, pushButton } from './pages/keys';
import { heading } from './pages/startPages';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { openStation } from './support/rareScreens';
import { visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let open: Awaited<ReturnType<typeof openDesk>>;

test.beforeAll(async () => {
  open = await openDesk();
});
test.afterAll(() => open.desk.close());

test('what was logged is corrected where it is shown, and the history says so', async () => {
  const { page, vault } = open;
  const requestId = await log(vault, attorneyFacts);
  await openStation(page, requestId, '/intake', 'Intake');
  await pushButton(page, 'Correct what was logged');
  await field(page, 'Date of birth').fill('1960-02-01');
  await pushButton(page, 'Leave it as it was');
  const logged = page.getByRole('region', { name: 'What was logged' });
  await expect(logged).toContainText('Jan 2, 1960');

  await pushButton(page, 'Correct what was logged');
  await field(page, 'Date of birth').fill('');
  await pushButton(page, 'Save the correction');
  await expect(page.getByRole('alert')).toContainText('date of birth');
  await field(page, 'Date of birth').fill('1960-02-01');
  await pushButton(page, 'Save the correction');
  await expect(logged).toContainText('Feb 1, 1960');
  await expect(logged).toContainText('REQ-2026-000001');

  await openStation(page, requestId, '', /^Request /);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Corrected what was logged: patient date of birth');
});

test('the history keeps the work in between behind a button', async () => {
  const { page, vault } = open;
  const requestId = await log(vault, attorneyFacts);
  await vault.ask('request.claim', { requestId, claimed: true });
  await openStation(page, requestId, '', /^Request /);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Logged the request as');
  await expect(history).not.toContainText('Claimed the request');
  await pushButton(page, 'Show everything');
  await expect(history).toContainText('Claimed the request');
});

test('a change of the clinic says before it is saved what it does to the work under way', async () => {
  const { page, vault } = open;
  const requestId = await walkIn(vault);
  await addChart(vault, requestId);
  await lookAtAll(vault, requestId);
  await vault.ask('packet.build', { requestId });
  await visit(page, '/settings');
  await heading(page, 'Settings');
  await choose(page, 'State', 'Florida');
  await pushButton(page, 'Save the clinic');
  const dialog = page.getByRole('dialog', { name: 'Move the clinic to Florida?' });
  await expect(dialog).toContainText(/requests are open.*keeps them/);
  await expect(dialog).toContainText('1 finished packet was made with the clinic as it is now.');
  await expectAccessible(page);
  await push(dialog.getByRole('button', { name: 'Leave it as it was' }));
  const kept = await vault.ask('request.view', { requestId });
  expect(kept.packetIsCurrent).toBe(true);
  await pushButton(page, 'Save the clinic');
  await push(dialog.getByRole('button', { name: 'Change the state' }));
  await expect(page.getByText('Saved.')).toBeVisible();
  const moved = await vault.ask('request.view', { requestId });
  expect(moved.packetIsCurrent).toBe(false);
  expect(moved.rules?.kept.map(({ label }) => label)).toContain('Texas');
});
