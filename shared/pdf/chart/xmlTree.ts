/**
 * XML from outside as a small tree. Nothing is fetched, a file that brings its own entities is
 * refused (so none can grow or reach out), and how deep and how large it may be is bounded.
 */
import { SaxesParser } from 'saxes';
import { Refused } from '../../domain/base/fault';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By name without prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

const deepest = 200;
const mostElements = 500_000;

/** What XHTML narrative may use beyond XML's own five. */
const htmlEntities = {
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  le: '≤',
  ge: '≥',
  frac12: '½',
};

/** Throws Refused `xml-entities`, `xml-too-large` or `xml-damaged`. */
export function readXml(text: string): XmlElement {
  try {
    return new TreeBuilder().read(text);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw xmlDamaged();
  }
}

export function xmlDamaged(): Refused {
  return new Refused(
    'xml-damaged',
    'This XML file is damaged or cut off. Download it again, or ask the sender for a PDF.',
  );
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

class TreeBuilder {
  private readonly open: OpenElement[] = [];
  private root: XmlElement | undefined;
  private count = 0;

  read(text: string): XmlElement {
    const parser = new SaxesParser();
    Object.assign(parser.ENTITIES, htmlEntities);
    parser.on('doctype', refuseEntities);
    parser.on('opentag', ({ name, attributes }) => this.start(name, attributes));
    parser.on('closetag', () => this.end());
    parser.on('text', (part) => this.open.at(-1)?.children.push(part));
    parser.on('cdata', (part) => this.open.at(-1)?.children.push(part));
    parser.write(text).close();
    if (!this.root) throw new Error('no root element');
    return this.root;
  }

  private start(name: string, attributes: Readonly<Record<string, string>>): void {
    this.count += 1;
    if (this.count > mostElements || this.open.length >= deepest) refuseLarge();
    const own = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
    this.open.push({ name: localName(name), attributes: own, children: [] });
  }

  private end(): void {
    const element = this.open.pop();
    if (!element) return;
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refuseEntities(): never {
  throw new Refused(
    'xml-entities',
    'This XML file brings definitions of its own (a DTD), which no medical export needs and which can harm a PC. Ask the sender for a PDF.',
  );
}

function refuseLarge(): never {
  throw new Refused(
    'xml-too-large',
    'This XML file is larger or more deeply nested than any chart. Ask the sender for it in parts, or as a PDF.',
  );
}

export function elementsIn(
  parent: XmlElement | undefined,
  ...names: readonly string[]
): readonly XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The first element down this path. */
export function elementAt(
  from: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => elementsIn(at, name)[0], from);
}

export function attributeOf(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(name)?.trim() ?? '';
}

/** All text inside, blanks drawn together. */
export function textOf(element: XmlElement | undefined): string {
  return rawText(element).replace(/\s+/gu, ' ').trim();
}

function rawText(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
}

/** This element and every one below it. */
export function* elementsBelow(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) {
    if (typeof child !== 'string') yield* elementsBelow(child);
  }
}
