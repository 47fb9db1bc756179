import { expect, test, type Page } from '@playwright/test';
import { pdfOf } from '../unit/core/papers';
import { attorneyFacts, label, log, lookAtAll } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { field, push, pushButton, tick } from './pages/keys';
import { heading } from './pages/startPages';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { ask, visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let requestId: string;

const proven = {
  ...{ paper: 'subpoena', issuer: 'clerk', attached: 'no', served: 'yes', courtReaches: 'yes' },
  ...{ clinicIsParty: 'no', assurance: 'notice', noticeSent: 'yes', noticeEnough: 'yes' },
  ...{ objectionTimeOver: 'yes', objections: 'none', privilegeCleared: 'yes' },
};

test.beforeAll(async () => {
  let vault: TestDesk;
  ({ desk, page, vault } = await openDesk());
  requestId = await log(vault, attorneyFacts);
  await vault.ask('basis.decide', { requestId, answers: proven });
  const bytes = await pdfOf(['Office note'], ['Dx B20'], ['Dx B20'], ['Office note'], ['Dx B20']);
  await vault.ask('records.add', { requestId, bytes, label });
  await vault.ask('records.complete', { requestId, complete: true });
  await lookAtAll(vault, requestId);
});
test.afterAll(() => desk.close());

const foot = () => page.getByRole('contentinfo').or(page.locator('footer'));
const keptBack = () => page.getByRole('region', { name: 'Kept back by law' });

test('suggested tags that wait lead back to the review, with their number', async () => {
  await visit(page, `/request/${requestId}`);
  await heading(page, /^Request /);
  await push(page.getByRole('link', { name: 'Answer for 3 pages' }).last());
  await heading(page, 'Review and redact');
  await expect(foot().getByRole('link', { name: 'Go on to the packet' })).toBeHidden();
  await pushButton(page, 'Decide on 3 suggested tags');
  await expect(page.getByRole('heading', { name: 'Page 2 of 5' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Specially protected?' })).toBeFocused();
  await ask(page, 'sensitive.answer', { requestId, tagIds: await suggestedTags() });
  await visit(page, `/request/${requestId}`);
  await visit(page, `/request/${requestId}/review`);
  await expect(foot().getByRole('link', { name: 'Go on to the packet' })).toBeVisible();
});

async function suggestedTags(): Promise<string[]> {
  const view = await ask(page, 'request.view', { requestId });
  return view.sensitive.tags.map(({ id }) => id);
}

test('pages kept back under a subpoena are named, and no form is spoken of that is not there', async () => {
  const row = keptBack().getByRole('listitem').first();
  await expect(row.getByText('3 pages need a form signed by the patient that names them.')).toBeVisible(); // prettier-ignore
  await expect(row.getByText('Pages 2-3, 5', { exact: true })).toBeVisible();
});

test('a patient without an address is asked for the form from hand to hand', async () => {
  await push(keptBack().getByRole('button', { name: /^Ask for the form: / }));
  const dialog = page.getByRole('dialog', { name: 'Ask the patient for the form' });
  const write = dialog.getByRole('button', { name: 'Write the letter' });
  await expect(write).toBeDisabled();
  await field(dialog, 'Where the patient is written to').fill('9 Pecan Lane');
  await expect(write).toBeEnabled();
  await tick(dialog.getByRole('checkbox', { name: /^I hand it to the patient/ }));
  await push(write);
  await expect(dialog).toBeHidden();
  await visit(page, `/request/${requestId}/letters`);
  await expect(page.getByRole('list', { name: 'Letters on file' })).toContainText(
    'Say that some records need another form',
  );
});
