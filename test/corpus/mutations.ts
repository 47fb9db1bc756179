import { deflateSync, inflateSync } from 'node:zlib';

import {
  bytes,
  catalog,
  type Change,
  drawn,
  drawnBytes,
  font,
  image,
  order,
  orphan,
  page,
  paint,
  repaint,
  resource,
  uncover,
} from './changes';
import { appendRevision } from './rawPdf';
import { at, removedName } from './provedPacket';

/** `[what is wrong, page named or 0, part of the reason, change]`: one row, one wrong output. */
export type Mutation = readonly [name: string, page: number, reason: string, change: Change];

const { cover, rebuilt, kept, turned, pictured, notice } = at;
const join = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
const words = '(a word of the author)';
const notAllowed = 'is not allowed in a';
const foreignId = 'an identity that the desk did not give it';
const painted = 'the page paints something else';
const showText = (text: string, mode = 0): string =>
  `q BT ${mode} Tr /F0 8 Tf 20 60 Td (${text}) Tj ET Q`;

const file: readonly Mutation[] = [
  ['a title', 0, notAllowed, bytes((b) => inTrailer(b, `/Info << /Title ${words} >>`))],
  ['a document id in words', 0, foreignId, bytes((b) => withId(b, `${words} ${words}`))],
  ['a document id of three parts', 0, foreignId, bytes((b) => withId(b, '<$1> <$1> <$1>'))],
  ['another document id', 0, foreignId, bytes((b) => withId(b, '<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>'))],
  ['no document id', 0, foreignId, bytes((b) => withId(b, ''))],
  ['XMP', 0, 'claims to be made for archives', catalog('/Metadata STREAM')],
  ['colours it is meant in', 0, 'claims to be made for archives', catalog('/OutputIntents []')],
  ['colours in words', 0, notAllowed, catalog(`/OutputIntents [<< /S /GTS_PDFA1 /Info ${words} >>]`)],
  ['bookmarks', 0, notAllowed, catalog(`/Outlines << /First << /Title ${words} >> >>`)],
  ['a named destination', 0, notAllowed, catalog(`/Names << /Dests << /Names [${words} null] >> >>`)],
  ['an old destination', 0, notAllowed, catalog('/Dests << /AWordOfTheAuthor [null /Fit] >>')],
  ['an attachment', 0, notAllowed, catalog('/Names << /EmbeddedFiles << /Names [(a) << /EF << /F STREAM >> >>] >> >>')],
  ['a script for all pages', 0, notAllowed, catalog('/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>')],
  ['a script on opening', 0, notAllowed, catalog('/OpenAction << /S /JavaScript /JS (1) >>')],
  ['a jump on opening', 0, notAllowed, catalog('/OpenAction [null /Fit]')],
  ['a script on closing', 0, notAllowed, catalog('/AA << /WC << /S /JavaScript /JS (1) >> >>')],
  ['a base address', 0, notAllowed, catalog('/URI << /Base (http://example.org/) >>')],
  ['form fields', 0, notAllowed, catalog(`/AcroForm << /Fields [<< /T (a) /V ${words} >>] >>`)],
  ['an XFA form', 0, notAllowed, catalog('/AcroForm << /XFA STREAM >>')],
  ['a structure tree with the text of pictures', 0, notAllowed, catalog(`/StructTreeRoot << /K << /S /Figure /ActualText ${words} >> >>`)],
  ['layers', 0, notAllowed, catalog('/OCProperties << /OCGs [] /D << >> >>')],
  ['page labels', 0, notAllowed, catalog(`/PageLabels << /Nums [0 << /P ${words} >>] >>`)],
  ['a language in words', 0, notAllowed, catalog(`/Lang ${words}`)],
  ['private data of a program', 0, notAllowed, catalog(`/PieceInfo << /Desk << /Private ${words} >> >>`)],
  ['article threads', 0, notAllowed, catalog(`/Threads [<< /I << /Title ${words} >> >>]`)],
  ['a portfolio', 0, notAllowed, catalog('/Collection << /Schema << >> >>')],
  ['a legal attestation', 0, notAllowed, catalog(`/Legal << /Attestation ${words} >>`)],
  ['viewer preferences', 0, notAllowed, catalog('/ViewerPreferences << /DisplayDocTitle true >>')],
  ['a key nobody has heard of', 0, notAllowed, catalog('/Xyz true')],
  ['an object that belongs to nothing', 0, 'belongs to nothing', orphan(words)],
  ['a stream that belongs to nothing', 0, 'belongs to nothing', orphan('<< /Length 3 >>\nstream\nq Q\nendstream')],
  ['bytes after the end', 0, 'bytes follow the end', bytes((b) => join(b, '\n% left over\n'))],
  ['bytes before the beginning', 0, 'does not begin like', bytes((b) => join('left over\n', b))],
  ['a comment between objects', 0, 'there is a comment', bytes((b) => replaced(b, '\n2 0 obj', '\n% a word\n2 0 obj'))],
  ['an older revision', 0, 'bytes follow the end', bytes((b) => appendRevision(b, 2, '<< /Type /Catalog /Pages 1 0 R >>', '/Size 99 /Root 2 0 R'))],
  ['a cut end', 0, 'cross-reference table cannot be read', bytes((b) => b.subarray(0, b.lastIndexOf('trailer') - 5))],
  ['nothing at all', 0, 'does not begin like', bytes(() => new Uint8Array())],
]; // prettier-ignore

