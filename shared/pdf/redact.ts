/** True redaction: a new document from safe pages, proved before it leaves (DESIGN.md 6). */
import { PDFDocument, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib';
import type { Rect } from './model';
import type { Pdfium } from './pdfium';
import type { OnProgress, PageOutcome, RedactReport, RedactRequest, RedactResult } from './port';
import { matrixText, newLeaf, saveNew } from './newPage';
import { lookup, numberOf } from './pdfValues';
import { prove, type Verify } from './prove';
import { imageMatrix, type RebuiltPage } from './rebuildPage';
import { writeImage } from './rebuiltImage';
import { makeSafe, type SafePage, type SafeSource } from './redactSource';
import type { Digest, ExpectedPage } from './verify/expectations';

export interface RedactTools {
  readonly pdfium: Pdfium;
  readonly digest: Digest;
  readonly verify: Verify;
}

export async function redact(
  tools: RedactTools,
  request: RedactRequest,
  onProgress?: OnProgress,
): Promise<RedactResult> {
  const inputSha256 = await tools.digest(request.bytes);
  const safe = await makeSafe(tools.pdfium, request, (stage, done, total) =>
    onProgress?.({ stage, done, total }),
  );
  const total = safe.pages.length;
  const written = await writeSafe(safe, tools.digest, (done) =>
    onProgress?.({ stage: 'writing', done, total }),
  );
  const expectations = { pages: written.pages, terms: request.terms };
  const verification = await prove(tools.verify, { ...written, expectations }, onProgress);
  const outputSha256 = await tools.digest(written.bytes);
  return {
    bytes: written.bytes,
    report: { ...reportOf(safe, request), inputSha256, outputSha256, verification },
  };
}

function reportOf(
  { pages }: SafeSource,
  { terms }: RedactRequest,
): Pick<RedactReport, 'pages' | 'rebuilt' | 'outcomes' | 'pagesWithoutText'> {
  const textless = pages.filter((page) => !page.hasText).map((page) => page.page);
  return {
    pages: pages.length,
    rebuilt: pages.filter((page) => page.kind === 'rebuilt').map((page) => page.page),
    outcomes: pages.map(outcomeOf),
    ...(terms.length > 0 && { pagesWithoutText: textless }),
  };
}

function outcomeOf(page: SafePage): PageOutcome {
  if (page.kind === 'kept') return { page: page.page, rebuilt: false, reasons: [], boxes: [] };
  const { painted, image } = page.rebuilt;
  return {
    page: page.page,
    rebuilt: true,
    reasons: page.reasons,
    boxes: painted,
    encoding: image.encoding,
  };
}

interface Written {
  readonly bytes: Uint8Array;
  readonly pages: readonly ExpectedPage[];
}

async function writeSafe(
  safe: SafeSource,
  digest: Digest,
  onPage: (done: number) => void,
): Promise<Written> {
  onPage(0);
  const out = await PDFDocument.create({ updateMetadata: false });
  const copies = await copyKept(out, safe);
  const pages: ExpectedPage[] = [];
  for (const page of safe.pages) {
    pages.push(
      page.kind === 'kept'
        ? addKept(out, copies.get(page.page), await digest(page.content))
        : await addRebuilt(out, page.rebuilt, digest),
    );
    onPage(pages.length);
  }
  return { bytes: await saveNew(out), pages };
}

/** One call for all: page by page would copy every font again (pdf.md 5). */
export async function copyKept(
  out: PDFDocument,
  safe: SafeSource,
): Promise<ReadonlyMap<number, PDFPage>> {
  const kept = safe.pages.filter((page) => page.kind === 'kept').map((page) => page.page);
  if (!safe.document || kept.length === 0) return new Map();
  const copies = await out.copyPages(safe.document, kept.map((page) => page - 1)); // prettier-ignore
  return new Map(copies.map((copy, index) => [kept[index] ?? 0, copy]));
}

function addKept(out: PDFDocument, copy: PDFPage | undefined, sha256: string): ExpectedPage {
  if (!copy) throw new Error('a kept page was not copied');
  out.addPage(copy);
  return {
    media: cornersOf(copy.getMediaBox()),
    crop: cornersOf(copy.getCropBox()),
    rotate: toQuarter(copy.getRotation().angle),
    ...unitOf(numberOf(lookup(copy.node, 'UserUnit'))),
    kind: 'kept',
    boxes: [],
    contentSha256: [sha256],
    pageContentSha256: [sha256],
    ownText: [],
  };
}

function cornersOf({ x, y, width, height }: ReturnType<PDFPage['getMediaBox']>): Rect {
  return [x, y, x + width, y + height];
}

function unitOf(userUnit: number | undefined): Pick<ExpectedPage, 'userUnit'> {
  return userUnit === undefined ? {} : { userUnit };
}

function toQuarter(angle: number): 0 | 90 | 180 | 270 {
  const turned = ((angle % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

async function addRebuilt(
  out: PDFDocument,
  rebuilt: RebuiltPage,
  digest: Digest,
): Promise<ExpectedPage> {
  const { context } = out;
  const image = await writeImage(context, rebuilt.image, digest);
  const matrix = imageMatrix(rebuilt.crop);
  const { leaf, content } = newLeaf(out, {
    media: rebuilt.crop,
    content: `q ${matrixText(matrix)} cm /I0 Do Q`,
    xObjects: { I0: image.ref },
  });
  if (rebuilt.rotation !== 0) leaf.set(PDFName.of('Rotate'), PDFNumber.of(rebuilt.rotation));
  if (rebuilt.userUnit !== undefined)
    leaf.set(PDFName.of('UserUnit'), PDFNumber.of(rebuilt.userUnit));
  return {
    media: rebuilt.crop,
    rotate: rebuilt.rotation,
    ...unitOf(rebuilt.userUnit),
    kind: 'rebuilt',
    boxes: rebuilt.required,
    image: { ...image.expected, matrix },
    pageContentSha256: [await digest(content)],
    ownText: [],
  };
}
