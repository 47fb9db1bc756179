/**
 * What a file says of itself, after PDF/A-2b (ISO 19005-2): an identity made of its content, and where all
 * of its pages are made by the desk, the claim and the colours they are meant in. A page copied from a source
 * may break a rule of the standard in ways the desk does not look for: a file with one claims nothing.
 */
import { canonicalBytes } from '../../domain/base/canonicalJson';
import type { FileFrame, PdfWriter } from './pdfWriter';
import { fromLatin1 } from '../syntax/pdfValues';
import { srgbProfile } from './srgbProfile';
import type { Digest, ExpectedPage } from '../verify/expectations';

/** Hexadecimal digits of the identity: sixteen bytes. */
const idDigits = 32;

/** Says nothing that is not in the standard: no title, no date, no program. */
const claim = `<?xpacket begin="\u00ef\u00bb\u00bf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;

/** How the claim's dictionary stands in the file, and in no other object of it. */
export const claimText = '<</Type /Metadata /Subtype /XML>>';

export interface Archive extends FileFrame {
  /** As it stands in the trailer. */
  readonly fileId: string;
}

/** Writes what belongs to the claim, and answers what the file's frame says. */
export async function archiveOf(
  file: PdfWriter,
  pages: readonly ExpectedPage[],
  digest: Digest,
): Promise<Archive> {
  const fileId = (await digest(canonicalBytes(pages.map(contentOf)))).slice(0, idDigits);
  const trailer = `/ID [<${fileId}> <${fileId}>]`;
  if (pages.some(({ kind }) => kind === 'kept')) return { fileId, trailer };
  const metadata = await file.put({ text: claimText, data: fromLatin1(claim) });
  const profile = await file.put({ text: '<</N 3>>', data: srgbProfile() });
  const intent = `<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /DestOutputProfile ${profile} 0 R>>`;
  return { fileId, trailer, catalog: `/Metadata ${metadata} 0 R /OutputIntents [${intent}]` };
}

/**
 * Only what stands in the file; of a kept page its pictures and fonts too, as all scans have one content.
 * Where a mark began and ended does not: from an identity made of it too, a reader could try out names
 * until one fits.
 */
function contentOf(page: ExpectedPage): unknown {
  const { pageContentSha256, contentSha256 = [], drawnSha256 = '', image } = page;
  return [pageContentSha256, contentSha256, drawnSha256, image?.streamSha256 ?? ''];
}
