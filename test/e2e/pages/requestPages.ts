import { expect, type Locator, type Page } from '@playwright/test';
import { choose, field, push, pushButton, pushLink, tick } from './keys';
import { heading } from './startPages';

/** A step of the request, from its home. */
export async function openStep(page: Page, title: string): Promise<void> {
  await push(page.getByRole('region', { name: 'Steps' }).getByRole('link', { name: title }));
}

export async function backToRequest(page: Page): Promise<void> {
  await pushLink(page, 'Request');
  await heading(page, /^Request /);
}

export interface RecordFile {
  readonly path: string;
  readonly pages: number;
  readonly kind: string;
  readonly title: string;
  readonly from?: string;
  readonly to?: string;
}

export async function offerRecord(page: Page, path: string, kind = 'Other'): Promise<Locator> {
  await field(page, 'Drop records here').setInputFiles(path);
  const dialog = page.getByRole('dialog', { name: 'What is this document?' });
  await choose(dialog, 'Kind of record', kind);
  return dialog;
}

export async function addRecord(page: Page, file: RecordFile): Promise<void> {
  const dialog = await offerRecord(page, file.path, file.kind);
  await field(dialog, 'Title').fill(file.title);
  await field(dialog, 'First date of service').fill(file.from ?? '');
  await field(dialog, 'Last date of service').fill(file.to ?? '');
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expect(documents(page).getByText(file.title, { exact: false }).first()).toBeVisible();
}

export function documents(page: Page): Locator {
  return page.getByRole('list', { name: 'Documents in the order of the packet' });
}

export async function completeRecords(page: Page): Promise<void> {
  await pushButton(page, 'This is everything in scope');
  await expect(page.getByText('Everything in scope is here')).toBeVisible();
  await pushLink(page, 'Go on to the review');
  await heading(page, 'Review and redact');
}

/** Waits until the page in front is painted, as the desk itself does before it counts a look. */
export async function pageIsShown(page: Page): Promise<string> {
  const ground = page.getByRole('region', { name: 'The page' });
  const picture = ground.getByRole('img');
  await expect(picture).toBeVisible({ timeout: 30_000 });
  return (await picture.getAttribute('aria-label')) ?? '';
}

function looked(page: Page): Locator {
  return page.getByText(/^\d+ of \d+ looked at$/);
}

async function countLooked(page: Page): Promise<{ done: number; total: number }> {
  const [done = 0, total = 0] = (await looked(page).innerText()).match(/\d+/g)!.map(Number);
  return { done, total };
}

/** What the words of the page made the desk propose is answered: there is nothing protected on it. */
async function clearProposals(panel: Locator): Promise<void> {
  await expect(panel.getByText(/^A picture whose words/)).toBeHidden();
  const proposals = panel.getByRole('button', { name: /^Not sensitive:/ });
  for (let left = await proposals.count(); left > 0; left -= 1) {
    await push(proposals.first());
    await expect(proposals).toHaveCount(left - 1);
  }
}

/** Space on every page that nobody has looked at, or on the next so many. */
export async function lookAtRest(
  page: Page,
  upTo = Infinity,
  { clearing = false } = {},
): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'This page and its marks' });
  const leftOut = panel.getByText(/^Left out:/);
  for (let count = 0; count < upTo; count += 1) {
    const { done, total } = await countLooked(page);
    if (done === total) return;
    const name = await pageIsShown(page);
    if (clearing) await clearProposals(panel);
    const isOut = await leftOut.isVisible();
    await page.keyboard.press('Space');
    // A page left out counts already; Space only walks on.
    if (isOut) await expect.poll(() => pageIsShown(page)).not.toBe(name);
    else await expect(looked(page)).toHaveText(`${done + 1} of ${total} looked at`);
  }
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A mark placed, then put where it belongs by typed coordinates. */
export async function markByKeys(page: Page, box: Box): Promise<void> {
  await pageIsShown(page);
  const marks = page.getByRole('region', { name: 'The page' }).getByRole('option');
  const before = await marks.count();
  await page.keyboard.press('m');
  await expect(marks).toHaveCount(before + 1);
  await expect(marks.last()).toBeFocused();
  await marks.last().press('Enter');
  await typePlace(page, box);
  await page.keyboard.press('Escape');
}

export async function typePlace(page: Page, box: Box): Promise<void> {
  const dialog = page.getByRole('dialog');
  await field(dialog, 'From the left edge').fill(String(box.left));
  await field(dialog, 'From the top edge').fill(String(box.top));
  await field(dialog, 'Width').fill(String(box.width));
  await field(dialog, 'Height').fill(String(box.height));
  await push(dialog.getByRole('button', { name: 'Place the box' }));
  await expect(dialog).toBeHidden();
}

export async function leaveOut(page: Page, reason: string): Promise<void> {
  await pageIsShown(page);
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog', { name: /^Leave out page/ });
  await choose(dialog, 'Why', reason);
  await push(dialog.getByRole('button', { name: 'Leave the page out' }));
  await expect(dialog).toBeHidden();
}

export async function buildPacket(page: Page): Promise<void> {
  await heading(page, 'Packet');
  await pushButton(page, /^Build (the packet|it again)$/);
  await expect(page.getByText('Built from the request as it stands')).toBeVisible({
    timeout: 90_000,
  });
}

/** "22 pages checked, 0 hits, 1 mark proved." */
export async function readProof(page: Page): Promise<string> {
  const proof = page.getByText(/pages checked, 0 hits/);
  await expect(proof).toBeVisible();
  return proof.innerText();
}

export async function tickChecklist(page: Page): Promise<void> {
  await heading(page, 'Quality check');
  const list = page.getByRole('group', { name: 'Look for yourself' }).getByRole('checkbox');
  await expect(list).toHaveCount(6);
  for (const box of await list.all()) await tick(box);
}

export async function certify(page: Page): Promise<void> {
  await tickChecklist(page);
  await pushButton(page, 'Certify…');
  const dialog = page.getByRole('dialog', { name: 'Certify this packet' });
  await push(dialog.getByRole('button', { name: 'Certify', exact: true }));
  await heading(page, 'Release');
}

/** The red line of the gate that says so, with its button. */
export function gateLine(page: Page, sentence: string | RegExp): Locator {
  return page
    .getByRole('list', { name: 'What must hold' })
    .getByRole('listitem')
    .filter({ hasText: sentence });
}
