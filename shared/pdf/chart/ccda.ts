/** A C-CDA document (HL7 CDA R2, C-CDA R2.1) as its pages will show it. */
import { Refused } from '../../domain/base/fault';
import { factsOf, patientsOf, shownCode } from './ccdaHeader';
import { systemName } from './chartWords';
import {
  deepestSection,
  distinctCodes,
  type ChartCode,
  type ChartDocument,
  type ChartSection,
  type LeftOut,
  wordless,
} from './model';
import { readNarrative } from './narrative';
import {
  attributeOf,
  elementAt,
  elementsBelow,
  elementsIn,
  textOf,
  type XmlElement,
} from './xmlTree';

/** Read, or a file of another kind that the C-CDA only wraps. */
export type ReadCcda =
  | { readonly kind: 'document'; readonly document: ChartDocument }
  | { readonly kind: 'wrapped'; readonly base64: string };

export function readCcda(document: XmlElement): ReadCcda {
  if (document.name !== 'ClinicalDocument') throw notCcda();
  const body = elementAt(document, 'component', 'nonXMLBody', 'text');
  if (body) return { kind: 'wrapped', base64: wrappedIn(body) };
  const structured = elementAt(document, 'component', 'structuredBody');
  const reader = new BodyReader();
  reader.read(structured, 0);
  if (reader.sections.length === 0) throw notCcda();
  return {
    kind: 'document',
    document: {
      title: textOf(elementAt(document, 'title')) || 'Clinical document',
      patients: patientsOf(document),
      facts: factsOf(document),
      sections: reader.sections,
      codes: distinctCodes(reader.codes),
      leftOut: reader.leftOut,
    },
  };
}

function notCcda(): Refused {
  return new Refused(
    'xml-not-ccda',
    'This XML file is no chart document the desk can read. Ask the sender for a C-CDA, or for a PDF.',
  );
}

function wrappedIn(text: XmlElement): string {
  if (attributeOf(text, 'representation') === 'B64') return textOf(text).replace(/\s/gu, '');
  throw new Refused(
    'ccda-elsewhere',
    'This C-CDA file does not hold the record; it points to another file. Ask the sender for that file.',
  );
}

class BodyReader {
  readonly sections: ChartSection[] = [];
  readonly codes: ChartCode[] = [];
  readonly leftOut: LeftOut = { pictures: 0, outside: 0 };

  read(parent: XmlElement | undefined, level: number): void {
    if (level > deepestSection) throw notCcda();
    for (const component of elementsIn(parent, 'component')) {
      for (const section of elementsIn(component, 'section')) this.section(section, level);
    }
  }

  private section(section: XmlElement, level: number): void {
    const title = textOf(elementAt(section, 'title')) || shownCode(elementAt(section, 'code')) || 'Section'; // prettier-ignore
    const text = elementAt(section, 'text');
    const codes = elementsIn(section, 'entry').flatMap((entry) => codesIn(entry, title));
    const blocks = text ? readNarrative(text, this.leftOut) : [];
    this.sections.push({
      title,
      level,
      blocks: blocks.length > 0 ? blocks : wordless(codes.length),
    });
    this.codes.push(...codes);
    this.read(section, level + 1);
  }
}

function codesIn(entry: XmlElement, section: string): readonly ChartCode[] {
  return [...elementsBelow(entry)].flatMap((element) => {
    const code = attributeOf(element, 'code');
    const system = systemName(attributeOf(element, 'codeSystem'));
    const isCode = ['code', 'value', 'translation'].includes(element.name);
    if (!isCode || code === '' || system === undefined) return [];
    return [{ system, code, display: attributeOf(element, 'displayName'), section }];
  });
}
