import { expect, test, type Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { intakeFormSchema } from '../../shared/domain/intake/slice';
import { pdfOf } from '../unit/core/papers';
import { field, push } from './pages/keys';
import { fillIn, startWithoutPaper } from './pages/intakePages';
import { goTo, heading, lock, setUp, tryToUnlock, unlock } from './pages/startPages';
import { freshPlaces, type DeskPlaces, type LaunchedDesk } from './support/desk';
import { firstLine, launchLoopback, spawnLoopback } from './support/loopback';
import { ask, watchVault } from './support/vaultDoor';

const ana = { name: 'Ana Okafor', passphrase: 'seven quiet herons by the ferry' };

test.describe.configure({ mode: 'serial' });

let places: DeskPlaces;
let desk: LaunchedDesk;

test.beforeAll(async () => {
  places = await freshPlaces();
  desk = await launchLoopback(places, watchVault);
  await setUp(desk.page, ana);
});
test.afterAll(() => desk.close());

async function reopen(): Promise<Page> {
  desk = await launchLoopback(places, watchVault);
  await unlock(desk.page, ana);
  return desk.page;
}

/** What the vault has said yes to, by request: the last form, and every paper. */
interface Acknowledged {
  form: number;
  papers: number;
}

/**
 * Yeses to wait for before the power goes: after the very first, while papers come, with one of the
 * last of them, and in forms alone. Between which steps of a write a kill falls is chance each time.
 */
const yesesBefore = [1, 7, 24, 45] as const;

test('killed in the middle of a burst of writes, early and late: what was acknowledged is there, nothing is torn', async () => {
  const acknowledged = new Map<string, Acknowledged>();
  let paper = 0;
  for (const after of yesesBefore) {
    const requestId = await startRequest(desk.page);
    const kept: Acknowledged = { form: 0, papers: 0 };
    acknowledged.set(requestId, kept);
    const papers = await Promise.all(
      Array.from({ length: 12 }, () => pdfOf([`Paper ${(paper += 1)}`])),
    );
    await burstUntilKilled({ requestId, kept, papers, after });
    const page = await reopen();
    for (const [id, known] of acknowledged) await expectKept(page, id, known);
  }
  expect([...acknowledged.values()].reduce((sum, { form }) => sum + form, 0)).toBeGreaterThan(30);
  await goTo(desk.page, 'Desk');
  await expect(desk.page.getByRole('grid', { name: 'Requests' })).toBeVisible();
});

async function startRequest(page: Page): Promise<string> {
  const { request } = await ask(page, 'intake.start', { form: intakeFormSchema.parse({}) });
  return request.id;
}

interface Burst {
  readonly requestId: string;
  readonly kept: Acknowledged;
  readonly papers: readonly Uint8Array[];
  /** Yeses to wait for before the power goes. */
  readonly after: number;
}

/** Forms as fast as the vault takes them, three on their way at a time, papers in between. */
async function burstUntilKilled({ requestId, kept, papers, after }: Burst): Promise<void> {
  const { page } = desk;
  let yes = 0;
  let enough = (): void => undefined;
  const reached = new Promise<void>((resolve) => (enough = resolve));
  await page.exposeFunction('acknowledge', (kind: keyof Acknowledged, number: number) => {
    kept[kind] = Math.max(kept[kind], number);
    yes += 1;
    if (yes >= after) enough();
  });
  const writing = page.evaluate(writeForever, {
    requestId,
    form: intakeFormSchema.parse({}),
    papers: papers.map((bytes) => [...bytes]),
  });
  await reached;
  await Promise.all([desk.kill(), expect(writing).rejects.toThrow()]);
}

/** Runs in the page. A form carries its number in three fields, so that half of one would show. */
async function writeForever(given: {
  requestId: string;
  form: object;
  papers: readonly (readonly number[])[];
}): Promise<void> {
  const { acknowledge } = window as unknown as {
    acknowledge: (kind: string, number: number) => Promise<void>;
  };
  const { requestId } = given;
  const one = async (number: number): Promise<void> => {
    const text = String(number);
    const form = { ...given.form, description: text, purpose: text, requesterName: text };
    const reply = await window.askVault('intake.type', { requestId, form });
    if (reply.ok) await acknowledge('form', number);
  };
  const onePaper = async (number: number, bytes: readonly number[]): Promise<void> => {
    const sent = { requestId, kind: 'letter', bytes: new Uint8Array(bytes) };
    const reply = await window.askVault('intake.addPaper', sent);
    if (reply.ok) await acknowledge('papers', number);
  };
  for (let number = 1; ; number += 3) {
    const paper = given.papers[(number - 1) / 3];
    await Promise.all([
      ...[number, number + 1, number + 2].map(one),
      ...(paper ? [onePaper((number + 2) / 3, paper)] : []),
    ]);
  }
}

async function expectKept(page: Page, requestId: string, known: Acknowledged): Promise<void> {
  const { request } = await ask(page, 'request.view', { requestId });
  const { form, papers } = request.intake;
  expect(Number(form.description || '0')).toBeGreaterThanOrEqual(known.form);
  expect(form.purpose).toBe(form.description);
  expect(form.requesterName).toBe(form.description);
  expect(papers.length).toBeGreaterThanOrEqual(known.papers);
  for (const { id } of papers) {
    const of = { kind: 'paper', id } as const;
    const image = await ask(page, 'page.image', { requestId, of, page: 1, maxWidth: 60 });
    expect(image.width).toBeGreaterThan(0);
  }
}

test('half a form typed is there after the power went and the browser lost its database, and after a lock, at the same place', async () => {
  await startWithoutPaper(desk.page);
  const typed = {
    'Patient’s family name': 'Thistlewood',
    'Patient’s given name': 'Ingeborg',
    'In their own words': 'The stay of last spring',
  };
  await fillIn(desk.page, { texts: typed });
  await expect(desk.page.getByText('Everything typed is saved.')).toBeVisible();
  await desk.kill();
  // As the browser does by itself when a write that was cut off left the files damaged.
  await rm(join(places.profileDir, 'browser/Default/IndexedDB'), { recursive: true });

  const page = await reopen();
  await goTo(page, 'Desk');
  await field(page, 'Filter this list').fill('Thistlewood');
  await push(page.getByRole('link', { name: /Thistlewood/ }));
  await push(page.getByRole('region', { name: 'Steps' }).getByRole('link', { name: 'Log the request' })); // prettier-ignore
  await heading(page, 'Intake');
  for (const [label, text] of Object.entries(typed)) {
    await expect(field(page, label)).toHaveValue(text);
  }

  const words = field(page, 'In their own words');
  await words.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(', and the bills');
  const address = page.url();
  await lock(page);
  await expect(page.getByText('Thistlewood')).toHaveCount(0);
  await unlock(page, ana);
  await heading(page, 'Intake');
  expect(page.url()).toBe(address);
  await expect(words).toHaveValue('The stay of last spring, and the bills');
  await expect(words).toBeFocused();
});

test('a second window and a second program are refused with a sentence', async () => {
  const second = await desk.page.context().newPage();
  await second.goto(new URL('/', desk.page.url()).href);
  await heading(second, 'The desk could not start');
  await expect(second.getByRole('alert')).toHaveText(
    'This desk is already open in another window on this PC. Go to that window, or close it and try again.',
  );
  await second.close();
  expect(await firstLine(spawnLoopback(places))).toMatch(/^ROI Desk is already open/);
  await goTo(desk.page, 'Requests');
});

test('wrong passphrases: an error, a wait that grows, nothing lost, and the right one opens', async () => {
  const { page } = desk;
  await goTo(page, 'Requests');
  await lock(page);
  const waits: number[] = [];
  for (let time = 1; time <= 5; time += 1) {
    await tryToUnlock(page, { ...ana, passphrase: `not this one ${time}` });
    await expect(page.getByRole('alert')).toBeVisible();
    waits.push(await secondsToWait(page));
    await expect(page.getByRole('button', { name: 'Unlock' })).toBeEnabled({ timeout: 30_000 });
  }
  expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0);
  await unlock(page, ana);
  await heading(page, 'Requests');
  await expect(page.getByRole('link', { name: /Thistlewood/ })).toBeVisible();
});

async function secondsToWait(page: Page): Promise<number> {
  await expect(page.getByRole('button', { name: 'Unlock' })).not.toHaveAttribute('data-loading');
  const line = page.getByText(/You can try again in \d+ second/);
  return (await line.isVisible()) ? Number(/in (\d+)/.exec(await line.innerText())?.[1]) : 0;
}
