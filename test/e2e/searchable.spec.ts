import { expect, test, type Page } from '@playwright/test';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { label, lookAtAll, markOn } from '../unit/core/walk';
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

/** The name typed, and once more in drawn strokes, which no search of the text finds. */
async function drawnName(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const sheet = pdf.addPage([612, 792]);
  sheet.drawText('MILLER, ANNA seen with Hill', { x: 72, y: 700, size: 12, font });
  sheet.drawText('Signed by', { x: 72, y: 604, size: 20, font });
  const bar = (x: number, y: number, width: number, height: number) =>
    sheet.drawRectangle({ x: 180 + x, y: 604 + y, width, height });
  bar(0, 0, 3, 18);
  bar(10, 0, 3, 18);
  bar(0, 8, 13, 3);
  bar(17, 0, 3, 18);
  for (const at of [24, 36]) {
    bar(at, 0, 3, 18);
    bar(at, 0, 9, 3);
  }
  return pdf.save();
}

/** The screen of the request before, whose packet was built, is gone by then. */
async function openUnbuilt(requestId: string): Promise<void> {
  await visit(page, `/request/${requestId}/packet`);
  await expect(page.getByText('No packet yet')).toBeVisible();
}

test('a page on which a removed text can still be read is named, and has to be looked at again', async () => {
  const requestId = await readyForPacket(vault);
  await ask(page, 'records.add', { requestId, bytes: await drawnName(), label });
  await ask(page, 'records.complete', { requestId, complete: true });
  await ask(page, 'review.setTerms', { requestId, terms: ['Hill'] });
  await lookAtAll(vault, requestId);
  await openUnbuilt(requestId);
  await tick(page.getByRole('checkbox', { name: 'Searchable words on covered pages' }));
  await pushButton(page, 'Build the packet');
  const again = page.getByRole('status').filter({ hasText: 'Look again' });
  await expect(again).toContainText('the reader still sees a text you removed', {
    timeout: 60_000,
  });
  await expectAccessible(page);
  await push(again.getByRole('link', { name: 'Page 1 of Office chart' }));
  await expect(page.getByText('3 of 4 looked at', { exact: true })).toBeVisible();
  await ask(page, 'review.look', {
    requestId,
    pages: (
      await ask(page, 'request.view', { requestId })
    ).request.packet!.build!.stillShowing!.map(({ at }) => at!),
    looked: true,
  });
  await visit(page, `/request/${requestId}/packet`);
  await expect(again).toContainText('Looked at');
  await expect(page.getByRole('button', { name: 'On to QC' })).toBeVisible();
});

/** Each page says whose it is, and a text that is to be covered: a minute's work and more. */
async function longChart(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 60; number += 1) {
    const sheet = pdf.addPage([612, 792]);
    const lines = ['MILLER, ANNA', `Visit ${number}`, 'Blood pressure 120/80'];
    for (const [at, line] of lines.entries())
      sheet.drawText(line, { x: 72, y: 700 - at * 20, size: 12, font });
  }
  return pdf.save();
}

test('a packet that is being built is stopped by its button or by Escape, and nothing is kept of it', async () => {
  const requestId = await readyForPacket(vault);
  // Every page is rebuilt and read, so that there is time to stop.
  await ask(page, 'records.add', { requestId, bytes: await longChart(), label });
  await ask(page, 'records.complete', { requestId, complete: true });
  await lookAtAll(vault, requestId);
  await ask(page, 'review.setTerms', { requestId, terms: ['Blood pressure'] });
  await openUnbuilt(requestId);
  await tick(page.getByRole('checkbox', { name: 'Searchable words on covered pages' }));
  const build = page.getByRole('button', { name: 'Build the packet' });
  const stop = page.getByRole('button', { name: 'Stop' });
  const said = page
    .getByRole('status')
    .filter({ hasText: 'You stopped this. Nothing was written.' });
  const before = await ask(page, 'request.view', { requestId });
  for (const stopIt of [() => push(stop), () => page.keyboard.press('Escape')]) {
    await push(build);
    await expect(stop).toBeVisible();
    await expect(said).toHaveCount(0);
    await expectAccessible(page);
    await stopIt();
    await expect(said).toBeVisible();
    await expect(stop).toHaveCount(0);
    await expect(build).toBeFocused();
  }
  await expectAccessible(page);
  expect((await ask(page, 'request.view', { requestId })).request).toEqual(before.request);
});
