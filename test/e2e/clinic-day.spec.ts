import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeChart } from '../corpus/chartHtml';
import { chromiumChart, faxTiff, type Made, type RealFile } from '../corpus/realFiles';
import { accept, check, drawEvidence, typeForm, type FormFacts } from './pages/authorizationPage';
import {
  addPaper,
  decideBasis,
  fillIn,
  logIt,
  startWithoutPaper,
  startWithPaper,
} from './pages/intakePages';
import { push, pushButton, pushLink } from './pages/keys';
import {
  addRecord,
  backToRequest,
  buildPacket,
  certify,
  completeRecords,
  gateLine,
  leaveOut,
  lookAtRest,
  markByKeys,
  openStep,
  readProof,
  tickChecklist,
} from './pages/requestPages';
import { addPerson, changePerson, goTo, heading, setUp } from './pages/startPages';
import { clinicDay } from './support/days';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { placeOf, scannedPaper, scanOf, textOf } from './support/papers';
import { plugInPrinter, type Printer } from './support/printer';
import { expectGone, readByOthers, readByPdfjs, squeezed } from './support/savedPacket';
import { visit } from './support/vaultDoor';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };
const ben = { name: 'Ben Lindqvist', passphrase: 'copper kettle under a blue roof' };

/** The made-up charts have words like those of protected care, and nothing protected. */
const answering = { clearing: true };

let printer: Printer;
let places: DeskPlaces;
let desk: LaunchedDesk;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  printer = plugInPrinter();
  places = await freshPlaces();
  // The print dialog is the edge of the PC; a browser without a window dies of opening it.
  desk = await launchLoopback(places, async (fresh) => {
    await fresh.addInitScript(() => (window.print = () => undefined));
  });
  page = desk.page;
});
test.afterAll(async () => {
  await desk.close();
  printer.remove();
});

function made(file: Made): RealFile {
  test.skip(file.kind === 'skipped', file.kind === 'skipped' ? file.reason : '');
  if (file.kind === 'skipped') throw new Error(file.reason);
  return file;
}

test('the first run ends at an empty desk, and a second person can be let in', async () => {
  await setUp(page, ana);
  await expect(page.getByText('No requests yet')).toBeVisible();
  await expect(page.getByText('PRACTICE: not real patients')).toBeHidden();
  await addPerson(page, ben, 'Quality check');
});

test('a walk-in patient goes home with a number and a due date, and the packet is proved and printed', async () => {
  const chart = made(chromiumChart({ seed: 1, encounters: 2 }));
  const fax = made(faxTiff({ seed: 1 }));
  const { patient, otherPerson, born } = makeChart({ seed: 1, encounters: 2 });
  const [family = '', given = ''] = patient.split(', ');

  await startWithoutPaper(page);
  await fillIn(page, {
    texts: {
      'How identity was checked': 'Driver’s license seen',
      'Patient’s family name': family,
      'Patient’s given name': given,
      'Date of birth': born,
      'In their own words': 'All of it, please',
    },
  });
  await expect(page.getByText(/Due \w+ \w+ \d+ \(Texas, 15 business days\)/)).toBeVisible();
  const number = await logIt(page);
  expect(number).toMatch(/^REQ-\d{4}-\d{6}$/);
  const logged = page.getByRole('region', { name: 'What was logged' });
  await expect(logged.getByText(/^Due \w+ \w+ \d+ \(Texas, 15 business days\)/)).toBeVisible();

  await pushLink(page, 'Decide the basis');
  await decideBasis(page, { signed: 'The patient', goes: 'To the patient', paper: 'No paper' });
  const due = /^Due \w+ \w+ \d+ \(Texas, 15 business days\); HIPAA would be \w+ \d+\.$/;
  await expect(page.getByText(due)).toBeVisible();
  await expect(page.getByText('Do not ask for an authorization or a reason.')).toBeVisible();
  await pushButton(page, 'Decide');
  await heading(page, `Request ${number}`);

  await openStep(page, 'Gather the records');
  const records = [
    { path: chart.path, kind: 'Progress notes', title: 'Office chart', pages: chart.pages },
    { path: fax.path, kind: 'Labs', title: 'Faxed results', pages: fax.pages },
    { path: scanOf(chart.path, 'jpeg', 2), kind: 'Imaging', title: 'Scanned page', pages: 1 },
    { path: scanOf(chart.path, 'png', 3), kind: 'Other', title: 'Pictured page', pages: 1 },
  ];
  for (const record of records) await addRecord(page, record);
  const total = records.reduce((sum, record) => sum + record.pages, 0);
  await completeRecords(page);

  expect(textOf(chart.path, 1)).toContain(otherPerson);
  await markByKeys(page, placeOf(chart.path, 1, otherPerson));
  await lookAtRest(page, chart.pages - 1, answering);
  const leftOutText = lineOf(chart.path, chart.pages, 'Medication list');
  await leaveOut(page, 'Outside of what was asked');
  await lookAtRest(page, Infinity, answering);
  await pushLink(page, 'Go on to the packet');
  await buildPacket(page);
  // A cover letter and a list of pages go with the records.
  const pageCount = total - 1 + 2;
  expect(await readProof(page)).toBe(`${pageCount} pages checked, 0 hits, 1 mark proved.`);

  await changePerson(page, ben);
  await heading(page, 'Packet');
  await pushButton(page, 'On to QC');
  await certify(page);
  await expect(page.getByText('Everything holds. This packet may go.')).toBeVisible();
  await printTwice(pageCount);
  await expect(page.getByText('Not part of an accounting of disclosures')).toBeVisible();

  const printed = printer.jobs().at(-1) ?? '';
  expect(readByOthers(printed).qpdfPages).toBe(pageCount);
  expect(textOf(printed)).toContain(leftOutText.split(',')[0]);
  await expectGone(printed, [otherPerson, leftOutText]);
});

