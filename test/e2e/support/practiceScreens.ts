import { expect, type Page } from '@playwright/test';
import type { RequestView } from '../../../shared/contract/request';
import { answer, choose, field, push, pushButton, tick } from '../pages/keys';
import { pageIsShown, tickChecklist } from '../pages/requestPages';
import { heading } from '../pages/startPages';
import { ask, visit } from './vaultDoor';

/** Requests of the practice clinic by how far they have come. */
export interface Rows {
  readonly draft: string;
  readonly expired: string;
  readonly access: string;
  readonly proposed: string;
  readonly declined: string;
  readonly built: string;
  readonly ready: string;
  readonly released: string;
}

const tests: Readonly<Record<keyof Rows, (view: RequestView) => boolean>> = {
  draft: ({ request }) => request.intake.logged === undefined,
  expired: ({ authorization, pages }) =>
    pages.total === 0 &&
    (authorization?.checks.some((one) => one.id === 'A12' && one.answer === 'not-met') ?? false),
  access: ({ request, pages }) => request.basis?.kind === 'access' && pages.total > 8,
  proposed: ({ request }) =>
    request.review?.marks.some((mark) => mark.status === 'proposed') ?? false,
  declined: ({ request }) => request.qc?.decisions.at(-1)?.outcome === 'declined',
  built: ({ request, packetIsCurrent }) => packetIsCurrent && request.qc === undefined,
  ready: ({ gate, request }) => gate.every(({ ok }) => ok) && request.release === undefined,
  released: ({ band }) => band.status === 'Released',
};

/** The first lessons have one of each kind; until all of these are made, any one may still move. */
const lessons = 14;

/** Waits until the made-up clerk has made one of each. */
export async function findRows(page: Page): Promise<Rows> {
  const kinds = Object.keys(tests) as (keyof Rows)[];
  const found: Partial<Record<keyof Rows, string>> = {};
  const look = async () => {
    const { rows } = await ask(page, 'desk.queue', {});
    if (rows.length < lessons) return kinds;
    const views = await Promise.all(
      rows.map(({ requestId }) => ask(page, 'request.view', { requestId })),
    );
    // The newest is still being worked on.
    const settled = views.filter(({ request }) => request.id !== newestOf(views));
    for (const kind of kinds) found[kind] = settled.find((view) => tests[kind](view))?.request.id;
    return kinds.filter((kind) => found[kind] === undefined);
  };
  await expect.poll(look, { timeout: 150_000, intervals: [2000] }).toEqual([]);
  return found as Rows;
}

function newestOf(views: readonly RequestView[]): string | undefined {
  const byStart = views.toSorted((a, b) =>
    a.request.intake.started.at.localeCompare(b.request.intake.started.at),
  );
  return byStart.at(-1)?.request.id;
}

export interface PracticeScreen {
  readonly name: string;
  /** The picture of it for the README, where it makes one. */
  readonly picture?: string;
  readonly open: (page: Page, rows: Rows) => Promise<void>;
  readonly close?: (page: Page) => Promise<void>;
}

function screen(path: string, title: string | RegExp) {
  return async (page: Page) => {
    await visit(page, path);
    await heading(page, title);
  };
}

function station(row: keyof Rows, step: string, title: string | RegExp) {
  return async (page: Page, rows: Rows) => {
    await visit(page, `/request/${rows[row]}${step}`);
    await heading(page, title);
    await expect(page.getByText('Opening the request…')).toBeHidden();
  };
}

const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  // The keyboard goes on somewhere: where the dialog was opened, or at the title of the screen.
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
};

const patients = (page: Page) => page.getByRole('list', { name: 'Patients' });

const openReview = async (page: Page, rows: Rows) => {
  await station('proposed', '/review', 'Review and redact')(page, rows);
  await pageIsShown(page);
};
const openPacket = async (page: Page, rows: Rows) => {
  await station('built', '/packet', 'Packet')(page, rows);
  await expect(page.getByRole('region', { name: 'The packet' }).getByRole('img')).toBeVisible();
};

