/** A FHIR R4 document bundle (JSON) as its pages will show it. */
import { Refused } from '../../domain/base/fault';
import { joined, systemName } from './chartWords';
import { Bundle } from './fhirBundle';
import { fhirFacts, fhirPatient } from './fhirHeader';
import { resourceLine } from './fhirResource';
import { isObject, objectAt, objectsAt, textAt, type Json } from './json';
import {
  deepestSection,
  distinctCodes,
  type ChartBlock,
  type ChartCode,
  type ChartDocument,
  type ChartSection,
  type LeftOut,
  wordless,
} from './model';
import { readNarrative } from './narrative';
import { readXml } from './xmlTree';

/** Throws Refused `json-damaged`, `fhir-not-document`. */
export function readFhir(text: string): ChartDocument {
  const bundle = parse(text);
  const reader = new BundleReader(new Bundle(bundle));
  const [composition] = reader.bundle.resources;
  if (
    textAt(bundle, 'resourceType') !== 'Bundle' ||
    textAt(bundle, 'type') !== 'document' ||
    !composition ||
    textAt(composition, 'resourceType') !== 'Composition'
  ) {
    throw notDocument();
  }
  reader.read(composition, 0);
  const subject = reader.bundle.follow(objectAt(composition, 'subject'));
  return {
    title: textAt(composition, 'title') || 'Clinical document',
    patients:
      subject && textAt(subject, 'resourceType') === 'Patient' ? [fhirPatient(subject)] : [],
    facts: fhirFacts(composition, reader.bundle),
    sections: reader.sections,
    codes: distinctCodes(reader.codes),
    leftOut: reader.leftOut,
  };
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/u, ''));
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new Refused(
    'json-damaged',
    'This JSON file is damaged or cut off. Download it again, or ask the sender for a PDF.',
  );
}

function notDocument(): Refused {
  return new Refused(
    'fhir-not-document',
    'This FHIR file holds single entries and no document. Ask the sender for a document (C-CDA or FHIR), or for a PDF.',
  );
}

class BundleReader {
  readonly sections: ChartSection[] = [];
  readonly codes: ChartCode[] = [];
  readonly leftOut: LeftOut = { pictures: 0, outside: 0 };
  readonly bundle: Bundle;

  constructor(bundle: Bundle) {
    this.bundle = bundle;
  }

  read(parent: Json, level: number): void {
    if (level > deepestSection) throw notDocument();
    for (const section of objectsAt(parent, 'section')) this.section(section, level);
  }

  private section(section: Json, level: number): void {
    const title = textAt(section, 'title') || textAt(objectAt(section, 'code'), 'text') || 'Section'; // prettier-ignore
    const entries = objectsAt(section, 'entry').flatMap((one) => this.entry(one));
    const codes = entries.flatMap((entry) => [...codesIn(entry, title)]);
    const own = this.narrative(section);
    const blocks = own.length > 0 ? own : entries.flatMap((entry) => this.entryBlocks(entry));
    const isEmpty = blocks.length === 0 && objectsAt(section, 'section').length === 0;
    this.sections.push({ title, level, blocks: isEmpty ? wordless(codes.length) : blocks });
    this.codes.push(...codes);
    this.read(section, level + 1);
  }

  private entry(reference: Json): readonly Json[] {
    const found = this.bundle.follow(reference);
    if (!found) this.leftOut.outside += 1;
    return found ? [found] : [];
  }

  /** As the resource tells it, or else a line of what it is. */
  private entryBlocks(resource: Json): readonly ChartBlock[] {
    const told = this.narrative(resource);
    if (told.length > 0) return told;
    const text = resourceLine(resource, this.bundle);
    return text === '' ? [] : [{ kind: 'item', mark: '•', depth: 0, text }];
  }

  private narrative(resource: Json): readonly ChartBlock[] {
    const narrative = objectAt(resource, 'text');
    const div = narrative?.['div'];
    return typeof div === 'string' && joined([div.trim()]) !== ''
      ? readNarrative(readXml(div), this.leftOut)
      : [];
  }
}

const deepestCode = 30;

function* codesIn(value: unknown, section: string, depth = 0): Generator<ChartCode> {
  if (depth > deepestCode) return;
  if (isObject(value)) yield* objectsAt(value, 'coding').flatMap((one) => codeOf(one, section));
  for (const inner of innerValues(value)) yield* codesIn(inner, section, depth + 1);
}

function innerValues(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function codeOf(coding: Json, section: string): readonly ChartCode[] {
  const system = systemName(textAt(coding, 'system'));
  const code = textAt(coding, 'code');
  if (system === undefined || code === '') return [];
  return [{ system, code, display: textAt(coding, 'display'), section }];
}
