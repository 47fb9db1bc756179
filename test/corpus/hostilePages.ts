import type { Planter } from './hostile';
import { attachment } from './hostileDocument';
import { hexString, lit, octalString, textAt, utf16Hex } from './rawPdf';

interface Shared {
  readonly planter: Planter;
  readonly tree: number;
  readonly font: number;
  readonly kids: number[];
}
interface PageSpec {
  readonly content: string;
  readonly resources?: string;
  readonly entries?: string;
  readonly box?: string;
  /** Written beside /Font /F1. */
  readonly fonts?: string;
}

/** Page objects in order, and what the pages need in the catalog. */
export function addPages(planter: Planter, tree: number): { kids: number[]; catalog: string } {
  const font = planter.pdf.add(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  );
  const shared: Shared = { planter, tree, font, kids: [] };
  const form = addMarkedPage(shared);
  const layers = addLayerPages(shared);
  addTextPages(shared);
  addDrawnPages(shared);
  addObjectPages(shared);
  return { kids: shared.kids, catalog: `${form} ${layers}` };
}

function addPage({ planter, tree, font, kids }: Shared, spec: PageSpec, num?: number): void {
  const { pdf } = planter;
  const content = pdf.stream(spec.content);
  const line = textAt(
    72,
    760,
    planter.show(`Visit note ${kids.length + 1}, nothing to cover here`),
  );
  const visible = pdf.stream(line);
  kids.push(
    pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] ${spec.box ?? ''}
      /Resources << /Font << /F1 ${font} 0 R ${spec.fonts ?? ''} >> ${spec.resources ?? ''} >>
      /Contents [${visible} 0 R ${content} 0 R] ${spec.entries ?? ''} >>`,
      num,
    ),
  );
}

/** The page where everything can be seen and everything is marked. */
function addMarkedPage(shared: Shared): string {
  const { planter } = shared;
  const { pdf } = planter;
  let y = 740;
  const under = (draw: (x: number, y: number) => string): string => {
    y -= 26;
    planter.mark(1, [60, y - 6, 560, y + 16]);
    return draw(72, y);
  };
  const type3 = addType3(planter);
  const inner = addForm(shared, textAt(72, 0, planter.plant('form in form')));
  const outer = addForm(
    shared,
    `q 1 0 0 1 0 0 cm /Inner Do Q ${textAt(330, 0, planter.plant('form'))}`,
    `/XObject << /Inner ${inner} 0 R >>`,
  );
  const content = [
    under((x, at) => textAt(x, at, planter.plant('plain text'))),
    under((x, at) => kerned(x, at, planter.plant('kerned text'))),
    under((x, at) => `BT /F1 12 Tf ${x} ${at} Td ${hexString(planter.plant('hex text'))} Tj ET\n`),
    under(
      (x, at) => `BT /F1 12 Tf ${x} ${at} Td ${octalString(planter.plant('octal text'))} Tj ET\n`,
    ),
    under((x, at) => lettered(x, at, planter.plant('letter by letter'))),
    under((x, at) => `BT /T3 12 Tf ${x} ${at} Td (a) Tj ET\n`),
    under((_, at) => `q 1 0 0 1 0 ${at} cm /Outer Do Q\n`),
    under(
      (x, at) =>
        `0 g ${x} ${at - 3} 300 14 re f ${textAt(x, at, planter.plant('under a box on a marked page'))}`,
    ),
    under((x, at) => `1 g ${textAt(x, at, planter.plant('white on a marked page'))} 0 g\n`),
    under(
      (x, at) =>
        `BT 3 Tr /F1 12 Tf ${x} ${at} Td ${lit(planter.plant('invisible on a marked page'))} Tj ET 0 Tr\n`,
    ),
    under((x, at) => `BT /Odd 12 Tf ${x} ${at} Td (abc) Tj ET\n`),
  ].join('');
  const annots = addAnnotations(shared, (height) => {
    y -= height;
    planter.mark(1, [60, y - 6, 560, y + height - 6]);
    return `[72 ${y} 500 ${y + 18}]`;
  });
  const icc = pdf.stream(
    `....desc${planter.plant('colour profile')}`,
    '/N 3 /Alternate /DeviceRGB',
  );
  addPage(shared, {
    content,
    fonts: `/T3 ${type3} 0 R /Odd ${addOddFont(planter)} 0 R`,
    resources: `/XObject << /Outer ${outer} 0 R >> /ColorSpace << /Icc [/ICCBased ${icc} 0 R] >>`,
    entries: `/Annots [${annots.refs.map((ref) => `${ref} 0 R`).join(' ')}]`,
  });
  return `/AcroForm ${annots.form} 0 R`;
}

const kerned = (x: number, y: number, text: string): string =>
  `BT /F1 12 Tf ${x} ${y} Td [${Array.from(text, lit).join(' -20 ')}] TJ ET\n`;
const lettered = (x: number, y: number, text: string): string =>
  Array.from(text, (sign, at) => textAt(x + at * 9, y, sign)).join('');

function addForm({ planter, font }: Shared, content: string, resources = ''): number {
  return planter.pdf.stream(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 -20 612 792] /Resources << /Font << /F1 ${font} 0 R >> ${resources} >>`,
  );
}

