import { lit, RawPdf, textAt, utf16Hex } from './rawPdf';
import { brokenFont, jpegWith, namedTrueType } from './carriers';
import type { HostilePdf, Secret } from './hostile';
import type { Mark } from '../../shared/pdf/model';

/** One page or one document with one secret: what is put where. */
interface Parts {
  readonly content?: string;
  /** Resource lists in PDF syntax; `/Font` has `/F1` already. */
  readonly fonts?: string;
  readonly resources?: string;
  readonly page?: string;
  readonly catalog?: string;
  readonly trailer?: string;
}
type Hide = (secret: string, pdf: RawPdf, font: number) => Parts;
/** `seen`: the secret can be seen, and a mark covers it. */
type HidingPlace = readonly [family: string, hide: Hide, seen?: 'seen'];

const word = textAt(20, 60, 'Shown');
const use = (dict: string, draw: string): Parts => ({ content: draw, resources: dict });
const note = (subtype: string): HidingPlace => [
  `annotation ${subtype}`,
  (secret) => ({
    page: `/Annots [<< /Type /Annot /Subtype /${subtype} /F 2 /Rect [20 20 90 50] /Contents ${lit(secret)} /T ${lit(secret)} /NM ${lit(secret)} >>]`,
  }),
];
const onPage = (key: string, value: (secret: string) => string): HidingPlace => [
  `page ${key}`,
  (secret) => ({ page: `/${key} ${value(secret)}` }),
];
const onCatalog = (key: string, value: (secret: string) => string): HidingPlace => [
  `catalog ${key}`,
  (secret) => ({ catalog: `/${key} ${value(secret)}` }),
];
const image = (more: string): string =>
  `/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 ${more}`;
const gray = image('/ColorSpace /DeviceGray');
const dots = new Uint8Array(64).fill(120);
const drawImage = 'q 60 0 0 60 20 20 cm /I0 Do Q\n';
const picture =
  (dict: string, data: (secret: string) => Uint8Array | string): Hide =>
  (secret, pdf) =>
    use(
      `/XObject << /I0 ${pdf.stream(data(secret), dict.replaceAll('SECRET', secret), { plain: true })} 0 R >>`,
      drawImage,
    );
const program =
  (key: string, subtype: string, data: (secret: string) => Uint8Array, more = ''): Hide =>
  (secret, pdf) => {
    const file = pdf.stream(data(secret), more);
    const descriptor = pdf.add(
      `<< /Type /FontDescriptor /FontName /AAAAAA+Any /Flags 4 /FontBBox [0 0 999 999] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /${key} ${file} 0 R >>`,
    );
    const font = pdf.add(
      `<< /Type /Font /Subtype /${subtype} /BaseFont /AAAAAA+Any /FirstChar 65 /LastChar 66 /Widths [600 600] /Encoding /WinAnsiEncoding /FontDescriptor ${descriptor} 0 R >>`,
    );
    return { fonts: `/F2 ${font} 0 R`, content: 'BT /F2 12 Tf 20 60 Td (AB) Tj ET\n' };
  };
const composite =
  (more: string): Hide =>
  (secret, pdf) => {
    const file = pdf.stream(namedTrueType('plain'));
    const descriptor = pdf.add(
      `<< /Type /FontDescriptor /FontName /AAAAAA+Any /Flags 4 /FontBBox [0 0 999 999] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 ${file} 0 R >>`,
    );
    const map = pdf.stream(Buffer.from(secret, 'latin1'));
    const below = pdf.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R ${more.replace('MAP', `${map} 0 R`).replace('SECRET', secret)} >>`,
    );
    const font = pdf.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Any /Encoding /Identity-H /DescendantFonts [${below} 0 R] >>`,
    );
    return { fonts: `/F2 ${font} 0 R`, content: 'BT /F2 12 Tf 20 60 Td <00240025> Tj ET\n' };
  };
