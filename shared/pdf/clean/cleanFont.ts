/** Fonts of kept pages: fresh dictionaries, a ToUnicode map written anew. */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { NotUnderstood } from '../syntax/contentTokens';
import { cleanProgram, holdsWords } from './fontProgram';
import { isGlyphName } from './glyphNames';
import {
  copyKnownName,
  copyNumberArrays,
  copyPlain,
  decoded,
  flate,
  fromLatin1,
  latin1,
  lookup,
  nameOf,
  requireDict,
  requireStream,
} from '../syntax/pdfValues';
import { rewriteUnicodeMap } from './unicodeMap';

const simpleEncodings = [
  'WinAnsiEncoding',
  'MacRomanEncoding',
  'MacExpertEncoding',
  'StandardEncoding',
];
const collections = /^(Adobe|Identity|Japan1|GB1|CNS1|Korea1|KR|UCS)$/;
/** The name an embedded font gets: its own could carry words. */
const embeddedName = 'AAAAAA+Embedded';
/** Fonts every reader has, or has the like of; any other name could be words. */
const standardName =
  /^(Helvetica|Times|Courier|Arial|Symbol|ZapfDingbats)(?:[,-]?(?:New|Roman|PS|MT|Bold|Italic|Oblique|Narrow|Black))*$/;
const fontFiles = ['FontFile', 'FontFile2', 'FontFile3'];

/** Throws NotUnderstood for Type 3 and everything else that can draw or say more than glyphs. */
export function cleanFont(context: PDFContext, font: PDFDict): PDFDict {
  const subtype = nameOf(lookup(font, 'Subtype'));
  if (subtype === 'Type0') return cleanComposite(context, font);
  if (subtype === 'Type1' || subtype === 'MMType1' || subtype === 'TrueType') {
    return cleanSimple(context, font, subtype);
  }
  throw new NotUnderstood(subtype === 'Type3' ? 'type3-font' : 'font');
}

function startFont(context: PDFContext, subtype: string): PDFDict {
  const fresh = PDFDict.withContext(context);
  fresh.set(PDFName.of('Type'), PDFName.of('Font'));
  fresh.set(PDFName.of('Subtype'), PDFName.of(subtype));
  return fresh;
}

function cleanSimple(context: PDFContext, font: PDFDict, subtype: string): PDFDict {
  const fresh = startFont(context, subtype);
  copyPlain(font, fresh, ['FirstChar', 'LastChar']);
  copyNumberArrays(font, fresh, ['Widths']);
  const descriptor = setDescriptor(context, font, fresh);
  fresh.set(PDFName.of('BaseFont'), PDFName.of(safeName(font, descriptor)));
  setEncoding(context, font, fresh);
  setUnicodeMap(context, font, fresh);
  return fresh;
}

function cleanComposite(context: PDFContext, font: PDFDict): PDFDict {
  const fresh = startFont(context, 'Type0');
  copyKnownName(font, fresh, 'Encoding', ['Identity-H', 'Identity-V']);
  if (!fresh.has(PDFName.of('Encoding'))) throw new NotUnderstood('font-encoding');
  const list = lookup(font, 'DescendantFonts');
  const descendant = requireDict(list instanceof PDFArray ? list.lookup(0) : undefined, 'font');
  const clean = cleanDescendant(context, descendant);
  const fonts = PDFArray.withContext(context);
  fonts.push(context.register(clean));
  fresh.set(PDFName.of('DescendantFonts'), fonts);
  fresh.set(PDFName.of('BaseFont'), clean.get(PDFName.of('BaseFont')) ?? PDFName.of(embeddedName));
  setUnicodeMap(context, font, fresh);
  return fresh;
}

function cleanDescendant(context: PDFContext, font: PDFDict): PDFDict {
  const subtype = nameOf(lookup(font, 'Subtype'));
  if (subtype !== 'CIDFontType0' && subtype !== 'CIDFontType2') throw new NotUnderstood('font');
  const fresh = startFont(context, subtype);
  copyPlain(font, fresh, ['DW']);
  copyNumberArrays(font, fresh, ['W', 'DW2', 'W2']);
  const descriptor = setDescriptor(context, font, fresh);
  fresh.set(PDFName.of('BaseFont'), PDFName.of(safeName(font, descriptor)));
  fresh.set(PDFName.of('CIDSystemInfo'), systemInfo(context, font));
  const map = lookup(font, 'CIDToGIDMap');
  if (map instanceof PDFRawStream) {
    fresh.set(PDFName.of('CIDToGIDMap'), context.register(glyphMap(context, map)));
  } else {
    copyKnownName(font, fresh, 'CIDToGIDMap', ['Identity']);
  }
  return fresh;
}

