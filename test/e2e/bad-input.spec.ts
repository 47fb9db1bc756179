import { expect, test, type Page } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encryptedLetter, ghostscriptLetter, type Made } from '../corpus/realFiles';
import { chartOf } from '../unit/core/papers';
import { decideBasis, fillIn, logIt, startWithoutPaper } from './pages/intakePages';
import { choose, field, push, pushButton, pushLink } from './pages/keys';
import { documents, offerRecord, openStep } from './pages/requestPages';
import { heading, setUp } from './pages/startPages';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { launchLoopback } from './support/loopback';
import { writtenPaper } from './support/papers';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };
const folder = mkdtempSync(join(tmpdir(), 'roi-test-bad-'));

test.describe.configure({ mode: 'serial' });

let places: DeskPlaces & { scanDir: string };
let desk: LaunchedDesk;
let page: Page;

test.beforeAll(async () => {
  places = await freshPlaces();
  desk = await launchLoopback(places);
  page = desk.page;
  await setUp(page, ana);
  await startWithoutPaper(page);
  await fillIn(page, {
    texts: {
      'Patient’s family name': 'Thistlewood',
      'Patient’s given name': 'Ingeborg',
      'Date of birth': '1960-01-02',
    },
  });
  await logIt(page);
  await pushLink(page, 'Decide the basis');
  await decideBasis(page, { signed: 'The patient', goes: 'To the patient', paper: 'No paper' });
  await pushButton(page, 'Decide');
  await openStep(page, 'Gather the records');
  const dialog = await offerRecord(page, await writtenPaper('first', 'A good page'));
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(taken()).toHaveCount(1);
});
test.afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One for each document in the request. */
function taken() {
  return documents(page).getByRole('button', { name: /^Remove / });
}

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function made(one: Made): Uint8Array {
  test.skip(one.kind === 'skipped', one.kind === 'skipped' ? one.reason : '');
  if (one.kind === 'skipped') throw new Error(one.reason);
  return readFileSync(one.path);
}

/** Refused in front of the clerk, who leaves it; the request is as it was. */
async function expectRefused(path: string, sentence: string | RegExp): Promise<void> {
  const dialog = await offerRecord(page, path);
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(dialog.getByRole('alert')).toHaveText(sentence, { timeout: 60_000 });
  await push(dialog.getByRole('button', { name: 'Do not add it' }));
  await expectUnharmed();
}

async function expectUnharmed(): Promise<void> {
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(documents(page).getByText('Other, 1 page').first()).toBeVisible();
}

const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.alloc(64)]);
const refused: readonly {
  what: string;
  name: string;
  bytes: () => Uint8Array | string;
  says: RegExp;
}[] = [
  {
    what: 'a file of no known kind',
    name: 'notes.pdf',
    bytes: () => Buffer.from([1, 2, 3, 4]),
    says: /^The desk does not know this kind of file\. It takes PDF, TIFF/,
  },
  {
    what: 'an empty file',
    name: 'empty.pdf',
    bytes: () => '',
    says: /^This file is empty \(0 bytes\)\. Scan or save it again/,
  },
  {
    what: 'a zip that was renamed',
    name: 'chart.pdf',
    bytes: () => 'PK\x03\x04rest of an archive',
    says: /^This is a zip archive or an Office document, not a PDF\. Unpack it/,
  },
  {
    what: 'a DICOM image',
    name: 'knee.pdf',
    bytes: () => dicom,
    says: /^This is a DICOM image\. Ask imaging/,
  },
  {
    what: 'a PDF that was cut off',
    name: 'half.pdf',
    bytes: () => {
      const whole = made(ghostscriptLetter());
      return whole.subarray(0, whole.length / 2);
    },
    says: /cut off.*(again|ask the sender)/i,
  },
];

for (const { what, name, bytes, says } of refused) {
  test(`${what} is refused with what to do, and the request is unharmed`, async () => {
    await expectRefused(file(name, bytes()), says);
  });
}

test('a locked PDF asks for its password, says when it is wrong, and opens with the right one', async () => {
  const dialog = await offerRecord(page, file('locked.pdf', made(encryptedLetter('aes-256'))));
  const add = dialog.getByRole('button', { name: 'Add the document' });
  await push(add);
  await expect(dialog.getByRole('alert')).toHaveText(/locked with a password/);
  await field(dialog, 'Password of the file').fill('guess');
  await push(add);
  await expect(dialog.getByRole('alert')).toHaveText(/^That password does not open this PDF/);
  await field(dialog, 'Password of the file').fill('clerk');
  await push(add);
  await expect(taken()).toHaveCount(2);
  await expectUnharmed();
});

test('a page 200 inches wide comes in, and its picture is shown', async () => {
  const huge = await PDFDocument.create();
  huge.addPage([14_400, 14_400]).drawText('A plan of the building', { x: 100, y: 100, size: 200 });
  const dialog = await offerRecord(page, file('huge.pdf', await huge.save()));
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(taken()).toHaveCount(3, { timeout: 60_000 });
  await expectUnharmed();
});

test('2,000 pages come in', async () => {
  const dialog = await offerRecord(page, file('long.pdf', await chartOf(2000)));
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(documents(page).getByText('2000 pages')).toBeVisible({ timeout: 120_000 });
  await expectUnharmed();
});

test('a scan that vanishes on its way in is missed with a sentence, and the next one is taken', async () => {
  const scan = join(places.scanDir, 'page-7.pdf');
  writeFileSync(scan, await chartOf(1, 'From the scanner'));
  await expect(async () => {
    await pushButton(page, 'Look again');
    await expect(page.getByRole('button', { name: 'Take in page-7.pdf' })).toBeVisible({ timeout: 1000 }); // prettier-ignore
  }).toPass();
  await pushButton(page, 'Take in page-7.pdf');
  rmSync(scan);
  const dialog = page.getByRole('dialog', { name: 'What is this document?' });
  await choose(dialog, 'Kind of record', 'Other');
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(dialog.getByRole('alert')).toHaveText(/no longer in the scan folder\. Scan the page again/); // prettier-ignore
  await push(dialog.getByRole('button', { name: 'Do not add it' }));
  await expectUnharmed();
});

test('a full disk takes no file in, says so, and takes it in when there is room', async () => {
  const before = await taken().count();
  const path = file('after.pdf', await chartOf(300, 'Words that make this file a little longer'));
  const wire = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await wire.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await expectRefused(path, /^The disk of this PC is full.*Free some space/);
  await wire.send('Storage.overrideQuotaForOrigin', { origin });
  const dialog = await offerRecord(page, path);
  await push(dialog.getByRole('button', { name: 'Add the document' }));
  await expect(taken()).toHaveCount(before + 1, { timeout: 60_000 });
  await heading(page, 'Records');
});
