import { Faker, en } from '@faker-js/faker';

/** A chart made up by code: no real person, the same for the same seed. */
export interface Chart {
  readonly html: string;
  /** The patient's name, and one more person who appears in it and whose name has to go. */
  readonly patient: string;
  readonly otherPerson: string;
  readonly recordNumber: string;
  /** The patient's date of birth, `YYYY-MM-DD`. */
  readonly born: string;
}

const DRUGS = [
  'lisinopril 10 mg',
  'metformin 500 mg',
  'atorvastatin 20 mg',
  'amlodipine 5 mg',
  'sertraline 50 mg',
];
const TESTS = [
  ['Sodium', 'mmol/L', 135, 145],
  ['Potassium', 'mmol/L', 3.5, 5.1],
  ['Creatinine', 'mg/dL', 0.6, 1.3],
  ['Glucose', 'mg/dL', 70, 99],
  ['Hemoglobin', 'g/dL', 12, 17],
] as const;

/** Progress notes, laboratory results and a medication list for each encounter, in HTML. */
export function makeChart({ seed, encounters }: { seed: number; encounters: number }): Chart {
  const faker = new Faker({ locale: [en] });
  faker.seed(seed);
  faker.setDefaultRefDate('2026-06-01T00:00:00Z');
  const patient = `${faker.person.lastName()}, ${faker.person.firstName()}`;
  const otherPerson = `${faker.person.firstName()} ${faker.person.lastName()}`;
  const recordNumber = `MRN${faker.string.numeric(8)}`;
  const born = faker.date.birthdate().toISOString().slice(0, 10);
  const banner = `<header>Patient: ${patient} &nbsp; DOB: ${born} &nbsp; ${recordNumber}</header>`;
  const parts = Array.from({ length: encounters }, (_, at) => {
    const day = faker.date.past({ years: 3 }).toISOString().slice(0, 10);
    return [note(faker, { day, otherPerson, at }), labs(faker, day), medications(faker, day)]
      .map((body) => `<section>${banner}${body}</section>`)
      .join('');
  });
  return { html: page(parts.join('')), patient, otherPerson, recordNumber, born };
}

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Chart</title><style>
    @page { size: Letter; margin: 0.7in } body { font: 11pt/1.35 "DejaVu Sans", sans-serif }
    section { break-after: page } header { border: 1px solid #444; padding: 4px; background: #eef }
    table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #999; padding: 3px 6px }
    th { background: #333; color: #fff }</style>${body}`;
}

function note(
  faker: Faker,
  { day, otherPerson, at }: { day: string; otherPerson: string; at: number },
): string {
  const family = at % 2 === 0 ? `Came with ${otherPerson}, who drove.` : 'Came alone.';
  const paragraphs = Array.from({ length: 4 }, () => `<p>${faker.lorem.paragraph(5)}</p>`).join('');
  return `<h2>Progress note, ${day}</h2><p>${family}</p>${paragraphs}<p>Signed: Dr. ${faker.person.lastName()}</p>`;
}

function labs(faker: Faker, day: string): string {
  const rows = TESTS.map(([name, unit, low, high]) => {
    const value = faker.number.float({ min: low * 0.8, max: high * 1.2, fractionDigits: 1 });
    return `<tr><td>${name}</td><td>${value}</td><td>${unit}</td><td>${low}-${high}</td></tr>`;
  });
  return `<h2>Laboratory results, ${day}</h2><table><tr><th>Test<th>Value<th>Unit<th>Range</tr>${rows.join('')}</table>`;
}

function medications(faker: Faker, day: string): string {
  const items = faker.helpers.arrayElements(DRUGS, 3).map((drug) => `<li>${drug} daily</li>`);
  return `<h2>Medication list, ${day}</h2><ul>${items.join('')}</ul>`;
}
