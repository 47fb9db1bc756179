import { expect, type Page } from '@playwright/test';
import { answer, choose, field, push, pushButton } from './keys';
import { typePlace, type Box } from './requestPages';
import { heading } from './startPages';

/** What stands on a form: answers by the question, choices and texts by the label. */
export interface FormFacts {
  readonly texts?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, 'Yes' | 'No'>>;
}

export async function typeForm(page: Page, facts: FormFacts): Promise<void> {
  await heading(page, 'Check the authorization');
  for (const [label, option] of Object.entries(facts.choices ?? {})) {
    await choose(page, label, option);
  }
  for (const [label, text] of Object.entries(facts.texts ?? {})) {
    await field(page, label).fill(text);
  }
  for (const [question, said] of Object.entries(facts.answers ?? {})) {
    await answer(page, question, said);
  }
}

/** The row of one check, by its title. */
export function check(page: Page, title: string) {
  const form = page.getByRole('form', { name: 'The form and its checks' });
  return form.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
}

export async function drawEvidence(page: Page, title: string, box: Box): Promise<void> {
  await pushButton(page, `Draw where it is: ${title}`);
  await pushButton(page, 'Type where it is');
  await typePlace(page, box);
  await expect(
    page.getByRole('button', { name: `Show evidence 1 of ${title}, page 1` }),
  ).toBeVisible();
}

export async function accept(page: Page): Promise<void> {
  await pushButton(page, 'Accept the authorization');
  await push(page.getByRole('link', { name: 'Go on to the records' }));
  await heading(page, 'Records');
}
