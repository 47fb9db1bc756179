import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIdentity } from '../../../../shared/domain/identity/readIdentity';
import { typedLines } from '../../../../shared/domain/identity/textLines';
import { whosePage } from '../../../../shared/domain/identity/whosePage';

const anna = {
  familyName: 'Miller',
  givenName: 'Anna M',
  dateOfBirth: '1960-01-02',
  recordNumbers: ['00123456'],
  aliases: ['Anna Jones'],
  otherBirthDates: [],
};

const lines = (...typed: string[]) => typedLines(typed);
const whose = (...typed: string[]) => whosePage(readIdentity(1, lines(...typed)), anna);
const other = (because: string, alsoPatient = false) => ({ kind: 'other', because, alsoPatient });
const unsure = { kind: 'unsure' };

describe('a page is the patient’s where two things on it say so', () => {
  test.each([
    ['labels', ['Patient: Anna Miller   DOB: 01/02/1960   MRN: 123456']],
    ['family name first', ['MILLER, ANNA M   DOB 1/2/60']],
    ['header without labels', ['MILLER, ANNA   01/02/1960', 'Progress note']],
    ['behind the clinic’s name', ['River Clinic MILLER, ANNA DOB 1960-01-02 LESSON-03']],
    ['misread by a scanner', ['Patlent; Anna Mi11er   D0B: O1/02/l960']],
    ['the former name', ['Patient: Anna Jones   DOB: January 2, 1960']],
    ['a suffix', ['Patient: Anna Miller Jr   DOB: 1960-01-02']],
    ['birth date and record number', ['DOB: 02-Jan-1960   Chart #: 123456']],
    ['labels above the words', ['Patient Name          Date of Birth', 'Anna Miller           01/02/1960']], // prettier-ignore
  ])('%s', (_, typed) => {
    expect(whose(...typed)).toEqual({ kind: 'patient' });
  });
});

describe('people beside the patient are not taken for the patient', () => {
  const header = 'Patient: Anna Miller   DOB: 01/02/1960';
  test.each([
    ['subscriber', 'Subscriber name: Tom Miller   Subscriber DOB: 05/05/1958'],
    ['provider', 'Provider Name: John Smith MD'],
    ['emergency contact', 'Emergency contact name: Tom Smith   Relationship: spouse'],
    ['baby', 'Delivered a male infant, born 05/06/1990. Baby DOB: 05/06/1990'],
    ['nurse', 'Name: Betty Nolan   Title: RN'],
    ['mother', 'Mother’s date of birth: 03/04/1931'],
    ['leaflet', 'Patient Education Materials'],
    ['sentence', 'Patient is a 64 year old woman'],
  ])('%s', (_, line) => {
    expect(whose(header, line)).toEqual({ kind: 'patient' });
  });
});

describe('a page names somebody else', () => {
  test.each([
    ['all labelled', ['Patient: Carol Jones   DOB: 03/04/1955'], other('Carol Jones; 03/04/1955')],
    ['the name alone', ['Patient Name: Jones, Carol'], other('Jones, Carol')],
    ['a name with no blank behind its comma', ['Patient: JONES,CAROL A'], other('JONES, CAROL A')],
    [
      'how to write it in brackets',
      ['Patient Name (Last, First): Jones, Carol'],
      other('Jones, Carol'),
    ],
    ['a name that is a word too', ['Patient Name: Bill Turner'], other('Bill Turner')],
    ['a short name', ['Patient: He, Wei'], other('He, Wei')],
    [
      'behind the name of the clinic',
      ['Valley Family Clinic   Patient Name: Carol Jones'],
      other('Carol Jones'),
    ],
    [
      'under its label, beside other heads',
      ['Patient Name   Date of Service   Provider', 'Carol Jones    03/04/2024        Lee'],
      other('Carol Jones'),
    ],
    [
      'with the number of her mother',
      ['Patient Name: Noah Turner   Mother’s MRN: 123456'],
      other('Noah Turner'),
    ],
    [
      'several',
      ['Patient: Carol Jones', 'Patient: Edgar Poe   DOB: 03/04/1955'],
      other('Carol Jones; Edgar Poe; 03/04/1955'),
    ],
    ['a brother', ['Patient: Bob Miller'], other('Bob Miller')],
    ['the same name, born another day', ['Patient: Anna Miller   DOB: 05/06/1980'], other('05/06/1980', true)], // prettier-ignore
    ['beside the patient', ['Patient: Anna Miller   DOB: 01/02/1960', 'Patient: Carol Jones'], other('Carol Jones', true)], // prettier-ignore
    [
      '“Name” with a birth date',
      ['Name: Carol Jones   DOB: 03/04/1955'],
      other('Carol Jones; 03/04/1955'),
    ],
    ['labels above the words', ['Patient Name          DOB', 'Carol Jones           03/04/1955'], other('Carol Jones; 03/04/1955')], // prettier-ignore
    [
      'a schedule',
      ['Time    Patient          DOB', '9:00    Miller, Anna     01/02/1960', '9:15    Jones, Carol     03/04/1955'], // prettier-ignore
      other('Jones, Carol; 03/04/1955', true),
    ],
  ])('%s', (_, typed, expected) => {
    expect(whose(...typed)).toEqual(expected);
  });
});

