import { expect, test, type Locator, type Page } from '@playwright/test';
import type { TestDesk } from '../support/desk';
import { access, addChart, log, lookAtAll, walkInFacts } from '../unit/core/walk';
import { choose, push, pushButton, tick } from './pages/keys';
import { heading, lock, unlock } from './pages/startPages';
import { clinicDay } from './support/days';
import type { DeskPlaces, LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { ana, openDesk } from './support/openDesk';
import { ask, visit, watchVault } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let places: DeskPlaces;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault, places } = await openDesk());
  requestId = await log(vault, { ...walkInFacts, receivedOn: clinicDay(0) });
  await ask(page, 'basis.decide', { requestId, answers: access });
  await addChart(vault, requestId);
  await lookAtAll(vault, requestId);
});
test.afterAll(() => desk.close());

async function openHold(): Promise<Locator> {
  await visit(page, `/request/${requestId}`);
  await pushButton(page, 'More');
  await push(page.getByRole('menuitem', { name: 'Put on hold' }));
  return page.getByRole('dialog', { name: 'Put the request on hold' });
}

async function lockAndUnlock(word: string): Promise<void> {
  await lock(page);
  await expect(page.getByText(word)).toHaveCount(0);
  await unlock(page, ana);
}

test('a lock in the middle of a hold leaves the reason in its dialog; sent or given up, it is gone', async () => {
  let dialog = await openHold();
  await dialog.getByLabel('What are you waiting for?').fill('The scan from the Elm Street office');
  await lockAndUnlock('Elm Street');
  dialog = await openHold();
  const reason = dialog.getByLabel('What are you waiting for?');
  await expect(reason).toHaveValue('The scan from the Elm Street office');
  await pushButton(page, 'Go back');
  // A dialog that is opened again in the same moment would still find it.
  const held = { requestId, place: 'request/hold' };
  await expect.poll(async () => (await ask(page, 'draft.read', held)).words).toBeNull();
  dialog = await openHold();
  await expect(reason).toHaveValue('');
  await reason.fill('The second scan');
  await pushButton(page, 'Put on hold');
  await expect(dialog).toBeHidden();
  const { request } = await ask(page, 'request.view', { requestId });
  expect(request.lifecycle.hold?.reason).toBe('The second scan');
  await ask(page, 'request.resume', { requestId });
  const kept = await ask(page, 'draft.read', { requestId, place: 'request/hold' });
  expect(kept.words).toBeNull();
});

test('a lock in the middle of a denial leaves its words, its pages and what covers it', async () => {
  const ground = 'Psychotherapy notes, or papers made for a lawsuit';
  const open = async () => {
    await visit(page, `/request/${requestId}/answer`);
    await heading(page, 'Clocks and denial');
    const deny = page.getByRole('region', { name: 'Deny access in part' });
    await choose(deny, 'On what ground?', ground);
    return deny;
  };
  let deny = await open();
  await tick(deny.getByRole('checkbox', { name: 'Office chart, 2' }));
  await deny.getByLabel('Why page 2 of Office chart?').fill('Kept apart from the chart');
  await deny.getByLabel('For the record: what was found').fill('Seen in the locked drawer');
  await deny
    .getByLabel('What allows us to hold these pages back?')
    .selectOption({ label: 'Preventing harm' });
  await lockAndUnlock('locked drawer');
  deny = await open();
  await expect(deny.getByLabel('For the record: what was found')).toHaveValue('Seen in the locked drawer'); // prettier-ignore
  await expect(deny.getByRole('checkbox', { name: 'Office chart, 2' })).toBeChecked();
  await expect(deny.getByLabel('Why page 2 of Office chart?')).toHaveValue('Kept apart from the chart'); // prettier-ignore
  await expect(deny.getByLabel('What allows us to hold these pages back?')).not.toHaveValue('');
});

test('the power goes in the middle of a form that is filled in and signed: its fields are there', async () => {
  const open = async () => {
    await visit(page, `/request/${requestId}/forms`);
    await push(page.getByRole('button', { name: /^Fill in .Request for a copy/ }));
  };
  await open();
  const name = () => page.getByRole('group', { name: 'What goes on the form' }).getByRole('textbox').first(); // prettier-ignore
  await name().fill('Anna Maria Miller');
  await expect
    .poll(async () => {
      const kept = await ask(page, 'draft.read', { requestId, place: 'forms/access-request' });
      return JSON.stringify(kept.words);
    })
    .toContain('Anna Maria Miller');
  await desk.kill();
  desk = await launchLoopback(places, watchVault);
  page = desk.page;
  await unlock(page, ana);
  await open();
  await expect(name()).toHaveValue('Anna Maria Miller');
});
