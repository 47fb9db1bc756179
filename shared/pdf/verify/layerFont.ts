import { readContent } from './contentReader';
import { decodeStream } from './filters';
import {
  dictOf,
  isKind,
  nameOf,
  type Objects,
  type PdfDict,
  type PdfString,
  type PdfValue,
  Problem,
  resolve,
} from './values';

/** The letters of the one kind of font a text layer may be set in, by their two-byte numbers. */
export interface LayerFont {
  readonly letters: ReadonlyMap<number, string>;
  /** In thousandths of the size. */
  readonly widths: ReadonlyMap<number, number>;
}

/** A composite font whose numbers are those of its glyphs (ISO 32000-2 9.7), with a table of letters. */
export function layerFont(value: PdfValue | undefined, objects: Objects): LayerFont {
  const font = dictOf(resolve(value, objects));
  const entry = (key: string) => resolve(font?.entries.get(key), objects);
  const below = entry('DescendantFonts');
  const glyphs = dictOf(resolve(isKind(below, 'array') ? below.items[0] : null, objects));
  const isOurs = nameOf(entry('Subtype')) === 'Type0' && nameOf(entry('Encoding')) === 'Identity-H';
  if (!isOurs || !glyphs) throw new Problem('the text layer is set in a font nobody knows');
  return { letters: lettersOf(entry('ToUnicode'), objects), widths: widthsOf(glyphs, objects) };
}

/** `<glyph> <letters>` pairs between `beginbfchar` and `endbfchar`; no other way to say it is read. */
function lettersOf(table: PdfValue, objects: Objects): ReadonlyMap<number, string> {
  if (!isKind(table, 'stream')) throw new Problem('the font of the text layer has no letters');
  const letters = new Map<number, string>();
  for (const { op, operands } of readContent(decodeStream(table, objects).bytes)) {
    if (/^(begin|end)bfrange$/.test(op)) throw new Problem('the letters of a font come in ranges');
    if (op !== 'endbfchar') continue;
    const strings = operands.filter((operand): operand is PdfString => isKind(operand, 'string'));
    for (let at = 0; at + 1 < strings.length; at += 2)
      letters.set(unitsOf(strings[at])[0] ?? 0, String.fromCharCode(...unitsOf(strings[at + 1])));
  }
  return letters;
}

/** `first [width width ...]` over and over (ISO 32000-2 9.7.4.3). */
function widthsOf({ entries }: PdfDict, objects: Objects): ReadonlyMap<number, number> {
  const list = resolve(entries.get('W'), objects);
  const items = isKind(list, 'array') ? list.items : [];
  const widths = new Map<number, number>();
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [first, run] = [items[at], resolve(items[at + 1], objects)];
    if (typeof first !== 'number' || !isKind(run, 'array'))
      throw new Problem('the widths of a font cannot be read');
    for (const [more, width] of run.items.entries())
      if (typeof width === 'number') widths.set(first + more, width);
  }
  return widths;
}

/** Bytes in pairs. */
export function unitsOf(text: PdfValue | undefined): readonly number[] {
  const bytes = isKind(text, 'string') ? text.bytes : new Uint8Array();
  if (bytes.length % 2 !== 0) throw new Problem('a letter of the text layer has half a number');
  return Array.from({ length: bytes.length / 2 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)); // prettier-ignore
}
