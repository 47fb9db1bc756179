import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode, loadFontInNode } from '../../../electron/headless/engineInNode';
import { readIdentity } from '../../../shared/domain/identity/readIdentity';
import { chartToPdf } from '../../../shared/pdf/chart/chartPages';
import type { ImportedFile } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { textLines } from '../../../shared/pdf/read/textLines';
import { ccda, ccdaText, fhirDocument, plainSection } from './madeCharts';
import { plainPages } from './madePdfs';
import { pageLines, refusal } from './importing';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const refused = (bytes: Uint8Array): Promise<string> => refusal(engine, bytes);

const linesOf = (file: ImportedFile, page = 1): Promise<readonly string[]> =>
  pageLines(engine, file, page);

const problems = `<component><section>
  <title>Problems</title>
  <text>
    <table><thead><tr><th>Problem</th><th>Since</th></tr></thead>
    <tbody>
      <tr><td rowspan="2">Asthma</td><td>2019</td></tr>
      <tr><td>worse 2024</td></tr>
      <tr><td>Tobacco use</td><td>2001</td></tr>
    </tbody></table>
    <list listType="ordered"><item>Quit smoking<list><item>patch</item></list></item><item>Inhaler</item></list>
  </text>
  <entry><act><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <value xsi:type="CD" code="195967001" codeSystem="2.16.840.1.113883.6.96" displayName="Asthma">
    <translation code="J45.909" codeSystem="2.16.840.1.113883.6.90" displayName="Unspecified asthma"/></value></act></entry>
  ${plainSection}
</section></component>`;

