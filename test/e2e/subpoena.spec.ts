import { expect, test, type Page } from '@playwright/test';
import { pdfOf } from '../unit/core/papers';
import { addChart, attorneyFacts, certificate, log, lookAtAll } from '../unit/core/walk';
import type { TestDesk } from '../support/desk';
import { answer, push, pushButton } from './pages/keys';
import { gateLine } from './pages/requestPages';
import { heading } from './pages/startPages';
import type { LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { ask, visit } from './support/vaultDoor';

test.describe.configure({ mode: 'serial' });

let desk: LaunchedDesk;
let page: Page;
let vault: TestDesk;
let requestId: string;

test.beforeAll(async () => {
  ({ desk, page, vault } = await openDesk());
  requestId = await log(vault, attorneyFacts);
  const bytes = await pdfOf(['Subpoena duces tecum', 'You are commanded to produce records.']);
  await ask(page, 'intake.addPaper', { requestId, kind: 'request', bytes });
});
test.afterAll(() => desk.close());

async function buildAndCertify(): Promise<void> {
  await ask(page, 'packet.build', { requestId });
  await ask(page, 'qc.certify', { requestId, ...certificate, soloReason: 'Alone today' });
}

type Turn = readonly [question: string, option: string];

/** Each answer brings the next question; none stands there before its turn. */
async function answerInTurn(turns: readonly Turn[]): Promise<void> {
  for (const [index, [question, option]] of turns.entries()) {
    await expect(page.getByRole('radiogroup', { name: question })).toBeVisible();
    const later = turns[index + 1]?.[0];
    if (later !== undefined) {
      await expect(page.getByRole('radiogroup', { name: later })).toBeHidden();
    }
    await answer(page, question, option);
  }
}

async function answerAll(turns: readonly Turn[]): Promise<void> {
  for (const [question, option] of turns) await answer(page, question, option);
}

async function expectRequirement(title: string, word: 'Met' | 'Not met'): Promise<void> {
  const requirement = page
    .getByRole('region', { name: 'What has to be shown' })
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) });
  await expect(requirement.getByText(word, { exact: true })).toBeVisible();
}

async function openBasis(): Promise<void> {
  await visit(page, `/request/${requestId}/basis`);
  await heading(page, 'Basis');
}

async function openRelease(): Promise<void> {
  await visit(page, `/request/${requestId}/release`);
  await heading(page, 'Release');
}

const returnDay = '2026-09-21';
const outcome = () => page.locator('[aria-live="polite"]').filter({ hasText: notYet });
const proof = 'Proof that came with the subpoena';
const notYet = 'Not yet: something has still to be shown.';
const noProof = /^No proof came with it: neither notice to the patient nor a protective order/;

test('a subpoena without assurance is told in turn, and its proof is not met', async () => {
  await openBasis();
  await answerInTurn([
    ['What paper came with it?', 'A subpoena'],
    ['Who signed the subpoena or order?', 'The clerk of the court'],
    ['Is the patient’s signed authorization attached?', 'No'],
  ]);
  await expect(page.getByText(/^This is a subpoena without a judge’s order/)).toBeVisible();
  await answerAll([
    ['Was it properly served?', 'Yes'],
    ['Does this court reach us?', 'Yes'],
    ['Is this clinic a party to the case?', 'No'],
    ['Which proof came with it?', 'Nothing'],
  ]);
  await expectRequirement(proof, 'Not met');
  await expectRequirement('Properly served', 'Met');
  await expect(page.getByText(notYet)).toBeVisible();
  await page.getByLabel('Return date of the subpoena').fill(returnDay);
  await expect(outcome().getByText(/^Due Mon Sep 21 /)).toBeVisible();
  await pushButton(page, 'Decide');
  await heading(page, /^Request /);
});

test('what is not met stops the release, and no packet is built over it', async () => {
  await addChart(vault, requestId);
  await lookAtAll(vault, requestId);
  const refused = await page.evaluate(
    (id) => window.askVault('packet.build', { requestId: id }),
    requestId,
  );
  expect(refused).toMatchObject({ ok: false, fault: { code: 'packet-not-ready' } });
  expect(JSON.stringify(refused)).toContain('No proof came with it');
  await openRelease();
  const line = gateLine(page, noProof);
  await expect(line.getByRole('img', { name: 'Stops the release' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Print' })).toBeDisabled();
  await push(line.getByRole('link', { name: 'Answer what the basis requires' }));
  await heading(page, 'Basis');
});

test('what is missing is written from the basis, and the letter is filed', async () => {
  await pushButton(page, 'Write what is missing…');
  const dialog = page.getByRole('dialog', { name: 'Write what is missing' });
  const keep = dialog.getByRole('button', { name: 'Keep the letter' });
  await expect(keep).toBeDisabled();
  const caption = dialog.getByRole('textbox', { name: 'Case, court and number' });
  await caption.fill('Doe v. Roe, Cause 2026-1, Travis County');
  await push(keep);
  await expect(dialog).toBeHidden();
  await visit(page, `/request/${requestId}`);
  await expect(
    page.getByRole('region', { name: 'Papers' }).getByText(/^Letter, \d pages?/),
  ).toBeVisible();
  const steps = page.getByRole('region', { name: 'Steps' });
  await expect(
    steps.getByText(/When it comes, answer under Basis which proof it is/),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Enter the proof when it comes' })).toHaveCount(2);
  await visit(page, `/request/${requestId}/answer`);
  await expect(page.getByLabel('Day on the paper')).toHaveValue(returnDay);
  await visit(page, `/request/${requestId}/letters`);
  await expect(page.getByRole('list', { name: 'Letters on file' })).toContainText(
    'Answer a subpoena that lacks its proof',
  );
});

test('counsel’s assurance meets what was missing, and the packet may go', async () => {
  await openBasis();
  await answerAll([
    ['Which proof came with it?', 'That the patient was told'],
    ['Was the patient told in writing, in good faith?', 'Yes'],
    ['Did the notice say enough about the case to object?', 'Yes'],
    ['Is the time for objections over?', 'Yes'],
    ['Did the patient object?', 'No'],
    ['Has the privacy officer or counsel cleared the privilege?', 'Yes'],
  ]);
  await expectRequirement(proof, 'Met');
  await expectRequirement('The privilege of the patient', 'Met');
  await expect(page.getByText(notYet)).toBeHidden();
  await expect(
    page.getByText('It is listed in the patient’s accounting of disclosures.'),
  ).toBeVisible();
  await pushButton(page, 'Decide it anew');
  await heading(page, /^Request /);
  await buildAndCertify();
  await openRelease();
  const line = gateLine(page, 'Everything the basis requires is shown.');
  await expect(line.getByRole('img', { name: 'Holds' })).toBeVisible();
  await expect(page.getByText('Everything holds. This packet may go.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeEnabled();
});
