import { rgb } from '@cantoo/pdf-lib';
import type { PracticePerson } from './people';
import { createSheet, type Sheet } from './sheet';

export interface FormPlan {
  readonly patient: PracticePerson;
  readonly recipient: string;
  readonly purpose: string;
  readonly signed: boolean;
  /** `YYYY-MM-DD`, or empty where the line was left blank. */
  readonly signedOn: string;
  /** A day or an event, as it stands on the form. */
  readonly expiresOn: string;
}

/** An authorization as a law office sends it: every element of 45 CFR 164.508(c) on one page. */
export async function drawAuthorization(plan: FormPlan): Promise<Uint8Array> {
  const sheet = await createSheet('PRACTICE FORM - no real person');
  sheet.heading('Authorization to release medical records');
  sheet.gap();
  for (const line of elements(plan)) sheet.line(line);
  sheet.gap();
  for (const line of statements) sheet.line(line);
  sheet.gap();
  signHere(sheet, plan);
  return sheet.save();
}

function elements(plan: FormPlan): readonly string[] {
  const { patient } = plan;
  return [
    `Patient: ${patient.givenName} ${patient.familyName}      Date of birth: ${patient.dateOfBirth}`,
    'Who may release: River Clinic',
    `Release to: ${plan.recipient}`,
    'What: entire medical record, January 1, 2024 to September 30, 2026',
    `Purpose: ${plan.purpose}`,
    `This authorization expires on: ${plan.expiresOn || '____________'}`,
  ];
}

/** The three statements of 45 CFR 164.508(c)(2). */
const statements: readonly string[] = [
  'I may revoke this authorization in writing at any time by writing to River Clinic, except',
  'where it has already acted on it. The clinic may not condition treatment, payment,',
  'enrollment or eligibility on my signing. What is released may be redisclosed by the',
  'recipient and may then no longer be protected.',
];

function signHere(sheet: Sheet, plan: FormPlan): void {
  const y = sheet.cursor();
  sheet.line('Signature: ______________________________      Date: ____________________');
  const page = sheet.page();
  if (plan.signed) {
    const path = 'M 0 8 C 10 -6 18 22 28 6 C 36 -8 44 20 58 4 C 70 -8 80 14 96 2';
    page.drawSvgPath(path, {
      x: 116,
      y: y + 12,
      borderColor: rgb(0.05, 0.1, 0.5),
      borderWidth: 1.2,
    });
  }
  if (plan.signedOn)
    page.drawText(plan.signedOn, { x: 320, y: y + 1, size: 11, color: rgb(0.05, 0.1, 0.5) });
}

/** A letter that asks for records: what comes in by mail. */
export async function drawLetter(from: string, patient: PracticePerson): Promise<Uint8Array> {
  const sheet = await createSheet(from);
  sheet.heading('Request for medical records');
  sheet.line(
    `Re: ${patient.givenName} ${patient.familyName}, date of birth ${patient.dateOfBirth}`,
  );
  sheet.gap();
  sheet.line(
    'Please send us the complete medical record from January 1, 2024 to September 30, 2026.',
  );
  sheet.line('A signed authorization is enclosed.');
  return sheet.save();
}

/** Any other paper that comes in: what it is, and what it says. */
export async function drawPaper(heading: string, lines: readonly string[]): Promise<Uint8Array> {
  const sheet = await createSheet('PRACTICE PAPER - no real person');
  sheet.heading(heading);
  sheet.gap();
  for (const line of lines) sheet.line(line);
  return sheet.save();
}
