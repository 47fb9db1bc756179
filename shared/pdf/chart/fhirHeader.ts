/** Whose a FHIR document is, who wrote it, when (FHIR R4 Composition and Patient). */
import { chartDate, chartDay, chartSpan, familyFirst, joined } from './chartWords';
import { facts } from './ccdaHeader';
import { conceptWords, type Bundle } from './fhirBundle';
import { objectAt, objectsAt, textAt, textsAt, type Json } from './json';
import type { ChartFact, ChartPatient } from './model';

export function fhirPatient(patient: Json): ChartPatient {
  const [name, ...others] = objectsAt(patient, 'name').map(familyFirstName);
  const [[number = '', ...alsoOwn], foreign] = numbersOf(patient);
  return {
    name: name ?? '',
    birth: chartDay(textAt(patient, 'birthDate')),
    number,
    more: facts([
      ['Also known as', joined(others, '; ')],
      ['Other numbers', joined([...alsoOwn, ...foreign], '; ')],
      ['Sex', textAt(patient, 'gender')],
      ['Address', joined(objectsAt(patient, 'address').map(addressOf), '; ')],
      [
        'Phone',
        joined(
          objectsAt(patient, 'telecom').map((one) => textAt(one, 'value')),
          '; ',
        ),
      ],
    ]),
  };
}

function familyFirstName(name: Json): string {
  const family = joined([textAt(name, 'family'), ...textsAt(name, 'suffix')]);
  const given = joined(textsAt(name, 'given'));
  return family === '' && given === '' ? textAt(name, 'text') : familyFirst(family, given);
}

/** Medical record numbers, and all others; a social security number stands on no page. */
function numbersOf(patient: Json): readonly [readonly string[], readonly string[]] {
  const kindOf = (identifier: Json): readonly string[] =>
    objectsAt(objectAt(identifier, 'type'), 'coding').map((coding) => textAt(coding, 'code'));
  const isSocial = (identifier: Json): boolean =>
    kindOf(identifier).includes('SS') || textAt(identifier, 'system').endsWith('us-ssn');
  const all = objectsAt(patient, 'identifier').filter((one) => !isSocial(one));
  const isOwn = (identifier: Json): boolean => kindOf(identifier).includes('MR');
  const values = (identifiers: readonly Json[]): readonly string[] =>
    identifiers.map((one) => textAt(one, 'value')).filter((value) => value !== '');
  return [values(all.filter(isOwn)), values(all.filter((one) => !isOwn(one)))];
}

function addressOf(address: Json): string {
  const parts = ['city', 'state', 'postalCode', 'country'].map((key) => textAt(address, key));
  const said = joined([...textsAt(address, 'line'), ...parts], ', ');
  return said || textAt(address, 'text');
}

export function fhirFacts(composition: Json, bundle: Bundle): readonly ChartFact[] {
  const names = (references: readonly Json[]): string =>
    joined(
      references.map((one) => bundle.nameOf(one)),
      '; ',
    );
  const period = objectAt(bundle.follow(objectAt(composition, 'encounter')), 'period');
  return facts([
    ['Document', conceptWords(objectAt(composition, 'type'))],
    ['Written', chartDate(textAt(composition, 'date'))],
    ['State', textAt(composition, 'status')],
    ['Author', names(objectsAt(composition, 'author'))],
    [
      'Signed by',
      names(objectsAt(composition, 'attester').map((one) => objectAt(one, 'party') ?? {})),
    ],
    ['Kept by', bundle.nameOf(objectAt(composition, 'custodian'))],
    ['Encounter', chartSpan(textAt(period, 'start'), textAt(period, 'end'))],
    ['Confidentiality', confidentialityOf(textAt(composition, 'confidentiality'))],
  ]);
}

function confidentialityOf(code: string): string {
  if (code === 'R') return 'Restricted, as marked by the sender';
  return code === 'V' ? 'Very restricted, as marked by the sender' : '';
}
