/**
 * The ladder of reading a PDF: PDFium; PDFium with the table of objects made anew; a second renderer;
 * a refusal, or a page found unreadable.
 */
import { Refused } from '../../domain/base/fault';
import type { Finding } from '../model';
import type { LostPage, Rung } from '../port';
import { withoutTable } from '../read/rawFacts';
import { importPdf, type LookedAt, type LookOrder } from './importPdf';
import { allPictures, withPictures, type MendTools } from './mend';
import type { SecondRenderer } from './secondRenderer';

export interface LadderTools extends MendTools {
  readonly second?: SecondRenderer;
}

type LadderOrder = Omit<LookOrder, 'lostOver' | 'rung'> & {
  /** A page over which one rung lost a worker says nothing of what another makes of it. */
  readonly lostOver: readonly LostPage[];
};

/** Refusals of PDFium that say nothing of what another reader makes of the file. */
const worthAnother = ['pdf-unreadable', 'pdf-no-pages'];

/** Throws Refused where nobody opens it; a page that nobody draws is found unreadable. */
export async function importMended(tools: LadderTools, order: LadderOrder): Promise<LookedAt> {
  const seen = look(tools, { ...order, rung: 'file', lostOver: lostIn(order, 'file') });
  if (seen instanceof Refused) return (await wholeDrawn(tools, order)) ?? raise(seen);
  if (unreadable(seen).length === 0) return seen;
  const best = repaired(tools, order, seen);
  if (unreadable(best).length === 0) return best;
  return (await pagesDrawn(tools, order, best)) ?? best;
}

/** By these rungs. */
function lostIn({ lostOver }: LadderOrder, ...rungs: readonly Rung[]): readonly number[] {
  return lostOver.filter(({ rung }) => rungs.includes(rung)).map(({ page }) => page);
}

function look({ pdfium }: LadderTools, order: LookOrder): LookedAt | Refused {
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
function repaired(tools: LadderTools, order: LadderOrder, seen: LookedAt): LookedAt {
  const again = look(tools, {
    ...order,
    pdf: withoutTable(order.pdf),
    rung: 'repaired',
    // What PDFium could not draw at first costs a worker here too.
    lostOver: lostIn(order, 'file', 'repaired'),
  });
  const isBetter =
    !(again instanceof Refused) &&
    again.pages.length === seen.pages.length &&
    unreadable(again).length < unreadable(seen).length;
  return isBetter ? again : seen;
}

async function wholeDrawn(tools: LadderTools, order: LadderOrder): Promise<LookedAt | undefined> {
  if (!tools.second || lostIn(order, 'second', 'mended').length > 0) return undefined;
  const pdf = await allPictures(tools, tools.second, order);
  if (!pdf) return undefined;
  const pictures = importPdf(tools.pdfium, { ...order, ...asMended, pdf, lostOver: [] });
  return { ...pictures, findings: [wholeFileDrawn, ...pictures.findings] };
}

const asMended = { password: undefined, rung: 'mended' } as const;

/** In their places; where PDFium cannot even find these, the whole file becomes pictures. */
async function pagesDrawn(
  tools: LadderTools,
  order: LadderOrder,
  seen: LookedAt,
): Promise<LookedAt | undefined> {
  const { second } = tools;
  // What lost a worker once it was mended is left as it came.
  if (!second || lostIn(order, 'mended').length > 0) return undefined;
  const undrawn = lostIn(order, 'second');
  const pages = unreadable(seen).filter((page) => !undrawn.includes(page));
  const mended = await withPictures(tools, second, { ...order, pdf: seen.pdf, pages });
  const again = mended && lookAgain(tools, seen, { ...order, ...mended });
  if (again) return again;
  if (order.lostOver.length > 0) return undefined;
  const whole = await wholeDrawn(tools, { ...order, pdf: seen.pdf });
  return whole?.pages.length === seen.pages.length ? whole : undefined;
}

/**
 * What was found in the file holds; of the pages drawn anew it is said who drew them. Undefined where any
 * other page is not what it was.
 */
function lookAgain(
  { pdfium }: LadderTools,
  before: LookedAt,
  { drawn, ...order }: LadderOrder & { readonly drawn: readonly number[] },
): LookedAt | undefined {
  const lostOver = unreadable(before).filter((page) => !drawn.includes(page));
  const after = importPdf(pdfium, { ...order, ...asMended, lostOver });
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