async function reviewKey(page: Page, rows: Rows, key: string): Promise<void> {
  await openReview(page, rows);
  await page.keyboard.press(key);
}

/** A tag that asks something, and which the law keeps back until somebody has answered. */
async function openTags(page: Page, rows: Rows): Promise<void> {
  await reviewKey(page, rows, 't');
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'What is it about?', 'Substance use program');
  await push(dialog.getByRole('button', { name: 'Tag it' }));
  await expect(dialog).toBeHidden();
  const tags = page.getByRole('region', { name: 'Specially protected?' });
  await expect(tags.getByText('Confirmed').first()).toBeVisible();
}

async function openMoney(page: Page, rows: Rows): Promise<void> {
  await station('expired', '/money', 'Money')(page, rows);
  const pages = field(page, 'How many pages will there be, about?');
  await pages.fill('120');
  await pages.press('Enter');
  await expect(page.getByRole('button', { name: 'Waive…' })).toBeVisible();
  await expect(pages).toBeFocused();
}

async function setting(page: Page, tab: string): Promise<void> {
  await screen('/settings', 'Settings')(page);
  await push(page.getByRole('tab', { name: tab, exact: true }));
}

async function openRules(page: Page): Promise<void> {
  await screen('/settings/rules', 'Rules')(page);
  await expect(page.getByRole('region', { name: 'Due dates' })).toBeVisible();
}