/** A font whose one glyph is a drawing with text in it. */
function addType3(planter: Planter): number {
  const { pdf } = planter;
  const helvetica = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const glyph = pdf.stream(
    `1000 0 d0 BT /F1 80 Tf 0 0 Td ${lit(planter.plant('type three glyph'))} Tj ET`,
  );
  return pdf.add(
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 97
    /Widths [1000] /CharProcs << /a ${glyph} 0 R >> /Encoding << /Differences [97 /a] >>
    /Resources << /Font << /F1 ${helvetica} 0 R >> >> >>`,
  );
}

/** A font that tells something by its name and by its character map. */
function addOddFont(planter: Planter): number {
  const { pdf } = planter;
  const map = pdf.stream(
    `/CIDInit /ProcSet findresource begin begincmap /CMapName /${planter.plant('character map name')} def
    1 begincodespacerange <00> <FF> endcodespacerange
    1 beginbfchar <61> <${utf16Hex(planter.plant('character map target')).slice(5, -1)}> endbfchar endcmap end`,
  );
  return pdf.add(
    `<< /Type /Font /Subtype /Type1 /BaseFont /${planter.plant('font name')} /ToUnicode ${map} 0 R >>`,
  );
}

function addAnnotations(
  shared: Shared,
  place: (height: number) => string,
): { refs: number[]; form: number } {
  const { planter, font } = shared;
  const { pdf } = planter;
  const look = (text: string): number =>
    pdf.stream(
      textAt(4, 5, text, 10),
      `/Type /XObject /Subtype /Form /BBox [0 0 428 18] /Resources << /Font << /F1 ${font} 0 R >> >>`,
    );
  const annot = (subtype: string, rest: string): number =>
    pdf.add(`<< /Type /Annot /Subtype /${subtype} /Rect ${place(24)} ${rest} >>`);
  const note = annot(
    'Text',
    `/Contents ${lit(planter.plant('note'))} /T ${lit(planter.plant('note author'))}
    /RC ${lit(`<body><p>${planter.plant('note rich text')}</p></body>`)} /Subj ${lit(planter.plant('note subject'))}`,
  );
  const popup = annot('Popup', `/Parent ${note} 0 R /Contents ${lit(planter.plant('popup'))}`);
  const shown = planter.plant('free text appearance');
  const free = annot(
    'FreeText',
    `/DA (/F1 10 Tf) /Contents ${lit(planter.plant('free text'))} /AP << /N ${look(shown)} 0 R >>`,
  );
  const link = annot(
    'Link',
    `/A << /S /URI /URI ${lit(`http://x.example/?p=${planter.plant('link')}`)} >>`,
  );
  const redact = annot(
    'Redact',
    `/QuadPoints [72 100 300 100 72 112 300 112] /OverlayText ${lit(planter.plant('redact overlay'))}`,
  );
  const file = annot('FileAttachment', `/FS ${attachment(planter, 'page attachment')} 0 R`);
  const hidden = annot(
    'FreeText',
    `/F 2 /DA (/F1 10 Tf) /Contents ${lit(planter.plant('hidden annotation'))} /AP << /N ${look(planter.plant('hidden appearance'))} 0 R >>`,
  );
  const fields = addFields(planter, { annot, look });
  const refs = [note, popup, free, link, redact, file, hidden, ...fields];
  const xfa = planter.withXfa ? `/XFA [(datasets) ${addXfa(planter)} 0 R]` : '';
  const form = pdf.add(
    `<< /Fields [${fields.map((field) => `${field} 0 R`).join(' ')}] /DA (/F1 0 Tf) ${xfa}
    /DR << /Font << /F1 ${font} 0 R >> >> /Note ${lit(planter.plant('form dictionary'))} >>`,
  );
  return { refs, form };
}

function addXfa(planter: Planter): number {
  const data = planter.plant('xfa packet');
  return planter.pdf.stream(`<xdp:xdp><data><name>${data}</name></data></xdp:xdp>`);
}

function addFields(
  planter: Planter,
  make: { annot: (subtype: string, rest: string) => number; look: (text: string) => number },
): number[] {
  const value = planter.plant('field value');
  return [
    make.annot(
      'Widget',
      `/FT /Tx /T ${lit(planter.plant('field name'))} /V ${lit(value)} /DV ${lit(planter.plant('field default'))}
      /TU ${lit(planter.plant('field tooltip'))} /AP << /N ${make.look(value)} 0 R >>
      /AA << /K << /S /JavaScript /JS ${lit(`"${planter.plant('field script')}"`)} >> >>`,
    ),
    make.annot(
      'Widget',
      `/FT /Ch /Ff 131072 /T (choice) /Opt [${lit(planter.plant('choice option'))} [(x) ${lit(planter.plant('choice shown'))}]] /V (x)`,
    ),
    make.annot('Widget', `/FT /Btn /T (box) /MK << /CA ${lit(planter.plant('button caption'))} >>`),
    make.annot(
      'Widget',
      `/FT /Sig /T (sig) /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached
      /Name ${lit(planter.plant('signature name'))} /Reason ${lit(planter.plant('signature reason'))} /Location ${lit(planter.plant('signature place'))}
      /ByteRange [0 1 2 3] /Contents <${Buffer.from(planter.plant('signature blob')).toString('hex')}> >>`,
    ),
  ];
}

function addLayerPages(shared: Shared): string {
  const { planter } = shared;
  const { pdf } = planter;
  const layer = (family: string): number =>
    pdf.add(`<< /Type /OCG /Name ${lit(planter.plant(family))} >>`);
  const [off, unseen, printOff] = [
    layer('layer name'),
    layer('membership layer name'),
    layer('layer usage name'),
  ];
  const member = pdf.add(`<< /Type /OCMD /OCGs [${unseen} 0 R] /P /AllOn >>`);
  const draw = (family: string): string =>
    `/OC /L BDC ${textAt(72, 400, planter.plant(family))} EMC\n`;
  addPage(shared, { content: draw('hidden layer'), resources: `/Properties << /L ${off} 0 R >>` });
  addPage(shared, {
    content: draw('hidden membership'),
    resources: `/Properties << /L ${member} 0 R >>`,
  });
  const form = pdf.stream(
    textAt(72, 300, planter.plant('hidden layer form')),
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC ${printOff} 0 R /Resources << /Font << /F1 ${shared.font} 0 R >> >>`,
  );
  addPage(shared, { content: '/X Do\n', resources: `/XObject << /X ${form} 0 R >>` });
  const all = [off, unseen, printOff].map((num) => `${num} 0 R`).join(' ');
  return `/OCProperties << /OCGs [${all}] /D << /Name ${lit(planter.plant('layer configuration'))} /OFF [${all}] /Order [${all}] >> >>`;
}

