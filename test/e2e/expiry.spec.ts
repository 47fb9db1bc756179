import { expect, test, type Page } from '@playwright/test';
import { certificate } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { push, pushButton } from './pages/keys';
import { gateLine } from './pages/requestPages';
import { heading } from './pages/startPages';
import { clinicDay } from './support/days';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { readyForPacket } from './support/requests';
import { ask, laterInVault, visit } from './support/vaultDoor';

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
});
test.afterAll(() => desk.close());

/** An attorney's packet, certified while the form of the patient still held. */
async function certifiedPacket(expiresOn: string): Promise<string> {
  const requestId = await readyForPacket(vault, expiresOn);
  await ask(page, 'packet.build', { requestId });
  await ask(page, 'qc.certify', { requestId, ...certificate, soloReason: 'Alone today' });
  return requestId;
}

test('a form that runs out between the check and the release stops it, and goes back with a letter', async () => {
  const requestId = await certifiedPacket(clinicDay(1));
  await visit(page, `/request/${requestId}/release`);
  await expect(page.getByText('Everything holds. This packet may go.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeEnabled();

  await laterInVault(page, 3);
  await pushButton(page, 'Save as a file');
  await expect(page.getByText('One thing stops this release')).toBeVisible();
  const expired = gateLine(page, /Expired on /);
  await expect(expired.getByRole('img', { name: 'Stops the release' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeDisabled();

  await push(expired.getByRole('link', { name: 'Check the authorization' }));
  await heading(page, 'Check the authorization');
  await pushButton(page, 'Return with a letter…');
  const dialog = page.getByRole('dialog', { name: 'Return the authorization with a letter?' });
  await expect(dialog.getByText(/^Expired on /)).toBeVisible();
  await push(dialog.getByRole('button', { name: 'Write the letter and return' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Returned with a letter').first()).toBeVisible();
});
