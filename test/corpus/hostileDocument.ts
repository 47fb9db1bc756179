import type { Planter } from './hostile';
import { hexString, lit, octalString, utf16Hex } from './rawPdf';

/** Hiding places that hang on the document: entries for the catalog and the trailer. */
export function addDocumentSecrets(
  planter: Planter,
  kids: readonly number[],
): { catalog: string; trailer: string } {
  addOrphans(planter);
  const catalog = [names, actions, reading, packages, structure]
    .map((make) => make(planter, kids))
    .join('\n');
  return { catalog, trailer: `/Info ${addInfo(planter)} 0 R` };
}

function addInfo(planter: Planter): number {
  const { pdf } = planter;
  return pdf.add(
    `<< /Title ${lit(planter.plant('info title'))} /Author ${utf16Hex(planter.plant('info author utf16'))}
    /Subject ${hexString(planter.plant('info subject hex'))} /Keywords ${octalString(planter.plant('info keywords octal'))}
    /PatientName ${lit(planter.plant('info custom key'))} >>`,
  );
}

function addOrphans(planter: Planter): void {
  const { pdf } = planter;
  pdf.add(`(${planter.plant('orphan object')})`);
  pdf.stream(`BT (${planter.plant('orphan stream')}) Tj ET`);
  const [one, two] = [pdf.reserve(), pdf.reserve()];
  pdf.objectStream(
    new Map([
      [one, `<< /Note ${lit(planter.plant('object stream orphan'))} >>`],
      [two, `[ ${utf16Hex(planter.plant('object stream orphan utf16'))} ]`],
    ]),
  );
}

function fileSpec(planter: Planter, family: string): number {
  const { pdf } = planter;
  const file = pdf.stream(planter.plant(`${family} content`), '/Type /EmbeddedFile');
  return pdf.add(
    `<< /Type /Filespec /F ${lit(`${planter.plant(`${family} name`)}.txt`)} /Desc ${lit(planter.plant(`${family} description`))} /EF << /F ${file} 0 R >> >>`,
  );
}

/** Also used for attachments of pages. */
export const attachment = fileSpec;

function names(planter: Planter, kids: readonly number[]): string {
  const { pdf } = planter;
  const script = pdf.add(
    `<< /S /JavaScript /JS ${lit(`var a = "${planter.plant('names tree script')}";`)} >>`,
  );
  const long = pdf.stream(`var b = "${planter.plant('names tree script stream')}";`);
  const second = pdf.add(`<< /S /JavaScript /JS ${long} 0 R >>`);
  return `/Names << /EmbeddedFiles << /Names [(a) ${fileSpec(planter, 'document attachment')} 0 R] >>
    /JavaScript << /Names [(a) ${script} 0 R (b) ${second} 0 R] >>
    /Dests << /Names [${lit(planter.plant('named destination'))} [${kids[0]} 0 R /Fit]] >>
    /AlternatePresentations << /Names [${lit(planter.plant('alternate presentation'))} << /Type /SlideShow >>] >>
    /IDS << /Names [${lit(planter.plant('web capture id'))} << /Type /SpiderContentSet /S /SPS /O [] >>] >>
    /Templates << /Names [${lit(planter.plant('page template name'))} ${kids[0]} 0 R] >> >>`;
}

function actions(planter: Planter): string {
  return `/OpenAction << /S /JavaScript /JS ${lit(`app.alert("${planter.plant('open action')}")`)} >>
    /AA << /WC << /S /JavaScript /JS ${lit(`"${planter.plant('document action')}"`)} >> >>
    /URI << /Base ${lit(`http://${planter.plant('uri base')}.example/`)} >>`;
}

function reading(planter: Planter, kids: readonly number[]): string {
  const { pdf } = planter;
  const [outlines, item] = [pdf.reserve(), pdf.reserve()];
  pdf.add(`<< /Type /Outlines /First ${item} 0 R /Last ${item} 0 R /Count 1 >>`, outlines);
  pdf.add(
    `<< /Title ${utf16Hex(planter.plant('outline title'))} /Parent ${outlines} 0 R /A << /S /URI /URI ${lit(`http://x.example/${planter.plant('outline link')}`)} >> >>`,
    item,
  );
  const [thread, bead] = [pdf.reserve(), pdf.reserve()];
  pdf.add(
    `<< /Type /Thread /F ${bead} 0 R /I << /Title ${lit(planter.plant('article thread'))} >> >>`,
    thread,
  );
  pdf.add(
    `<< /Type /Bead /T ${thread} 0 R /N ${bead} 0 R /V ${bead} 0 R /P ${kids[0]} 0 R /R [0 0 9 9] >>`,
    bead,
  );
  const xmp = pdf.stream(
    `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${planter.plant('xmp')}</dc:title></x:xmpmeta>`,
    '/Type /Metadata /Subtype /XML',
    { plain: true },
  );
  return `/Outlines ${outlines} 0 R /Threads [${thread} 0 R] /Metadata ${xmp} 0 R
    /PageLabels << /Nums [0 << /P ${lit(planter.plant('page label'))} /S /D >>] >>
    /Lang ${lit(planter.plant('language'))}
    /ViewerPreferences << /DisplayDocTitle true /Note ${lit(planter.plant('viewer preferences'))} >>
    /SpiderInfo << /V 1.0 /C [<< /URL ${lit(`http://${planter.plant('web capture')}.example/`)} >>] >>`;
}

function packages(planter: Planter): string {
  return `/Collection << /Type /Collection /Schema << /Type /CollectionSchema /a << /Subtype /S /N ${lit(planter.plant('portfolio schema'))} >> >> >>
    /PieceInfo << /Desk << /LastModified (D:20260101) /Private << /Name ${lit(planter.plant('document piece info'))} >> >> >>
    /Perms << /UR3 << /Type /Sig /Filter /Adobe.PPKLite /Name ${lit(planter.plant('usage rights signature'))} /Contents <00> >> >>
    /Legal << /Attestation ${lit(planter.plant('legal attestation'))} >>
    /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (x) /Info ${lit(planter.plant('output intent'))} >>]
    /Requirements [<< /Type /Requirement /S /EnableJavaScripts /Note ${lit(planter.plant('requirement'))} >>]
    /UnknownKey ${lit(planter.plant('unknown catalog key'))}`;
}

function structure(planter: Planter, kids: readonly number[]): string {
  const { pdf } = planter;
  const [tree, element] = [pdf.reserve(), pdf.reserve()];
  pdf.add(
    `<< /Type /StructTreeRoot /K ${element} 0 R /RoleMap << /${planter.plant('role map')} /P >>
    /ClassMap << /a << /O /Layout /Note ${lit(planter.plant('class map'))} >> >> >>`,
    tree,
  );
  pdf.add(
    `<< /Type /StructElem /S /Figure /P ${tree} 0 R /Pg ${kids[0]} 0 R /K 0
    /Alt ${lit(planter.plant('alternate text'))} /ActualText ${utf16Hex(planter.plant('structure actual text'))}
    /E ${lit(planter.plant('expansion text'))} /T ${lit(planter.plant('element title'))} /ID ${lit(planter.plant('element id'))}
    /A << /O /UserProperties /P [<< /N (Patient) /V ${lit(planter.plant('user property'))} >>] >> >>`,
    element,
  );
  return `/StructTreeRoot ${tree} 0 R /MarkInfo << /Marked true /UserProperties true >>`;
}
