import { expect, test, type Page } from '@playwright/test';
import { choose, push, pushButton } from './pages/keys';
import { heading } from './pages/startPages';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { ask, visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;

test.beforeAll(async () => {
  ({ desk, page } = await openDesk());
});
test.afterAll(async () => {
  await desk.close();
});

interface Asked {
  readonly name: string;
  readonly patientGivenName: string;
  readonly patientDateOfBirth: string;
}

/** A request of a representative, logged as the intake screen logs it. */
async function logged(asked: Asked): Promise<string> {
  const { today } = await ask(page, 'desk.queue', {});
  const { request } = await ask(page, 'intake.start', { form: {} });
  await ask(page, 'intake.log', {
    requestId: request.id,
    facts: {
      receivedOn: today,
      requesterKind: 'representative',
      requesterName: asked.name,
      patientFamilyName: 'Thistlewood',
      patientGivenName: asked.patientGivenName,
      patientDateOfBirth: asked.patientDateOfBirth,
      datesFrom: '',
      datesTo: '',
    },
  });
  return request.id;
}

async function openPeople(requestId: string): Promise<void> {
  await visit(page, `/request/${requestId}/people`);
  await heading(page, 'People and authority');
}

async function record(what: string) {
  await pushButton(page, 'Record something');
  await push(page.getByRole('menuitem', { name: what }));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

async function save(): Promise<void> {
  await push(page.getByRole('dialog').getByRole('button', { name: 'Record it' }));
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function sign(name: string | RegExp): Promise<void> {
  const box = page.getByRole('radio', { name });
  await box.focus();
  await box.press('Space');
  await expect(box).toBeChecked();
}

async function gateLine(requestId: string, id: string) {
  const { gate } = await ask(page, 'request.view', { requestId });
  return gate.find((line) => line.id === id);
}

test('a father signs for his child until a court order closes the records to him', async () => {
  const requestId = await logged({
    ...{ name: 'Tom Thistlewood', patientGivenName: 'Mina', patientDateOfBirth: '2019-02-03' },
  });
  await openPeople(requestId);
  expect(await gateLine(requestId, 'authority')).toMatchObject({ ok: false });

  const dialog = await record('Somebody who acts for the patient');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tom Thistlewood');
  await choose(dialog, 'In what capacity', 'Parent of a minor');
  await dialog.getByRole('checkbox', { name: /^The clinic’s registration/ }).check();
  await save();
  await sign('Tom Thistlewood');
  await expect(page.getByText(/Tom Thistlewood is a parent and signs for the child/).first()).toBeVisible(); // prettier-ignore
  expect(await gateLine(requestId, 'authority')).toMatchObject({ ok: true });

  const order = await record('A court order that limits somebody');
  await order.getByRole('textbox', { name: 'Whom it limits' }).fill('THISTLEWOOD, Tom');
  await choose(order, 'What it closes', 'All records');
  await save();
  const alerts = page.getByRole('list', { name: 'Alerts about this patient' });
  await expect(alerts).toContainText('A court order is on file about THISTLEWOOD, Tom.');
  expect(await gateLine(requestId, 'authority')).toMatchObject({
    ok: false,
    sentence:
      'A court order closes the records to Tom Thistlewood, so nothing goes to Tom Thistlewood.',
  });
  await visit(page, `/request/${requestId}`);
  await heading(page, /^Request /);
  await expect(alerts).toBeVisible();

  const again = await logged({
    ...{ name: 'Ida Thistlewood', patientGivenName: 'Mina', patientDateOfBirth: '2019-02-03' },
  });
  await visit(page, `/request/${again}`);
  await expect(alerts).toBeVisible();
});

test('an executor with certificate and letters signs for the dead; without them the desk asks', async () => {
  const requestId = await logged({
    ...{ name: 'Eva Lind', patientGivenName: 'Ingeborg', patientDateOfBirth: '1941-01-02' },
  });
  await openPeople(requestId);
  const death = await record('The patient has died');
  await death.getByLabel('Day of death').fill('2026-05-30');
  await save();
  await expect(page.getByText(/stay protected until May 30, 2076/)).toBeVisible();

  const dialog = await record('Somebody who acts for the patient');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Eva Lind');
  await choose(dialog, 'In what capacity', 'Executor of the estate');
  await dialog.getByRole('checkbox', { name: 'Death certificate' }).check();
  await save();
  await sign('Eva Lind');
  expect(await gateLine(requestId, 'authority')).toMatchObject({
    ok: false,
    sentence: 'The proof of Eva Lind is missing. Ask for: Letters testamentary.',
  });

  await pushButton(page, 'Correct: Eva Lind');
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Letters testamentary' }).check();
  await push(page.getByRole('dialog').getByRole('button', { name: 'Correct it' }));
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Eva Lind' })).toBeChecked();
  expect(await gateLine(requestId, 'authority')).toMatchObject({ ok: true });
});