describe('in doubt a person has to look', () => {
  test.each([
    ['nothing', ['Potassium 4.1', 'Sodium 139']],
    ['the name alone: there may be another of that name', ['Patient: Anna Miller']],
    ['another name in the header without a label', ['JONES, CAROL   03/04/1955']],
    ['a name that may be misread', ['Patient: Anne Miller   DOB: 01/02/1960']],
    ['an initial', ['Patient: A. Miller   DOB: 01/02/1960']],
    ['the married name, born the same day', ['Patient: Anna Smith   DOB: 01/02/1960']],
    ['a digit that may be misread', ['Patient: Anna Miller   DOB: 01/02/1968']],
    ['a letter about somebody', ['RE: Carol Jones']],
  ])('%s', (_, typed) => {
    expect(whose(...typed)).toMatchObject(unsure);
  });
});

/** What the desk makes of a page with the patient's birth date and family name. */
function bornTheSameDay(given: string, onPage: string): string {
  const patient = { ...anna, givenName: given, recordNumbers: [], aliases: [] };
  const page = readIdentity(1, lines(`Patient: ${onPage}   DOB: 01/02/1960   MRN: 777001`));
  return whosePage(page, patient).kind;
}

describe('born the same day, of the same family, and of another given name: a twin', () => {
  test.each([
    ['Anna', 'Carol Miller'],
    ['Anna M', 'Miller, Carol'],
    ['Anna Marie', 'Clara Marie Miller'],
    ['Ella', 'Emma Miller'],
    ['Jacob', 'Joshua Miller'],
    ['Liam', 'Noah Miller Jr'],
    ['Grace', 'Faith Mi11er'],
    ['Anna', 'Carol Miller-Jones'],
  ])('%s is not %s', (given, onPage) => {
    expect(bornTheSameDay(given, onPage)).toBe('other');
  });

  test.each([
    ['an initial', 'Carol', 'C. Miller'],
    ['an initial that is not hers', 'Carol', 'A. Miller'],
    ['the initial of a middle name', 'Anna M', 'Marie Miller'],
    ['the middle name', 'Anna Marie', 'Marie Miller'],
    ['a further given name in front', 'Marie', 'Anna Marie Miller'],
    ['a short name', 'Elizabeth', 'Betty Miller'],
    ['a cut name', 'Christopher', 'Chris Miller'],
    ['a pet name', 'Jennifer', 'Jenny Miller'],
    ['a short name on the request', 'Bill', 'Miller, William T'],
    ['a suffix only', 'Carol', 'Miller Jr'],
    ['a newborn without a name', 'Carol', 'Miller, Baby Girl'],
    ['a newborn with a name later', 'Babygirl', 'Carol Miller'],
    ['letters of one shape', 'Anna', 'Arma Miller'],
    ['letters misread in a row', 'Carmen', 'Canncn Miller'],
    ['another family name', 'Anna', 'Carol Jones'],
  ])('%s may be hers', (_, given, onPage) => {
    expect(bornTheSameDay(given, onPage)).not.toBe('other');
  });

  test('it is the patient’s page where the record number says so, and to be looked at', () => {
    expect(whose('Patient: Carol Miller   DOB: 01/02/1960   MRN: 123456')).toMatchObject(unsure);
  });

  test('a head in capitals names the twin too, if nothing else there is like the patient’s name', () => {
    const head = 'River Clinic MILLER, CAROL DOB 1/2/60';
    expect(whose(head)).toEqual(other('MILLER, CAROL'));
    expect(whose(head, 'Patient: Anna Miller')).toEqual({ kind: 'patient' });
    expect(whose('Carol Miller MD', 'DOB: 01/02/1960')).toMatchObject(unsure);
  });
});

const family = fc.constantFrom('Stone', 'Rivera', 'Nguyen', 'Okafor', 'Kowalski', 'Haddad');
const given = fc.constantFrom('Ruth', 'Omar', 'Linh', 'Grace', 'Piotr', 'Samira');
const birth = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter((day) => day !== anna.dateOfBirth);
const layouts = [
  (name: string, day: string) => [`Patient: ${name}   DOB: ${day}`],
  (name: string, day: string) => [`Patient Name: ${name}`, `Date of Birth: ${day}`],
  (name: string, day: string) => [name.toUpperCase(), day],
  (name: string, day: string) => ['Patient Name              DOB', `${name.padEnd(26)}${day}`],
] as const;

test.each(['Johnson', 'Hopkins', 'Kaplan', 'Fairchild', 'Prewitness'])(
  'a namesake called %s, born another day, is somebody else',
  (familyName) => {
    const mary = { ...anna, familyName, givenName: 'Mary', aliases: [] };
    const page = readIdentity(1, lines(`Patient Name: Mary ${familyName}   DOB: 05/06/1980`));
    expect(whosePage(page, mary)).toMatchObject({ kind: 'other', because: '05/06/1980' });
    const bare = readIdentity(1, lines(`Patient Name: Mary ${familyName} DOB: 05/06/1980`));
    expect(whosePage(bare, mary)).toMatchObject({ kind: 'other', because: '05/06/1980' });
  },
);

test('a page of somebody else is never taken for the patient’s, however it is laid out', () => {
  fc.assert(
    fc.property(family, given, birth, fc.constantFrom(...layouts), (last, first, day, layout) => {
      const [year = '', month = '', date = ''] = day.split('-');
      const typed = layout(`${last}, ${first}`, `${month}/${date}/${year}`);
      expect(whose('River Clinic', ...typed, 'Office note').kind).not.toBe('patient');
    }),
  );
});

test('nothing that is added to a page makes one that names somebody else the patient’s', () => {
  const more = fc.array(fc.constantFrom('Patient: Anna Miller', 'DOB: 01/02/1960', 'MRN: 00123456', 'MILLER, ANNA')); // prettier-ignore
  fc.assert(
    fc.property(more, (added) => {
      const alien = whose('Patient: Carol Jones   DOB: 03/04/1955', ...added);
      expect(alien.kind).toBe('other');
    }),
  );
});
