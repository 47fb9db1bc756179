import { expect, test, type Page } from '@playwright/test';
import type { TestDesk } from '../support/desk';
import { addChart, log, lookAtAll, walkInFacts, access } from '../unit/core/walk';
import { answer, choose, pushButton, tick } from './pages/keys';
import { addPerson, changePerson, heading } from './pages/startPages';
import { clinicDay } from './support/days';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { ask, visit } from './support/vaultDoor';

const hale = { name: 'Dr. Hale', passphrase: 'four grey barges under the bridge' };
const ground = 'Danger to life or physical safety';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
  await addPerson(page, hale, 'Licensed professional');
  requestId = await lookedAt();
});
test.afterAll(() => desk.close());

/** A walk-in patient's own request with three pages, all looked at. */
async function lookedAt(): Promise<string> {
  const id = await log(vault, { ...walkInFacts, receivedOn: clinicDay(0) });
  await ask(page, 'basis.decide', { requestId: id, answers: access });
  await addChart(vault, id);
  await lookAtAll(vault, id);
  return id;
}

async function openAnswer(): Promise<void> {
  await visit(page, `/request/${requestId}/answer`);
  await heading(page, 'Clocks and denial');
}

test('a clinician’s ground is closed to a clerk, and an unpaid bill is no ground at all', async () => {
  await openAnswer();
  await expect(page.getByRole('list', { name: 'Days of this request' })).toContainText('Received');
  const deny = page.getByRole('region', { name: 'Deny access in part' });
  await choose(deny, 'On what ground?', ground);
  await expect(deny.getByRole('status')).toContainText(/licensed/i);
  await expect(deny.getByRole('button', { name: 'Decide to deny' })).toBeHidden();
  await choose(deny, 'On what ground?', 'An unpaid bill');
  await expect(deny.getByRole('status')).toContainText(/bill/i);
});

test('who may not decide it refers it, and nothing goes out until somebody has', async () => {
  const deny = page.getByRole('region', { name: 'Deny access in part' });
  await choose(deny, 'On what ground?', ground);
  await tick(deny.getByRole('checkbox', { name: 'Office chart, 2' }));
  await deny.getByLabel('What made you stop?').fill('Names a shelter');
  await expectAccessible(page);
  await pushButton(page, 'Refer it to a licensed professional');
  const referred = page.getByRole('region', { name: 'Referred, not decided yet' });
  await expect(referred).toContainText('Names a shelter');
  await expect(referred.getByRole('img', { name: 'Page 2 of 3 of Office chart' })).toBeVisible();
  await expect(referred.getByRole('button')).toHaveCount(0);
  const { gate } = await ask(page, 'request.view', { requestId });
  expect(gate.find((line) => line.id === 'denial')).toMatchObject({ ok: false });
});

test('the licensed professional denies one page: it is left out, and its letter is owed', async () => {
  await changePerson(page, hale);
  await openAnswer();
  const referred = page.getByRole('region', { name: 'Referred, not decided yet' });
  await expect(referred.getByRole('button', { name: 'No ground: give the pages' })).toBeVisible();
  // What was referred is begun already: the ground and the page.
  const deny = page.getByRole('region', { name: 'Deny access in part' });
  await expect(deny.getByRole('combobox', { name: 'On what ground?' })).toHaveValue('D-R1');
  await expect(deny.getByRole('checkbox', { name: 'Office chart, 2' })).toBeChecked();
  await expect(deny.getByRole('img', { name: 'Page 2 of 3 of Office chart' })).toBeVisible();
  const decide = deny.getByRole('button', { name: 'Decide to deny' });
  await expect(decide).toBeDisabled();
  await answer(deny, 'In your professional judgment', 'Yes');
  await deny.getByLabel('Why page 2 of Office chart?').fill('Names where a person can be found');
  await deny.getByLabel('For the record: what was found').fill('Seen today; see my note');
  await deny.getByLabel('What allows us to hold these pages back?').selectOption({ label: 'Preventing harm' }); // prettier-ignore
  await expectAccessible(page);
  await pushButton(page, 'Decide to deny');
  const decided = page.getByRole('region', { name: 'Denied' });
  await expect(decided).toContainText('Decided by Dr. Hale. No letter yet.');
  await expect(referred).toBeHidden();
  const { pages } = await ask(page, 'request.view', { requestId });
  expect(pages.leftOut).toBe(1);
});

test('the letter tells the rights to review and complaint, and the rest may go out', async () => {
  await pushButton(page, 'File the letter of the denial');
  await expect(page.getByRole('region', { name: 'Denied' })).toContainText(
    'Its letter is filed under Letters.',
  );
  const { gate, request } = await ask(page, 'request.view', { requestId });
  expect(gate.find((line) => line.id === 'denial')).toMatchObject({ ok: true });
  const words = request.letters?.filed[0]?.parts.map(({ text }) => text).join('\n') ?? '';
  expect(words).toContain('You may ask for a review');
  expect(words).toContain('Secretary of Health and Human Services');
  expect(words).not.toContain('see my note');
  await pushButton(page, 'Record it');
  const review = page.getByRole('region', { name: 'Review' });
  await expect(review).toContainText('Asked for on');
  await expectAccessible(page);
  await visit(page, `/request/${requestId}/letters`);
  await heading(page, 'Letters');
});
