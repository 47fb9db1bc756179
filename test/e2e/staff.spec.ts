import { expect, test, type Page } from '@playwright/test';
import { choose, field, push, pushButton } from './pages/keys';
import { changePerson, heading, lock, setUp, tryToUnlock } from './pages/startPages';
import { freshPlaces, type LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { launchLoopback } from './support/loopback';
import { ana } from './support/openDesk';
import { ask, visit, watchVault } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let recoveryCode: string;

test.beforeAll(async () => {
  desk = await launchLoopback(await freshPlaces(), watchVault);
  ({ page } = desk);
  recoveryCode = (await setUp(page, ana)).join('-');
});
test.afterAll(() => desk.close());

const ben = { name: 'Ben Adeyemi', passphrase: 'two lanterns on the pier' };
const given = 'a sentence to begin with';
const own = 'nine slow barges upstream';

async function openStaff(): Promise<void> {
  await visit(page, '/settings');
  await push(page.getByRole('tab', { name: 'People' }));
  await expect(page.getByRole('table', { name: 'People of this desk' })).toBeVisible();
}

test('a manager gives one who forgot theirs a passphrase, with a reason', async () => {
  await ask(page, 'people.add', { ...ben, role: 'clerk' });
  await changePerson(page, ana);
  await openStaff();
  await expectAccessible(page);
  await pushButton(page, `Give ${ben.name} a passphrase…`);
  const dialog = page.getByRole('dialog', { name: `A passphrase for ${ben.name}` });
  const give = dialog.getByRole('button', { name: 'Give it' });
  await field(dialog, 'Passphrase to begin with').fill(given);
  await field(dialog, 'The passphrase again').fill('another');
  await expect(dialog.getByText('The two are not the same.')).toBeVisible();
  await field(dialog, 'The passphrase again').fill(given);
  await expect(give).toBeDisabled();
  await dialog.getByRole('textbox', { name: /^Why/ }).fill('He forgot his over the holidays');
  await expectAccessible(page);
  await push(give);
  await expect(page.getByRole('status').filter({ hasText: `Tell ${ben.name}` })).toBeVisible();
});

test('who was given one sees nothing of the desk before they chose their own', async () => {
  await lock(page);
  await tryToUnlock(page, { ...ben, passphrase: given });
  await heading(page, 'Choose your own passphrase');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
  await expectAccessible(page);
  await field(page, 'The passphrase you were given').fill('not this one');
  await field(page, 'Your own passphrase').fill(own);
  await field(page, 'The passphrase again').fill(own);
  await pushButton(page, 'Choose it');
  await expect(page.getByRole('alert')).toContainText('not the right one');
  await field(page, 'The passphrase you were given').fill(given);
  await pushButton(page, 'Choose it');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
});

test('anybody chooses a new one, and a manager changes what somebody may do', async () => {
  await openStaff();
  await expect(page.getByRole('button', { name: /^Change the role/ })).toHaveCount(0);
  await pushButton(page, 'Choose a new passphrase for yourself…');
  const dialog = page.getByRole('dialog', { name: 'Choose a new passphrase' });
  await field(dialog, 'The passphrase you have').fill(own);
  await field(dialog, 'New passphrase').fill(ben.passphrase);
  await field(dialog, 'The passphrase again').fill(ben.passphrase);
  await expectAccessible(page);
  await push(dialog.getByRole('button', { name: 'Choose it' }));
  await expect(dialog).toBeHidden();

  await changePerson(page, ana);
  await openStaff();
  await pushButton(page, `Change the role of ${ben.name}…`);
  const role = page.getByRole('dialog', { name: `Another role for ${ben.name}` });
  await choose(role, 'Role', 'Auditor (reads only)');
  await role.getByRole('textbox', { name: /^Why/ }).fill('Reads for the yearly review');
  await expectAccessible(page);
  await push(role.getByRole('button', { name: 'Change the role' }));
  const row = page.getByRole('row', { name: new RegExp(ben.name) });
  await expect(row).toContainText('Auditor');
  await changePerson(page, ben);
});

test('who lost a passphrase opens the desk with the printed code, and chooses another', async () => {
  await lock(page);
  await pushButton(page, 'Use the recovery code');
  await expectAccessible(page);
  await field(page, 'Recovery code').fill(recoveryCode.replaceAll('-', ' '));
  await field(page, 'New passphrase').fill('four grey geese at dawn');
  await field(page, 'The passphrase again').fill('four gray geese');
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open with the code' })).toBeDisabled();
  await field(page, 'The passphrase again').fill('four grey geese at dawn');
  await pushButton(page, 'Open with the code');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await changePerson(page, { ...ana, passphrase: 'four grey geese at dawn' });
});
