import { expect, type Page } from '@playwright/test';
import { addChart, attorney, attorneyFacts, byForm, log, pagesOf, walkIn, walkInFacts } from '../../unit/core/walk'; // prettier-ignore
import type { TestDesk } from '../../support/desk';
import { choose, push, pushButton, pushLink } from '../pages/keys';
import { heading } from '../pages/startPages';
import { pdfOf } from '../../unit/core/papers';
import { clinicDay } from './days';
import { laterInVault, visit } from './vaultDoor';

/** A state no lesson of the practice clinic comes to; it is made on an empty desk. */
export interface RareScreen {
  readonly name: string;
  readonly open: (page: Page, vault: TestDesk) => Promise<void>;
  readonly close?: (page: Page) => Promise<void>;
}

export async function openStation(
  page: Page,
  requestId: string,
  place: string,
  title: string | RegExp,
): Promise<void> {
  await visit(page, `/request/${requestId}${place}`);
  await heading(page, title);
  await expect(page.getByText('Opening the request…')).toBeHidden();
}

const planAsks = { paper: 'requester-letter', goesTo: 'third-party', planFor: 'payment' };

/** A plan asks to pay, and the record says what the patient keeps from it. */
async function selfPaid(vault: TestDesk): Promise<string> {
  const requesterKind = 'health-plan' as const;
  const requestId = await log(vault, { ...attorneyFacts, requesterKind });
  const fact = { kind: 'restriction', type: 'self-pay', about: 'the visit of March 4' } as const;
  await vault.ask('patients.restrict', { requestId, fact });
  await vault.ask('basis.decide', { requestId, answers: planAsks });
  return requestId;
}

/** An attorney asks with a letter alone. */
async function withoutForm(vault: TestDesk): Promise<string> {
  const requestId = await log(vault, attorneyFacts);
  await vault.ask('basis.decide', { requestId, answers: byForm });
  return requestId;
}

/** An affidavit, whose price nobody has compared with its source. */
async function atAnUnsureRate(vault: TestDesk): Promise<string> {
  const requestId = await attorney(vault, {}, { format: 'paper' });
  const answers = { pages: 45, recordSource: 'electronic', affidavitWanted: true };
  await vault.ask('money.answer', { requestId, answers });
  return requestId;
}

const treatment = { paper: 'none', goesTo: 'third-party', emergency: 'yes' };

/** Pages of a Part 2 program, asked for by whoever these facts and answers are of. */
async function withPart2Pages(vault: TestDesk, requestId: string): Promise<string> {
  await addChart(vault, requestId);
  const pages = pagesOf(await vault.ask('request.view', { requestId })).slice(0, 1);
  await vault.ask('sensitive.tag', { requestId, pages, category: 'SUD', isPart2: true });
  return requestId;
}

async function treated(vault: TestDesk): Promise<string> {
  const facts = { ...attorneyFacts, requesterKind: 'provider' as const, purpose: 'Treatment' };
  const requestId = await log(vault, facts);
  await vault.ask('basis.decide', { requestId, answers: treatment });
  return withPart2Pages(vault, requestId);
}

const agent = {
  ...({ kind: 'authority', who: 'Ida Miller', capacity: 'health-care-agent' } as const),
  proofs: ['health-care-power-of-attorney'],
  statements: { coversHealthCare: 'yes', beginsLater: 'no' } as const,
};

/** Her paper lies on the request, and he asks. */
async function anotherAsks(vault: TestDesk): Promise<string> {
  const asks = { requesterKind: 'representative', requesterName: 'Tom Miller' } as const;
  const patient = { patientGivenName: 'Lena', patientDateOfBirth: '1948-03-09' };
  const requestId = await log(vault, { ...walkInFacts, ...asks, ...patient });
  const bytes = await pdfOf(['Power of attorney for health care', 'Lena Miller names Ida Miller']);
  const kept = await vault.ask('intake.addPaper', { requestId, kind: 'proof', bytes });
  const paperId = kept.request.intake.papers[0]?.id ?? '';
  const fact = { ...agent, paper: { requestId, paperId } };
  const { people } = await vault.ask('patients.record', { requestId, fact });
  const entryId = people.rows[0]?.entryId ?? '';
  await vault.ask('patients.chooseSigner', { requestId, signer: { kind: 'authority', entryId } });
  return requestId;
}

