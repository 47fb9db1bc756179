import { expect, test, type Page } from '@playwright/test';
import { packetOptionsSchema } from '../../shared/domain/packet/slice';
import { addChart, certificate, lookAtAll } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { push, pushButton, pushLink, tick } from './pages/keys';
import { gateLine } from './pages/requestPages';
import { heading } from './pages/startPages';
import { clinicDay } from './support/days';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { readyForPacket } from './support/requests';
import { ask, visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
});
test.afterAll(() => desk.close());

async function buildAndCertify(): Promise<void> {
  await ask(page, 'packet.build', { requestId });
  await ask(page, 'qc.certify', { requestId, ...certificate, soloReason: 'Alone today' });
}

test('a packet is chosen as a part, and after it the request is still open', async () => {
  requestId = await readyForPacket(vault);
  await visit(page, `/request/${requestId}/packet`);
  await tick(page.getByRole('checkbox', { name: 'This is a part; the rest comes later' }));
  await buildAndCertify();
  await visit(page, `/request/${requestId}/release`);
  await pushButton(page, 'Save as a file');
  await expect(page.getByRole('region', { name: 'Sent so far' })).toContainText(
    'A part, as a file',
  );
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeDisabled();
  await pushButton(page, 'Bar from reprints');
  const bar = page.getByRole('dialog', { name: 'Bar this packet from reprints' });
  await expect(bar).toBeVisible();
  await expectAccessible(page);
  await push(bar.getByRole('button', { name: 'Go back' }));
  await pushLink(page, 'Request');
  await expect(page.getByText('Sent in part').first()).toBeVisible();
});

test('the patient revokes before the second part: neither it nor a reprint may leave', async () => {
  await addChart(vault, requestId, 2);
  await lookAtAll(vault, requestId);
  const options = packetOptionsSchema.parse({});
  await ask(page, 'packet.setOptions', { requestId, options });
  await buildAndCertify();
  await visit(page, `/request/${requestId}`);
  await pushButton(page, 'More');
  await push(page.getByRole('menuitem', { name: 'Record a revocation' }));
  const dialog = page.getByRole('dialog', { name: 'Record a revocation' });
  await dialog.getByLabel('The day the revocation was received').fill(clinicDay(0));
  const which = dialog.getByRole('radiogroup', { name: 'Which form does the paper take back?' });
  await expect(which.getByRole('radio', { name: 'The form on file' })).toBeChecked();
  await expectAccessible(page);
  await push(dialog.getByRole('button', { name: 'Record the revocation' }));
  await expect(dialog).toBeHidden();

  await visit(page, `/request/${requestId}/release`);
  await heading(page, 'Release');
  await expect(
    gateLine(page, /^The authorization was revoked on .* Nothing may go out\.$/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeDisabled();
  await pushButton(page, 'Print again');
  const again = page.getByRole('dialog', { name: 'Print this packet again' });
  await again.getByLabel('Why is it printed again?').fill('Lost in the mail');
  await push(again.getByRole('button', { name: 'Print again' }));
  await expect(again.getByRole('alert')).toContainText(/revoked/i);
  await push(again.getByRole('button', { name: 'Go back' }));

  // What went out before the revocation stays in the log: it was sent in reliance on the form.
  await visit(page, '/disclosures');
  await expect(page.getByRole('region', { name: 'Disclosure log' }).getByRole('row')).toHaveCount(
    2,
  );
});

test('a manager corrects a revocation recorded in error, and the history shows both', async () => {
  await visit(page, `/request/${requestId}`);
  await pushButton(page, 'More');
  await push(page.getByRole('menuitem', { name: 'Correct a revocation' }));
  const dialog = page.getByRole('dialog', { name: 'Correct a revocation' });
  await expect(dialog.getByRole('radio')).toBeChecked();
  await expectAccessible(page);
  const confirm = dialog.getByRole('button', { name: 'It was recorded in error' });
  await dialog
    .getByLabel('How did it come to be recorded in error?')
    .fill('It was for another request');
  await push(confirm);
  await expect(dialog).toBeHidden();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('recorded in error, so it does not count');
  await expect(history).toContainText('Recorded a revocation received on');
  await visit(page, `/request/${requestId}/release`);
  await heading(page, 'Release');
  await expect(gateLine(page, 'No revocation stands in the way.')).toBeVisible();
});
