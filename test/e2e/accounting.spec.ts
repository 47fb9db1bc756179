import { expect, test, type Page } from '@playwright/test';
import type { TestDesk } from '../support/desk';
import { log, walkInFacts } from '../unit/core/walk';
import { choose, field, push, pushButton, pushLink, tick } from './pages/keys';
import { goTo, heading } from './pages/startPages';
import { clinicDay } from './support/days';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { ask } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
  const facts = { ...walkInFacts, receivedOn: clinicDay(-1) };
  requestId = await log(vault, facts);
  // Disclosed of a request under a former name: whether it is the same patient, a person says.
  const otherId = await log(vault, { ...facts, patientFamilyName: 'Moss' });
  const disclosure = { ...typedElsewhere, disclosedOn: clinicDay(-40) };
  await vault.ask('accounting.typeIn', { requestId: otherId, disclosure });
});
test.afterAll(() => desk.close());

test('the patient is found by name, and nothing is listed yet', async () => {
  await goTo(page, 'Disclosures');
  await pushLink(page, 'Accounting for a patient');
  await heading(page, 'Accounting of disclosures');
  await field(page, 'Which patient?').fill('mill');
  await pushButton(page, 'Anna Miller');
  await expect(page.getByText('Nothing that the law asks to list.')).toBeVisible();
});

const typedElsewhere = {
  ...{ recipientName: 'State police', recipientAddress: '', description: 'Visit of May' },
  ...{ purpose: 'Demand', basisRow: 'R23', madeBy: 'Front desk' },
};

const typed = {
  Day: clinicDay(-40),
  'Who received it': 'County sheriff',
  'Address, if known': '1 Main Street',
  'What was disclosed': 'Visit of May',
  'What it was for': 'Demand of the sheriff',
  'Who disclosed it': 'Copy Service Inc.',
};

test('a disclosure made elsewhere is listed; one for treatment is not, and the desk says why', async () => {
  await typeIn({ ...typed }, 'Written demand of law enforcement');
  const list = page.getByRole('region', { name: 'Accounting' });
  await expect(list.getByRole('row', { name: /County sheriff, 1 Main Street/ })).toBeVisible();
  await typeIn({ ...typed, 'Who received it': 'Dr. Lund' }, 'Another provider, for treatment');
  const leftOut = page.getByRole('region', { name: 'Not on the list' });
  await expect(leftOut).toContainText('Dr. Lund');
  await expect(leftOut).toContainText('It was for treatment, for payment or to run the clinic.');
  await expect(list.getByRole('row')).toHaveCount(2);
});

test('the list is asked for, and its letter is filed as it was given', async () => {
  await pushButton(page, 'Log the request for this list');
  const asked = page.getByRole('region', { name: 'Asked for' });
  await expect(asked).toContainText(/due on/);
  const unclear = page.getByRole('region', { name: 'Are these requests about this patient too?' });
  await expect(unclear).toContainText('Anna Moss');
  await choose(page, 'On what basis', 'Research with a board’s waiver');
  await expect(field(page, 'Name of the study')).toBeVisible();
  await expectAccessible(page);
  await push(unclear.getByRole('button', { name: /it is another patient$/ }));
  await expect(unclear).toBeHidden();
  await pushButton(page, 'File the letter with it');
  await expect(asked).toContainText('given, 1 on the list');
  const { request } = await ask(page, 'request.view', { requestId });
  const words = request.letters?.filed[0]?.parts.map(({ text }) => text).join('\n') ?? '';
  expect(words).toContain('County sheriff');
  expect(words).not.toContain('Dr. Lund');
});

test('one the patient agreed to under Part 2 stands on that list too, once somebody says so', async () => {
  const list = page.getByRole('region', { name: 'Accounting' });
  const agreed = page.getByRole('checkbox', {
    name: /^It held records of a substance use program/,
  });
  await typeIn({ ...typed, 'Who received it': 'Dr. Rey' }, 'Another provider, for treatment');
  await choose(page, 'Which list?', 'Made with a Part 2 consent (three years)');
  await expect(page.getByText('Nothing that the law asks to list.')).toBeVisible();
  await agreed.focus();
  await page.keyboard.press('Space');
  await agreed.scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath('type-in.png') });
  const form = 'Attorney with the patient’s authorization';
  await typeIn({ ...typed, 'Who received it': 'R. Hollis' }, form);
  await expect(list.getByRole('row', { name: /R\. Hollis/ })).toBeVisible();
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(agreed).not.toBeChecked();
});

test('the disclosure log shows what was typed in, marked so', async () => {
  await goTo(page, 'Disclosures');
  const table = page.getByRole('region', { name: 'Disclosure log' });
  await expect(table).toBeVisible();
  const row = table.getByRole('row', { name: /County sheriff/ });
  await expect(row).toContainText('Typed in, made by');

  await expectAccessible(page);
  await tick(page.getByRole('checkbox', { name: 'Only those in an accounting' }));
  await expect(row).toBeVisible();
  await expect(table.getByRole('row', { name: /Dr\. Lund/ })).toBeHidden();
  await push(row.getByRole('link'));
  await expect(
    page.getByText('Typed in; it did not leave through this desk').first(),
  ).toBeVisible();
});

async function typeIn(disclosure: typeof typed, basis: string): Promise<void> {
  const form = page.getByRole('region', { name: /^Add a disclosure/ });
  for (const [label, text] of Object.entries(disclosure)) await field(form, label).fill(text);
  await choose(form, 'On what basis', basis);
  await push(form.getByRole('button', { name: 'Add it' }));
  await expect(field(form, 'Who received it')).toHaveValue('');
}