/** Every screen of the practice clinic, and every state that opens on it. */
export const practiceScreens: readonly PracticeScreen[] = [
  { name: 'the desk', picture: 'desk', open: screen('/', 'Desk') },
  {
    name: 'the search box',
    picture: 'search',
    open: async (page) => {
      await screen('/', 'Desk')(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByLabel('Search the desk').fill('rele');
    },
    close: escape,
  },
  {
    name: 'the lessons',
    open: async (page) => {
      await screen('/lessons', 'Lessons')(page);
      await expect(page.getByRole('link', { name: /: A black box/ })).toBeVisible();
      await push(page.getByRole('button', { name: /^What there is to find: A black box/ }));
      await expect(page.getByText(/the words are still under it/)).toBeVisible();
    },
  },
  { name: 'all requests', open: screen('/requests', 'Requests') },
  { name: 'a new request', picture: 'new-request', open: screen('/new', 'New request') },
  {
    name: 'intake',
    picture: 'intake',
    open: async (page, rows) => {
      await station('draft', '/intake', 'Intake')(page, rows);
      await expect(page.getByText(/Due \w+ \w+ \d+/)).toBeVisible();
    },
  },
  { name: 'what was logged', open: station('access', '/intake', 'Intake') },
  { name: 'a request’s home', picture: 'request', open: station('proposed', '', /^Request /) },
  { name: 'the letters of a request', open: station('expired', '/letters', 'Letters') },
  {
    name: 'a letter being written',
    picture: 'letter',
    open: async (page, rows) => {
      const place = '/letters?write=authorization-return';
      await station('expired', place, 'Send a form back')(page, rows);
      await expect(page.getByRole('img', { name: /of the letter$/ })).toBeVisible();
    },
  },
  { name: 'the clinic’s own forms', open: station('expired', '/forms', 'Our own forms') },
  {
    name: 'a form to sign',
    picture: 'form',
    open: async (page, rows) => {
      const place = '/forms?form=authorization';
      await station('expired', place, 'Authorization to release health records')(page, rows);
      await expect(page.getByRole('img', { name: /of the form$/ })).toBeVisible();
    },
  },
  {
    name: 'the menu of a request',
    open: async (page, rows) => {
      await station('proposed', '', /^Request /)(page, rows);
      await pushButton(page, 'More');
      await expect(page.getByRole('menu')).toBeVisible();
    },
    close: async (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'holding a request',
    open: async (page, rows) => {
      await station('proposed', '', /^Request /)(page, rows);
      await pushButton(page, 'More');
      await push(page.getByRole('menuitem', { name: 'Put on hold' }));
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(page.getByRole('menu')).toBeHidden();
    },
    close: escape,
  },
  { name: 'the basis', picture: 'basis', open: station('access', '/basis', 'Basis') },
  {
    name: 'why a basis holds',
    picture: 'why',
    open: async (page, rows) => {
      await station('access', '/basis', 'Basis')(page, rows);
      await pushButton(page, 'Why? the basis');
      await expect(page.getByText('Patient asks for their own records')).toBeVisible();
    },
  },
  {
    name: 'what a subpoena has to show',
    open: async (page, rows) => {
      await station('expired', '/basis', 'Basis')(page, rows);
      await answer(page, 'What paper came with it?', 'A subpoena');
      await answer(page, 'Who signed the subpoena or order?', 'The clerk of the court');
      await answer(page, 'Is the patient’s signed authorization attached?', 'No');
      await expect(page.getByRole('heading', { name: 'What has to be shown' })).toBeVisible();
    },
  },
  {
    name: 'choosing another basis',
    open: async (page, rows) => {
      await station('access', '/basis', 'Basis')(page, rows);
      await pushButton(page, 'Choose another basis…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  { name: 'the people of a patient', open: station('access', '/people', 'People and authority') },
  {
    name: 'recording who acts for a patient',
    picture: 'people',
    open: async (page, rows) => {
      await station('access', '/people', 'People and authority')(page, rows);
      await pushButton(page, 'Record something');
      await push(page.getByRole('menuitem', { name: 'Somebody who acts for the patient' }));
      const dialog = page.getByRole('dialog');
      await choose(dialog, 'In what capacity', 'Health-care agent');
      await expect(dialog.getByRole('group', { name: 'Papers somebody has seen' })).toBeVisible();
    },
    close: escape,
  },
  { name: 'a fee nobody can tell yet', open: station('expired', '/money', 'Money') },
  { name: 'the money of a request', picture: 'money', open: openMoney },
  {
    name: 'waiving a fee',
    open: async (page, rows) => {
      await openMoney(page, rows);
      await pushButton(page, 'Waive…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'other names of a patient',
    open: async (page, rows) => {
      await station('access', '/people', 'People and authority')(page, rows);
      await pushButton(page, 'Other names, dates, numbers');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'the check of an authorization',
    picture: 'authorization',
    open: async (page, rows) => {
      await station('expired', '/authorization', 'Check the authorization')(page, rows);
      await pageIsShown(page);
    },
  },
  {
    name: 'an authorization that goes back',
    open: async (page, rows) => {
      await station('expired', '/authorization', 'Check the authorization')(page, rows);
      await pushButton(page, 'Return with a letter…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'the records',
    picture: 'records',
    open: async (page, rows) => {
      await station('access', '/records', 'Records')(page, rows);
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'what a document is',
    open: async (page, rows) => {
      await station('access', '/records', 'Records')(page, rows);
      await push(page.getByRole('button', { name: /^Change what is said of/ }).first());
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  { name: 'the review', picture: 'review', open: openReview },
  {
    name: 'the review’s preview',
    picture: 'preview',
    open: async (page, rows) => {
      await reviewKey(page, rows, 'p');
      await expect(page.getByText('This is the page exactly as it will leave.')).toBeVisible();
      await pageIsShown(page);
    },
  },
  {
    name: 'the keys of the review',
    open: (page, rows) => reviewKey(page, rows, '?'),
    close: escape,
  },
  { name: 'leaving a page out', open: (page, rows) => reviewKey(page, rows, 'x'), close: escape },
  { name: 'tagging a page', open: (page, rows) => reviewKey(page, rows, 't'), close: escape },
  { name: 'the tags of a page', open: openTags },
  { name: 'the packet', picture: 'packet', open: openPacket },
  {
    name: 'the quality check',
    picture: 'quality-check',
    open: station('built', '/qc', 'Quality check'),
  },
  {
    name: 'certifying alone',
    open: async (page, rows) => {
      await station('built', '/qc', 'Quality check')(page, rows);
      await tickChecklist(page);
      await pushButton(page, 'Certify…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'declining a packet',
    open: async (page, rows) => {
      await station('built', '/qc', 'Quality check')(page, rows);
      await pushButton(page, 'Decline…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'a release that is stopped',
    picture: 'release-stopped',
    open: station('declined', '/release', 'Release'),
  },
  { name: 'a release', picture: 'release', open: station('ready', '/release', 'Release') },
  {
    name: 'the clocks of a request',
    picture: 'clocks',
    open: async (page, rows) => {
      await station('access', '/answer', 'Clocks and denial')(page, rows);
      await expect(page.getByRole('list', { name: 'Days of this request' })).toBeVisible();
    },
  },
  {
    name: 'records that do not come',
    open: async (page, rows) => {
      await station('access', '/answer#not-there', 'Clocks and denial')(page, rows);
      await tick(page.getByRole('radio', { name: 'Somebody else has them' }));
      await expect(
        page.getByRole('button', { name: 'File the letter that says so' }),
      ).toBeVisible();
    },
  },
  {
    name: 'electronic records that are held back',
    open: async (page, rows) => {
      await station('access', '/answer', 'Clocks and denial')(page, rows);
      await tick(page.getByRole('radio', { name: 'They are electronic, and are held back' }));
      await expect(page.getByRole('button', { name: 'Record it' })).toBeVisible();
    },
  },
  {
    name: 'a ground of a denial',
    open: async (page, rows) => {
      await station('access', '/answer', 'Clocks and denial')(page, rows);
      await choose(page, 'On what ground?', 'The clinic does not keep it');
      await expect(page.getByRole('button', { name: 'Decide to deny' })).toBeVisible();
    },
  },
  { name: 'what was released', open: station('released', '/release', 'Release') },
  { name: 'a disclosure', open: station('released', '/disclosure', 'Disclosure') },
  {
    name: 'the disclosure log',
    picture: 'disclosures',
    open: screen('/disclosures', 'Disclosures'),
  },
  {
    name: 'choosing whose disclosures',
    open: async (page) => {
      await screen('/disclosures/accounting', 'Accounting of disclosures')(page);
      await expect(patients(page).getByRole('button').first()).toBeVisible();
    },
  },
  {
    name: 'the accounting of a patient',
    open: async (page) => {
      await screen('/disclosures/accounting', 'Accounting of disclosures')(page);
      await push(patients(page).getByRole('button').first());
      await expect(page.getByRole('heading', { name: 'Not on the list' })).toBeVisible();
    },
  },
  {
    name: 'the reports',
    picture: 'reports',
    open: async (page) => {
      await screen('/reports', 'Reports')(page);
      await expect(page.getByRole('term').filter({ hasText: /^Released$/ })).toBeVisible();
    },
  },
  { name: 'the address book', open: screen('/address-book', 'Address book') },
  ...['Clinic', 'People', 'Fees', 'Rules', 'Scan folder', 'This PC', 'About'].map((tab) => ({
    name: `the settings: ${tab}`,
    open: (page: Page) => setting(page, tab),
  })),
  { name: 'the rules', picture: 'rules', open: openRules },
  {
    name: 'two versions of the rules',
    open: async (page) => {
      await openRules(page);
      await pushButton(page, 'Compare versions…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'a rule that is changed',
    open: async (page) => {
      await openRules(page);
      await push(page.getByRole('button', { name: /^Change How many days of/ }).first());
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'rules from a file',
    open: async (page) => {
      await openRules(page);
      await pushButton(page, 'Import rules…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  { name: 'an address that leads nowhere', open: screen('/nowhere', 'Nothing stands here') },
];
