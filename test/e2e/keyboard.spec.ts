import { expect, test, type Page } from '@playwright/test';
import type { TestDesk } from '../support/desk';
import { addChart } from '../unit/core/walk';
import { field } from './pages/keys';
import { pageIsShown } from './pages/requestPages';
import { tabAndPress, tabAndType, tabTo } from './pages/tabbing';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { plugInPrinter, type Printer } from './support/printer';
import { visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let printer: Printer;
let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  printer = plugInPrinter();
  printer.switchOn();
  ({ desk, page, vault } = await openDesk());
  await page.setViewportSize({ width: 1024, height: 700 });
});
test.afterAll(async () => {
  await desk.close();
  printer.remove();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }); // prettier-ignore
const link = (name: string) => page.getByRole('link', { name, exact: true });

/** A new screen begins at its title. */
async function arrive(title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused();
}

/** By the arrows, as radio buttons are worked. */
async function choose(question: string, option: string): Promise<void> {
  const group = page.getByRole('radiogroup', { name: question });
  const chosen = group.getByRole('radio', { name: option, exact: true });
  await tabTo(page, group.getByRole('radio').first());
  await page.keyboard.press('Space');
  while (!(await chosen.isChecked())) await page.keyboard.press('ArrowDown');
}

test('a walk-in is logged and its basis decided', async () => {
  await visit(page, '/');
  await arrive('Desk');
  await tabAndPress(page, link('New request'));
  await arrive('New request');
  await tabAndPress(page, button('No paper: the patient is here'));
  await arrive('Intake');
  await tabAndType(page, field(page, 'How identity was checked'), 'Driver license seen');
  await tabAndType(page, field(page, 'Patient’s family name'), 'Marsh');
  await tabAndType(page, field(page, 'Patient’s given name'), 'Elena');
  await tabAndType(page, field(page, 'Date of birth'), '02031961');
  await expect(page.getByText('Everything typed is saved.')).toBeVisible();
  await tabAndPress(page, button('Log the request'));
  await tabAndPress(page, link('Decide the basis'));
  await arrive('Basis');
  await choose('What paper came with it?', 'No paper');
  await choose('Where do the records go?', 'To the patient');
  await tabAndPress(page, button('Decide'));
  await arrive(/^Request /);
  requestId = /request\/([^/]+)/.exec(page.url())?.[1] ?? '';
});

test('people, money and letters: a dialog gives the keyboard back to what opened it', async () => {
  await tabAndPress(page, link('People and authority'));
  await arrive('People and authority');
  await tabAndPress(page, button('Record something'));
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=menuitem]:focus')).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('input:focus, select:focus, textarea:focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button('Record something')).toBeFocused();
  await tabAndPress(page, link('Back to the request'));
  await arrive(/^Request /);
  await tabAndPress(page, link('What it costs'));
  await arrive('Money');
  const pages = field(page, 'How many pages will there be, about?');
  await tabAndType(page, pages, '12');
  await page.keyboard.press('Enter');
  await expect(pages).toBeFocused();
  await visit(page, `/request/${requestId}`);
  await tabAndPress(page, link('Letters'));
  await arrive('Letters');
});

test('pages are looked at, one is tagged and cleared, and the packet is built', async () => {
  await addChart(vault, requestId);
  await visit(page, `/request/${requestId}/review`);
  await arrive('Review and redact');
  await pageIsShown(page);
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await tabTo(page, field(dialog, 'What is it about?'));
  await page.keyboard.press('ArrowDown');
  await tabAndPress(page, dialog.getByRole('button', { name: 'Tag it' }));
  await expect(dialog).toBeHidden();
  await tabAndPress(page, button(/^Not sensitive/));
  const takeBack = page.getByRole('dialog', { name: /not so after all/ });
  await expect(takeBack.getByRole('textbox', { name: 'Why is it not protected?' })).toBeFocused();
  await page.keyboard.type('The page only names the program in a list of clinics.');
  await tabAndPress(page, takeBack.getByRole('button', { name: 'Take the tag back' }));
  await expect(button(/^Not sensitive/)).toBeHidden();
  await expect(page.getByText(/^Taken back: Substance use program/)).toBeVisible();
  await pageIsShown(page);
  await page.keyboard.down('Space');
  await expect(page.getByText('1 of 3 looked at', { exact: true })).toBeVisible();
  await expect.poll(() => pageIsShown(page)).toContain('Page 2');
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  for (const looked of [2, 3]) {
    await pageIsShown(page);
    await tabAndPress(page, button('Looked at, next page'));
    await expect(page.getByText(`${looked} of 3 looked at`, { exact: true })).toBeVisible();
  }
  await tabAndPress(page, link('Go on to the packet'));
  await arrive('Packet');
  await tabAndPress(page, button('Build the packet'));
  await expect(page.getByText('Built from the request as it stands')).toBeVisible();
});

test('who is alone checks the list, says why, and certifies', async () => {
  await tabAndPress(page, button('On to QC'));
  await arrive('Quality check');
  const list = page.getByRole('group', { name: 'Look for yourself' }).getByRole('checkbox');
  await expect(list).toHaveCount(6);
  for (const box of await list.all()) {
    await tabTo(page, box);
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  await tabAndPress(page, button('Certify…'));
  const dialog = page.getByRole('dialog', { name: 'Certify this packet' });
  const why = dialog.getByRole('textbox', { name: 'Why nobody else can check it' });
  await tabAndType(page, why, 'Nobody else is in today');
  await tabAndPress(page, dialog.getByRole('button', { name: 'Certify', exact: true }));
  await arrive('Release');
  await expect(page.getByText('Everything holds. This packet may go.')).toBeVisible();
});

test('the packet is printed, printed again for a reason, and both stand in the log', async () => {
  await tabAndPress(page, button('Print'));
  await sayAllPrinted();
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
  await tabAndPress(page, button('Print again'));
  const again = page.getByRole('dialog', { name: 'Print this packet again' });
  const why = again.getByRole('textbox', { name: 'Why is it printed again?' });
  await expect(why).toBeFocused();
  await page.keyboard.type('Lost in the mail');
  await tabAndPress(page, again.getByRole('button', { name: 'Print again' }));
  await expect(again).toBeHidden();
  await sayAllPrinted();
  await expect(page.getByText(/^Printed again \(Lost in the mail\)/)).toBeVisible();
  expect(printer.jobs()).toHaveLength(2);
  await tabAndPress(page, link('Open the disclosure log'));
  await arrive('Disclosures');
  const log = page.getByRole('region', { name: 'Disclosure log' });
  await expect(log.getByRole('row')).toHaveCount(3);
});

async function sayAllPrinted(): Promise<void> {
  const dialog = page.getByRole('region', { name: /^Did all \d+ pages print\?$/ });
  await tabAndPress(page, dialog.getByRole('button', { name: /^Yes, all \d+ are here$/ }));
  await expect(dialog).toBeHidden();
}
