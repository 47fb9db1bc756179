import { expect, test, type Page } from '@playwright/test';
import { intakeFactsSchema } from '../../shared/domain/intake/slice';
import { pdfOf } from '../unit/core/papers';
import { attorney, log, walkInFacts } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { choose, push, pushButton } from './pages/keys';
import { heading } from './pages/startPages';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
});
test.afterAll(() => desk.close());

test('? shows the keys of a screen, on the desk', async () => {
  await visit(page, '/');
  await heading(page, 'Desk');
  await page.keyboard.press('?');
  const ofDesk = page.getByRole('dialog', { name: 'Keys of the desk' });
  await expect(ofDesk).toContainText('Next request, previous request');
  await page.keyboard.press('Escape');
  await expect(ofDesk).toBeHidden();
});

test('a scan folder that is chosen at the start is offered no button', async () => {
  await visit(page, '/settings');
  await push(page.getByRole('tab', { name: 'Scan folder' }));
  await expect(page.getByText(/chosen at the start/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose the folder' })).toBeHidden();
});

test('the first scan is whatever the clerk reads on it', async () => {
  const requestId = await attorney(vault);
  await visit(page, `/request/${requestId}/intake`);
  await choose(page, 'What is this paper?', 'Proof of identity or authority');
  await visit(page, `/request/${requestId}`);
  const papers = page.getByRole('region', { name: 'Papers' });
  await expect(papers.getByText(/^Proof of identity or authority, 1 page/)).toBeVisible();
});

test('a representative who asks is named once', async () => {
  const mother = intakeFactsSchema.parse({
    ...{ ...walkInFacts, requesterKind: 'representative', requesterName: 'Joan Miller' },
    patientDateOfBirth: '2016-01-02',
  });
  const requestId = await log(vault, mother);
  await visit(page, `/request/${requestId}/people`);
  await heading(page, 'People and authority');
  await pushButton(page, 'Record something');
  await push(page.getByRole('menuitem', { name: 'Somebody who acts for the patient' }));
  const dialog = page.getByRole('dialog', { name: 'Who acts for the patient' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Joan Miller');
  await dialog.getByRole('combobox', { name: 'In what capacity' }).selectOption({ index: 1 });
  await push(dialog.getByRole('button', { name: 'Record it' }));
  await expect(page.getByRole('radio', { name: 'Joan Miller' })).toBeChecked();
});

test('a revocation names the scan of the paper that came', async () => {
  const requestId = await attorney(vault);
  const bytes = await pdfOf(['I take it back.']);
  await vault.ask('intake.addPaper', { requestId, kind: 'other', bytes });
  await visit(page, `/request/${requestId}`);
  await pushButton(page, 'More');
  await push(page.getByRole('menuitem', { name: 'Record a revocation' }));
  const dialog = page.getByRole('dialog', { name: 'Record a revocation' });
  await dialog.getByLabel('The day the revocation was received').fill('2026-09-01');
  await dialog.getByLabel('The paper that came').selectOption({ index: 3 });
  await push(dialog.getByRole('button', { name: 'Record the revocation' }));
  await expect(dialog).toBeHidden();
  const { request } = await vault.ask('request.view', { requestId });
  expect(request.authorization?.revocations[0]?.writtenOn).toBe(request.intake.papers[2]?.id);
});