/** Text that is in the page and that nobody sees; no mark anywhere near. */
function addTextPages(shared: Shared): void {
  const { planter } = shared;
  const text = (family: string, x = 72, y = 500): string => textAt(x, y, planter.plant(family));
  addPage(shared, { content: text('off the page', 700, 900) });
  addPage(shared, { content: text('outside the crop', 72, 20), box: '/CropBox [36 100 576 792]' });
  addPage(shared, {
    content: `BT 3 Tr /F1 12 Tf 72 500 Td ${lit(planter.plant('invisible text'))} Tj ET\n`,
  });
  addPage(shared, { content: `1 g ${text('white text')}` });
  addPage(shared, { content: `${text('under a black box')} 0 g 60 490 300 30 re f\n` });
  addPage(shared, { content: `q 60 480 1 1 re W n ${text('clipped away')} Q\n` });
  addPage(shared, { content: `q 0 0 0 0 re W n ${text('clipped to nothing')} Q\n` });
  addPage(shared, {
    content: `BT 7 Tr /F1 12 Tf 72 500 Td ${lit(planter.plant('text as a clip'))} Tj ET\n`,
  });
  addPage(shared, {
    content: `BT /F1 0.01 Tf 72 500 Td ${lit(planter.plant('tiny text'))} Tj ET\n`,
  });
  addPage(shared, {
    content: `/G gs ${text('transparent text')}`,
    resources: '/ExtGState << /G << /Type /ExtGState /ca 0 /CA 0 >> >>',
  });
  addPage(shared, { content: `% ${planter.plant('comment in content')}\n` });
  addPage(shared, {
    content: `/Span << /ActualText ${utf16Hex(planter.plant('marked content actual text'))} >> BDC ${textAt(72, 500, 'Shown')} EMC\n`,
  });
  addPage(shared, {
    content: `/Span /P BDC ${textAt(72, 500, 'Shown')} EMC\n`,
    resources: `/Properties << /P << /ActualText ${lit(planter.plant('property list'))} >> >>`,
  });
  addPage(shared, { content: `/Point << /Note ${lit(planter.plant('marked point'))} >> DP\n` });
  addPage(shared, { content: `BX ${lit(planter.plant('compatibility section'))} xyzzy EX\n` });
}

