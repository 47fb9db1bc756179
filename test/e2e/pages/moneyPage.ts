import { expect, type Page } from '@playwright/test';
import { field, push, pushButton } from './keys';
import { goTo, heading } from './startPages';

/** A dialog of the money screen: what is typed by label, then its own button. */
export async function doMoney(
  page: Page,
  open: string,
  texts: Readonly<Record<string, string>>,
  confirm: string,
): Promise<void> {
  await pushButton(page, open);
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(texts)) await field(dialog, label).fill(text);
  await push(dialog.getByRole('button', { name: confirm, exact: true }));
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

export async function openMoney(page: Page): Promise<void> {
  await push(page.getByRole('link', { name: 'What it costs' }));
  await heading(page, 'Money');
}

/** What the clinic charges, as a manager sets it. */
export async function setFees(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await push(page.getByRole('tab', { name: 'Fees', exact: true }));
  await page.getByRole('checkbox', { name: /^Charge patients for copies/ }).press('Space');
  await field(page, 'Flat fee for an electronic copy').fill('6.51');
  await field(page, 'Labor, an hour').fill('18.00');
  await field(page, 'Paper and toner for 100 pages').fill('5.00');
  await pushButton(page, 'Save the fees');
  await expect(page.getByRole('alert')).toContainText('$6.50');
  await field(page, 'Flat fee for an electronic copy').fill('6.50');
  await pushButton(page, 'Save the fees');
  await expect(page.getByText('Saved.')).toBeVisible();
}

/** The amount of a row of "What happened". */
export async function expectAccount(page: Page, name: string, amount: string): Promise<void> {
  const account = page.getByRole('region', { name: 'What happened' });
  const row = account.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
  await expect(row).toHaveText(amount);
}
