import { expect, type Page } from '@playwright/test';
import { answer, choose, field, push, pushButton } from './keys';

export interface Person {
  readonly name: string;
  readonly passphrase: string;
}

export const clinicName = 'River Clinic';

export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The four steps of the first run, up to an empty desk for real requests. */
export async function setUp(
  page: Page,
  person: Person,
  state = 'Texas',
): Promise<readonly string[]> {
  await describeClinic(page, state);
  await nameYourself(page, person);
  const code = await readRecoveryCode(page);
  await typeTwoBack(page, code);
  await heading(page, 'Ready');
  await answer(page, 'Begin', 'With real requests');
  await pushButton(page, 'Start');
  await heading(page, 'Desk');
  return code;
}

export async function describeClinic(page: Page, state = 'Texas'): Promise<void> {
  await heading(page, 'Your clinic');
  await field(page, 'Clinic name').fill(clinicName);
  await field(page, 'Phone patients can call').fill('(512) 555-0142');
  await field(page, 'Address').fill('12 River Road\nAustin, TX 78701');
  await field(page, 'Contact for privacy complaints').fill('The privacy officer, (512) 555-0143');
  await choose(page, 'State', state);
  await choose(page, 'Time zone', 'Central');
  await field(page, 'Prefix of page numbers').fill('RIVER');
  await pushButton(page, 'Next');
}

export async function nameYourself(page: Page, { name, passphrase }: Person): Promise<void> {
  await heading(page, 'You');
  await field(page, 'Your name').fill(name);
  await field(page, 'Passphrase').fill(passphrase);
  await field(page, 'The passphrase again').fill(passphrase);
  await pushButton(page, 'Next');
}

export async function readRecoveryCode(page: Page): Promise<readonly string[]> {
  await heading(page, 'Recovery code');
  const groups = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await expect(groups).toHaveCount(9);
  const code = await groups.allInnerTexts();
  await pushButton(page, 'I have it on paper');
  return code;
}

export async function typeTwoBack(page: Page, code: readonly string[]): Promise<void> {
  const fields = page.getByRole('textbox', { name: /^Group \d$/ });
  await expect(fields).toHaveCount(2);
  for (const one of await fields.all()) {
    const label = await one.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent);
    await one.fill(code[Number(label?.replace('Group ', '')) - 1] ?? '');
  }
  await pushButton(page, 'Next');
}

export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await heading(page, 'The desk is locked');
}

export async function tryToUnlock(page: Page, { name, passphrase }: Person): Promise<void> {
  await heading(page, 'The desk is locked');
  await answer(page, 'Who are you?', name);
  await field(page, 'Passphrase').fill(passphrase);
  await pushButton(page, 'Unlock');
}

export async function unlock(page: Page, person: Person): Promise<void> {
  await tryToUnlock(page, person);
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

/** Another person takes the chair. */
export async function changePerson(page: Page, person: Person): Promise<void> {
  await lock(page);
  await unlock(page, person);
}

export async function goTo(page: Page, room: string): Promise<void> {
  const rooms = page.getByRole('navigation', { name: 'Rooms' });
  await push(rooms.getByRole('link', { name: room, exact: true }));
  await heading(page, room);
}

export async function openSettings(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Settings');
  await push(page.getByRole('tab', { name: tab, exact: true }));
}

export async function addPerson(page: Page, person: Person, role: string): Promise<void> {
  await openSettings(page, 'People');
  await field(page, 'Name').fill(person.name);
  await choose(page, 'Role', role);
  await field(page, 'Their passphrase').fill(person.passphrase);
  await field(page, 'The passphrase again').fill(person.passphrase);
  await pushButton(page, 'Add the person');
  await expect(page.getByText(`${person.name} can sign in now.`)).toBeVisible();
}
