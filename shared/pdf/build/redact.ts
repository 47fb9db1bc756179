/** True redaction: a new document from safe pages, proved before it leaves (DESIGN.md 6). */
import { addFilePage, resourcesText } from '../write/filePage';
import { matrixText } from '../write/newPage';
import { filledIn, numberAt, type PdfWriter } from '../write/pdfWriter';
import { planRuns } from './planRuns';
import type { OnProgress, PageOutcome, RedactReport, RedactRequest, RedactResult } from '../port';
import { progressSigns } from './progressSigns';
import type { Verify } from './prove';
import { ProvedFile } from './provedFile';
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
  const file = new ProvedFile(tools, [request]);
  const redaction = new Redaction(file.writer, tools.digest);
  const onPage = progressSigns('pages', pagesIn(runs), onProgress);
  for await (const run of makeRuns(makersOf(tools), runs, onPage)) await redaction.add(run);
  await tools.press?.rest();
  const { bytes, ...proof } = await file.finish(redaction.expected, request.terms, onProgress);
  return { bytes, report: { ...redaction.report(request), inputSha256, ...proof } };
}

export function pagesIn(parts: readonly { readonly pages: readonly unknown[] }[]): number {
  return parts.reduce((sum, part) => sum + part.pages.length, 0);
}

/** The file as it is written, and what there is to say of it. */
class Redaction {
  readonly expected: ExpectedPage[] = [];
  private readonly file: PdfWriter;
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