describe('A chart exported as C-CDA becomes pages', () => {
  it('with whose it is, who wrote it, and its sections', async () => {
    const taken = await engine.importFile({ bytes: ccda({ sections: problems }) });
    expect(taken.kind).toBe('ccda');
    const lines = await linesOf(taken);
    expect(lines.slice(0, 4)).toEqual([
      'Visit Summary',
      'Patient: Rivera, Maria Elena',
      'Date of birth: 02/14/1980',
      'MRN: MR-77120',
    ]);
    for (const line of [
      'Written: | 01/05/2026 10:30',
      'Author: | Dr. Ann Hale, Riverside Family Practice',
      'Problem | Since',
      'Asthma | 2019',
      'Asthma | worse 2024',
      'Tobacco use | 2001',
      'No known drug allergies.',
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.join('\n')).toMatch(/1\. \|? ?Quit smoking[^]*• \|? ?patch[^]*2\. \|? ?Inhaler/u);
    expect(lines.at(-1)).toMatch(/Visit Summary .*Patient: Rivera, Maria Elena .*Page 1 of 1$/u);
    expect(taken.findings).toEqual([]);
  });

  it('that say whose they are, on each of them, without the social security number', async () => {
    const long = plainSection.repeat(60);
    const taken = await engine.importFile({ bytes: ccda({ sections: long }) });
    expect(taken.pages.length).toBeGreaterThan(1);
    for (const { page } of taken.pages) {
      const words = await engine.pageWords({ source: { bytes: taken.pdf }, page });
      const said = readIdentity(page, textLines(words, taken.pages[page - 1]!));
      expect(said.names[0]).toEqual({ text: 'Rivera, Maria Elena', weight: 'labelled' });
      expect(said.births[0]?.days).toEqual(['1980-02-14']);
      expect(said.numbers[0]?.text).toBe('MR-77120');
      expect((await linesOf(taken, page)).join()).not.toContain('900-45-6789');
    }
  });

  it('with a number of somebody else under the other numbers, and never as the MRN', async () => {
    const text = ccdaText({}).replace('Riverside MRN', 'Health plan');
    const lines = await linesOf(await engine.importFile({ bytes: ascii(text) }));
    expect(lines).toContain('Other numbers: | MR-77120');
    expect(lines.join('\n')).not.toContain('MRN');
  });

  it('with its codes beside them, by section, and without the codes that hold messages together', async () => {
    const { codes } = await engine.importFile({ bytes: ccda({ sections: problems }) });
    expect(codes).toEqual([
      { system: 'SNOMED CT', code: '195967001', display: 'Asthma', section: 'Problems' },
      { system: 'ICD-10-CM', code: 'J45.909', display: 'Unspecified asthma', section: 'Problems' },
    ]);
  });

  it('with the head of a table again on each page', async () => {
    const rows = '<tr><td>Aspirin</td><td>81 mg</td></tr>'.repeat(90);
    const table = `<component><section><title>Medications</title><text><table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody>${rows}</tbody></table></text></section></component>`;
    const taken = await engine.importFile({ bytes: ccda({ sections: table }) });
    expect(taken.pages.length).toBeGreaterThan(1);
    expect((await linesOf(taken, 2))[0]).toBe('Drug | Dose');
  });

  it('with tables of more rows than a call takes values', async () => {
    const rows = Array.from({ length: 130_000 }, () => []);
    const table = { kind: 'table', caption: '', head: ['Drug'], rows } as const;
    const chart = {
      title: 'Visit Summary',
      patients: [],
      facts: [],
      sections: [{ title: 'Medications', level: 0, blocks: [table] }],
      codes: [],
      leftOut: { pictures: 0, outside: 0 },
    };
    const set = await chartToPdf(chart, loadFontInNode);
    expect(set).toMatchObject({ hasLostLetters: false });
  }, 60_000);

  it('and the file inside it where it only wraps one', async () => {
    const pdf = await plainPages(['Operative report']);
    const wrapped = ccda({
      body: `<component><nonXMLBody><text mediaType="application/pdf" representation="B64">${Buffer.from(pdf).toString('base64')}</text></nonXMLBody></component>`,
    });
    const taken = await engine.importFile({ bytes: wrapped });
    expect(taken.kind).toBe('ccda');
    expect(Buffer.from(taken.pdf).equals(Buffer.from(pdf))).toBe(true);
  });

  it('and says what it leaves out: pictures, links to outside, words it cannot print', async () => {
    const sections = `<component><section><title>Images \u0639</title><text>
      <renderMultiMedia referencedObject="m1"/><linkHtml href="http://example.com/x">the portal</linkHtml>
      <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></text></section></component>`;
    const taken = await engine.importFile({ bytes: ccda({ sections }) });
    expect(taken.findings.map(({ code }) => code)).toEqual([
      'pictures-left-out',
      'outside-not-fetched',
      'letters-lost',
    ]);
    expect((await linesOf(taken)).join('\n')).toContain('[picture, not shown]the portal');
  });

  it('and strikes out nothing: what was deleted is said to be', async () => {
    const sections = plainSection
      .replace('drug', 'drug')
      .replace('<content ', '<content revised="delete" ');
    const taken = await engine.importFile({ bytes: ccda({ sections }) });
    expect(await linesOf(taken)).toContain('No known [deleted: drug] allergies.');
  });

  it('and says that the sender restricted it, and that it names nobody', async () => {
    const text = ccdaText({}).replace(
      'confidentialityCode code="N"',
      'confidentialityCode code="R"',
    );
    const nobody = text.replace(/<recordTarget>[^]*<\/recordTarget>/u, '');
    const { findings } = await engine.importFile({ bytes: ascii(nobody) });
    expect(findings.map(({ code }) => code)).toEqual(['no-patient', 'restricted']);
  });

  it('in any writing the XML comes in', async () => {
    const text = ccdaText({ title: 'Résumé of the visit' });
    const utf16 = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const latin = Uint8Array.from(Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'));
    for (const bytes of [utf16, latin, ascii(`\ufeff${text}`)]) {
      expect((await linesOf(await engine.importFile({ bytes })))[0]).toBe('Résumé of the visit');
    }
  });
});

const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
const reach = '<!DOCTYPE x [<!ENTITY e SYSTEM "http://example.com/e">]>';

describe('An export that would harm or cannot be read is refused', () => {
  it.each([
    ['entities that grow', ccda({ prolog: bomb, title: '&c;' }), 'xml-entities'],
    ['a DTD from elsewhere', ccda({ prolog: outside }), 'xml-entities'],
    ['an entity from elsewhere', ccda({ prolog: reach, title: '&e;' }), 'xml-entities'],
    ['an entity nobody knows', ccda({ title: '&what;' }), 'xml-damaged'],
    ['a cut off end', ccda().subarray(0, -120), 'xml-damaged'],
    ['nesting without end', ccda({ sections: '<a>'.repeat(5000) }), 'xml-too-large'],
    ['no sections', ccda({ sections: '' }), 'xml-not-ccda'],
    ['XML of another kind', ascii('<?xml version="1.0"?><invoice/>'), 'file-xml'],
    ['FHIR in XML', ascii('<Bundle xmlns="http://hl7.org/fhir"/>'), 'file-fhir-xml'],
    [
      'a body that lies elsewhere',
      ccda({
        body: '<component><nonXMLBody><text><reference value="scan.pdf"/></text></nonXMLBody></component>',
      }),
      'ccda-elsewhere',
    ],
    [
      'an export in an export',
      ccda({
        body: `<component><nonXMLBody><text representation="B64">${Buffer.from(ccda()).toString('base64')}</text></nonXMLBody></component>`,
      }),
      'ccda-nested',
    ],
    [
      'FHIR that is no document',
      ascii('{"resourceType":"Bundle","type":"searchset"}'),
      'fhir-not-document',
    ],
    ['a single FHIR resource', ascii('{"resourceType":"Patient"}'), 'fhir-not-document'],
    ['FHIR cut off', fhirDocument([]).subarray(0, 300), 'json-damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  });

  it('a stylesheet is passed over', async () => {
    const prolog = '<?xml-stylesheet type="text/xsl" href="http://example.com/evil.xsl"?>';
    expect(await refused(ccda({ prolog }))).toBe('taken in');
  });
});

describe('A FHIR document becomes pages', () => {
  const observation = {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    valueQuantity: { value: 72, unit: 'beats/min' },
    effectiveDateTime: '2026-01-05',
  };
  const refuted = {
    resourceType: 'Condition',
    id: 'c1',
    code: {
      text: 'Epilepsy',
      coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'G40.909' }],
    },
    verificationStatus: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'refuted' },
      ],
    },
  };
  const sections = [
    {
      title: 'Plan',
      text: {
        div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Rest&nbsp;and <b>fluids</b>.</p><script>alert(1)</script><ul><li>Walk</li></ul></div>',
      },
    },
    { title: 'Findings', entry: [{ reference: 'Observation/o1' }, { reference: 'Condition/c1' }] },
    { title: 'Elsewhere', entry: [{ reference: 'http://example.com/Observation/9' }] },
  ];

  it('with narrative, and with lines for what has none; what turns a finding round stays', async () => {
    const taken = await engine.importFile({
      bytes: fhirDocument(sections, [observation, refuted]),
    });
    expect(taken.kind).toBe('fhir');
    const text = (await linesOf(taken)).join('\n');
    expect(text).toMatch(
      /^Visit note\nPatient: Rivera, Maria Elena\nDate of birth: 02\/14\/1980\nMRN: MR-77120\n/u,
    );
    expect(text).toContain('Author: | Dr. Ann Hale');
    expect(text).toContain('Rest and fluids.');
    expect(text).not.toContain('alert');
    expect(text).toContain('Heart rate: 72 beats/min; final; 01/05/2026');
    expect(text).toContain('Epilepsy; refuted');
    expect(text).not.toContain('900-45-6789');
    expect(taken.findings.map(({ code }) => code)).toEqual(['outside-not-fetched']);
    expect(taken.codes).toEqual([
      { system: 'LOINC', code: '8867-4', display: 'Heart rate', section: 'Findings' },
      { system: 'ICD-10-CM', code: 'G40.909', display: '', section: 'Findings' },
    ]);
  });

  it('with a number of somebody else under the other numbers, and never as the MRN', async () => {
    const text = new TextDecoder().decode(fhirDocument(sections)).replace('"MR"', '"MB"');
    const lines = await linesOf(await engine.importFile({ bytes: ascii(text) }));
    expect(lines).toContain('Other numbers: | X-1; MR-77120');
    expect(lines.join('\n')).not.toContain('MRN');
  });

  it('that name nobody where the document could mean either of two patients', async () => {
    const other = {
      resourceType: 'Patient',
      id: 'p1',
      name: [{ family: 'Stone', given: ['Pat'] }],
    };
    const third = { ...other, name: [{ family: 'Third', given: ['Pat'] }] };
    const taken = await engine.importFile({ bytes: fhirDocument([], [other, third]) });
    expect(taken.findings.map(({ code }) => code)).toContain('no-patient');
    expect((await linesOf(taken)).join('\n')).not.toMatch(/Rivera|Stone|Third/u);
  });
});
