import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { createFakeDesk } from './harness/fakeDesk';

type Fake = ReturnType<typeof createFakeDesk>;
declare global {
  interface Window {
    fake: Fake;
  }
}

const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

let server: PreviewServer;
let browser: Browser;
let page: Page;
let address: string;
const problems: string[] = [];

/** Built once: sixteen loads of single modules would take longer than the tests. */
beforeAll(async () => {
  const shared = {
    root: resolve(import.meta.dirname, 'harness'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: resolve(import.meta.dirname, '../../../../node_modules/.cache/working-screens'),
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
    },
  } as const;
  await build({ ...shared, mode: 'development', plugins: [react()] });
  server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  address = server.resolvedUrls?.local[0] ?? '';
  browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  problems.length = 0;
  const context = await browser.newContext({ viewport: { width: 1024, height: 700 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    const isNoise = message.text().includes('404');
    if (message.type() === 'error' && !isNoise) problems.push(message.text());
  });
});

afterEach(async () => {
  await page.context().close();
  expect(problems).toEqual([]);
});

async function open(step: 'review' | 'records' | 'authorization', which = 'usual') {
  await page.goto(`${address}?case=${which}#/request/r1/${step}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function axeIsClean(what: string) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map((one) => ({
    id: one.id,
    nodes: one.nodes.map((node) => `${node.html.slice(0, 160)} :: ${node.any[0]?.message ?? ''}`),
  }));
  expect(found, what).toEqual([]);
}

const calls = () => page.evaluate(() => window.fake.calls.map((call) => call.name));
const marksNow = () => page.evaluate(() => window.fake.state().review?.marks ?? []);
const lookedNow = () => page.evaluate(() => Object.keys(window.fake.state().review?.looked ?? {}));
const shows = (name: string) =>
  page.getByRole('region', { name: 'The page' }).getByRole('img', { name }).waitFor();
const drawStroke = async (from: [number, number], to: [number, number]) => {
  const sheet = page.getByRole('region', { name: 'The page' }).locator('canvas');
  const box = (await sheet.boundingBox())!;
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 4 });
  await page.mouse.up();
};

describe('review and redact', () => {
  it('Space says looked at and goes to the next page nobody has looked at', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    const panel = page.getByRole('complementary', { name: 'This page and its marks' });
    const down = () => panel.evaluate((one) => one.scrollTop);
    await panel.evaluate((one) => one.scrollTo(0, one.scrollHeight));
    expect(await down()).toBeGreaterThan(0);
    await page.keyboard.press('Space');
    await shows('Page 5 of 41 of Progress notes');
    // What warns of a page stands at the top of the panel.
    await expect.poll(down).toBe(0);
    await page.keyboard.press('Space');
    await shows('Page 6 of 41 of Progress notes');
    expect(await lookedNow()).toEqual(['d1#1', 'd1#2', 'd1#4', 'd1#5']);
    await page.getByText('5 of 53 looked at', { exact: true }).first().waitFor();
    await axeIsClean('review');
  });

  it('a page is not looked at before its picture was shown', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    // Page 6 is no neighbour, so only its thumbnail can have been asked for.
    await page.evaluate(() => void window.fake.hold(6));
    await page.getByRole('option', { name: /Page 6 of 41/ }).click();
    await page.keyboard.press('Space');
    await page.getByText('Wait until the page is shown.').first().waitFor();
    expect(await lookedNow()).toEqual(['d1#1', 'd1#2']);
    await page.evaluate(() => window.fake.letGo(6));
    await shows('Page 6 of 41 of Progress notes');
    await page.keyboard.press('Space');
    await expect.poll(lookedNow).toContain('d1#6');
  });

  it('a mark is drawn, moved, resized, undone and done again, each saved by its verb', async () => {
    await open('review', 'fresh');
    await shows('Page 1 of 41 of Progress notes');
    await drawStroke([60, 60], [160, 90]);
    await expect.poll(async () => (await marksNow()).length).toBe(1);
    const drawn = (await marksNow())[0]!.rect;
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
    await expect
      .poll(async () => (await marksNow())[0]!.rect.map((one) => Math.round(one)))
      .toEqual([drawn[0] + 1, drawn[1] - 10, drawn[2] + 2, drawn[3] - 10].map(Math.round));
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await marksNow())[0]?.rect).toEqual(drawn);
    await page.keyboard.press('Control+z');
    await expect.poll(marksNow).toEqual([]);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await marksNow())[0]?.rect).toEqual(drawn);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await marksNow())[0]?.rect[0]).toBeCloseTo(drawn[0] + 1);
  });

  it('by keys alone a mark is placed, given numbers, and taken away', async () => {
    await open('review', 'fresh');
    await shows('Page 1 of 41 of Progress notes');
    await page.keyboard.press('m');
    await page.locator('[data-box]').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-box')))
      .toBe(true);
    await axeIsClean('a mark in focus');
    await page.keyboard.press('Enter');
    await page.getByLabel('From the left edge').fill('72');
    await axeIsClean('typed coordinates');
    await page.getByLabel('From the top edge').fill('36');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await marksNow())[0]?.rect).toEqual([72, 732, 216, 756]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-box]').focus();
    await page.keyboard.press('Delete');
    await expect.poll(marksNow).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'The page',
    );
  });

  it('of a page only one place is kept, for two reasons, and so on the pages of its size', async () => {
    await open('review', 'fresh');
    await shows('Page 1 of 41 of Progress notes');
    await page.keyboard.press('m');
    await page.locator('[data-box]').waitFor();
    await page.getByRole('checkbox', { name: 'Keep only what is inside mark 1, cover the rest of the page' }).check(); // prettier-ignore
    await page.getByRole('option', { name: 'Mark 1 of 1, covers all but this, about another person, drawn' }).waitFor(); // prettier-ignore
    const also = page.getByRole('combobox', { name: 'Also because, for mark 1' });
    await also.press('ArrowDown');
    await page.getByRole('option', { name: 'Specially protected' }).last().waitFor();
    await axeIsClean('choosing another reason');
    await also.press('ArrowDown');
    await also.press('ArrowDown');
    await also.press('Enter');
    await also.press('Escape');
    await expect.poll(async () => (await marksNow())[0]?.alsoBecause).toEqual(['sensitive']);
    await axeIsClean('a mark that keeps one place');
    await page.getByRole('button', { name: /^Repeat mark 1 on \d+ pages of this size$/ }).click();
    await expect.poll(async () => (await marksNow()).length).toBeGreaterThan(2);
    const [first, ...others] = await marksNow();
    expect(others.every(({ page: at }) => at !== 1 && at !== 3)).toBe(true);
    expect(new Set(others.map(({ page: at }) => at)).size).toBe(others.length);
    for (const one of others) {
      expect(one).toMatchObject({ rect: first!.rect, covers: 'outside', source: 'repeated', status: 'proposed' }); // prettier-ignore
    }
    await page.getByRole('button', { name: /^Repeat mark 1/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await marksNow()).length).toBe(1);
  });

  it('by keys alone a cover is kept to its box, is told what that gives away, and runs on again', async () => {
    await open('review', 'fresh');
    await shows('Page 1 of 41 of Progress notes');
    await page.keyboard.press('m');
    await page.locator('[data-box]').waitFor();
    const mark = page.locator('[data-box]');
    const outline = mark.locator('[data-cover]');
    const said = () => mark.getAttribute('aria-description');
    await expect.poll(said).toBe('This cover runs on to the end of the block.');
    const beside = async () => {
      const [cover, box] = [await outline.boundingBox(), await mark.locator('.body').boundingBox()];
      return cover && box && Math.abs(cover.x - box.x) < 12 && cover.width > box.width;
    };
    expect(await beside()).toBe(true);
    await axeIsClean('a cover that runs on');
    await mark.press('Shift+ArrowRight');
    await mark.press('Shift+ArrowRight');
    await expect.poll(async () => (await marksNow())[0]?.rect[0]).toBeGreaterThan(250);
    await expect.poll(beside).toBe(true);
    const only = page.getByRole('checkbox', { name: 'Cover only the box, not the words after it: mark 1' }); // prettier-ignore
    await only.focus();
    await page.keyboard.press('Space');
    await expect.poll(async () => (await marksNow())[0]?.onlyThis).toBe(true);
    await page.getByRole('option', { name: 'Mark 1 of 1, covers only this, about another person, drawn' }).waitFor(); // prettier-ignore
    await expect.poll(() => outline.count()).toBe(0);
    expect(await said()).toBeNull();
    await axeIsClean('a cover kept to its box');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await marksNow())[0]?.onlyThis).toBe(false);
    await expect.poll(() => outline.count()).toBe(1);
  });

  it('found places are only proposed, and pages without text are named', async () => {
    await open('review', 'fresh');
    await shows('Page 1 of 41 of Progress notes');
    await page.keyboard.press('s');
    await page.keyboard.type('Marlow');
    await page.getByLabel('Reason for these marks').selectOption('About another person');
    await page.getByRole('button', { name: 'Find and propose marks' }).click();
    await page
      .getByText(
        '1 place proposed. Accept or reject each. 1 page was read from its picture: the desk may have misread words, so look there by eye too. 3 pages have no text to search: look at them by eye.',
      )
      .waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('1 place proposed.');
    await page.getByRole('button', { name: /proposed mark on other pages/ }).click();
    await shows('Page 4 of 41 of Progress notes');
    await page.getByRole('button', { name: 'Accept mark 1' }).click();
    await expect.poll(async () => (await marksNow())[0]?.status).toBe('accepted');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await marksNow())[0]?.status).toBe('proposed');
    await page.keyboard.press('Control+z');
    await expect.poll(marksNow).toEqual([]);
  });

  it('X leaves a page out for a reason and takes it in again', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    await page.keyboard.press('x');
    await page.getByLabel('Why').selectOption('sensitive');
    await axeIsClean('leave out');
    await page.getByRole('button', { name: 'Leave the page out', exact: true }).click();
    await page.getByText('Left out: specially protected').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('x');
    await page.getByText('Left out: specially protected').waitFor({ state: 'detached' });
  });

  it('P shows the page as it will leave, and the next page comes as it is', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    await page.keyboard.press('p');
    await page.getByText('This is the page exactly as it will leave.').waitFor();
    await expect.poll(calls).toContain('review.preview');
    await axeIsClean('preview');
    await page.keyboard.press('PageDown');
    await page
      .getByText('This is the page exactly as it will leave.')
      .waitFor({ state: 'detached' });
  });

  it('? shows the keys; Ctrl+Z in a field stays with the field', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of the review' }).waitFor();
    await axeIsClean('keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Accept mark 1' }).click();
    await expect.poll(async () => (await marksNow())[1]?.status).toBe('accepted');
    await page.getByLabel('Name, number or words').fill('abc');
    await page.keyboard.press('Control+z');
    expect((await marksNow())[1]?.status).toBe('accepted');
  });

  it('what to find is chosen first; only words are held against the packet', async () => {
    await open('review');
    await shows('Page 4 of 41 of Progress notes');
    const choice = page.getByLabel('What to find');
    const keep = page.getByLabel('It must not survive anywhere in the packet');
    await keep.waitFor();
    await choice.selectOption('A person’s name');
    await page.getByLabel('First and last name').waitFor();
    expect(await keep.count()).toBe(0);
    await axeIsClean('find a name');
    await choice.selectOption('A date');
    await page.getByRole('button', { name: 'Find and propose marks' }).click();
    await page.getByText('Type the whole date.').waitFor();
    await axeIsClean('find a date');
    await choice.selectOption('Phone and fax numbers');
    await page.getByRole('heading', { name: 'Find and mark' }).click();
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    await page.getByText(/proposed. Accept or reject each. .* 3 pages have no text/).waitFor();
    await axeIsClean('find by shape');
  });

  it('of 2,000 pages fewer than twelve are alive, also while somebody scrolls', async () => {
    await open('review', 'long');
    await shows('Page 4 of 2000 of Progress notes');
    const alive = () => page.locator('canvas').count();
    expect(await alive()).toBeLessThan(12);
    const wall = page.getByRole('listbox', { name: 'Pages of the records' });
    await wall.hover();
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 3000);
      expect(await alive()).toBeLessThan(12);
    }
    await wall.getByRole('option', { name: /Page 4 of 2000/ }).waitFor({ state: 'detached' });
    await wall.focus();
    await page.keyboard.press('End');
    await shows('Page 12 of 12 of Labs');
    await page.getByRole('option', { name: /Page 12 of 12 of Labs/ }).waitFor();
    expect(await alive()).toBeLessThan(12);
  });
});

describe('records', () => {
  it('documents are put in order by buttons and keys, renamed and removed', async () => {
    await open('records');
    await page.getByRole('button', { name: 'Move Labs up' }).click();
    const order = () =>
      page.evaluate(() => window.fake.state().records?.documents.map((one) => one.title));
    await expect.poll(order).toEqual(['Labs', 'Progress notes']);
    await page.getByRole('button', { name: 'Move Labs up' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(order).toEqual(['Progress notes', 'Labs']);
    await axeIsClean('records');
    await page.getByRole('button', { name: 'Change what is said of Labs' }).click();
    await page.getByLabel('Title').fill('Blood counts');
    await page.getByLabel('First date of service').fill('2026-05-02');
    await page.getByLabel('Last date of service').fill('2026-04-02');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The last date is before the first date.').waitFor();
    await axeIsClean('label with an error');
    await page.getByLabel('Last date of service').fill('2026-05-03');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(order).toEqual(['Progress notes', 'Blood counts']);
    await page.getByRole('button', { name: 'Remove Blood counts' }).click();
    await page.getByText('12 pages will not be part of this request any more.').waitFor();
    await axeIsClean('remove');
    await page.getByRole('button', { name: 'Remove the document' }).click();
    await expect.poll(order).toEqual(['Progress notes']);
  });

  it('a locked file asks for its password before it is labelled, and keeps what was typed', async () => {
    await open('records', 'empty');
    await page.getByText('No records yet').waitFor();
    await axeIsClean('no records');
    await page.evaluate(() => {
      const fault = {
        code: 'pdf-password-needed',
        message: 'This file is locked. Type its password.',
      };
      window.fake.refuse.set('records.glance', fault);
      window.fake.refuse.set('records.add', fault);
    });
    await page.getByLabel('Drop records here').setInputFiles({
      name: 'lab_results.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await page.getByText('This file is locked. Type its password.').waitFor();
    await axeIsClean('password');
    await page.getByLabel('Provider').fill('Dr. Imani Hale');
    await page.getByLabel('Password of the file').fill('open sesame');
    await page.getByLabel('Provider').focus();
    await page.getByRole('img', { name: 'First page of the file' }).waitFor();
    await page.getByRole('button', { name: 'Add the document' }).click();
    await expect
      .poll(() => page.evaluate(() => window.fake.state().records?.documents[0]))
      .toMatchObject({ title: 'Labs', kind: 'labs', provider: 'Dr. Imani Hale' });
    await page.getByRole('button', { name: 'This is everything in scope' }).click();
    await page.getByText('Everything in scope is here').waitFor();
    await page.getByRole('link', { name: 'Go on to the review' }).waitFor();
  });

  it('a scan is taken from the watched folder, its first page seen before it is labelled', async () => {
    await open('records', 'empty');
    await page.getByRole('button', { name: 'Take in scan_0141.pdf' }).click();
    await page.getByRole('img', { name: 'First page of the file' }).waitFor();
    await page.getByText('The first page of 4 pages.').waitFor();
    await axeIsClean('first page');
    await page.getByLabel('Kind of record').selectOption('Labs');
    await page.getByRole('button', { name: 'Add the document' }).click();
    await expect.poll(calls).toContain('scan.takeRecord');
  });
});

describe('the authorization', () => {
  const factsNow = () => page.evaluate(() => window.fake.state().authorization?.facts);

  it('facts are saved as typed and each check answers itself', async () => {
    await open('authorization');
    await page.getByLabel('Patient’s name, as on the form').fill('Nkem Abara');
    await page.getByLabel('Date of birth, as on the form').fill('1971-04-09');
    await expect.poll(factsNow).toMatchObject({
      patientName: 'Nkem Abara',
      patientDateOfBirth: '1971-04-09',
    });
    await page.locator('[data-check="A04"][data-answer="met"]').waitFor();
    await axeIsClean('authorization');
  });

  it('what is typed is saved when the screen is left at once', async () => {
    await open('authorization');
    await page.getByLabel('Purpose, as on the form').fill('Legal claim');
    await page.evaluate(() => (location.hash = '#/elsewhere'));
    await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
    expect((await factsNow())?.purpose).toBe('Legal claim');
  });

  it('evidence is drawn on the scan or typed in, shown in a list and erased', async () => {
    await open('authorization');
    await page.getByRole('region', { name: 'The page' }).locator('canvas').waitFor();
    await page.getByRole('button', { name: 'Draw where it is: Right patient' }).click();
    await drawStroke([60, 60], [160, 90]);
    const evidence = () => page.evaluate(() => window.fake.state().authorization?.evidence ?? []);
    await expect.poll(async () => (await evidence()).length).toBe(1);
    await page.getByRole('button', { name: 'Draw where it is: Right patient' }).click();
    await page.getByRole('button', { name: 'Type where it is' }).click();
    await axeIsClean('typed evidence');
    await page.getByRole('textbox', { name: 'Width' }).fill('50');
    await page.getByRole('button', { name: 'Place the box' }).click();
    await expect.poll(async () => (await evidence()).length).toBe(2);
    await axeIsClean('evidence');
    await page.getByRole('button', { name: /Erase evidence 1 of Right patient/ }).click();
    await expect.poll(async () => (await evidence()).length).toBe(1);
  });

  it('a defective form is returned with a letter that names each defect', async () => {
    await open('authorization');
    await page
      .getByRole('radiogroup', { name: 'Is it signed?' })
      .getByLabel('No', { exact: true })
      .check();
    const back = page.getByRole('button', { name: 'Return with a letter…' });
    await expect.poll(() => back.isEnabled()).toBe(true);
    await expect
      .poll(() => page.getByRole('button', { name: 'Accept the authorization' }).isDisabled())
      .toBe(true);
    await back.click();
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    await axeIsClean('return');
    await page.getByRole('button', { name: 'Write the letter and return' }).click();
    await page.getByText('Returned with a letter').waitFor();
    await page.getByRole('button', { name: 'Show the letter' }).click();
    await shows('Page 1 of 1 of Letter');
  });
});