const nested =
  (depth: number): Hide =>
  (secret, pdf, font) => {
    let inner = pdf.stream(
      textAt(20, 60, secret),
      `/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 ${font} 0 R >> >>`,
    );
    for (let at = 1; at < depth; at += 1)
      inner = pdf.stream(
        'q /X0 Do Q\n',
        `/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X0 ${inner} 0 R >> >>`,
      );
    return use(`/XObject << /X0 ${inner} 0 R >>`, '/X0 Do\n');
  };
const form =
  (more: (secret: string) => string): Hide =>
  (secret, pdf) => {
    const made = pdf.stream(
      '0.5 g 20 20 30 30 re f\n',
      `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${more(secret)}`,
    );
    return use(`/XObject << /X0 ${made} 0 R >>`, '/X0 Do\n');
  };
const dictText = (secret: string): string =>
  `<< /Type /Any /Note ${lit(secret)} /Name /${secret} >>`;

/** Where the hostile file of hostile.ts has nothing. One row, one family. */
export const hidingPlaces: readonly HidingPlace[] = [
  // Words of the content that name something.
  ['font resource name', (secret, _, font) => ({ fonts: `/${secret} ${font} 0 R`, content: `BT /${secret} 12 Tf 20 60 Td (Shown) Tj ET\n` })],
  ['form resource name', (secret, pdf) => use(`/XObject << /${secret} ${pdf.stream('0 g 20 20 9 9 re f\n', '/Type /XObject /Subtype /Form /BBox [0 0 99 99]')} 0 R >>`, `/${secret} Do\n`)],
  ['state resource name', (secret) => use(`/ExtGState << /${secret} << /LW 2 >> >>`, `/${secret} gs\n`)],
  ['colour space resource name', (secret) => use(`/ColorSpace << /${secret} [/DeviceRGB] >>`, `/${secret} cs 1 0 0 sc 20 20 9 9 re f\n`)],
  ['text in a dash array', (secret) => ({ content: `[${lit(secret)}] 0 d 20 20 m 90 20 l S\n` })],
  ['rendering intent', (secret) => ({ content: `/${secret} ri ${word}` })],
  ['marked content tag', (secret) => ({ content: `/${secret} BMC ${word} EMC\n` })],
  ['inline property list', (secret) => ({ content: `/P << /Note ${utf16Hex(secret)} >> BDC ${word} EMC\n` })],
  ['operands nobody takes', (secret) => ({ content: `${lit(secret)} q Q\n` })],
  ['glyph name', (secret, pdf) => ({ fonts: `/F2 ${pdf.add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [65 /A /${secret}] >> >>`)} 0 R`, content: 'BT /F2 12 Tf 20 60 Td (A) Tj ET\n' })],
  // Text that nobody sees.
  ['text of size zero', (secret) => ({ content: `BT /F1 0 Tf 20 60 Td ${lit(secret)} Tj ET\n` })],
  ['text squeezed to nothing', (secret) => ({ content: `BT /F1 12 Tf 0 Tz 20 60 Td ${lit(secret)} Tj 100 Tz ET\n` })],
  ['text of a flat matrix', (secret) => ({ content: `BT /F1 12 Tf 1 0 0 0 20 60 Tm ${lit(secret)} Tj ET\n` })],
  ['text raised off the page', (secret) => ({ content: `BT /F1 12 Tf 900 Ts 20 60 Td ${lit(secret)} Tj ET\n` })],
  ['text under a picture', (secret, pdf) => use(`/XObject << /I0 ${pdf.stream(dots, gray)} 0 R >>`, `${textAt(24, 60, secret)}q 200 0 0 60 20 40 cm /I0 Do Q\n`)],
  ['text under a white box', (secret) => ({ content: `${textAt(24, 60, secret)}1 g 20 50 200 30 re f\n` })],
  ['text in white of four inks', (secret) => ({ content: `0 0 0 0 k ${textAt(20, 60, secret)}` })],
  ['text almost white', (secret) => ({ content: `0.995 g ${textAt(20, 60, secret)}` })],
  ['text in an ink of no press', (secret) => use('/ColorSpace << /S [/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 /C0 [1] /C1 [1] >>] >>', `/S cs 1 sc ${textAt(20, 60, secret)}`)],
  ['text drawn outline and fill in white', (secret) => ({ content: `1 g 1 G BT 2 Tr /F1 12 Tf 20 60 Td ${lit(secret)} Tj ET\n` })],
  ['text letter by letter outside', (secret) => ({ content: Array.from(secret, (sign, at) => textAt(320 + at * 9, 60, sign)).join('') })],
  ['text far away in a form', (secret, pdf, font) => use(`/XObject << /X0 ${pdf.stream(textAt(20, 900, secret), `/Type /XObject /Subtype /Form /BBox [0 0 999 999] /Resources << /Font << /F1 ${font} 0 R >> >>`)} 0 R >>`, '/X0 Do\n')],
  // Fonts.
  ['TrueType name table', program('FontFile2', 'TrueType', namedTrueType)],
  ['TrueType bytes after the last table', program('FontFile2', 'TrueType', (secret) => Buffer.concat([namedTrueType('plain'), Buffer.from(secret)]))],
  ['TrueType that is none', program('FontFile2', 'TrueType', (secret) => brokenFont(secret))],
  ['CFF that is none', program('FontFile3', 'Type1', (secret) => brokenFont(secret), '/Subtype /Type1C')],
  ['OpenType that is none', program('FontFile3', 'TrueType', (secret) => brokenFont(secret), '/Subtype /OpenType')],
  ['Type 1 comment', program('FontFile', 'Type1', (secret) => Buffer.from(`%!PS-AdobeFont-1.0: Any\n% ${secret}\n/FontName /Any def\ncurrentfile eexec\n`), '/Length1 60 /Length2 0 /Length3 0')],
  ['CID font without a Unicode map', composite('/CIDToGIDMap /Identity /Note (SECRET)')],
  ['CID glyph map', composite('/CIDToGIDMap MAP')],
  ['CID collection', composite('/CIDSystemInfo << /Registry (SECRET) /Ordering (SECRET) /Supplement 0 >>')],
  ['encoding stream', (secret, pdf, font) => ({ fonts: `/F2 ${pdf.add(`<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding ${pdf.stream(`% ${secret}`, '/Type /CMap')} 0 R /DescendantFonts [${font} 0 R] >>`)} 0 R`, content: 'BT /F2 12 Tf 20 60 Td (AB) Tj ET\n' })],
  // Pictures.
  ['inline picture data', (secret) => ({ content: `q 60 0 0 60 20 20 cm BI /W ${secret.length} /H 1 /BPC 8 /CS /G ID ${secret} EI Q\n` })],
  ['inline picture entry', (secret) => ({ content: `q 60 0 0 60 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G /Note ${lit(secret)} ID x EI Q\n` })],
  ['JPEG Exif', picture(image('/ColorSpace /DeviceGray /Filter /DCTDecode').replace(/8 \/Height 8/, '1 /Height 1'), (secret) => jpegWith(secret, 0xe1))],
  ['JPEG comment', picture(image('/ColorSpace /DeviceGray /Filter /DCTDecode').replace(/8 \/Height 8/, '1 /Height 1'), (secret) => jpegWith(secret, 0xfe))],
  ['JPEG bytes after the end', picture(image('/ColorSpace /DeviceGray /Filter /DCTDecode').replace(/8 \/Height 8/, '1 /Height 1'), (secret) => Buffer.concat([jpegWith('', 0xfe), Buffer.from(secret)]))],
  ['JPEG 2000 box', picture(image('/Filter /JPXDecode'), (secret) => Buffer.from(`\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x30xml <n>${secret}</n>`, 'latin1'))],
  ['JBIG2 picture', picture(gray.replace('Component 8', 'Component 1').concat(' /Filter /JBIG2Decode'), (secret) => Buffer.from(secret))],
  ['JBIG2 globals', (secret, pdf) => { const globals = pdf.stream(secret, '', { plain: true }); return picture(`${gray} /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals ${globals} 0 R >>`, () => Buffer.alloc(30))(secret, pdf, 0); }],
  ['picture with rows too many', picture(gray, (secret) => Buffer.concat([dots, Buffer.from(secret)]))],
  ['picture in ASCII with a tail', picture(`${gray} /Filter /ASCIIHexDecode`, (secret) => `${Buffer.from(dots).toString('hex')}> ${secret}`)],
  ['picture with bytes after Flate', (secret, pdf) => use(`/XObject << /I0 ${pdf.add(`<< ${gray} /Length 20 >>\nstream\n${secret.padEnd(20)}\nendstream`)} 0 R >>`, drawImage)],
  ['palette entries nobody uses', picture(image('/ColorSpace [/Indexed /DeviceRGB 9 (abcdefSECRET                    )]'), () => new Uint8Array(64))],
  ['picture soft mask', (secret, pdf) => picture(`${gray} /SMask ${pdf.stream(secret.padEnd(64), gray, { plain: true })} 0 R`, () => dots)(secret, pdf, 0)],
  ['picture stencil', (secret, pdf) => picture(`${gray} /Mask ${pdf.stream(secret.padEnd(64), gray, { plain: true })} 0 R`, () => dots)(secret, pdf, 0)],
  ['picture structure entry', picture(`${gray} /StructParent 0 /ID (SECRET) /Measure << /R (SECRET) >>`, () => dots)],
  ['colour profile of a picture', (secret, pdf) => picture(image(`/ColorSpace [/ICCBased ${pdf.stream(secret, '/N 1')} 0 R]`), () => dots)(secret, pdf, 0)],
  // Drawings.
  ['form in a form in a form, seen', nested(3), 'seen'],
  ['forms nine deep, seen', nested(9), 'seen'],
  ['form private data', form((secret) => `/PieceInfo << /A << /Private ${lit(secret)} >> >> /LastModified (D:2026)`)],
  ['form of another file', form((secret) => `/Ref << /F ${lit(secret)} /Page 0 >>`)],
  ['form PostScript', form((secret) => `/Subtype2 /PS /PS ${lit(secret)}`)],
  ['form name', form((secret) => `/Name /${secret} /OPI ${dictText(secret)}`)],
  ['form metadata', (secret, pdf) => form(() => `/Metadata ${pdf.stream(`<x>${secret}</x>`, '/Type /Metadata /Subtype /XML')} 0 R`)(secret, pdf, 0)],
  ['form group space', (secret, pdf) => form(() => `/Group << /S /Transparency /CS [/ICCBased ${pdf.stream(secret, '/N 3')} 0 R] >>`)(secret, pdf, 0)],
  ['PostScript object', (secret, pdf) => use(`/XObject << /X0 ${pdf.stream(`% ${secret}`, '/Type /XObject /Subtype /PS')} 0 R >>`, '/X0 Do\n')],
  ['shading function', (secret, pdf) => use(`/Shading << /S << /ShadingType 1 /ColorSpace /DeviceGray /Function ${pdf.stream(`{ pop pop 0.5 } % ${secret}`, '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]')} 0 R >> >>`, '/S sh\n')],
  ['shading pattern', (secret) => use(`/Pattern << /P << /PatternType 2 /Note ${lit(secret)} /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function << /FunctionType 2 /Domain [0 1] /N 1 >> >> >> >>`, '/Pattern cs /P scn 20 20 40 40 re f\n')],
  ['tiling pattern in a pattern', (secret, pdf, font) => { const inner = pdf.stream(textAt(0, 0, secret, 1), `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Font << /F1 ${font} 0 R >> >>`); return use(`/Pattern << /P ${pdf.stream('/Pattern cs /Q scn 0 0 4 4 re f', `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << /Pattern << /Q ${inner} 0 R >> >>`)} 0 R >>`, '/Pattern cs /P scn 20 20 20 20 re f\n'); }],
  ['halftone name', (secret) => use(`/ExtGState << /G << /HT << /HalftoneType 1 /HalftoneName ${lit(secret)} /Frequency 60 /Angle 0 /SpotFunction /Round >> /BG ${dictText(secret)} >> >>`, `/G gs ${word}`)],
  ['mask in luminosity, seen through', (secret, pdf, font) => use(`/ExtGState << /G << /SMask << /S /Alpha /G ${pdf.stream(textAt(20, 60, secret), `/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Group << /S /Transparency >> /Resources << /Font << /F1 ${font} 0 R >> >>`)} 0 R >> >> >>`, '/G gs 0 g 0 0 300 150 re f\n')],
  // Words that are seen, under a mark.
  ['text seen', (secret) => ({ content: textAt(20, 60, secret) }), 'seen'],
  ['text split over content streams', (secret, pdf) => ({ content: textAt(20, 60, secret.slice(0, 5)), page: `/Contents2 ${pdf.add('null')} 0 R`, resources: `/Note ${lit(secret)}` }), 'seen'],
  ['text in a form, turned', (secret, pdf, font) => use(`/XObject << /X0 ${pdf.stream(textAt(0, 0, secret), `/Type /XObject /Subtype /Form /BBox [0 -9 200 20] /Matrix [1 0 0 1 20 60] /Resources << /Font << /F1 ${font} 0 R >> >>`)} 0 R >>`, '/X0 Do\n'), 'seen'],
  // The page, its notes and the document.
  ...['Text', 'Stamp', 'Highlight', 'Underline', 'Ink', 'Line', 'Polygon', 'Caret', 'Sound', 'Movie', 'Screen', 'Watermark', 'PrinterMark', 'TrapNet', '3D', 'RichMedia', 'Projection', 'Redact'].map(note),
  ...['VP', 'Trans', 'PresSteps', 'DPart', 'AF', 'BoxColorInfo'].map((key) => onPage(key, dictText)),
  onPage('B', (secret) => `[${dictText(secret)}]`),
  onPage('LastModified', lit),
  ...['DSS', 'AF', 'DPartRoot', 'Extensions', 'Collection', 'SpiderInfo', 'MarkInfo'].map((key) => onCatalog(key, dictText)),
  ['names of renditions', (secret) => ({ catalog: `/Names << /Renditions << /Names [${lit(secret)} ${dictText(secret)}] >> /Pages << /Names [${lit(secret)} null] >> /URLS << /Names [${lit(secret)} null] >> >>` })],
  ['trailer id', (secret) => ({ trailer: `/ID [${lit(secret)} ${lit(secret)}]` })],
  ['trailer key', (secret) => ({ trailer: `/Note ${lit(secret)}` })],
]; // prettier-ignore

/** A file with a page for each of these places; `frame` is written into every page. */
export function fileWith(places: readonly HidingPlace[], frame = ''): HostilePdf {
  const pdf = new RawPdf();
  const [tree, root] = [pdf.reserve(), pdf.reserve()];
  const font = pdf.add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  const file = { secrets: [] as Secret[], visible: [] as string[], marks: [] as Mark[] };
  const made = places.map(([family, hide, seen], at) => {
    const id = String(at + 1).padStart(3, '0');
    const text = `Xq${id}${family.replace(/[^a-z0-9]/gi, '').slice(0, 12)}Zj`;
    file.secrets.push({ id, family, text });
    file.visible.push(`Stable on day ${at + 1}`);
    if (seen) file.marks.push({ page: at + 1, rect: [16, 54, 284, 76], reason: 'other-person' });
    return hide(text, pdf, font);
  });
  const kids = made.map(({ content = '', fonts = '', resources = '', page = '' }, at) => {
    const stream = pdf.stream(textAt(20, 170, file.visible[at]!) + content);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 200] ${frame} ${page} /Contents ${stream} 0 R
      /Resources << /Font << /F1 ${font} 0 R ${fonts} >> ${resources} >> >>`,
    );
  });
  pdf.add(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
    tree,
  );
  pdf.add(
    `<< /Type /Catalog /Pages ${tree} 0 R ${made.map(({ catalog = '' }) => catalog).join(' ')} >>`,
    root,
  );
  const bytes = pdf.save(root, made.map(({ trailer = '' }) => trailer).join(' '));
  return { bytes: new Uint8Array(bytes), ...file };
}