const pages: readonly Mutation[] = [
  ['a dropped page', 0, 'has 5 pages and should have 6', order(1, 2, 3, 4, 5)],
  ['a doubled page', 0, 'twice in the page tree', order(1, 2, 3, 3, 4, 5, 6)],
  ['a page in place of another', 0, 'twice in the page tree', order(1, 2, 3, 4, 3, 6)],
  ['two swapped copied pages', kept, painted, order(1, 2, pictured, turned, kept, 6)],
  ['a rebuilt and a copied page swapped', rebuilt, 'pictures, not one', order(1, kept, rebuilt, 4, 5, 6)],
  ['two swapped pages of the desk', cover, painted, order(notice, 2, 3, 4, 5, cover)],
  ['a turned page', rebuilt, 'the page is turned', page(rebuilt, '/Rotate 90')],
  ['a page on its head', kept, 'the page is turned', page(kept, '/Rotate 180')],
  ['a larger sheet', kept, 'the page has another size', page(kept, '/MediaBox [0 0 400 160]')],
  ['a cropped rebuilt page', rebuilt, 'the page is cropped', page(rebuilt, '/CropBox [0 0 100 100]')],
  ['a cropped page of the desk', cover, 'the page is cropped', page(cover, '/CropBox [0 0 100 100]')],
  ['a scaled page', kept, 'the page is scaled', page(kept, '/UserUnit 2')],
  ['a note', kept, 'annotations', page(kept, `/Annots [<< /Subtype /Text /Rect [0 0 9 9] /Contents ${words} >>]`)],
  ['a link', turned, 'annotations', page(turned, '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://example.org/) >> >>]')],
  ['a field', cover, 'annotations', page(cover, `/Annots [<< /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /V ${words} >>]`)],
  ['a file pinned to a page', notice, 'annotations', page(notice, '/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /EF << /F STREAM >> >> >>]')],
  ['a redaction that was never made', rebuilt, 'annotations', page(rebuilt, '/Annots [<< /Subtype /Redact /Rect [0 0 9 9] >>]')],
  ['a thumbnail', kept, notAllowed, page(kept, '/Thumb STREAM')],
  ['metadata on a page', kept, notAllowed, page(kept, '/Metadata STREAM')],
  ['private data on a page', pictured, notAllowed, page(pictured, `/PieceInfo << /A << /Private ${words} >> >>`)],
  ['a script on a page', kept, notAllowed, page(kept, '/AA << /O << /S /JavaScript /JS (1) >> >>')],
  ['structure numbers on a page', kept, notAllowed, page(kept, '/StructParents 0')],
  ['a text among the numbers of a page', kept, 'a text stands where none may', page(kept, `/Contents [${words}]`)],
]; // prettier-ignore

