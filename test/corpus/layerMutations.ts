import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';

import { redact } from '../../shared/pdf/build/redact';
import type { ExpectedPage, ExpectedWord } from '../../shared/pdf/verify/expectations';
import { sha256 } from '../support/digest';
import { written, type Written } from '../support/pdfTools';
import { type Change, edit, page, paint, resource, saved } from './changes';
import type { Mutation } from './mutations';
import { RawPdf, textAt } from './rawPdf';

/** A page with a name to cover, and words to be searched. */
function searchableSource(): Uint8Array {
  const pdf = new RawPdf();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const content = textAt(120, 122, 'Ostrander') + textAt(30, 122, 'Mother') + textAt(30, 80, 'Seen for knee pain');
  const kid = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 160]
    /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${pdf.stream(content)} 0 R >>`);
  pdf.add(`<< /Type /Pages /Count 1 /Kids [${kid} 0 R] >>`, tree);
  return pdf.save(pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`));
} // prettier-ignore

const marks = [{ page: 1, rect: [118, 118, 190, 134] as const, reason: 'other-person' }];

/** One page as the product's own writer leaves it: "Mother", a box, "Seen for knee pain". */
export const searchableWritten = (): Promise<Written> =>
  written((tools) =>
    redact(tools, { bytes: searchableSource(), marks, terms: [], searchable: true }),
  );

type Layer = readonly ExpectedWord[];
interface Relaid {
  /** Of the layer's content: a frame around a line for each word. */
  readonly lines?: (lines: readonly string[]) => readonly string[];
  /** What the writer says of it. */
  readonly told?: (layer: Layer) => Layer;
  /** Terms that it knew of. */
  readonly terms?: readonly string[];
}

/** The content is written otherwise, and the writer takes it to be right: its digests are of this one. */
function relaid({ lines = (all) => all, told = (layer) => layer, terms }: Relaid): Change {
  return rewritten({
    streams: ([first = '', layer = '']) => [first, lines(layer.split('\n')).join('\n')],
    ...{ told, terms },
  });
}

interface Rewritten extends Pick<Relaid, 'told' | 'terms'> {
  readonly streams: (texts: readonly string[]) => readonly string[];
}

function rewritten({ streams, told = (layer) => layer, terms }: Rewritten): Change {
  return async (right) => {
    const doc = await PDFDocument.load(right.bytes, { updateMetadata: false });
    const { node } = doc.getPage(0);
    const { context } = doc;
    const refs = node.lookup(PDFName.of('Contents'), PDFArray).asArray();
    const texts = refs.map((ref) => textOf(context.lookup(ref) as PDFRawStream));
    const fresh = streams(texts).map((text) => context.flateStream(text));
    node.set(PDFName.of('Contents'), context.obj(fresh.map((stream) => context.register(stream))));
    for (const ref of refs) if (ref instanceof PDFRef) context.delete(ref);
    const [first] = right.expectations.pages!;
    const page: ExpectedPage = {
      ...first!,
      layer: told(first!.layer!),
      pageContentSha256: await Promise.all(fresh.map((stream) => sha256(stream.getContents()))),
    };
    const expectations = { ...right.expectations, pages: [page], ...(terms && { terms }) };
    return { bytes: await saved(doc), expectations };
  };
}

const textOf = (stream: PDFRawStream): string => inflateSync(stream.contents).toString('latin1');

/** Something stands behind the page image and before the layer. */
const before = (more: string): Change =>
  rewritten({ streams: ([first = '', layer = '']) => [`${first}\n${more}`, layer] });

/** Words by their places: Mother, Seen, for, knee, pain; the frame comes first. */
const [mother, seen, , knee, pain] = [1, 2, 3, 4, 5] as const;

const line = (at: number, from: string | RegExp, to: string) => (lines: readonly string[]) => {
  const changed = lines[at]!.replace(from, to);
  if (changed === lines[at]) throw new Error('the layer has nothing of the kind');
  return lines.with(at, changed);
};

/** A word is moved, and the writer says so. */
const moved = (at: number, x: number, y: number): Change =>
  relaid({
    lines: line(at, /\S+ \S+ Tm/, `${x} ${y} Tm`),
    told: (layer) => layer.with(at - 1, { ...layer[at - 1]!, x, y }),
  });

const spelled = (at: number, from: string | RegExp, to: string): Change =>
  relaid({ lines: line(at, from, to) });

/** The font of the layer, changed. */
const lettered = (change: (font: PDFDict, doc: PDFDocument) => void): Change =>
  edit((doc) => {
    const fonts = doc.getPage(0).node.Resources()!.lookup(PDFName.of('Font'), PDFDict);
    change(fonts.lookup(fonts.keys()[0]!, PDFDict), doc);
  });

/** What its letters are said to be. */
const letters = (from: string, to: string): Change =>
  lettered((font, doc) => {
    const ref = font.get(PDFName.of('ToUnicode'));
    const table = textOf(doc.context.lookup(ref) as PDFRawStream);
    if (!(ref instanceof PDFRef) || !table.includes(from))
      throw new Error('the font has no such letter');
    doc.context.assign(ref, doc.context.flateStream(table.replace(from, to)));
  });

/** As in the font's table of letters. */
const letterK = '<006B>';
const form = 'not written as the desk writes it';
const others = 'other words that nobody sees';
const beside = 'something is painted beside the page image';
const readable = 'a removed text';

