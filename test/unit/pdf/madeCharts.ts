/** Exports of a made-up chart system. */
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface MadeCcda {
  readonly title?: string;
  readonly prolog?: string;
  readonly sections?: string;
  readonly header?: string;
  readonly body?: string;
}

export const plainSection = `<component><section>
  <title>Allergies</title>
  <text><paragraph>No known <content styleCode="Bold">drug</content> allergies.</paragraph></text>
</section></component>`;

/** A C-CDA R2.1 document of Maria Rivera. */
export function ccda(made: MadeCcda = {}): Uint8Array {
  return encode(ccdaText(made));
}

export function ccdaText({
  title = 'Visit Summary',
  prolog = '',
  sections = plainSection,
  header = '',
  body,
}: MadeCcda): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
${prolog}
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
<code code="34133-9" codeSystem="2.16.840.1.113883.6.1" displayName="Summarization of Episode Note"/>
<title>${title}</title>
<effectiveTime value="20260105103000-0500"/>
<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
<recordTarget><patientRole>
  <id root="2.16.840.1.113883.4.1" extension="900-45-6789"/>
  <id root="1.2.3" extension="MR-77120" assigningAuthorityName="Riverside MRN"/>
  <addr><streetAddressLine>12 Elm St</streetAddressLine><city>Austin</city><state>TX</state></addr>
  <patient><name use="L"><given>Maria</given><given>Elena</given><family>Rivera</family></name>
  <administrativeGenderCode code="F" displayName="Female"/><birthTime value="19800214"/></patient>
</patientRole></recordTarget>
<author><time value="20260105"/><assignedAuthor><assignedPerson><name><prefix>Dr.</prefix><given>Ann</given><family>Hale</family></name></assignedPerson>
<representedOrganization><name>Riverside Family Practice</name></representedOrganization></assignedAuthor></author>
${header}
${body ?? `<component><structuredBody>${sections}</structuredBody></component>`}
</ClinicalDocument>`;
}

/** A FHIR R4 document bundle of the same patient. */
export function fhirDocument(
  sections: readonly unknown[],
  more: readonly Readonly<Record<string, unknown>>[] = [],
): Uint8Array {
  const composition = {
    resourceType: 'Composition',
    status: 'final',
    type: { text: 'Visit note' },
    title: 'Visit note',
    date: '2026-01-05T10:30:00-05:00',
    subject: { reference: 'Patient/p1' },
    author: [{ reference: 'urn:uuid:hale' }],
    section: sections,
  };
  const patient = {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [
      { type: { coding: [{ code: 'SS' }] }, value: '900-45-6789' },
      { value: 'X-1' },
      { type: { coding: [{ code: 'MR' }] }, value: 'MR-77120' },
    ],
    name: [{ family: 'Rivera', given: ['Maria', 'Elena'] }],
    birthDate: '1980-02-14',
    gender: 'female',
  };
  const hale = { resourceType: 'Practitioner', name: [{ prefix: ['Dr.'], given: ['Ann'], family: 'Hale' }] }; // prettier-ignore
  const entry = [
    { resource: composition },
    { resource: patient },
    { fullUrl: 'urn:uuid:hale', resource: hale },
    ...more.map((resource) => ({ resource })),
  ];
  return encode(JSON.stringify({ resourceType: 'Bundle', type: 'document', entry }));
}
