import { expect, type Page } from '@playwright/test';
import { answer, choose, field, pushButton, tick } from './keys';
import { goTo, heading } from './startPages';

/** Fields of the intake form by their labels; a choice is picked, a text is typed. */
export interface Intake {
  readonly choices?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly kinds?: readonly string[];
}

export async function startWithoutPaper(page: Page): Promise<void> {
  await goTo(page, 'Desk');
  await page.keyboard.press('n');
  await heading(page, 'New request');
  await pushButton(page, 'No paper: the patient is here');
  await heading(page, 'Intake');
}

export async function startWithPaper(page: Page, path: string): Promise<void> {
  await goTo(page, 'Desk');
  await page.keyboard.press('n');
  await heading(page, 'New request');
  await field(page, 'Drop the scanned request here').setInputFiles(path);
  await heading(page, 'Intake');
}

export async function addPaper(page: Page, kind: string, path: string): Promise<void> {
  const papers = page.getByRole('region', { name: 'Papers' });
  await tick(papers.getByRole('radio', { name: 'Add a paper' }));
  await choose(papers, 'What is the paper?', kind);
  await field(papers, 'Drop the scan here').setInputFiles(path);
  await expect(papers.getByRole('radio', { name: kind, exact: true })).toHaveCount(1);
}

export async function fillIn(page: Page, intake: Intake): Promise<void> {
  for (const [label, option] of Object.entries(intake.choices ?? {})) {
    await choose(page, label, option);
  }
  for (const [label, text] of Object.entries(intake.texts ?? {})) {
    await field(page, label).fill(text);
  }
  for (const kind of intake.kinds ?? []) {
    await tick(page.getByRole('checkbox', { name: kind, exact: true }));
  }
}

/** Logs the request and answers its number. */
export async function logIt(page: Page): Promise<string> {
  await expect(page.getByText('Everything typed is saved.')).toBeVisible();
  await pushButton(page, 'Log the request');
  const logged = page.getByRole('region', { name: 'What was logged' }).getByRole('status');
  await expect(logged).toHaveText(/^\s*Logged as \S+/);
  return (await logged.innerText()).replace('Logged as', '').trim();
}

export interface BasisAnswers {
  readonly signed: string;
  readonly goes: string;
  readonly paper: string;
}

/** The desk asks only what decides: who signed is answered where it is asked. */
export async function decideBasis(page: Page, { signed, goes, paper }: BasisAnswers) {
  await heading(page, 'Basis');
  await answer(page, 'What paper came with it?', paper);
  await answer(page, 'Where do the records go?', goes);
  const signer = page.getByRole('radiogroup', { name: 'Who signed the paper?' });
  const outcome = page.getByRole('heading', { name: 'What follows' });
  await expect(signer.or(outcome).first()).toBeVisible();
  if (await signer.isVisible()) await answer(page, 'Who signed the paper?', signed);
}