const keptBack = (page: Page) => page.getByRole('region', { name: 'Kept back by law' });

const escape = async (page: Page) => {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};

export const rareScreens: readonly RareScreen[] = [
  {
    name: 'a fee that is open, with its rate to confirm',
    open: async (page, vault) => {
      const requestId = await atAnUnsureRate(vault);
      await addChart(vault, requestId);
      await openStation(page, requestId, '', /^Request /);
      const open = page.getByRole('region', { name: 'Also open; it stops nothing' });
      await expect(open.getByRole('link', { name: 'Confirm the rate' })).toBeVisible();
    },
  },
  {
    name: 'a rate being confirmed',
    open: async (page, vault) => {
      await openStation(page, await atAnUnsureRate(vault), '/money', 'Money');
      await pushButton(page, 'Confirm the rate…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'an emergency being written down',
    open: async (page, vault) => {
      await openStation(page, await treated(vault), '/review', 'Review and redact');
      await push(keptBack(page).getByRole('button', { name: 'Write down an emergency…' }));
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'the check of a consent under 42 CFR Part 2',
    open: async (page, vault) => {
      const requestId = await attorney(vault, { isPart2Consent: 'yes', optIns: ['SUD'] });
      await withPart2Pages(vault, requestId);
      await openStation(page, requestId, '/authorization', 'Check the authorization');
      const asked = 'Is it meant as a consent under 42 CFR Part 2?';
      await expect(page.getByRole('radiogroup', { name: asked })).toBeVisible();
    },
  },
  {
    name: 'somebody who asks on another one’s paper',
    open: async (page, vault) => {
      await openStation(page, await anotherAsks(vault), '/people', 'People and authority');
      await expect(page.getByLabel('Why may Tom Miller ask in place of Ida Miller?')).toBeVisible();
    },
  },
  {
    name: 'the scan of a proof, opened',
    open: async (page, vault) => {
      await openStation(page, await anotherAsks(vault), '/people', 'People and authority');
      await push(page.getByRole('button', { name: /^Open the paper: .*Ida Miller/ }).first());
      await expect(page.getByRole('dialog').getByRole('img').first()).toBeVisible();
    },
    close: escape,
  },
  {
    name: 'the question about osteopathic physicians',
    open: async (page) => {
      await visit(page, '/settings');
      await heading(page, 'Settings');
      await choose(page, 'State', 'Florida');
      await expect(page.getByLabel('Are your physicians doctors of osteopathic medicine?')).toBeVisible(); // prettier-ignore
    },
  },
  {
    name: 'a form that is needed and did not come',
    open: async (page, vault) => {
      const requestId = await withoutForm(vault);
      await openStation(page, requestId, '/authorization', 'Check the authorization');
      await expect(page.getByRole('link', { name: 'Ask for the form' })).toBeVisible();
    },
  },
  {
    name: 'the letter that asks for a form',
    open: async (page, vault) => {
      await openStation(page, await withoutForm(vault), '/basis', 'Basis');
      await pushLink(page, 'Ask for the form');
      await heading(page, 'Ask for an authorization where none came');
      await expect(page.getByRole('img', { name: /of the letter$/ })).toBeVisible();
    },
  },
  {
    name: 'a question the patient’s record answers',
    open: async (page, vault) => {
      await openStation(page, await selfPaid(vault), '/basis', 'Basis');
      await expect(page.getByText('From the patient’s record: Yes')).toBeVisible();
    },
  },
  // The clock of the vault goes on here, so it comes last.
  {
    name: 'a request that keeps older rules',
    open: async (page, vault) => {
      const requestId = await walkIn(vault);
      await vault.ask('rules.changeRule', {
        ...{ packId: 'us-tx', version: '2026.1', path: ['clocks', 0, 'time', 'count'] },
        ...{ value: 10, checked: false, reason: 'Counsel read the statute.', from: clinicDay(1) },
      });
      await laterInVault(page, 2);
      await openStation(page, requestId, '', /^Request /);
      await expect(page.getByRole('button', { name: 'Move it to the newer rules…' })).toBeVisible();
    },
  },
];