const content: readonly Mutation[] = [
  ['a black rectangle over a page that should have been rebuilt', kept, painted, paint(kept, '0 g 18 100 150 20 re f')],
  ['a name written anew on a copied page', 0, 'a removed text', paint(kept, showText(removedName))],
  ['words on a copied page', kept, painted, paint(kept, showText('Draft'))],
  ['words on a page of the desk', cover, painted, paint(cover, showText('Draft'))],
  ['words on a rebuilt page', rebuilt, painted, paint(rebuilt, showText('Draft'))],
  ['words nobody sees on a copied page', kept, 'text that nobody sees', paint(kept, showText('Draft', 3))],
  ['words nobody sees on a page of the desk', notice, 'text that nobody sees', paint(notice, showText('Draft', 3))],
  ['words off the edge', kept, 'off the page', paint(kept, 'BT /F0 8 Tf 900 900 Td (Draft) Tj ET')],
  ['words in a comment', kept, 'there is a comment', paint(kept, 'q Q % a word\n')],
  ['words beside the shown (ActualText)', kept, 'text beside what is shown', paint(kept, `/Span << /ActualText ${words} >> BDC EMC`)],
  ['a layer that can be switched', kept, 'layer', paint(kept, '/OC /L1 BDC EMC')],
  ['an operator nobody knows', kept, 'unknown operator', paint(kept, 'xyzzy')],
  ['a picture the page does not draw', kept, 'does not use (/XObject)', resource(kept, 'XObject', '/I9 << /Subtype /Image >>')],
  ['a page image drawn twice', rebuilt, 'pictures, not one', paint(rebuilt, 'q 9 0 0 9 0 0 cm /P0 Do Q')],
  ['a page image set off by a point', rebuilt, 'lies elsewhere', repaint(rebuilt, / cm/, ' cm 1 0 0 1 0 0.01 cm')],
  ['a stamp left out', kept, 'a stamp is missing', repaint(kept, /BT[^]*?ET/, '')],
  ['another number in the stamp', pictured, painted, repaint(pictured, /> Tj ET$/, '39> Tj ET')],
  ['a copied page moved to the side', kept, painted, repaint(kept, /q /, 'q 1 0 0 1 3 0 cm ')],
  ['no content', turned, 'does not use', repaint(turned, /^[^]*$/, '')],
  ['a resource list for properties', kept, 'annotations or properties', resource(kept, 'Properties', '/P << >>')],
  ['a font nobody uses', kept, 'does not use (/Font)', resource(kept, 'Font', '/F9 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')],
  ['a graphics state nobody uses', cover, 'does not use (/ExtGState)', resource(cover, 'ExtGState', '/G9 << /LW 1 >>')],
  ['a font made of drawings', kept, 'Type 3', font(kept, '/Subtype /Type3 /CharProcs << /a STREAM >>')],
  ['a font with a foreign name', kept, 'a name nobody knows', font(kept, '/BaseFont /AWordOfTheAuthor')],
  ['a font with another alphabet', kept, 'a stamp is missing', resource(kept, 'Font', '/F0 << /Type /Font /Subtype /Type1 /BaseFont /Symbol >>')],
  ['metadata on a font', kept, notAllowed, font(kept, '/Metadata STREAM')],
]; // prettier-ignore

