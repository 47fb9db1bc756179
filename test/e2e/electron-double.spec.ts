import { expect, test } from '@playwright/test';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchElectronDouble, type ElectronDouble } from '../electron-double/launchElectronDouble';
import { field, push, pushButton, pushLink } from './pages/keys';
import { tickChecklist } from './pages/requestPages';
import { goTo, heading } from './pages/startPages';
import { freshPlaces, type DeskPlaces } from './support/desk';
import { readByOthers } from './support/savedPacket';

test.describe.configure({ mode: 'serial' });

let places: DeskPlaces;
let desk: ElectronDouble;

test.beforeAll(async () => {
  places = await freshPlaces();
  desk = await launchElectronDouble({ ...places, practice: true });
});
test.afterAll(() => desk.close());

test('the practice desk opens over the real main and preload', async () => {
  await heading(desk.page, 'Desk');
  await expect(desk.page.getByText('PRACTICE: not real patients')).toBeVisible();
  await expect(desk.page.getByRole('grid', { name: 'Requests' })).toBeVisible({ timeout: 60_000 });
});

test('a ready packet is saved through the dialog, and the log has its row', async () => {
  const { page, launch } = desk;
  await openFirst('Release');
  await push(page.getByRole('region', { name: 'Steps' }).getByRole('link', { name: 'Release' }));
  await heading(page, 'Release');
  launch.dialogs.saves.push(join(places.saveDir, 'at-the-counter.pdf'));
  await pressUntilFilled('Save as a file', () =>
    expect(page.getByText('Saved as at-the-counter.pdf')).toBeVisible({ timeout: 2000 }),
  );
  expect(readdirSync(places.saveDir)).toEqual(['at-the-counter.pdf']);
  const saved = join(places.saveDir, 'at-the-counter.pdf');
  expect(readByOthers(saved).pdftotext).toContain('PRACTICE');
  await pushLink(page, 'Open the disclosure log');
  await expect(page.getByRole('region', { name: 'Disclosure log' })).toBeVisible();
});

test('a packet is printed by the system’s dialog, with every page of it', async () => {
  const { page, launch } = desk;
  await openFirst('Second look (QC)');
  await push(page.getByRole('region', { name: 'Steps' }).getByRole('link', { name: 'Second look (QC)' })); // prettier-ignore
  await tickChecklist(page);
  await pushButton(page, 'Certify…');
  const dialog = page.getByRole('dialog', { name: 'Certify this packet' });
  await dialog.getByLabel(/Why nobody else can check it/).fill('Alone in the clinic today');
  await push(dialog.getByRole('button', { name: 'Certify', exact: true }));
  await heading(page, 'Release');
  const asked = page.getByRole('dialog', { name: /^Did all \d+ pages print\?$/ });
  await pressUntilFilled('Print', () => expect(asked).toBeVisible({ timeout: 2000 }));
  const pageCount = Number(/\d+/.exec(await asked.getByRole('heading').innerText())?.[0]);
  await push(asked.getByRole('button', { name: /^Yes, all \d+ are here$/ }));
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
  const [job] = launch.printed;
  expect(launch.printed).toHaveLength(1);
  expect(job?.options).toMatchObject({ silent: false });
  const path = join(places.saveDir, 'printed.pdf');
  writeFileSync(path, job?.bytes ?? '');
  expect(readByOthers(path).qpdfPages).toBe(pageCount);
});

test('a locked PC blanks the desk, which then waits to be opened', async () => {
  const { page, launch } = desk;
  await goTo(page, 'Requests');
  launch.powerMonitor.emit('lock-screen');
  await heading(page, 'The desk is locked');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
  await pushButton(page, 'Open the practice clinic');
  await heading(page, 'Requests');
});

/** The first request of the desk whose next step this is. */
async function openFirst(next: string): Promise<void> {
  const { page } = desk;
  await goTo(page, 'Desk');
  await field(page, 'Filter this list').fill(next);
  const row = page.getByRole('row').filter({ has: page.getByText(next, { exact: true }) });
  // The made-up clerk is still at work, and another machine may be slow.
  await expect(row.first()).toBeVisible({ timeout: 90_000 });
  await push(row.first().getByRole('link'));
  await heading(page, /^Request /);
}

/** The made-up clerk releases too; until it is done a release waits, and says so. */
async function pressUntilFilled(button: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await pushButton(desk.page, button);
    await done();
  }).toPass({ timeout: 150_000 });
}