/** Text inside patterns, masks, fonts and forms. */
function addDrawnPages(shared: Shared): void {
  const { planter, font } = shared;
  const { pdf } = planter;
  const fonts = `/Resources << /Font << /F1 ${font} 0 R >> >>`;
  const tile = pdf.stream(
    textAt(0, 0, planter.plant('tiling pattern'), 1),
    `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 2 /YStep 2 ${fonts}`,
  );
  addPage(shared, {
    content: '/Pattern cs /P scn 72 72 20 20 re f\n',
    resources: `/Pattern << /P ${tile} 0 R >>`,
  });
  const mask = pdf.stream(
    textAt(10, 10, planter.plant('soft mask')),
    `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency /CS /DeviceGray >> ${fonts}`,
  );
  addPage(shared, {
    content: '/G gs 72 72 200 200 re f\n',
    resources: `/ExtGState << /G << /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G ${mask} 0 R >> >> >>`,
  });
  addPage(shared, { content: '0.5 g\n', fonts: `/T3 ${addType3(planter)} 0 R` });
  const unused = addForm(shared, textAt(72, 72, planter.plant('unused form')));
  const picture = pdf.stream(
    planter.plant('unused picture'),
    '/Type /XObject /Subtype /Image /Width 4 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
    { plain: true },
  );
  addPage(shared, {
    content: '0.2 g\n',
    resources: `/XObject << /U ${unused} 0 R /V ${picture} 0 R >>`,
  });
  const empty = pdf.stream(
    `q Q ${textAt(72, 72, planter.plant('form clipped by its box'))}`,
    `/Type /XObject /Subtype /Form /BBox [0 0 0 0] ${fonts}`,
  );
  addPage(shared, { content: '/E Do\n', resources: `/XObject << /E ${empty} 0 R >>` });
}

/** Things that hang on the page or on its pictures. */
function addObjectPages(shared: Shared): void {
  const { planter } = shared;
  const { pdf } = planter;
  const xmp = (family: string): number =>
    pdf.stream(`<x>${planter.plant(family)}</x>`, '/Type /Metadata /Subtype /XML');
  const gray =
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8';
  const other = pdf.stream('abcd', `${gray} /Note ${lit(planter.plant('alternate picture'))}`);
  const image = pdf.stream(
    '\0\0\0\0',
    `${gray} /Metadata ${xmp('picture metadata')} 0 R /Name /${planter.plant('picture name')}
    /Alternates [<< /Image ${other} 0 R /DefaultForPrinting false >>] /OPI << /2.0 << /F ${lit(planter.plant('picture source file'))} >> >>`,
  );
  addPage(shared, {
    content: 'q 50 0 0 50 72 72 cm /I Do Q\n',
    resources: `/XObject << /I ${image} 0 R >>`,
  });
  const thumb = pdf.stream(
    planter.plant('thumbnail'),
    '/Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8',
  );
  addPage(shared, {
    content: '0.4 g\n',
    entries: `/Thumb ${thumb} 0 R /Metadata ${xmp('page metadata')} 0 R /Tabs /S
      /PieceInfo << /Desk << /LastModified (D:2026) /Private ${lit(planter.plant('page piece info'))} >> >>
      /AA << /O << /S /JavaScript /JS ${lit(`"${planter.plant('page action')}"`)} >> >>
      /SeparationInfo << /DeviceColorant ${lit(planter.plant('separation'))} >>
      /ID ${lit(planter.plant('page capture id'))} /UnknownKey ${lit(planter.plant('unknown page key'))}`,
  });
  addPage(shared, {
    content: '0.4 g\n',
    entries: `/Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /F 2 /Contents ${lit(planter.plant('hidden note elsewhere'))} >>]`,
  });
}
