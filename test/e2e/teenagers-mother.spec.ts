import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pdfOf } from '../unit/core/papers';
import { certificate, label } from '../unit/core/walk';
import { choose, push, pushButton, pushLink, tick } from './pages/keys';
import { buildPacket, lookAtRest, pageIsShown } from './pages/requestPages';
import { heading } from './pages/startPages';
import { clinicDay } from './support/days';
import type { DeskPlaces, LaunchedDesk } from './support/desk';
import { openDesk } from './support/openDesk';
import { expectGone, readByPdfjs } from './support/savedPacket';
import { ask, visit } from './support/vaultDoor';

/** Words that would tell the mother what kind of care was kept back. */
const revealing =
  /\bhiv\b|substance|alcohol|mental|psych|sexual|infection|\bsti\b|\bstd\b|reproduct|minor|protected|sensitive/i;

test.describe.configure({ mode: 'serial' });

let places: DeskPlaces;
let desk: LaunchedDesk;
let page: Page;

test.beforeAll(async () => {
  ({ desk, page, places } = await openDesk('Washington'));
});
test.afterAll(() => desk.close());

/** The mother at the counter, known as a parent, asks for everything of her 17-year-old. */
async function mothersRequest(): Promise<string> {
  const { request } = await ask(page, 'intake.start', { form: {} });
  const requestId = request.id;
  await ask(page, 'intake.log', {
    requestId,
    facts: {
      ...{ channel: 'walk-in', receivedOn: clinicDay(0), datesFrom: '', datesTo: '' },
      ...{ requesterKind: 'representative', requesterName: 'Ruth Marlow' },
      ...{ patientFamilyName: 'Marlow', patientGivenName: 'June' },
      ...{ patientDateOfBirth: clinicDay(-Math.round(17.5 * 365.25)) },
      identification: 'Driver’s license seen',
    },
  });
  await ask(page, 'patients.record', {
    requestId,
    fact: {
      ...{ kind: 'authority', who: 'Ruth Marlow', capacity: 'parent' },
      proofs: ['registration'],
    },
  });
  const { rows } = await ask(page, 'patients.view', { requestId });
  const signer = { kind: 'authority', entryId: rows[0]?.entryId ?? '' } as const;
  await ask(page, 'patients.chooseSigner', { requestId, signer });
  const answers = {
    ...{ signer: 'representative', goesTo: 'representative', paper: 'none' },
    relationshipProof: 'registration',
  };
  await ask(page, 'basis.decide', { requestId, answers });
  return requestId;
}

/** A visit of two pages she consented to alone, then an ordinary one of two. */
async function addVisits(requestId: string): Promise<void> {
  const visits = [
    { title: 'Visit in May', lines: [['Seen alone, first page'], ['Seen alone, second page']] },
    { title: 'Visit in June', lines: [['Sprained ankle'], ['Ankle is better']] },
  ];
  for (const { title, lines } of visits) {
    const dates = { serviceFrom: clinicDay(-90), serviceTo: clinicDay(-90) };
    const bytes = await pdfOf(...lines);
    await ask(page, 'records.add', { requestId, bytes, label: { ...label, ...dates, title } });
  }
  await ask(page, 'records.complete', { requestId, complete: true });
}

/** T, and the service; a whole document at once. */
async function tagVisit(): Promise<void> {
  await pageIsShown(page);
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Tag page 1 of Visit in May' });
  await choose(dialog, 'What is it about?', 'Care a minor consented to');
  await choose(dialog, 'Which care was it?', 'Sexually transmitted infection');
  await tick(dialog.getByRole('radio', { name: 'The whole document' }));
  await push(dialog.getByRole('button', { name: 'Tag it' }));
  await expect(dialog).toBeHidden();
}

let requestId: string;

test('pages of a visit the teenager consented to alone are kept back in neutral words, and left out in one step', async () => {
  requestId = await mothersRequest();
  await addVisits(requestId);
  await visit(page, `/request/${requestId}/review`);
  await heading(page, 'Review and redact');
  await tagVisit();
  const keptBack = page.getByRole('region', { name: 'Kept back by law' });
  await expect(keptBack).toContainText('2 pages may not go out to this recipient.');
  await expect(keptBack).toContainText('The other pages may go.');
  await expect(keptBack).toContainText(
    'In Washington, a patient of 14 or older may consent to this care alone and controls these pages.',
  );
  const row = keptBack.getByRole('listitem');
  expect(await row.innerText()).not.toMatch(/sexual|infection|\bsti\b/i);
  await push(keptBack.getByRole('button', { name: /^Leave these pages out/ }));
  await expect(keptBack).toBeHidden();
  await expect(page.getByText('2 pages left out')).toBeVisible();
});

test('the rest goes out behind a cover that does not say why anything is missing', async () => {
  await lookAtRest(page);
  await pushLink(page, 'Go on to the packet');
  await buildPacket(page);
  await ask(page, 'qc.certify', { requestId, ...certificate, soloReason: 'Alone today' });
  await visit(page, `/request/${requestId}/release`);
  await heading(page, 'Release');
  await pushButton(page, 'Save as a file');
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
  const [name, ...others] = readdirSync(places.saveDir);
  expect(others).toEqual([]);
  const saved = join(places.saveDir, name ?? '');
  const pages = await readByPdfjs(saved);
  expect(pages.join(' ')).toContain('Sprained ankle');
  for (const text of pages) expect(text).not.toMatch(revealing);
  await expectGone(saved, ['Seen alone', 'Visit in May']);
});
