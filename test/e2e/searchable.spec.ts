import { expect, test, type Page } from '@playwright/test';
import { lookAtAll, markOn } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { push, pushButton, tick } from './pages/keys';
import type { LaunchedDesk } from './support/desk';
import { expectAccessible } from './support/expectAccessible';
import { openDesk } from './support/openDesk';
import { readyForPacket } from './support/requests';
import { ask, visit } from './support/vaultDoor';

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
});
test.afterAll(() => desk.close());

test('covered pages can be searched where the clerk says so, and the record says who read them', async () => {
  const requestId = await readyForPacket(vault);
  const { request } = await ask(page, 'request.view', { requestId });
  const documentId = request.records!.documents[0]!.id;
  await ask(page, 'review.addMarks', { requestId, marks: [markOn(documentId)] });
  await lookAtAll(vault, requestId);
  await visit(page, `/request/${requestId}/packet`);
  const choice = page.getByRole('checkbox', { name: 'Searchable words on covered pages' });
  await expect(choice).not.toBeChecked();
  await tick(choice);
  await expectAccessible(page);
  await pushButton(page, 'Build the packet');
  await expect(page.getByText(/[1-9]\d* words over the print/)).toBeVisible({ timeout: 60_000 });
  await push(page.getByText(/Record of the proof, signed by/));
  await expect(page.getByText(/^Tesseract 5/)).toBeVisible();
  await expectAccessible(page);
});
