import { expect, test, type Page } from '@playwright/test';
import { decideBasis, fillIn, logIt, startWithoutPaper } from './pages/intakePages';
import { field, pushButton, pushLink } from './pages/keys';
import { doMoney, expectAccount, openMoney, setFees } from './pages/moneyPage';
import { heading, setUp } from './pages/startPages';
import { freshPlaces, type LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { launchLoopback } from './support/loopback';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };
const patient = {
  'Patient’s family name': 'Marsh',
  'Patient’s given name': 'Elena',
  'Date of birth': '1961-02-03',
};

let desk: LaunchedDesk;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  desk = await launchLoopback(await freshPlaces());
  page = desk.page;
});
test.afterAll(async () => desk.close());

test('the clinic says what copying costs; a flat fee above the limit is refused', async () => {
  await setUp(page, ana);
  await setFees(page);
});

test('a patient is told the fee before the copy goes out, and the lower method is offered', async () => {
  await startWithoutPaper(page);
  await fillIn(page, { texts: { ...patient, 'How identity was checked': 'Driver’s license seen' } }); // prettier-ignore
  const number = await logIt(page);
  await pushLink(page, 'Decide the basis');
  await decideBasis(page, { signed: 'The patient', goes: 'To the patient', paper: 'No paper' });
  await pushButton(page, 'Decide');
  await heading(page, `Request ${number}`);
  await openMoney(page);
  await expect(page.getByText('type how many pages there will be')).toBeVisible();
  await page.getByLabel('How many pages will there be, about?').fill('120');
  await page.keyboard.press('Enter');
  await page.getByLabel('How does the copy go out?').selectOption({ label: 'Electronically' });
  await expect(page.getByText('The fee depends on this.')).toBeVisible();
  await page.getByLabel('How are these records kept?').selectOption({ label: 'Electronically' });
  const minutes = page.getByLabel('How many minutes does the copying take?');
  await minutes.fill('40');
  await minutes.press('Enter');
  await expect(page.getByText(/^The fee is \$6\.50\./)).toBeVisible();
  const methods = page.getByRole('region', { name: /^Ways to work it out/ });
  await expect(methods.getByRole('row', { name: /Flat fee Offered/ })).toContainText('$6.50');
  await expect(methods.getByRole('row', { name: /Actual cost/ })).toContainText('$12.00');
  await doMoney(page, 'Estimate…', {}, 'File the estimate');
  await expect(page.getByText('Estimate sent')).toBeVisible();
  await pushLink(page, 'Request');
  await expect(page.getByText('has not been told yet')).toBeHidden();
});

test('an attorney gets an invoice, pays a part, and the rest is waived', async () => {
  await startWithoutPaper(page);
  await fillIn(page, { choices: { 'Who is asking': 'Attorney' }, texts: { ...patient, 'Name of who is asking': 'R. Hollis' } }); // prettier-ignore
  const number = await logIt(page);
  await pushLink(page, 'Decide the basis');
  await decideBasis(page, {
    signed: 'The patient',
    goes: 'To someone else',
    paper: 'An authorization form',
  });
  await pushButton(page, 'Decide');
  await heading(page, `Request ${number}`);
  await openMoney(page);
  await page.getByLabel('How many pages will there be, about?').fill('120');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The fee is $75.00 for 120 pages')).toBeVisible();
  await pushButton(page, 'Invoice…');
  const dialog = page.getByRole('dialog');
  await field(dialog, 'What you ask for').fill('75.01');
  await dialog.getByRole('button', { name: 'File the invoice' }).press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('the most that may be charged');
  await field(dialog, 'What you ask for').fill('75.00');
  await dialog.getByRole('button', { name: 'File the invoice' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expectAccount(page, 'Still to pay', '$75.00');
  await pushButton(page, 'Record payment…');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await doMoney(page, 'Record payment…', { 'Amount received': '50', 'Number of the check or receipt (optional)': '1042' }, 'Record the payment'); // prettier-ignore
  await expectAccount(page, 'Still to pay', '$25.00');
  await doMoney(page, 'Waive…', { 'Amount (optional)': '25', 'Why is it waived?': 'A client without means' }, 'Waive'); // prettier-ignore
  await expectAccount(page, 'Still to pay', '$0.00');
  await pushButton(page, 'Refund…');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await pushLink(page, 'Request');
  await expect(page.getByText('$50.00 asked for, all paid.')).toBeVisible();
});