function systemInfo(context: PDFContext, font: PDFDict): PDFDict {
  const source = requireDict(lookup(font, 'CIDSystemInfo'), 'font');
  const fresh = PDFDict.withContext(context);
  for (const key of ['Registry', 'Ordering']) {
    const value = lookup(source, key);
    const text = value instanceof PDFString ? value.asString() : '';
    fresh.set(PDFName.of(key), PDFString.of(collections.test(text) ? text : 'Identity'));
  }
  fresh.set(
    PDFName.of('Supplement'),
    lookup(source, 'Supplement') instanceof PDFNumber
      ? (lookup(source, 'Supplement') as PDFNumber)
      : PDFNumber.of(0),
  );
  return fresh;
}

/** Glyph numbers as they are, with a fresh dictionary. */
function glyphMap(context: PDFContext, stream: PDFRawStream): PDFRawStream {
  const map = decoded(stream);
  if (holdsWords(map)) throw new NotUnderstood('font-glyph-map');
  return flate(map, PDFDict.withContext(context));
}

function setDescriptor(context: PDFContext, font: PDFDict, fresh: PDFDict): PDFDict | undefined {
  const value = lookup(font, 'FontDescriptor');
  if (value === undefined) return undefined;
  const source = requireDict(value, 'font');
  const clean = PDFDict.withContext(context);
  clean.set(PDFName.of('Type'), PDFName.of('FontDescriptor'));
  copyPlain(source, clean, [
    'Flags', 'ItalicAngle', 'Ascent', 'Descent', 'Leading', 'CapHeight', 'XHeight', 'StemV', 'StemH', 'AvgWidth', 'MaxWidth', 'MissingWidth',
  ]); // prettier-ignore
  copyNumberArrays(source, clean, ['FontBBox']);
  setProgram(context, source, clean);
  clean.set(PDFName.of('FontName'), PDFName.of(safeName(font, clean)));
  fresh.set(PDFName.of('FontDescriptor'), context.register(clean));
  return clean;
}

function setProgram(context: PDFContext, source: PDFDict, clean: PDFDict): void {
  for (const key of fontFiles) {
    const value = lookup(source, key);
    if (value === undefined) continue;
    const stream = requireStream(value, 'font');
    const dict = PDFDict.withContext(context);
    copyPlain(stream.dict, dict, ['Length1', 'Length2', 'Length3']);
    copyKnownName(stream.dict, dict, 'Subtype', ['Type1C', 'CIDFontType0C', 'OpenType']);
    const program = cleanProgram(key, nameOf(lookup(dict, 'Subtype')), decoded(stream));
    if (dict.has(PDFName.of('Length1')) && key === 'FontFile2')
      dict.set(PDFName.of('Length1'), PDFNumber.of(program.length));
    clean.set(PDFName.of(key), context.register(flate(program, dict)));
  }
}

function safeName(font: PDFDict, descriptor: PDFDict | undefined): string {
  if (descriptor && fontFiles.some((key) => descriptor.has(PDFName.of(key)))) return embeddedName;
  const name = nameOf(lookup(font, 'BaseFont')) ?? '';
  if (!standardName.test(name)) throw new NotUnderstood('font-not-embedded');
  return name;
}

function setEncoding(context: PDFContext, font: PDFDict, fresh: PDFDict): void {
  const value = lookup(font, 'Encoding');
  if (!(value instanceof PDFDict)) {
    copyKnownName(font, fresh, 'Encoding', simpleEncodings);
    return;
  }
  const clean = PDFDict.withContext(context);
  clean.set(PDFName.of('Type'), PDFName.of('Encoding'));
  copyKnownName(value, clean, 'BaseEncoding', simpleEncodings);
  const differences = lookup(value, 'Differences');
  if (differences) clean.set(PDFName.of('Differences'), glyphNames(context, differences));
  fresh.set(PDFName.of('Encoding'), clean);
}

/** A word among the glyph names is not understood. */
function glyphNames(context: PDFContext, value: PDFObject): PDFArray {
  if (!(value instanceof PDFArray)) throw new NotUnderstood('font-encoding');
  const fresh = PDFArray.withContext(context);
  for (let index = 0; index < value.size(); index += 1) {
    const item = value.lookup(index);
    const name = nameOf(item);
    if (item instanceof PDFNumber) fresh.push(item);
    else if (name !== undefined && isGlyphName(name)) fresh.push(PDFName.of(name));
    else throw new NotUnderstood('font-encoding');
  }
  return fresh;
}

function setUnicodeMap(context: PDFContext, font: PDFDict, fresh: PDFDict): void {
  const value = lookup(font, 'ToUnicode');
  if (value === undefined) return;
  if (!(value instanceof PDFRawStream)) throw new NotUnderstood('font-unicode');
  const map = rewriteUnicodeMap(latin1(decoded(value)));
  const stream = flate(fromLatin1(map), PDFDict.withContext(context));
  const reference: PDFRef = context.register(stream);
  fresh.set(PDFName.of('ToUnicode'), reference);
}
