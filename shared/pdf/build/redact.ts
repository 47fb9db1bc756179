/** True redaction: a new document from safe pages, proved before it leaves (DESIGN.md 6). */
import { PDFDocument } from '@cantoo/pdf-lib';
import { digestOfFile, type Draft, type OpenFile, type OpenGiven, withFile } from '../files';
import type { LoadFont } from '../fonts/fontFiles';
import { Fonts } from '../fonts/fonts';
import { inverse, multiply, shownSize, uprightMatrix } from '../geometry';
import { addFilePage, resourcesText } from '../write/filePage';
import { matrixText } from '../write/newPage';
import { OwnParts } from '../write/ownParts';
import { filledIn, numberAt, type PdfWriter } from '../write/pdfWriter';
import { textLayer, type TextLayer } from '../write/textLayer';
import { planRuns } from './planRuns';
import type {
  OnProgress,
  PageOutcome,
  RedactReport,
  RedactRequest,
  RedactResult,
  RedactWishes,
} from '../port';
import { progressSigns } from '../progressSigns';
import { fileFor, type ProofTools, ProvedFile } from './provedFile';
import { imageMatrix } from './rebuildPage';
import { makeRuns, type MakeRun } from './runs';
import {
  makeSafeRun,
  type KeptContent,
  type RebuiltContent,
  type RunTools,
  type SafePage,
  type SafeRun,
} from './safeRun';
import type { Digest, ExpectedPage } from '../verify/expectations';

export interface RedactTools extends RunTools, ProofTools {
  readonly openFile: OpenGiven;
  readonly loadFont: LoadFont;
  /** Whoever else can make a run, beside this very worker. */
  readonly press?: Press;
}

export interface Press {
  readonly makers: readonly MakeRun[];
  /** There are no more runs: what the makers hold may go. */
  rest(): Promise<void>;
}

/** This worker comes first: a short file is not worth handing over. */
export function makersOf(tools: RedactTools): readonly MakeRun[] {
  return [(run, onPage) => makeSafeRun(tools, run, onPage), ...(tools.press?.makers ?? [])];
}

export async function redact(
  tools: RedactTools,
  request: RedactRequest,
  onProgress?: OnProgress,
): Promise<RedactResult> {
  return withFile(tools.openFile, request, async (file) => {
    const draft = fileFor([file]);
    const report = await redactOpen(tools, { ...request, file }, { draft, onProgress });
    return { bytes: draft.join(), report };
  });
}

/** The same into a draft, which is of use once this has resolved. */
export async function redactInto(
  tools: RedactTools,
  request: RedactRequest,
  work: Work,
): Promise<RedactReport> {
  return withFile(tools.openFile, request, (file) => redactOpen(tools, { ...request, file }, work));
}

/** Where a new file goes, and who is told of it. */
export interface Work {
  readonly draft: Draft;
  readonly onProgress: OnProgress | undefined;
}

async function redactOpen(
  tools: RedactTools,
  request: RedactWishes & { readonly file: OpenFile },
  { draft, onProgress }: Work,
): Promise<RedactReport> {
  const inputSha256 = await digestOfFile(tools.newHash, request.file);
  const runs = planRuns(tools.pdfium, request);
  const made = new ProvedFile(tools, draft);
  const out = await PDFDocument.create({ updateMetadata: false });
  const own = new OwnParts(out, made.writer);
  const fonts = new Fonts(out, tools.loadFont);
  const { terms } = request;
  const redaction = new Redaction({ file: made.writer, own, fonts, terms }, tools.digest);
  const onPage = progressSigns('pages', pagesIn(runs), onProgress);
  for await (const run of makeRuns(makersOf(tools), runs, onPage)) await redaction.add(run);
  await tools.press?.rest();
  await own.finish();
  const proof = await made.finish(redaction.expected, terms, onProgress);
  const report = { ...redaction.report(request), inputSha256, ...(await readerOf(tools, request)) };
  return { ...report, ...proof };
}

/** Who read the words of a text layer, where there is to be one. */
export async function readerOf(
  { reader }: Pick<RedactTools, 'reader'>,
  { searchable = false }: { readonly searchable?: boolean },
): Promise<{ readonly reader?: string }> {
  return searchable ? { reader: (await reader()).version } : {};
}

export function pagesIn(parts: readonly { readonly pages: readonly unknown[] }[]): number {
  return parts.reduce((sum, part) => sum + part.pages.length, 0);
}

