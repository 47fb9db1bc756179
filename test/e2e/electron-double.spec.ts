import { expect, test } from '@playwright/test';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchElectronDouble, type ElectronDouble } from '../electron-double/launchElectronDouble';
import { certificate } from '../unit/core/walk';
import { push, pushButton, pushLink } from './pages/keys';
import { tickChecklist } from './pages/requestPages';
import { goTo, heading, setUp } from './pages/startPages';
import { freshPlaces, type DeskPlaces } from './support/desk';
import { ana, vaultOf } from './support/openDesk';
import { readyForPacket } from './support/requests';
import { readByOthers } from './support/savedPacket';
import { visit, watchVault } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

test('the practice desk opens over the real main and preload; a locked PC blanks it until it is opened', async () => {
  const desk = await launchElectronDouble({ ...(await freshPlaces()), practice: true });
  const { page, launch } = desk;
  await heading(page, 'Desk');
  await expect(page.getByText('PRACTICE: not real patients')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Requests' })).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'Requests');
  launch.powerMonitor.emit('lock-screen');
  await heading(page, 'The desk is locked');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
  await pushButton(page, 'Open the practice clinic');
  await heading(page, 'Requests');
  await desk.close();
});

test.describe('packets leave through the real main and preload', () => {
  let places: DeskPlaces;
  let desk: ElectronDouble;

  test.beforeAll(async () => {
    places = await freshPlaces();
    desk = await launchElectronDouble(places, watchVault);
    await setUp(desk.page, ana);
  });
  test.afterAll(() => desk.close());

  /** A request with its packet built, whose next step is the second look. */
  async function packetBuilt(): Promise<string> {
    const vault = vaultOf(desk.page);
    const requestId = await readyForPacket(vault);
    await vault.ask('packet.build', { requestId });
    return requestId;
  }

  test('a ready packet is saved through the dialog, and the log has its row', async () => {
    const { page, launch } = desk;
    const requestId = await packetBuilt();
    const alone = { ...certificate, soloReason: 'Alone in the clinic today' };
    await vaultOf(page).ask('qc.certify', { requestId, ...alone });
    await visit(page, `/request/${requestId}/release`);
    await heading(page, 'Release');
    launch.dialogs.saves.push(join(places.saveDir, 'at-the-counter.pdf'));
    await pushButton(page, 'Save as a file');
    await expect(page.getByText('Saved as at-the-counter.pdf')).toBeVisible();
    expect(readdirSync(places.saveDir)).toEqual(['at-the-counter.pdf']);
    const saved = join(places.saveDir, 'at-the-counter.pdf');
    expect(readByOthers(saved).pdftotext).toContain('MILLER, ANNA');
    await pushLink(page, 'Open the disclosure log');
    await expect(page.getByRole('region', { name: 'Disclosure log' })).toBeVisible();
  });

  test('a packet is printed by the system’s dialog, with every page of it', async () => {
    const { page, launch } = desk;
    await visit(page, `/request/${await packetBuilt()}/qc`);
    await tickChecklist(page);
    await pushButton(page, 'Certify…');
    const dialog = page.getByRole('dialog', { name: 'Certify this packet' });
    await dialog.getByLabel(/Why nobody else can check it/).fill('Alone in the clinic today');
    await push(dialog.getByRole('button', { name: 'Certify', exact: true }));
    await heading(page, 'Release');
    await pushButton(page, 'Print');
    const asked = page.getByRole('region', { name: /^Did all \d+ pages print\?$/ });
    await expect(asked).toBeVisible();
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
});
