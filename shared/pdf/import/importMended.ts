/**
 * The ladder of reading a PDF: PDFium; PDFium with the table of objects made anew; a second renderer;
 * a refusal, or a page found unreadable.
 */
import { Refused } from '../../domain/base/fault';
import type { Finding } from '../model';
import { withoutTable } from '../read/rawFacts';
import { importPdf, type LookedAt, type LookOrder } from './importPdf';
import { allPictures, withPictures, type MendTools } from './mend';
import type { SecondRenderer } from './secondRenderer';

export interface LadderTools extends MendTools {
  readonly second?: SecondRenderer;
}

/** Refusals of PDFium that say nothing of what another reader makes of the file. */
const worthAnother = ['pdf-unreadable', 'pdf-no-pages'];

/** Throws Refused where nobody opens it; a page that nobody draws is found unreadable. */
export async function importMended(tools: LadderTools, order: LookOrder): Promise<LookedAt> {
  const seen = firstLook(tools, order);
  if (seen instanceof Refused) return (await wholeDrawn(tools, order)) ?? raise(seen);
  if (unreadable(seen).length === 0) return seen;
  const best = repaired(tools, order, seen);
  if (unreadable(best).length === 0) return best;
  return (await pagesDrawn(tools, order, best)) ?? best;
}

function firstLook({ pdfium }: LadderTools, order: LookOrder): LookedAt | Refused {
  try {
    return importPdf(pdfium, order);
  } catch (error) {
    if (error instanceof Refused && worthAnother.includes(error.fault.code)) return error;
    throw error;
  }
}

function raise(refused: Refused): never {
  throw refused;
}

function unreadable({ findings }: LookedAt): readonly number[] {
  return findings.flatMap(({ code, page }) =>
    code === 'unreadable-page' && page !== undefined ? [page] : [],
  );
}

/** PDFium looks for the objects itself where the file does not say where they are. */
function repaired(tools: LadderTools, order: LookOrder, seen: LookedAt): LookedAt {
  const again = firstLook(tools, { ...order, pdf: withoutTable(order.pdf) });
  const isBetter =
    !(again instanceof Refused) &&
    again.pages.length === seen.pages.length &&
    unreadable(again).length < unreadable(seen).length;
  return isBetter ? again : seen;
}

async function wholeDrawn(tools: LadderTools, order: LookOrder): Promise<LookedAt | undefined> {
  const pdf = tools.second && (await allPictures(tools, tools.second, order));
  if (!pdf) return undefined;
  const pictures = importPdf(tools.pdfium, { ...order, pdf, password: undefined, lostOver: [] });
  return { ...pictures, findings: [wholeFileDrawn, ...pictures.findings] };
}

/** In their places; where PDFium cannot even find these, the whole file becomes pictures. */
async function pagesDrawn(
  tools: LadderTools,
  order: LookOrder,
  seen: LookedAt,
): Promise<LookedAt | undefined> {
  const { second } = tools;
  if (!second) return undefined;
  const pages = unreadable(seen).filter((page) => isOpen(order, page));
  const mended = await withPictures(tools, second, { ...order, pdf: seen.pdf, pages });
  const again = mended && lookAgain(tools, seen, { ...order, ...mended });
  if (again) return again;
  if (order.lostOver.length > 0) return undefined;
  const whole = await wholeDrawn(tools, { ...order, pdf: seen.pdf });
  return whole?.pages.length === seen.pages.length ? whole : undefined;
}

/** To the second renderer: it was not lost over it too. */
function isOpen({ lostOver }: LookOrder, page: number): boolean {
  return lostOver.filter((lost) => lost === page).length < 2;
}

/**
 * What was found in the file holds; of the pages drawn anew it is said who drew them. Undefined where any
 * other page is not what it was.
 */
function lookAgain(
  { pdfium }: LadderTools,
  before: LookedAt,
  { drawn, ...order }: LookOrder & { readonly drawn: readonly number[] },
): LookedAt | undefined {
  const lostOver = order.lostOver.filter((page) => !drawn.includes(page));
  const after = importPdf(pdfium, { ...order, password: undefined, lostOver });
  if (!areKept(before, after, drawn)) return undefined;
  const left = unreadable(after);
  const isDrawn = (page: number): boolean => drawn.includes(page) && !left.includes(page);
  return {
    ...before,
    pdf: after.pdf,
    pages: after.pages,
    findings: [
      ...before.findings.filter(
        ({ code, page = 0 }) => code !== 'unreadable-page' || !isDrawn(page),
      ),
      ...drawn.filter(isDrawn).map(pageDrawn),
    ],
  };
}

/** All pages but these. */
function areKept(before: LookedAt, after: LookedAt, drawn: readonly number[]): boolean {
  return before.pages.every(
    (facts, at) =>
      drawn.includes(facts.page) || JSON.stringify(facts) === JSON.stringify(after.pages[at]),
  );
}

const wholeFileDrawn: Finding = {
  code: 'second-reader',
  message:
    'This file is damaged. The desk’s second reader drew its pages, and they are pictures now. Compare each with the original.',
};

function pageDrawn(page: number): Finding {
  return {
    code: 'second-reader',
    page,
    message: `Page ${page} could not be drawn at first. The desk’s second reader drew it, and it is a picture now. Look at it closely, and compare it with the original.`,
  };
}
