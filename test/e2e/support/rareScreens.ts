import { expect, type Page } from '@playwright/test';
import { attorneyFacts, byForm, log } from '../../unit/core/walk';
import type { TestDesk } from '../../support/desk';
import { pushLink } from '../pages/keys';
import { heading } from '../pages/startPages';
import { visit } from './vaultDoor';

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

export const rareScreens: readonly RareScreen[] = [
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
];
