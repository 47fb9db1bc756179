/** Narrative of a section, HL7 CDA `text` or XHTML `div`, as plain blocks. Styles, links and scripts fall away. */
import type { ChartBlock, LeftOut } from './model';
import { gridOf } from './tableGrid';
import { attributeOf, elementsIn, type XmlElement, type XmlNode } from './xmlTree';

const parting = new Set(
  'paragraph p div h1 h2 h3 h4 h5 h6 caption title pre blockquote footnote dl dt dd hr section article text'.split(' '), // prettier-ignore
);
const silent = new Set(
  'script style object iframe embed form input button footnoteRef col colgroup'.split(' '),
);
const pictures = new Set(['renderMultiMedia', 'img', 'svg', 'audio', 'video', 'canvas']);

export function readNarrative(element: XmlElement, leftOut: LeftOut): readonly ChartBlock[] {
  const narrative = new Narrative(leftOut);
  narrative.read(element.children);
  return narrative.blocks;
}

class Narrative {
  readonly blocks: ChartBlock[] = [];
  private line = '';
  private readonly leftOut: LeftOut;

  constructor(leftOut: LeftOut) {
    this.leftOut = leftOut;
  }

  read(nodes: readonly XmlNode[]): void {
    for (const node of nodes) this.visit(node);
    this.part();
  }

  private visit(node: XmlNode): void {
    if (typeof node === 'string') {
      this.line += node.replace(/\s+/gu, ' ');
      return;
    }
    const { name } = node;
    if (silent.has(name)) return;
    if (name === 'br') this.line += '\n';
    else if (name === 'include') this.leftOut.outside += 1;
    else if (pictures.has(name)) this.picture(node);
    else if (name === 'table') this.table(node);
    else if (['list', 'ul', 'ol'].includes(name)) this.list(node, 0);
    else if (parting.has(name)) this.between(node);
    else this.inline(node);
  }

  private inline(element: XmlElement): void {
    const isDeleted =
      attributeOf(element, 'revised') === 'delete' || ['del', 's', 'strike'].includes(element.name);
    if (isDeleted) this.line += '[deleted: ';
    for (const child of element.children) this.visit(child);
    if (isDeleted) this.line += ']';
  }

  private between(element: XmlElement): void {
    this.part();
    this.read(element.children);
  }

  private picture(element: XmlElement): void {
    this.leftOut.pictures += 1;
    const words = attributeOf(element, 'alt');
    this.line += words === '' ? '[picture, not shown]' : `[picture, not shown: ${words}]`;
  }

  /** What was collected becomes a paragraph. */
  private part(): void {
    const text = tidy(this.line);
    this.line = '';
    if (text !== '') this.blocks.push({ kind: 'paragraph', text });
  }

  private list(list: XmlElement, depth: number): void {
    this.part();
    const isNumbered = list.name === 'ol' || attributeOf(list, 'listType') === 'ordered';
    this.read(elementsIn(list, 'caption'));
    elementsIn(list, 'item', 'li').forEach((item, at) => {
      this.item(item, { mark: isNumbered ? `${at + 1}.` : '•', depth });
    });
  }

  /** Its own words in front, then what is nested in it. */
  private item(item: XmlElement, as: { readonly mark: string; readonly depth: number }): void {
    const isNested = (node: XmlNode): node is XmlElement =>
      typeof node !== 'string' && ['list', 'ul', 'ol', 'table'].includes(node.name);
    const text = this.flat(item.children.filter((node) => !isNested(node)));
    if (text !== '') this.blocks.push({ kind: 'item', ...as, text });
    for (const nested of item.children.filter(isNested)) {
      if (nested.name === 'table') this.table(nested);
      else this.list(nested, as.depth + 1);
    }
  }

  private table(table: XmlElement): void {
    this.part();
    const heads = elementsIn(table, 'thead').flatMap((group) => elementsIn(group, 'tr'));
    const bodies = [table, ...elementsIn(table, 'tbody', 'tfoot')];
    const rows = bodies.flatMap((group) => elementsIn(group, 'tr'));
    const [first] = rows;
    const isHead = heads.length === 0 && first !== undefined && isAllHead(first);
    const text = (cell: XmlElement): string => this.flat(cell.children);
    const grid = gridOf([...heads, ...rows], text);
    const headRows = isHead ? 1 : heads.length;
    this.blocks.push({
      kind: 'table',
      caption: this.flat(elementsIn(table, 'caption').flatMap(({ children }) => children)),
      head: grid[headRows - 1] ?? [],
      rows: [...grid.slice(0, Math.max(0, headRows - 1)), ...grid.slice(headRows)],
    });
  }

  /** Everything in one text, blocks as lines. */
  private flat(nodes: readonly XmlNode[]): string {
    const inner = new Narrative(this.leftOut);
    inner.read(nodes);
    return inner.blocks.map(asLine).join('\n');
  }
}

function isAllHead(row: XmlElement): boolean {
  return elementsIn(row, 'td').length === 0 && elementsIn(row, 'th').length > 0;
}

function asLine(block: ChartBlock): string {
  if (block.kind === 'paragraph') return block.text;
  if (block.kind === 'item') return `${block.mark} ${block.text}`;
  return [block.caption, block.head.join(', '), ...block.rows.map((row) => row.join(', '))]
    .filter((line) => line !== '')
    .join('\n');
}

function tidy(line: string): string {
  return line
    .split('\n')
    .map((part) => part.replace(/[^\S\n]+/gu, ' ').trim())
    .join('\n')
    .trim();
}
