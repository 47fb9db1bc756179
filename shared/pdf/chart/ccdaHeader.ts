/** The header of a C-CDA document (HL7 CDA R2): whose it is, who wrote it, when. */
import { chartDate, chartDay, chartSpan, familyFirst, joined } from './chartWords';
import type { ChartFact, ChartPatient } from './model';
import { attributeOf, elementAt, elementsIn, textOf, type XmlElement } from './xmlTree';

const socialSecurity = '2.16.840.1.113883.4.1';

export function patientsOf(document: XmlElement): readonly ChartPatient[] {
  return elementsIn(document, 'recordTarget')
    .map((target) => elementAt(target, 'patientRole'))
    .filter((role) => role !== undefined)
    .map(patientOf);
}

function patientOf(role: XmlElement): ChartPatient {
  const patient = elementAt(role, 'patient');
  const [name, ...others] = elementsIn(patient, 'name').map(familyFirstName);
  const [[number = '', ...alsoOwn], foreign] = numbersOf(role);
  return {
    name: name ?? '',
    birth: chartDay(attributeOf(elementAt(patient, 'birthTime'), 'value')),
    number,
    more: facts([
      ['Also known as', joined(others, '; ')],
      ['Other numbers', joined([...alsoOwn, ...foreign], '; ')],
      ['Sex', shownCode(elementAt(patient, 'administrativeGenderCode'))],
      ['Address', joined(elementsIn(role, 'addr').map(addressOf), '; ')],
      ['Phone', joined(elementsIn(role, 'telecom').map(telecomOf), '; ')],
    ]),
  };
}

/** Medical record numbers, and all others; a social security number stands on no page. */
function numbersOf(role: XmlElement): readonly [readonly string[], readonly string[]] {
  const ids = elementsIn(role, 'id').filter(
    (id) => attributeOf(id, 'root') !== socialSecurity && attributeOf(id, 'extension') !== '',
  );
  const isOwn = (id: XmlElement): boolean =>
    /mrn|medical record/iu.test(attributeOf(id, 'assigningAuthorityName'));
  const numbers = (some: readonly XmlElement[]): readonly string[] =>
    some.map((id) => attributeOf(id, 'extension'));
  return [numbers(ids.filter(isOwn)), numbers(ids.filter((id) => !isOwn(id)))];
}

function familyFirstName(name: XmlElement): string {
  const part = (kind: string): string => joined(elementsIn(name, kind).map(textOf));
  const [family, given] = [part('family'), part('given')];
  return family === '' && given === ''
    ? textOf(name)
    : familyFirst(joined([family, part('suffix')]), given);
}

function plainName(name: XmlElement): string {
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((kind) => elementsIn(name, kind));
  return parts.length === 0 ? textOf(name) : joined(parts.map(textOf));
}

function addressOf(address: XmlElement): string {
  const parts = ['streetAddressLine', 'city', 'state', 'postalCode', 'country'];
  const said = parts.flatMap((part) => elementsIn(address, part)).map(textOf);
  return said.length === 0 ? textOf(address) : joined(said, ', ');
}

function telecomOf(telecom: XmlElement): string {
  return attributeOf(telecom, 'value').replace(/^(?:tel|mailto):/u, '');
}

/** A code as a reader wants it: its words, or else the code. */
export function shownCode(code: XmlElement | undefined): string {
  return (
    attributeOf(code, 'displayName') ||
    textOf(elementAt(code, 'originalText')) ||
    attributeOf(code, 'code')
  );
}

export function factsOf(document: XmlElement): readonly ChartFact[] {
  const encounter = elementAt(document, 'componentOf', 'encompassingEncounter');
  const event = elementAt(document, 'documentationOf', 'serviceEvent');
  return facts([
    ['Document', shownCode(elementAt(document, 'code'))],
    ['Written', chartDate(attributeOf(elementAt(document, 'effectiveTime'), 'value'))],
    ['Author', joined(elementsIn(document, 'author').map(authorOf), '; ')],
    [
      'Signed by',
      joined(
        elementsIn(document, 'legalAuthenticator').map((one) => personOf(one)),
        '; ',
      ),
    ],
    ['Kept by', custodianOf(document)],
    ['Encounter', spanOf(elementAt(encounter, 'effectiveTime'))],
    ['Place of care', placeOf(encounter)],
    ['Care given', spanOf(elementAt(event, 'effectiveTime'))],
    [
      'Care team',
      joined(
        elementsIn(event, 'performer').map((one) => personOf(one)),
        '; ',
      ),
    ],
    ['Confidentiality', confidentialityOf(document)],
  ]);
}

function authorOf(author: XmlElement): string {
  const device = elementAt(author, 'assignedAuthor', 'assignedAuthoringDevice', 'softwareName');
  return personOf(author) || textOf(device);
}

/** "Dr. Ann Hale, Riverside Family Practice". */
function personOf(participation: XmlElement): string {
  const assigned = elementAt(participation, 'assignedAuthor') ?? elementAt(participation, 'assignedEntity'); // prettier-ignore
  const name = elementAt(assigned, 'assignedPerson', 'name');
  const house = elementAt(assigned, 'representedOrganization', 'name');
  return joined([name ? plainName(name) : '', textOf(house)], ', ');
}

function custodianOf(document: XmlElement): string {
  const path = ['custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name'];
  return textOf(elementAt(document, ...path));
}

function placeOf(encounter: XmlElement | undefined): string {
  const facility = elementAt(encounter, 'location', 'healthCareFacility');
  return (
    textOf(elementAt(facility, 'location', 'name')) ||
    textOf(elementAt(facility, 'serviceProviderOrganization', 'name'))
  );
}

function spanOf(time: XmlElement | undefined): string {
  const at = attributeOf(time, 'value');
  if (at !== '') return chartDate(at);
  return chartSpan(attributeOf(elementAt(time, 'low'), 'value'), attributeOf(elementAt(time, 'high'), 'value')); // prettier-ignore
}

function confidentialityOf(document: XmlElement): string {
  const code = attributeOf(elementAt(document, 'confidentialityCode'), 'code');
  if (code === 'R') return 'Restricted, as marked by the sender';
  return code === 'V' ? 'Very restricted, as marked by the sender' : '';
}

export function facts(all: readonly ChartFact[]): readonly ChartFact[] {
  return all.filter(([, value]) => value !== '');
}
