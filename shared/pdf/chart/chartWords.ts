/** How names, dates and kinds of codes of an export are written on its pages. */

/** HL7 `20260105103000-0500` or FHIR `2026-01-05T10:30:00-05:00` as `01/05/2026 10:30`. */
export function chartDate(value: string): string {
  const digits = value.replace(/(?<=\d)-(?=\d\d(?:-|T|$))/gu, '').replace(/[T:]/gu, '');
  const found = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?/u.exec(digits);
  if (!found) return value;
  const [, year = '', month, day, hour, minute] = found;
  if (month === undefined) return year;
  if (day === undefined) return `${month}/${year}`;
  const time = minute === undefined ? '' : ` ${hour}:${minute}`;
  return `${month}/${day}/${year}${time}`;
}

/** Only the day of it. */
export function chartDay(value: string): string {
  return chartDate(value).split(' ')[0] ?? '';
}

export function chartSpan(from: string, to: string): string {
  const [start, end] = [chartDate(from), chartDate(to)];
  if (end === '' || end === start) return start;
  return start === '' ? `to ${end}` : `${start} to ${end}`;
}

/** Words with one blank between, empty ones left out. */
export function joined(parts: readonly string[], by = ' '): string {
  return parts.filter((part) => part !== '').join(by);
}

/** "Rivera, Maria Elena", as charts sort their patients. */
export function familyFirst(family: string, given: string): string {
  return joined([family, given], ', ');
}

const systems: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.96', 'SNOMED CT'],
  ['2.16.840.1.113883.6.1', 'LOINC'],
  ['2.16.840.1.113883.6.88', 'RxNorm'],
  ['2.16.840.1.113883.6.90', 'ICD-10-CM'],
  ['2.16.840.1.113883.6.4', 'ICD-10-PCS'],
  ['2.16.840.1.113883.6.103', 'ICD-9-CM'],
  ['2.16.840.1.113883.6.12', 'CPT'],
  ['2.16.840.1.113883.6.285', 'HCPCS'],
  ['2.16.840.1.113883.6.69', 'NDC'],
  ['2.16.840.1.113883.12.292', 'CVX'],
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['http://loinc.org', 'LOINC'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['http://www.cms.gov/Medicare/Coding/ICD10', 'ICD-10-PCS'],
  ['http://hl7.org/fhir/sid/icd-9-cm', 'ICD-9-CM'],
  ['http://www.ama-assn.org/go/cpt', 'CPT'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
]);

/** The name of a code system; absent for the tables by which HL7 messages hold together. */
export function systemName(identifier: string): string | undefined {
  const plain = identifier.replace(/^urn:oid:/u, '');
  const isOfMessages =
    plain === '' ||
    plain.startsWith('2.16.840.1.113883.5.') ||
    plain.startsWith('http://terminology.hl7.org/') ||
    /^http:\/\/hl7\.org\/fhir\/(?!sid\/)/u.test(plain);
  return systems.get(plain) ?? (isOfMessages ? undefined : plain);
}
