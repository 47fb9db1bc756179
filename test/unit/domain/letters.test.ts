import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../shared/domain/law/condition';
import { judge } from '../../../shared/domain/law/condition';
import type { LetterTemplate } from '../../../shared/domain/law/letterRules';
import { finishedLetter, writeLetter } from '../../../shared/domain/letters/compose';
import { placesOf } from '../../../shared/domain/letters/places';
import { loadPacks } from '../../../shared/rules/load';
import { readingGrade, sentencesOf } from './readingGrade';

const packs = loadPacks();
const letters = packs.flatMap((pack) => pack.letters);
const named = letters.map((letter) => [letter.id, letter] as const);

/** Every letter of domain.md 6.3. */
const expectedIds = [
  'authorization-needed',
  'authorization-return',
  'clarification',
  'no-records',
  'extension',
  'denial',
  'denial-review-result',
  'fee-estimate',
  'invoice',
  'receipt',
  'subpoena-deficiency',
  'authority-needed',
  'partial-release',
  'revocation-acknowledgement',
  'accounting',
  'accounting-extension',
  'transmittal',
  'patient-form-needed',
  'identification-sheet',
  'breach-notification',
  'pa-certificate',
];

/** Values under which every place is filled and a condition holds. */
function valuesFor(letter: LetterTemplate, when: Condition | undefined) {
  const places = letter.parts.flatMap((part) =>
    part.rows === undefined ? placesOf(part.text ?? '') : [part.rows],
  );
  const filled = Object.fromEntries(places.map((name) => [name, 'something']));
  const choices = letter.fields.filter((field) => field.kind === 'choice');
  const answers = everyAnswer(choices.map(({ name, choices: all }) => [name, all[0]?.value ?? '', all.at(-1)?.value ?? ''])); // prettier-ignore
  const fits = answers.find(
    (answer) => when === undefined || judge(when, { ...answer, ...facts }).truth === 'yes',
  );
  return { ...filled, ...fits };
}

function everyAnswer(choices: readonly string[][]): Record<string, string>[] {
  return choices.reduce<Record<string, string>[]>(
    (all, [name = '', ...values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const facts = { requesterKind: 'attorney' };
const wording = { signs: packs.flatMap((pack) => pack.signs), names: [], typed: {}, toPatient: false }; // prettier-ignore

describe('every letter', () => {
  test('of the desk’s list is there, once', () => {
    expect(letters.map(({ id }) => id).sort()).toEqual([...expectedIds].sort());
  });

  const locked = letters.flatMap((letter) =>
    letter.parts
      .filter((part) => letter.requires.some(({ content }) => part.carries.includes(content)))
      .map((part) => [letter.id, part.id, letter, part] as const),
  );
  test.each(locked)('%s without its part “%s” is refused', (_, id, letter, part) => {
    const values = valuesFor(letter, part.when);
    const whole = { template: letter, values, edits: {}, facts, wording };
    expect(writeLetter(whole).problems.map(({ fault }) => fault)).toEqual([]);
    const parts = letter.parts.filter((one) => one.id !== id);
    const { problems } = writeLetter({ ...whole, template: { ...letter, parts } });
    expect(problems.map(({ fault }) => fault.code)).toContain('letter-part-missing');
  });

  const lockedParts = letters.flatMap((letter) =>
    letter.parts
      .filter((part) => part.required)
      .map((part) => [letter.id, part.id, letter] as const),
  );
  test.each(lockedParts)('%s keeps its part “%s” whatever is typed over it', (_, id, letter) => {
    const { problems } = writeLetter({
      template: letter,
      values: valuesFor(letter, undefined),
      edits: { [id]: 'Something else.' },
      ...{ facts, wording },
    });
    expect(problems.map(({ fault }) => fault.code)).toContain('letter-part-locked');
  });

  test('is refused by the name of a place nobody filled', () => {
    const extension = letters.find(({ id }) => id === 'extension');
    if (!extension) throw new Error('no extension letter');
    const source = { template: extension, values: {}, edits: {}, facts, wording };
    expect(() => finishedLetter(source)).toThrow('letter-field-empty');
    expect(writeLetter(source).problems.map(({ fault }) => fault.message)).toContain(
      'Fill in “Day by which it will be done” for this letter.',
    );
  });

  test.each(named)('%s asks for every place that the desk does not fill itself', (_, letter) => {
    const gathered = ['clinicName', 'clinicPhone', 'privacyContact', 'requestNumber', 'receivedOn', 'today', 'patientName', 'patientBirthDate']; // prettier-ignore
    const asked = letter.fields.map(({ name }) => name);
    const places = letter.parts.flatMap((part) =>
      part.rows === undefined ? placesOf(part.text ?? '') : [part.rows],
    );
    expect(places.filter((name) => ![...gathered, ...asked].includes(name))).toEqual([]);
  });

  /** A letter must not let anybody guess what kind of records there are (domain.md 6.3). */
  const categoryWords =
    /\b(hiv|aids|substance|alcohol|drug|addict\w*|psych\w*|mental|behaviou?ral|genetic\w*|abortion|reproductive|pregnan\w*|gender|sexual\w*|std|sti|sud|counseling|rehab\w*|42 cfr)\b/i;
  test.each(named)('%s has no word of a sensitive category', (_, letter) => {
    for (const part of letter.parts) expect(part.text ?? '').not.toMatch(categoryWords);
    expect(`${letter.title} ${letter.name}`).not.toMatch(categoryWords);
  });

  test.each(named)('%s reads at the 8th grade', (_, letter) => {
    // A statute's own legend stands word for word.
    const own = letter.parts.filter((part) => !part.carries.includes('certified'));
    const sentences = own.flatMap((part) => sentencesOf(part.text ?? ''));
    expect(readingGrade(sentences)).toBeLessThan(8.9);
  });

  test('to a third party says that it confirms nobody as a patient', () => {
    const alwaysSafe = ['denial', 'denial-review-result', 'extension', 'partial-release', 'transmittal', 'revocation-acknowledgement', 'accounting', 'accounting-extension', 'pa-certificate', 'identification-sheet', 'breach-notification']; // prettier-ignore
    for (const letter of letters.filter(({ id }) => !alwaysSafe.includes(id))) {
      expect(
        letter.requires.map(({ content }) => content),
        letter.id,
      ).toContain('neutral');
    }
  });
});

describe('a denial', () => {
  test('requires its basis, both ways to complain, and the review where there is one', () => {
    const denial = letters.find(({ id }) => id === 'denial');
    expect(denial?.requires.map(({ content }) => content)).toEqual(
      expect.arrayContaining(['basis', 'complaint-clinic', 'complaint-hhs', 'review-right']),
    );
  });
});
