import { expect, test, type Page } from '@playwright/test';
import { endlessObjects, endlessPattern, endlessTrailer } from '../corpus/brokenFiles';
import type { TestDesk } from '../support/desk';
import { label, lookAtAll, markOn } from '../unit/core/walk';
import { pushButton } from './pages/keys';
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

/** Where each page of the corpus says which it is, in dots of a picture of 612 by 792. */
const saying = { left: 72, right: 240, top: 168, bottom: 198 };

/** How many dots of the saying are dark, as the clerk sees the page. */
async function inkOf(requestId: string, documentId: string, number: number): Promise<number> {
  const of = { kind: 'document', id: documentId };
  const asked = { requestId, of, page: number, maxWidth: 612 };
  return page.evaluate(
    async ([input, place]) => {
      const reply = await window.askVault('page.image', input);
      if (!reply.ok) throw new Error('no picture');
      const { width, pixels } = reply.value as { width: number; pixels: Uint8Array };
      let dark = 0;
      for (let y = place.top; y < place.bottom; y += 1)
        for (let x = place.left; x < place.right; x += 1)
          if ((pixels[(y * width + x) * 4] ?? 255) < 128) dark += 1;
      return dark;
    },
    [asked, saying] as const,
  );
}

/** A request with one more document, the last of its records. */
async function withFile(bytes: Uint8Array) {
  const requestId = await readyForPacket(vault);
  await ask(page, 'records.add', { requestId, bytes, label });
  const { request } = await ask(page, 'records.complete', { requestId, complete: true });
  return { requestId, document: request.records!.documents.at(-1)! };
}

/** A packet that was built before its pictures were read has to be built again. */
async function allIsRead(): Promise<void> {
  await expect(async () => {
    const { done, total } = await ask(page, 'reading.status', {});
    expect(done).toBe(total);
  }).toPass({ timeout: 120_000 });
}

for (const [what, make] of [
  ['a file that PDFium does not open', endlessTrailer],
  ['a file of which PDFium finds no page', endlessObjects],
] as const) {
  test(`${what} is drawn by the second reader, marked, and leaves in the packet`, async () => {
    const { requestId, document } = await withFile(make());
    expect(document.findings.map(({ code }) => code)).toContain('second-reader');
    for (const number of [1, 2, 3])
      expect(await inkOf(requestId, document.id, number)).toBeGreaterThan(300);
    await visit(page, `/request/${requestId}/records`);
    await expect(page.getByText(/second reader drew its pages/)).toBeVisible();
    await expectAccessible(page);
    await ask(page, 'review.addMarks', { requestId, marks: [markOn(document.id, 2)] });
    await lookAtAll(vault, requestId);
    await allIsRead();
    await visit(page, `/request/${requestId}/packet`);
    await pushButton(page, 'Build the packet');
    await expect(page.getByRole('button', { name: 'On to QC' })).toBeVisible({ timeout: 60_000 });
  });
}

test('a page that takes PDFium minutes is drawn by the second reader, the others stay as they are', async () => {
  test.setTimeout(180_000);
  const { requestId, document } = await withFile(endlessPattern());
  expect(document.findings).toMatchObject([{ code: 'second-reader', page: 2 }]);
  expect(document.pages.map(({ textLength }) => textLength)).toEqual([10, 0, 10]);
  expect(await inkOf(requestId, document.id, 2)).toBeGreaterThan(300);
});