const images: readonly Mutation[] = [
  ['one wrong dot outside the box', rebuilt, 'the page image is another one', image(rebuilt, (dots) => dots.set(3, 3, !dots.get(3, 3)))],
  ['a box that is one dot short', rebuilt, 'inside a covered place', image(rebuilt, uncover(0.1), { believed: true })],
  ['a box that is a point off', rebuilt, 'inside a covered place', image(rebuilt, uncover(1), { believed: true })],
  ['a box with one white dot', rebuilt, 'inside a covered place', image(rebuilt, (dots) => dots.set(200, 95, false), { believed: true })],
  ['no box', rebuilt, 'inside a covered place', image(rebuilt, uncover(132), { believed: true })],
  ['a page image with a byte less', rebuilt, 'does not end where it should', drawnBytes(rebuilt, (packed) => packed.slice(0, -1))],
  ['a page image with a byte more', rebuilt, 'bytes hide behind', drawnBytes(rebuilt, (packed) => join(packed, ' '))],
  ['a page image with another byte', rebuilt, 'a fax-coded row is too long', drawnBytes(rebuilt, (packed) => packed.with(20, packed[20]! ^ 1))],
  ['a page image turned to its negative', rebuilt, 'is inverted', drawn(rebuilt, '/Decode [1 0]')],
  ['a page image with a soft mask', rebuilt, 'has /SMask', drawn(rebuilt, '/SMask STREAM')],
  ['a page image with alternates', rebuilt, notAllowed, drawn(rebuilt, '/Alternates [<< /Image STREAM >>]')],
  ['a page image with metadata', rebuilt, notAllowed, drawn(rebuilt, '/Metadata STREAM')],
  ['a page image in a layer', rebuilt, notAllowed, drawn(rebuilt, '/OC << /Type /OCG >>')],
  ['a copied page in a layer', kept, notAllowed, drawn(kept, '/OC << /Type /OCG >>')],
  ['a copied page shown beyond its crop', turned, 'another part', drawn(turned, '/BBox [0 0 200 160]')],
  ['a copied page moved within its box', kept, 'lies elsewhere', drawn(kept, '/Matrix [1 0 0 1 5 0]')],
  ['private data on a copied page', kept, notAllowed, drawn(kept, `/PieceInfo << /A << /Private ${words} >> >>`)],
  ['a copied page with a letter more', kept, 'not the one that was copied', drawnBytes(kept, (packed) => deflateSync(join(inflateSync(packed), ' ')))],
]; // prettier-ignore

function inTrailer(right: Buffer, entry: string): Uint8Array {
  return replaced(right, 'trailer\n<<', `trailer\n<< ${entry}`);
}

/** `ID` with `$1` for its own number. */
function withId(right: Buffer, parts: string): Uint8Array {
  const changed = right
    .toString('latin1')
    .replace(/\/ID \[<([0-9a-f]{32})> <\1>\]/, `/ID [${parts}]`);
  return Buffer.from(changed, 'latin1');
}

function replaced(right: Buffer, from: string, to: string): Uint8Array {
  const text = right.toString('latin1');
  if (!text.includes(from)) throw new Error(`the file has no ${from}`);
  return Buffer.from(text.replace(from, to), 'latin1');
}

/** Made of a right packet, see provedPacket.ts. */
export const packetMutations: readonly Mutation[] = [...file, ...pages, ...content, ...images];

/** Made of a right redaction, whose third page has a turn, a crop and a unit of its own. */
export const redactionMutations: readonly Mutation[] = [
  ['a crop taken away', 3, 'another part', page(3, '/CropBox [0 0 200 160]')],
  ['a crop moved by a point', 3, 'another part', page(3, '/CropBox [10 41 190 150]')],
  ['a turn taken away', 3, 'the page is turned', page(3, '/Rotate 0')],
  ['a turn of two quarters more', 3, 'the page is turned', page(3, '/Rotate 270')],
  ['a unit taken away', 3, 'the page is scaled', page(3, '/UserUnit 1')],
  ['two swapped copied pages', 2, painted, order(1, 4, 3, 2)],
  ['a rectangle painted on a copied page', 2, painted, paint(2, '0 g 18 100 150 20 re f')],
  ['a box one dot short', 1, 'inside a covered place', image(1, uncover(0.1), { believed: true })],
];