/** Those of the scanned pages too, page after page, until none is left. */
async function acceptProposed(on: Page): Promise<void> {
  const next = on.getByRole('button', { name: 'Go to the next proposed mark' });
  const goOn = on.getByRole('link', { name: 'Go on to the packet', exact: true });
  await expect(next).toBeVisible();
  while (await next.isVisible()) {
    await push(next);
    const accept = on.getByRole('button', { name: /^Accept (mark \d+|all \d+ on this page)$/ });
    await push(accept.last());
    await expect(accept).toHaveCount(0);
    await expect(next.or(goOn)).toBeVisible();
  }
}

/** First through the window, where some pages jam; then by the printer. */
async function printTwice(pageCount: number): Promise<void> {
  await pushButton(page, 'Print');
  const asked = page.getByRole('region', { name: `Did all ${pageCount} pages print?` });
  await expect(asked).toBeVisible();
  await expect(page.getByTitle('Printing')).toHaveAttribute('src', /^blob:/);
  // The viewer shows the file in a frame of its own, which has no address where it was refused.
  const viewer = () => page.frames().find((frame) => frame.url().startsWith('chrome-extension:'));
  await expect.poll(() => viewer()?.childFrames().map((frame) => frame.url())).toEqual([expect.stringMatching(/^blob:/)]); // prettier-ignore
  await push(asked.getByRole('button', { name: 'No, print it again' }));
  await expect(asked).toBeHidden();
  expect(printer.jobs()).toHaveLength(0);

  printer.switchOn();
  await pushButton(page, 'Print');
  await push(asked.getByRole('button', { name: `Yes, all ${pageCount} are here` }));
  await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
  expect(printer.jobs()).toHaveLength(1);
}

/** A line of a page that stands nowhere else. */
function lineOf(path: string, pageNumber: number, start: string): string {
  const line = textOf(path, pageNumber)
    .split('\n')
    .find((one) => one.trim().startsWith(start));
  if (line === undefined) throw new Error('the page has no such line');
  return line.trim();
}

const goodForm: FormFacts = {
  texts: {
    'Who is named to release the records': 'River Clinic',
    'Who is named to receive them': 'Hollis and Bray',
    'Records described, as on the form': 'Office notes and laboratory results',
    'Purpose, as on the form': 'Legal claim',
    'Date next to the signature': clinicDay(-20),
  },
  choices: {
    'How are they described?': 'By kind or dates',
    'How does it expire?': 'On a date',
    'Does anything look changed?': 'Nothing does',
    'Can it be read?': 'Yes, all of it, in plain English',
    'Who signed?': 'The patient',
  },
  answers: {
    'Is it part of another paper?': 'No',
    'Does it say that care depends on signing?': 'No',
    'Does that cover this clinic?': 'Yes',
    'Is that whom this request asks us to send to?': 'Yes',
    'That it may be revoked, and how?': 'Yes',
    'Whether treatment depends on signing?': 'Yes',
    'That the recipient may pass it on?': 'Yes',
  },
};

