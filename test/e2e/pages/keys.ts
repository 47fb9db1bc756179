import { expect, type Locator, type Page } from '@playwright/test';

/** Works a button or a link as a clerk without a mouse does. */
export async function push(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  await expect(control).toBeEnabled();
  await control.focus();
  await control.press('Enter');
}

/** Space on a checkbox or a radio; nothing where it is already so. */
export async function tick(box: Locator): Promise<void> {
  if (await box.isChecked()) return;
  await box.focus();
  await box.press('Space');
  await expect(box).toBeChecked();
}

export async function pushButton(page: Page, name: string | RegExp): Promise<void> {
  await push(page.getByRole('button', { name, exact: typeof name === 'string' }));
}

export async function pushLink(page: Page, name: string | RegExp): Promise<void> {
  await push(page.getByRole('link', { name, exact: typeof name === 'string' }));
}

/** A field by its label, as it stands on the screen. */
export function field(scope: Page | Locator, label: string): Locator {
  return scope.getByLabel(label, { exact: true });
}

export async function choose(scope: Page | Locator, label: string, option: string): Promise<void> {
  await scope.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
}

/** One answer of a group of radio buttons. */
export async function answer(scope: Page | Locator, question: string, option: string) {
  const group = scope.getByRole('radiogroup', { name: question });
  await tick(group.getByRole('radio', { name: option, exact: true }));
}