/** What the pages are written with. */
interface Means {
  readonly file: PdfWriter;
  readonly own: OwnParts;
  readonly fonts: Fonts;
  readonly terms: readonly string[];
}

/** The file as it is written, and what there is to say of it. */
class Redaction {
  readonly expected: ExpectedPage[] = [];
  private readonly means: Means;
  private readonly digest: Digest;
  private readonly outcomes: PageOutcome[] = [];
  private readonly textless: number[] = [];
  private readonly showing: number[] = [];

  constructor(means: Means, digest: Digest) {
    this.means = means;
    this.digest = digest;
  }

  async add({ pages, objects }: SafeRun): Promise<void> {
    const numbers = await this.means.file.putAll(objects);
    for (const page of pages) {
      this.expected.push(
        page.kind === 'kept'
          ? await this.addKept(page.kept, numbers)
          : await this.addRebuilt(page.rebuilt, numbers),
      );
      this.outcomes.push(outcomeOf(page));
      if (!page.hasText) this.textless.push(page.page);
      if (page.kind === 'rebuilt' && page.rebuilt.stillShows) this.showing.push(page.page);
    }
  }

  report({
    terms,
  }: RedactWishes): Pick<
    RedactReport,
    'pages' | 'rebuilt' | 'outcomes' | 'pagesWithoutText' | 'stillShowing'
  > {
    return {
      pages: this.outcomes.length,
      rebuilt: this.outcomes.flatMap((outcome) => (outcome.rebuilt ? [outcome.page] : [])),
      outcomes: this.outcomes,
      ...(terms.length > 0 && { pagesWithoutText: this.textless }),
      ...(this.showing.length > 0 && { stillShowing: this.showing }),
    };
  }

  private async addKept(kept: KeptContent, numbers: readonly number[]): Promise<ExpectedPage> {
    const { group, resources, ...page } = kept;
    const parts = {
      ...page,
      resources: filledIn(resources, numbers),
      ...(group && { group: filledIn(group, numbers) }),
    };
    const pageContentSha256 = await addFilePage(this.means.file, parts, this.digest);
    const { media, crop, rotate, drawnSha256 } = page;
    return {
      ...{ media, crop, rotate, ...unitOf(page) },
      kind: 'kept',
      boxes: [],
      contentSha256: pageContentSha256,
      drawnSha256,
      pageContentSha256,
      ownText: [],
    };
  }

  private async addRebuilt(
    page: RebuiltContent,
    numbers: readonly number[],
  ): Promise<ExpectedPage> {
    const { file, own, fonts } = this.means;
    const { crop: media, rotation: rotate } = page;
    const matrix = imageMatrix(media);
    const layer = await this.layerOf(page);
    const letters = layer ? own.numbersOf(fonts.resources(['regular'])) : {};
    const parts = {
      ...{ media, rotate, ...unitOf(page) },
      content: `q ${matrixText(matrix)} cm /I0 Do Q`,
      layer: layer?.content,
      resources: resourcesText({
        xObjects: { I0: numberAt(page.image.place, numbers) },
        fonts: letters,
      }),
    };
    return {
      ...{ media, rotate, ...unitOf(page) },
      kind: 'rebuilt',
      boxes: page.required,
      image: { ...page.image.expected, matrix },
      pageContentSha256: await addFilePage(file, parts, this.digest),
      ownText: [],
      ...(layer && { layer: layer.words }),
    };
  }

  private async layerOf(page: RebuiltContent): Promise<TextLayer | undefined> {
    const { crop: media, rotation: turn, painted: boxes, seen } = page;
    if (!seen) return undefined;
    const { width, height } = shownSize(media, turn);
    const shown = multiply([width, 0, 0, height, 0, 0], inverse(uprightMatrix(media, turn)));
    return textLayer(this.means.fonts, seen, { media, turn, shown, boxes }, this.means.terms);
  }
}

function unitOf({ userUnit }: { readonly userUnit?: number }): Pick<ExpectedPage, 'userUnit'> {
  return userUnit === undefined ? {} : { userUnit };
}

function outcomeOf(page: SafePage): PageOutcome {
  if (page.kind === 'kept') return { page: page.page, rebuilt: false, reasons: [], boxes: [] };
  const { painted, image } = page.rebuilt;
  return {
    page: page.page,
    rebuilt: true,
    reasons: page.reasons,
    boxes: painted,
    encoding: image.expected.encoding,
  };
}