export const layerMutations: readonly Mutation[] = [
  ['a word under a box', 1, 'touches a covered place', moved(seen, 130, 122)],
  ['a word half under a box', 1, 'touches a covered place', moved(seen, 95, 122)],
  ['a word that reaches into a box from below', 1, 'touches a covered place', moved(seen, 130, 109)],
  ['a word where nothing is written', 1, 'where no print is', moved(knee, 200, 40)],
  ['a word over the edge of the page', 1, 'off the page', moved(pain, 292, 80)],
  ['a word off the page', 1, 'off the page', moved(pain, 900, 80)],
  ['a word under the page', 1, 'off the page', moved(pain, 30, -1)],
  ['a word twice', 1, others, relaid({ lines: (lines) => lines.toSpliced(knee, 0, lines[knee]!) })],
  ['a word that the writer does not know of', 1, others, relaid({ told: (layer) => layer.slice(1) })],
  ['a word less', 1, others, relaid({ lines: (lines) => lines.toSpliced(knee, 1) })],
  ['two words in each other’s place', 1, others, relaid({ lines: (lines) => lines.with(mother, lines[seen]!).with(seen, lines[mother]!) })],
  ['a word a point further', 1, others, spelled(knee, /(\d+) Tm/, '81 Tm')],
  ['a word of another size', 1, others, spelled(knee, /\d+ Tf/, '2 Tf')],
  ['a removed word', 1, readable, relaid({ terms: ['knee'] })],
  ['a part of a word that was removed', 1, readable, relaid({ terms: ['othe'] })],
  ['removed words in a row', 1, readable, relaid({ terms: ['for knee'] })],
  ['a removed text over two words, without the blank', 1, readable, relaid({ terms: ['forknee'] })],
  ['a removed text from the end of a word to the beginning of another', 1, readable, relaid({ terms: ['eepai'] })],
  ['a word to be seen', 1, others, spelled(0, '3 Tr', '0 Tr')],
  ['a word to be seen, as the writer says', 1, 'text that the desk did not put there', relaid({ lines: line(0, '3 Tr', '0 Tr'), told: () => [] })],
  ['outlines of words', 1, others, spelled(0, '3 Tr', '1 Tr')],
  ['words that clip', 1, form, spelled(0, '3 Tr', '7 Tr')],
  ['a place between the points', 1, form, spelled(knee, /(\d+) Tm/, '80.5 Tm')],
  ['a size between the points', 1, form, spelled(knee, / Tf/, '.5 Tf')],
  ['letters moved apart', 1, form, spelled(knee, /<(\w{4})(\w+)> Tj/, '[<$1> -120 <$2>] TJ')],
  ['a row of letters in a list', 1, form, spelled(knee, /(<\w+>) Tj/, '[$1] TJ')],
  ['letters stretched', 1, form, spelled(knee, '1 0 0 1', '2 0 0 1')],
  ['letters turned', 1, form, spelled(knee, '1 0 0 1', '0 1 -1 0')],
  ['blanks between letters', 1, form, spelled(knee, /(<\w+> Tj)/, '3 Tc $1')],
  ['a word on the next line', 1, beside, spelled(knee, / Tj/, " '")],
  ['a second block of words', 1, form, spelled(knee, / Tj/, ' Tj ET BT')],
  ['a rectangle among the words', 1, beside, spelled(knee, / Tj/, ' Tj 0 0 9 9 re')],
  ['a size without a font', 1, 'a font nobody knows', spelled(knee, '/F0', '/F7')],
  ['words placed by moving the page', 1, form, spelled(knee, ' Tm', ' cm')],
  ['blanks between letters, set before', 1, form, before('3 Tc')],
  ['letters stretched, set before', 1, form, before('200 Tz')],
  ['words moved aside by what stands before', 1, form, before('1 0 0 1 9 0 cm')],
  ['words moved aside by what is never restored', 1, form, before('q 1 0 0 1 9 0 cm')],
  ['a word nobody sees before the layer', 1, 'text that nobody sees', before('q BT 3 Tr /F0 9 Tf 1 0 0 1 30 80 Tm <0001> Tj ET Q')],
  ['words nobody sees in the content of the page', 1, 'text that nobody sees', rewritten({ streams: (texts) => [texts.join('\n')] })],
  ['letters counted downwards', 1, 'a font nobody knows', lettered((font) => font.set(PDFName.of('Encoding'), PDFName.of('Identity-V')))],
  ['letters that the font has not', 1, 'letters nobody knows', spelled(knee, /<\w{4}/, '<FFFF')],
  ['a letter in half', 1, 'half a number', spelled(knee, /<\w{2}/, '<')],
  ['a word without letters', 1, 'letters nobody knows', spelled(knee, /<\w+>/, '<>')],
  ['a comment among the words', 1, 'there is a comment', spelled(knee, / Tj/, ' Tj % a word\n')],
  ['another layer behind the layer', 1, 'the page paints something else', paint(1, 'q BT 3 Tr /F0 9 Tf 1 0 0 1 30 80 Tm <0001> Tj ET Q')],
  ['the layer of another word behind stamps of nobody', 1, 'the page paints something else', paint(1, 'q Q')],
  ['a letter that another reader reads otherwise', 1, others, letters(letterK, '<0062>')],
  ['a letter that stands for a word', 1, others, letters(letterK, '<006B006E006F0077006E>')],
  ['a font of the layer that nobody uses', 1, 'does not use (/Font)', resource(1, 'Font', '/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')],
  ['a layer on a page that has been turned', 1, 'the page is turned', page(1, '/Rotate 90')],
]; // prettier-ignore
