import { expect, test, type Page } from '@playwright/test';
import { makeChart } from '../corpus/chartHtml';
import { chromiumChart, faxTiff, type Made } from '../corpus/realFiles';
import { decideBasis, fillIn, logIt, startWithoutPaper } from './pages/intakePages';
import { push, pushButton, pushLink } from './pages/keys';
import {
  addRecord,
  buildPacket,
  certify,
  completeRecords,
  leaveOut,
  lookAtRest,
  markByKeys,
  openStep,
  readProof,
} from './pages/requestPages';
import { addPerson, changePerson, heading, setUp } from './pages/startPages';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { placeOf, scanOf, textOf } from './support/papers';
import { plugInPrinter, type Printer } from './support/printer';
import { expectGone, readByOthers } from './support/savedPacket';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };
const ben = { name: 'Ben Lindqvist', passphrase: 'copper kettle under a blue roof' };

let printer: Printer;
let places: DeskPlaces;
let desk: LaunchedDesk;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  printer = plugInPrinter();
  places = await freshPlaces();
  desk = await launchLoopback(places);
  page = desk.page;
  // The print dialog is the edge of the PC; a browser without a window dies of opening it.
  await page.addInitScript(() => (window.print = () => undefined));
  await page.reload();
});
test.afterAll(async () => {
  await desk.close();
  printer.remove();
});

function made(file: Made) {
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
  const fax = made(faxTiff());
  const { patient, otherPerson } = makeChart({ seed: 1, encounters: 2 });
  const [family = '', given = ''] = patient.split(', ');

  await startWithoutPaper(page);
  await fillIn(page, {
    texts: {
      'How identity was checked': 'Driver’s license seen',
      'Patient’s family name': family,
      'Patient’s given name': given,
      'Date of birth': '1960-01-02',
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
  await lookAtRest(page, chart.pages - 1);
  const leftOutText = lineOf(chart.path, chart.pages, 'Medication list');
  await leaveOut(page, 'Outside of what was asked');
  await lookAtRest(page);
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

/** First through the window, where some pages jam; then by the printer. */
async function printTwice(pageCount: number): Promise<void> {
  await pushButton(page, 'Print');
  const asked = page.getByRole('dialog', { name: `Did all ${pageCount} pages print?` });
  await expect(asked).toBeVisible();
  await expect(page.getByTitle('Printing')).toHaveAttribute('src', /^blob:/);
  await push(asked.getByRole('button', { name: 'No, print it again' }));
  await expect(asked).toBeHidden();
  expect(printer.jobs()).toHaveLength(0);

  printer.switchOn();
  await pushButton(page, 'Print');
  await push(asked.getByRole('button', { name: `Yes, all ${pageCount} are here` }));
  await expect(page.getByText('Released', { exact: true })).toBeVisible();
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
