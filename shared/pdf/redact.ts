/** True redaction: a new document from safe pages, proved before it leaves (DESIGN.md 6). */
import { archiveOf } from './archive';
import { addFilePage, resourcesText } from './filePage';
import { matrixText } from './newPage';
import { filledIn, numberAt, PdfWriter } from './pdfWriter';
import { Pieces } from './pieces';
import { planRuns } from './planRuns';
import type { OnProgress, PageOutcome, RedactReport, RedactRequest, RedactResult } from './port';
import { prove, type Verify } from './prove';
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
import type { Digest, ExpectedPage } from './verify/expectations';

export interface RedactTools extends RunTools {
  readonly verify: Verify;
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
  const inputSha256 = await tools.digest(request.bytes);
  const runs = planRuns(tools.pdfium, request);
  const pieces = new Pieces(expectedSize([request]));
  const redaction = new Redaction(new PdfWriter(pieces.add, tools.digest), tools.digest);
  const onPage = pageSigns(pagesIn(runs), onProgress);
  for await (const run of makeRuns(makersOf(tools), runs, onPage)) await redaction.add(run);
  await tools.press?.rest();
  const archive = await archiveOf(redaction.file, redaction.expected, tools.digest);
  redaction.file.finish(archive);
  const bytes = pieces.join();
  const { fileId } = archive;
  const expectations = { pages: redaction.expected, terms: request.terms, fileId };
  const verification = await prove(tools.verify, { bytes, expectations }, onProgress);
  const outputSha256 = await tools.digest(bytes);
  return {
    bytes,
    report: { ...redaction.report(request), inputSha256, outputSha256, verification },
  };
}

const frameBytes = 1024 * 1024;

/** A new file is seldom larger than what it is made of. */
export function expectedSize(sources: readonly { readonly bytes: Uint8Array }[]): number {
  return sources.reduce((sum, { bytes }) => sum + bytes.length, frameBytes);
}

export function pagesIn(runs: readonly { readonly pages: readonly number[] }[]): number {
  return runs.reduce((sum, run) => sum + run.pages.length, 0);
}

/** Tells of every page that is made safe, and that work has begun. */
export function pageSigns(total: number, onProgress: OnProgress | undefined): () => void {
  let done = 0;
  onProgress?.({ stage: 'pages', done, total });
  return () => {
    done += 1;
    onProgress?.({ stage: 'pages', done, total });
  };
}

/** The file as it is written, and what there is to say of it. */
class Redaction {
  readonly file: PdfWriter;
  readonly expected: ExpectedPage[] = [];
  private readonly digest: Digest;
  private readonly outcomes: PageOutcome[] = [];
  private readonly textless: number[] = [];

  constructor(file: PdfWriter, digest: Digest) {
    this.file = file;
    this.digest = digest;
  }

  async add({ pages, objects }: SafeRun): Promise<void> {
    const numbers = await this.file.putAll(objects);
    for (const page of pages) {
      this.expected.push(
        page.kind === 'kept'
          ? await this.addKept(page.kept, numbers)
          : await this.addRebuilt(page.rebuilt, numbers),
      );
      this.outcomes.push(outcomeOf(page));
      if (!page.hasText) this.textless.push(page.page);
    }
  }

  report({
    terms,
  }: RedactRequest): Pick<RedactReport, 'pages' | 'rebuilt' | 'outcomes' | 'pagesWithoutText'> {
    return {
      pages: this.outcomes.length,
      rebuilt: this.outcomes.flatMap((outcome) => (outcome.rebuilt ? [outcome.page] : [])),
      outcomes: this.outcomes,
      ...(terms.length > 0 && { pagesWithoutText: this.textless }),
    };
  }

  private async addKept(kept: KeptContent, numbers: readonly number[]): Promise<ExpectedPage> {
    const { group, resources, ...page } = kept;
    const parts = {
      ...page,
      resources: filledIn(resources, numbers),
      ...(group && { group: filledIn(group, numbers) }),
    };
    const sha256 = await addFilePage(this.file, parts, this.digest);
    const { media, crop, rotate, drawnSha256 } = page;
    return {
      ...{ media, crop, rotate, ...unitOf(page) },
      kind: 'kept',
      boxes: [],
      contentSha256: [sha256],
      drawnSha256,
      pageContentSha256: [sha256],
      ownText: [],
    };
  }

  private async addRebuilt(
    page: RebuiltContent,
    numbers: readonly number[],
  ): Promise<ExpectedPage> {
    const { crop: media, rotation: rotate } = page;
    const matrix = imageMatrix(media);
    const parts = {
      ...{ media, rotate, ...unitOf(page) },
      content: `q ${matrixText(matrix)} cm /I0 Do Q`,
      resources: resourcesText({ xObjects: { I0: numberAt(page.image.place, numbers) } }),
    };
    return {
      ...{ media, rotate, ...unitOf(page) },
      kind: 'rebuilt',
      boxes: page.required,
      image: { ...page.image.expected, matrix },
      pageContentSha256: [await addFilePage(this.file, parts, this.digest)],
      ownText: [],
    };
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
