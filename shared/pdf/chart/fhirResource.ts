/** A FHIR resource without a narrative of its own, as one line: what, value, state, when. */
import { chartDate, chartSpan, joined } from './chartWords';
import { conceptWords, type Bundle } from './fhirBundle';
import { objectAt, objectsAt, textAt, type Json } from './json';

const concepts = ['code', 'medicationCodeableConcept', 'vaccineCode', 'type'];
const moments = [
  'effectiveDateTime',
  'performedDateTime',
  'onsetDateTime',
  'occurrenceDateTime',
  'authoredOn',
  'recordedDate',
  'issued',
  'date',
];
const periods = ['effectivePeriod', 'performedPeriod', 'onsetPeriod', 'period'];

/** "Blood pressure: 120 mmHg; final; 01/05/2026". Empty where nothing can be said. */
export function resourceLine(resource: Json, bundle: Bundle): string {
  const medication = objectAt(resource, 'medicationReference');
  const what =
    concepts.map((key) => conceptWords(objectAt(resource, key))).find((text) => text !== '') ??
    (bundle.nameOf(medication) || conceptWords(objectAt(bundle.follow(medication), 'code')));
  if (what === '') return '';
  const parts = objectsAt(resource, 'component').map(
    (part) => `${conceptWords(objectAt(part, 'code'))} ${valueOf(part)}`,
  );
  const value = joined([valueOf(resource), ...parts], ', ');
  return joined(
    [
      value === '' ? what : `${what}: ${value}`,
      dosesOf(resource),
      stateOf(resource),
      timeOf(resource),
    ],
    '; ',
  );
}

function valueOf(from: Json): string {
  const quantity = objectAt(from, 'valueQuantity');
  return (
    joined([textAt(quantity, 'comparator'), textAt(quantity, 'value'), textAt(quantity, 'unit')]) ||
    textAt(from, 'valueString') ||
    textAt(from, 'valueInteger') ||
    textAt(from, 'valueBoolean') ||
    chartDate(textAt(from, 'valueDateTime')) ||
    conceptWords(objectAt(from, 'valueCodeableConcept')) ||
    noValueOf(from)
  );
}

function noValueOf(from: Json): string {
  const reason = conceptWords(objectAt(from, 'dataAbsentReason'));
  return reason === '' ? '' : `no value (${reason})`;
}

function dosesOf(resource: Json): string {
  const doses = ['dosageInstruction', 'dosage'].flatMap((key) => objectsAt(resource, key));
  return joined(
    doses.map((dose) => textAt(dose, 'text')),
    ', ',
  );
}

/** What turns a finding into its opposite, or into an error, is never left out. */
function stateOf(resource: Json): string {
  const negated = textAt(resource, 'doNotPerform') === 'true' ? 'do not perform' : '';
  const verified = conceptWords(objectAt(resource, 'verificationStatus'));
  const clinical = conceptWords(objectAt(resource, 'clinicalStatus'));
  return joined([negated, verified, clinical, textAt(resource, 'status')], ', ');
}

function timeOf(resource: Json): string {
  const moment = moments.map((key) => textAt(resource, key)).find((text) => text !== '');
  if (moment !== undefined) return chartDate(moment);
  const period = periods.map((key) => objectAt(resource, key)).find((one) => one !== undefined);
  return chartSpan(textAt(period, 'start'), textAt(period, 'end'));
}
