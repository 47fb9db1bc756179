/** An export of another chart system becomes pages, its codes and what a clerk should know of it. */
import { lettersLost } from '../read/findings';
import type { Finding } from '../model';
import { decodeText } from '../read/textBytes';
import { fromBase64 } from '../syntax/base64';
import { readCcda } from './ccda';
import { chartToPdf } from './chartPages';
import { readFhir } from './fhir';
import type { ChartCode, ChartDocument } from './model';
import { readXml, xmlDamaged } from './xmlTree';
import type { LoadFont } from '../fonts/fontFiles';

export interface MadeOfChart {
  readonly kind: 'pages';
  readonly pdf: Uint8Array;
  readonly findings: readonly Finding[];
  readonly codes: readonly ChartCode[];
}
/** The export only wraps a file of another kind. */
export interface Wrapped {
  readonly kind: 'wrapped';
  readonly bytes: Uint8Array;
}

export async function importCcda(
  bytes: Uint8Array,
  loadFont: LoadFont,
): Promise<MadeOfChart | Wrapped> {
  const read = readCcda(readXml(decodeText(bytes)));
  if (read.kind === 'document') return pagesOf(read.document, loadFont);
  const inner = fromBase64(read.base64);
  if (inner) return { kind: 'wrapped', bytes: inner };
  throw xmlDamaged();
}

export function importFhir(bytes: Uint8Array, loadFont: LoadFont): Promise<MadeOfChart> {
  return pagesOf(readFhir(decodeText(bytes)), loadFont);
}

async function pagesOf(chart: ChartDocument, loadFont: LoadFont): Promise<MadeOfChart> {
  const { pdf, hasLostLetters } = await chartToPdf(chart, loadFont);
  const findings = chartFindings(chart, hasLostLetters).filter((finding) => finding !== false);
  return { kind: 'pages', pdf, findings, codes: chart.codes };
}

function chartFindings(
  { patients, facts, leftOut }: ChartDocument,
  hasLostLetters: boolean,
): readonly (Finding | false)[] {
  const isNamed = patients.some(({ name }) => name !== '');
  return [
    !isNamed && {
      code: 'no-patient',
      message: 'This export does not say whose it is. Look at every page before it leaves.',
    },
    facts.some(([label]) => label === 'Confidentiality') && {
      code: 'restricted',
      message:
        'The sender marked this export as restricted. Look for protected parts before it leaves.',
    },
    leftOut.pictures > 0 && {
      code: 'pictures-left-out',
      message: `This export has ${leftOut.pictures} picture(s) or recording(s) that are not on its pages. If they belong to the record, ask the sender for them.`,
    },
    leftOut.outside > 0 && {
      code: 'outside-not-fetched',
      message: `This export points to ${leftOut.outside} thing(s) outside itself. The desk fetched none of them; ask the sender if they belong to the record.`,
    },
    hasLostLetters && lettersLost,
  ];
}