test.describe('an attorney asks by mail', () => {
  const seed = 4;
  const { patient, otherPerson, recordNumber, born } = makeChart({ seed, encounters: 2 });
  const [family = '', given = ''] = patient.split(', ');
  const name = `${given} ${family}`;
  let number: string;
  let chart: RealFile;

  test('the scanned letter and form are taken in, and the basis is the authorization', async () => {
    chart = made(chromiumChart({ seed, encounters: 2 }));
    await changePerson(page, ana);
    const letter = await scannedPaper('letter', 'Hollis and Bray', `Records of ${name}, please.`);
    const form = await scannedPaper('form', 'Authorization', `Patient: ${name}`, 'Signed: ______');
    await startWithPaper(page, letter);
    await addPaper(page, 'Authorization', form);
    await fillIn(page, {
      choices: { 'Who is asking': 'Attorney', Delivery: 'As a file handed over' },
      texts: {
        'Name of who is asking': 'R. Hollis',
        'Firm or organization': 'Hollis and Bray',
        Address: '1200 Court Street\nAustin, TX 78701',
        'Patient’s family name': family,
        'Patient’s given name': given,
        'Date of birth': born,
        'Purpose as it stands on the paper': 'Legal claim',
      },
      kinds: ['Progress notes', 'Labs'],
    });
    number = await logIt(page);
    await pushLink(page, 'Decide the basis');
    await decideBasis(page, {
      signed: 'The patient',
      goes: 'To someone else',
      paper: 'An authorization form',
    });
    await pushButton(page, 'Decide');
    await heading(page, `Request ${number}`);
  });

  test('an unsigned form and an expired form stop the release, each with its sentence and button', async () => {
    await openStep(page, 'Check the authorization');
    const texts = { 'Date of birth, as on the form': born, ...goodForm.texts };
    await typeForm(page, { ...goodForm, texts });
    await typeForm(page, {
      texts: { 'Patient’s name, as on the form': name, 'Expires on': clinicDay(60) },
      answers: { 'Is it signed?': 'No' },
    });
    const unsigned = 'Not signed. The patient (or legal representative) must sign.';
    await expect(check(page, 'Signed').getByText('Not met', { exact: true })).toBeVisible();
    await expect(check(page, 'Signed').getByText(unsigned)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Accept the authorization' })).toBeDisabled();
    await expectStopped(unsigned);

    await typeForm(page, {
      texts: { 'Expires on': clinicDay(-1) },
      answers: { 'Is it signed?': 'Yes' },
    });
    await expect(check(page, 'Signed').getByText('Met', { exact: true })).toBeVisible();
    await expect(check(page, 'Not expired').getByText(/^Expired on /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Accept the authorization' })).toBeDisabled();
    await expectStopped(/^Expired on /);
  });

  /** On the request's home and at the gate; the gate's button leads back to the check. */
  async function expectStopped(sentence: string | RegExp): Promise<void> {
    await backToRequest(page);
    const blocker = page.getByRole('region', { name: 'Before it can be released' });
    await expect(blocker.getByText(sentence)).toBeVisible();
    await visit(page, `${new URL(page.url()).hash.slice(1)}/release`);
    await heading(page, 'Release');
    await expect(page.getByRole('button', { name: 'Save as a file' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeDisabled();
    await push(gateLine(page, sentence).getByRole('link', { name: 'Check the authorization' }));
    await heading(page, 'Check the authorization');
  }

  test('the corrected form is accepted with its evidence drawn', async () => {
    await typeForm(page, { texts: { 'Expires on': clinicDay(60) } });
    await drawEvidence(page, 'Signed', { left: 72, top: 120, width: 160, height: 30 });
    for (const title of ['Signed', 'Right patient', 'Not expired', 'Recipient matches']) {
      await expect(check(page, title).getByText('Met', { exact: true })).toBeVisible();
    }
    await accept(page);
  });

  test('a page nobody looked at stops the packet, and the button leads to it', async () => {
    const fax = made(faxTiff({ seed }));
    await addRecord(page, { path: chart.path, kind: 'Progress notes', title: 'Office chart', pages: chart.pages }); // prettier-ignore
    await addRecord(page, { path: fax.path, kind: 'Labs', title: 'Faxed results', pages: fax.pages }); // prettier-ignore
    await completeRecords(page);
    await lookAtRest(page, chart.pages - 1, answering);
    await leaveOut(page, 'Outside of what was asked');
    await lookAtRest(page, fax.pages, answering);
    const total = chart.pages + fax.pages;
    await backToRequest(page);
    await visit(page, `${new URL(page.url()).hash.slice(1)}/packet`);
    await heading(page, 'Packet');
    await pushButton(page, 'Build the packet');
    const unseen = `1 of ${total} pages have not been looked at.`;
    await expect(page.getByRole('alert').getByText(unseen)).toBeVisible();
    await backToRequest(page);
    const blocker = page.getByRole('region', { name: 'Before it can be released' });
    await expect(blocker.getByText(unseen)).toBeVisible();
    await push(blocker.getByRole('link', { name: 'Look at 1 page' }));
    await heading(page, 'Review and redact');
    await lookAtRest(page, Infinity, answering);
  });

  test('a name is found and marked everywhere, and a new mark makes the packet stale', async () => {
    await page.keyboard.press('s');
    await page.keyboard.type(otherPerson);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Choose why what is found has to be covered.')).toBeVisible();
    await page.keyboard.type('About');
    await pushButton(page, 'Find and propose marks');
    await expect(page.getByText(/^\d+ places? proposed/)).toBeVisible();
    await acceptProposed(page);
    await pushLink(page, 'Go on to the packet');
    await buildPacket(page);
    await backToRequest(page);
    await openStep(page, 'Review and redact');
    await markByKeys(page, placeOf(chart.path, 1, recordNumber));
    await backToRequest(page);
    await visit(page, `${new URL(page.url()).hash.slice(1)}/release`);
    const stale = gateLine(page, 'The request has changed since the packet was built.');
    await push(stale.getByRole('link', { name: 'Build the packet' }));
    await expect(page.getByText('The request has changed: build it again')).toBeVisible();
    await buildPacket(page);
    expect(await readProof(page)).toMatch(/ pages checked, 0 hits, 3 marks proved\.$/);
  });

  test('who prepared a packet is asked for a reason before checking it alone', async () => {
    await pushButton(page, 'On to QC');
    await tickChecklist(page);
    await pushButton(page, 'Certify…');
    const dialog = page.getByRole('dialog', { name: 'Certify this packet' });
    await expect(dialog.getByText('it is recorded as solo QC.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Certify', exact: true })).toBeDisabled();
    await push(dialog.getByRole('button', { name: 'Cancel' }));
  });

  test('the second person certifies, and the saved packet holds in every reader', async () => {
    await changePerson(page, ben);
    await certify(page);
    await pushButton(page, 'Save as a file');
    await expect(page.getByText('Released', { exact: true }).first()).toBeVisible();
    const [saved = ''] = readdirSync(places.saveDir);
    expect(saved).toBe(`${number}-packet.pdf`);
    await expect(page.getByText(`Saved as ${saved}`)).toBeVisible();
    await expectWholePacket(join(places.saveDir, saved));
  });

  async function expectWholePacket(path: string): Promise<void> {
    const fax = made(faxTiff({ seed }));
    const records = chart.pages - 1 + fax.pages;
    const pages = await readByPdfjs(path);
    const others = readByOthers(path);
    expect(others.qpdfSays).toContain('No syntax or stream encoding errors found');
    expect(pages.length).toBe(others.qpdfPages);
    const cover = squeezed(pages[0] ?? '');
    for (const text of ['River Clinic', 'Hollis and Bray', name, number]) {
      expect(cover).toContain(squeezed(text));
    }
    // Each page of the records is numbered; what goes before them is not.
    const numbered = pages.filter((text) => /page\d+of\d+.*river-\d{6}$/.test(squeezed(text)));
    expect(numbered).toHaveLength(records);
    numbered.forEach((text, at) => {
      expect(squeezed(text)).toContain(squeezed(`Page ${at + 1} of ${records}`));
    });
    const bates = numbered.map((text) => Number(/river-(\d{6})$/.exec(squeezed(text))?.[1]));
    expect(bates).toEqual(bates.map((_, at) => (bates[0] ?? NaN) + at));
    const leftOut = lineOf(chart.path, chart.pages, 'Medication list');
    await expectGone(path, [otherPerson, leftOut]);
    // The record number was marked on the first page of the chart alone.
    expect(squeezed(pages.join(' ')).split(squeezed(recordNumber)).length - 1).toBe(
      occurrences(chart.path, recordNumber) - 2,
    );
  }

  test('both disclosures stand in the log, neither for an accounting, and both are counted', async () => {
    await pushLink(page, 'Open the disclosure log');
    await heading(page, 'Disclosures');
    const rows = page.getByRole('region', { name: 'Disclosure log' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    const attorney = rows.filter({ hasText: number });
    await expect(attorney.getByRole('cell').nth(6)).toHaveText('No');
    await expect(rows.nth(1).getByRole('cell').nth(6)).toHaveText('No');
    await push(attorney.getByRole('link', { name: number }));
    await heading(page, 'Disclosure');
    await pushButton(page, 'Why? in an accounting');
    await expect(page.getByText(/164\.528/)).toBeVisible();
    await goTo(page, 'Reports');
    const released = page.getByRole('term').filter({ hasText: /^Released$/ });
    await expect(released.locator('+ dd')).toHaveText('2');
  });
});

function occurrences(path: string, text: string): number {
  return textOf(path).split(text).length - 1;
}
