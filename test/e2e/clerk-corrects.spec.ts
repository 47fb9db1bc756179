import { expect, test } from '@playwright/test';
import { attorneyFacts, log } from '../unit/core/walk';
import { field, pushButton } from './pages/keys';
import { openDesk } from './support/openDesk';
import { openStation } from './support/rareScreens';

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
