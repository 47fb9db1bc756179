import { rgb } from '@cantoo/pdf-lib';
import type { Faker } from '@faker-js/faker';
import type { PracticePerson } from './people';
import { createSheet, type Sheet } from './sheet';

export interface ChartPlan {
  readonly patient: PracticePerson;
  readonly pages: number;
  /** A page of this other patient, filed by mistake in the middle. */
  readonly commingled?: PracticePerson;
  /** A black rectangle drawn over text that is still there. */
  readonly fakeRedaction?: boolean;
}

const drugs = [
  'Lisinopril 10 mg',
  'Metformin 500 mg',
  'Atorvastatin 20 mg',
  'Albuterol inhaler',
  'Levothyroxine 50 mcg',
];
const labs = [
  'Sodium',
  'Potassium',
  'Creatinine',
  'Glucose',
  'Hemoglobin A1c',
  'TSH',
  'Cholesterol',
];
const complaints = [
  'knee pain after a fall',
  'a follow-up of blood pressure',
  'a cough for two weeks',
  'a medication review',
  'a routine check-up',
];

function banner(patient: PracticePerson): string {
  return `River Clinic   ${patient.familyName.toUpperCase()}, ${patient.givenName.toUpperCase()}   DOB ${patient.dateOfBirth}   ${patient.recordNumber}`;
}

/** A page that says just this. */
export interface DrawnPage {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A document of pages a lesson is about. */
export async function drawPages(
  patient: PracticePerson,
  pages: readonly DrawnPage[],
): Promise<Uint8Array> {
  const sheet = await createSheet(banner(patient));
  for (const { heading, lines } of pages) {
    sheet.nextPage();
    sheet.heading(heading);
    for (const line of lines) sheet.line(line);
  }
  return sheet.save();
}

/** A chart of made-up encounters with exactly the pages asked for. */
export async function drawChart(faker: Faker, plan: ChartPlan): Promise<Uint8Array> {
  const sheet = await createSheet(banner(plan.patient));
  const strangerAt = plan.commingled ? Math.ceil(plan.pages / 2) : 0;
  for (let number = 1; number <= plan.pages; number += 1) {
    sheet.nextPage();
    if (number === strangerAt && plan.commingled) drawStranger(sheet, plan.commingled);
    else drawEncounterPage(sheet, faker, number);
    if (plan.fakeRedaction && number === 2) coverWithoutRemoving(sheet, plan.patient);
  }
  return sheet.save();
}

function drawEncounterPage(sheet: Sheet, faker: Faker, number: number): void {
  const kinds = [drawNote, drawLabs, drawMedications] as const;
  const draw = kinds[number % kinds.length] ?? drawNote;
  draw(sheet, faker);
}

function drawNote(sheet: Sheet, faker: Faker): void {
  sheet.heading(`Progress note   ${visitDate(faker)}`);
  sheet.line(`The patient comes for ${faker.helpers.arrayElement(complaints)}.`);
  for (let count = 0; count < 22; count += 1) sheet.line(faker.lorem.sentence({ min: 8, max: 13 }));
  sheet.gap();
  sheet.line(`Signed: Dr. ${faker.person.lastName()}`);
}

function drawLabs(sheet: Sheet, faker: Faker): void {
  sheet.heading(`Laboratory   ${visitDate(faker)}`);
  for (const name of labs)
    sheet.line(`${name.padEnd(24)} ${faker.number.float({ min: 1, max: 180, fractionDigits: 1 })}`);
  for (let count = 0; count < 12; count += 1) sheet.line(faker.lorem.sentence({ min: 6, max: 12 }));
}

function drawMedications(sheet: Sheet, faker: Faker): void {
  sheet.heading('Medication list');
  for (const drug of faker.helpers.shuffle(drugs))
    sheet.line(`${drug}, ${faker.helpers.arrayElement(['once', 'twice'])} daily`);
  for (let count = 0; count < 10; count += 1) sheet.line(faker.lorem.sentence({ min: 6, max: 12 }));
}

function visitDate(faker: Faker): string {
  return faker.date
    .between({ from: '2024-01-01T00:00:00Z', to: '2026-09-30T00:00:00Z' })
    .toISOString()
    .slice(0, 10);
}

/** What a misfile looks like: the page of the next person in the tray. */
function drawStranger(sheet: Sheet, stranger: PracticePerson): void {
  sheet.heading('Laboratory result');
  sheet.line(`Patient: ${stranger.familyName}, ${stranger.givenName}`);
  sheet.line(`Date of birth: ${stranger.dateOfBirth}    ${stranger.recordNumber}`);
  sheet.line('Potassium 4.1   Sodium 139   Creatinine 0.9');
}

/** The classic mistake: a rectangle in black, and the text alive beneath it. */
function coverWithoutRemoving(sheet: Sheet, patient: PracticePerson): void {
  const y = sheet.cursor();
  sheet.line(`Emergency contact of ${patient.givenName}: ${patient.phone}`);
  sheet.page().drawRectangle({ x: 50, y: y - 3, width: 300, height: 14, color: rgb(0, 0, 0) });
}
