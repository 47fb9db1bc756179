import { expect, test, type Page } from '@playwright/test';
import { attorneyFacts, byForm, log } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { field, push, pushButton, pushLink, tick } from './pages/keys';
import { heading, openSettings } from './pages/startPages';
import { clinicDay } from './support/days';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { ask, laterInVault, visit } from './support/vaultDoor';

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk('Pennsylvania'));
});
test.afterAll(() => desk.close());

/** A hundred pages for an attorney, received so many days from today; opens what they cost. */
async function attorneysFee(daysFromToday: number): Promise<string> {
  const requestId = await log(vault, { ...attorneyFacts, receivedOn: clinicDay(daysFromToday) });
  await ask(page, 'basis.decide', { requestId, answers: byForm });
  const answers = { pages: 100, recordSource: 'paper', copyMedium: 'paper' };
  await ask(page, 'money.answer', { requestId, answers });
  await visit(page, `/request/${requestId}/money`);
  return requestId;
}

test('the rates of a new year are entered, and a request of it is charged by them without a manager', async () => {
  const before = await attorneysFee(0);
  await expect(page.getByText('The fee is $145.14 for 100 pages')).toBeVisible();
  await expect(page.getByText(/Unverified, a manager must confirm/).first()).toBeVisible();

  await openSettings(page, 'Rules');
  await pushLink(page, 'Open the rules');
  await heading(page, 'Rules');
  await field(page, 'Which part?').selectOption({ label: 'Fees (8)' });
  await pushButton(page, 'Enter new rates of PA-DESIGNEE from January 1, 2025');
  const dialog = page.getByRole('dialog');
  await expect(field(dialog, 'First day of the rates')).toHaveValue('2026-01-01');
  await expect(field(dialog, 'Last day of the rates')).toHaveValue('2026-12-31');
  await expectAccessible(page);
  await field(dialog, 'Last day of the rates').fill('');
  await field(dialog, 'Dollars, line 1').fill('2.00');
  await field(dialog, 'From page, line 2').fill('31');
  await field(dialog, 'Dollars, line 2').fill('1.50');
  await field(dialog, 'Dollars, line 3').fill('0.51');
  await field(dialog, 'First amount, in dollars').fill('30.00');
  await field(dialog, 'Source of the new rates').fill('42 Pa.C.S. 6152; the notice for 2026');
  await field(dialog, 'Reason').fill('The notice of the Department of Health.');
  await tick(field(dialog, 'I have compared the new rates with their source'));
  const make = dialog.getByRole('button', { name: 'Make the new version' });
  await push(make);
  await expect(dialog.getByRole('alert')).toContainText('No tier says what page 21 costs');
  await field(dialog, 'From page, line 2').fill('21');
  await push(make);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Pennsylvania 2026.1-c1' })).toHaveAttribute('aria-current', 'true'); // prettier-ignore
  await expect(page.getByRole('heading', { name: /PA-DESIGNEE/ })).toHaveCount(2);

  await laterInVault(page, 1);
  await attorneysFee(1);
  await expect(page.getByText('The fee is $150.40 for 100 pages')).toBeVisible();
  await expect(page.getByText(/Unverified, a manager must confirm/)).toHaveCount(0);
  await visit(page, `/request/${before}/money`);
  await expect(page.getByText('The fee is $145.14 for 100 pages')).toBeVisible();
});
