/** Reads the pairs of a ToUnicode CMap and writes them in a form of our own. */
import { NotUnderstood } from '../syntax/contentTokens';

const header =
  '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n';
const footer = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';
/** A ligature is up to three letters; longer replacement text is a place to hide words. */
const longestTarget = 12;
const blockSize = 100;

/** Throws NotUnderstood when a glyph stands for more than a ligature. */
export function rewriteUnicodeMap(source: string): string {
  const text = source.replace(/%[^\r\n]*/g, '');
  const width = /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(text)?.[1]?.length ?? 4;
  const pairs = [...singles(text), ...ranges(text)];
  const space = `1 begincodespacerange\n<${'0'.repeat(width)}> <${'F'.repeat(width)}>\nendcodespacerange\n`;
  return header + space + blocks(pairs) + footer;
}

function* sections(text: string, name: string): Generator<string> {
  for (const match of text.matchAll(new RegExp(`begin${name}([\\s\\S]*?)end${name}`, 'g')))
    yield match[1] ?? '';
}

function* singles(text: string): Generator<string> {
  for (const section of sections(text, 'bfchar')) {
    for (const [, code, target] of section.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>/g)) {
      yield pair(code ?? '', (target ?? '').replace(/\s/g, ''));
    }
  }
}

function pair(code: string, target: string): string {
  if (target.length > longestTarget || code.length > 8) throw new NotUnderstood('font-unicode');
  return `<${code}> <${target}>`;
}

function* ranges(text: string): Generator<string> {
  const row = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g;
  for (const section of sections(text, 'bfrange')) {
    for (const [, low, high, target, list] of section.matchAll(row)) {
      yield* expand({ low: low ?? '', high: high ?? '', target, list });
    }
  }
}

function* expand(range: {
  readonly low: string;
  readonly high: string;
  readonly target: string | undefined;
  readonly list: string | undefined;
}): Generator<string> {
  const first = Number.parseInt(range.low, 16);
  const last = Number.parseInt(range.high, 16);
  if (last - first > 0xffff || last < first) throw new NotUnderstood('font-unicode');
  const listed = range.list?.match(/[0-9A-Fa-f]+/g) ?? [];
  for (let code = first; code <= last; code += 1) {
    const hex = code.toString(16).padStart(range.low.length, '0');
    const target =
      range.target === undefined ? listed[code - first] : later(range.target, code - first);
    if (target !== undefined) yield pair(hex, target);
  }
}

/** Only the last unit of the target counts up (ISO 32000-1, 9.10.3). */
function later(target: string, by: number): string {
  const stem = target.slice(0, -4);
  const last = Number.parseInt(target.slice(-4), 16) + by;
  return stem + (last & 0xffff).toString(16).padStart(Math.min(4, target.length), '0');
}

function blocks(pairs: readonly string[]): string {
  let text = '';
  for (let at = 0; at < pairs.length; at += blockSize) {
    const block = pairs.slice(at, at + blockSize);
    text += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  }
  return text;
}
