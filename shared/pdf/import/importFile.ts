/** Taking any file in: what it is, what is in it, and the PDF the desk works with. */
import { assertNever } from '../../domain/base/assertNever';
import { Refused } from '../../domain/base/fault';
import type { ChartCode } from '../chart/model';
import { imageToPdf } from './importImage';
import { importMended } from './importMended';
import type { FileKind, Finding, ImportedFile } from '../model';
import { lettersLost } from '../read/findings';
import type { ImportRequest, OnProgress } from '../port';
import { textToPdf } from './plainText';
import type { Pdfium } from '../read/pdfium';
import type { ImageEncoders } from '../pixels/rebuiltImage';
import type { SecondRenderer } from './secondRenderer';
import { sniff } from './sniff';
import type { Digest } from '../verify/expectations';
import type { LoadFont } from '../fonts/fontFiles';

export interface ImportTools {
  readonly pdfium: Pdfium;
  readonly encoders: ImageEncoders;
  readonly digest: Digest;
  readonly loadFont: LoadFont;
  /** Draws pages that PDFium cannot; without it they stay undrawn. */
  readonly second?: SecondRenderer;
}

type Offered = Omit<ImportRequest, 'lostOver'>;

/** Of a PDF it tells which page is under way. */
export async function importFile(
  tools: ImportTools,
  input: ImportRequest,
  onProgress?: OnProgress,
): Promise<ImportedFile> {
  const kind = sniff(input.bytes);
  const sha256 = await tools.digest(input.bytes);
  const made = await makePdf(tools, kind, input);
  const seen = await importMended(tools, { ...made, lostOver: input.lostOver ?? [], onProgress });
  const { codes = [] } = made;
  return {
    kind,
    sha256,
    codes,
    ...seen,
    findings: [...(made.findings ?? []), ...seen.findings],
  };
}

interface Made {
  readonly pdf: Uint8Array;
  readonly password?: string | undefined;
  readonly findings?: readonly Finding[];
  readonly codes?: readonly ChartCode[];
}

/** Readers of exports are large and seldom needed: they come when one does. */
async function makePdf(tools: ImportTools, kind: FileKind, input: Offered): Promise<Made> {
  const { bytes } = input;
  switch (kind) {
    case 'pdf':
      return { pdf: bytes, password: input.password };
    case 'tiff':
    case 'jpeg':
    case 'png':
      return { pdf: await imageToPdf(kind, bytes, tools.encoders.fax) };
    case 'text': {
      const { pdf, hasLostLetters } = await textToPdf(bytes, tools.loadFont);
      return { pdf, findings: hasLostLetters ? [lettersLost] : [] };
    }
    case 'ccda': {
      const made = await (await import('../chart/importChart')).importCcda(bytes, tools.loadFont);
      return made.kind === 'pages' ? made : unwrapped(tools, { ...input, bytes: made.bytes });
    }
    case 'fhir':
      return (await import('../chart/importChart')).importFhir(bytes, tools.loadFont);
    default:
      return assertNever(kind, 'kind of file');
  }
}

/** A file in an envelope; an envelope in an envelope is no record. */
function unwrapped(tools: ImportTools, inner: Offered): Promise<Made> {
  const kind = sniff(inner.bytes);
  if (kind === 'ccda' || kind === 'fhir') {
    throw new Refused(
      'ccda-nested',
      'This C-CDA file holds another one and no record. Ask the sender for the record itself.',
    );
  }
  return makePdf(tools, kind, inner);
}
