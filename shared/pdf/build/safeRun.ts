/**
 * A run of pages of one source made safe: which pages are kept (flattened and whitelisted) and
 * which are rebuilt from pixels. The result is plain values and nothing of the source stays in
 * memory behind it, so that a chart of any length is made safe run by run, in any worker.
 */
import { Refused } from '../../domain/base/fault';
import { isPicture } from '../../domain/records/pictures';
import { PageCleaner, type CleanPage } from '../clean/cleanPage';
import { NotUnderstood } from '../syntax/contentTokens';
import { DrawnDigests } from '../clean/drawnDigest';
import type { OpenFile } from '../files';
import { contains, ordered } from '../geometry';
import { Loosener, type LooseObject, type LooseValue } from '../syntax/looseObject';
import type { Mark, PageWords, Rect, Word } from '../model';
import type { Pdfium } from '../read/pdfium';
import type { PdfiumDocument } from '../read/pdfiumDocument';
import type { PdfiumPage } from '../read/pdfiumPage';
import { lookup, numberOf } from '../syntax/pdfValues';
import { copyPages, type PageCopy } from './copyPages';
import { emptyFlattening, flattenPage, type Flattening } from './flattenPage';
import { rebuildPage, type RebuiltPage } from './rebuildPage';
import { readAgain } from './readSeen';
import { writeImage, type ImageEncoders } from '../pixels/rebuiltImage';
import { printing } from '../read/letters';
import { pictureFacts } from '../read/pictureFacts';
import { lookAtPage, type PageLook } from '../read/suspicion';
import type { PictureReader } from '../read/pictureReader';
import { findTermsRead, isRead } from '../read/pictureWords';
import { findTerms, normaliseTerms, toWords } from '../read/terms';
import type { SeenPrint } from '../write/textLayer';
import type { Digest, ExpectedImage } from '../verify/expectations';

const formXfa = 2;
/** Points a letter may reach out of a box that was drawn around it. */
const strokes = 2;

export interface RunRequest {
  readonly file: OpenFile;
  readonly password?: string;
  /** The pages of this run, from 1, in the order wanted, each once. */
  readonly pages: readonly number[];
  readonly marks: readonly Mark[];
  readonly terms: readonly string[];
  /** Of pages whose words were read from a picture: terms are looked for in them too. */
  readonly words?: readonly PageWords[];
  readonly dpi?: number;
  /** Also read what is left to see on rebuilt pages. */
  readonly searchable?: boolean;
}

/** What a page that is copied holds; references are places in the run's objects. */
export interface KeptContent extends Omit<CleanPage, 'resources' | 'group'> {
  readonly resources: LooseValue;
  readonly group?: LooseValue;
  /** See `ExpectedPage.drawnSha256`; taken here, before anything is given a number. */
  readonly drawnSha256: string;
}

type TakenContent = Omit<KeptContent, 'drawnSha256'>;

export interface RebuiltContent extends Omit<RebuiltPage, 'image'> {
  /** Its place in the run's objects, and what is expected of it. */
  readonly image: { readonly place: number; readonly expected: Omit<ExpectedImage, 'matrix'> };
  /** Read from that very image, and from nothing else; only where it was asked for. */
  readonly seen?: SeenPrint;
  /** A term was read in it, boxes and all: somebody has to look. */
  readonly stillShows?: true;
}

export type SafePage = {
  readonly page: number;
  readonly reasons: readonly string[];
  /** False where terms cannot be looked for: a scan has no letters, or only some typed over it. */
  readonly hasText: boolean;
} & (
  | { readonly kind: 'kept'; readonly kept: KeptContent }
  | { readonly kind: 'rebuilt'; readonly rebuilt: RebuiltContent }
);

export interface SafeRun {
  /** In the order asked for. */
  readonly pages: readonly SafePage[];
  readonly objects: readonly LooseObject[];
}

export interface RunTools {
  readonly pdfium: Pdfium;
  readonly encoders: ImageEncoders;
  readonly digest: Digest;
  readonly pause: Pause;
  /** Reads pictures; large, and seldom asked for. */
  readonly reader: () => Promise<PictureReader>;
}

/** Lets whatever came in meanwhile be heard: a worker that only works leaves its mate without orders. */
export type Pause = () => Promise<void>;

/** `onPage` is told of every page that is done. */
export async function makeSafeRun(
  tools: RunTools,
  request: RunRequest,
  onPage: () => void,
): Promise<SafeRun> {
  const source = tools.pdfium.open(request.file, request.password);
  try {
    const marked = new Set(request.marks.map(({ page }) => page));
    const flattened = request.pages.map((page) => flattenPage(source, page, marked.has(page)));
    const copy = await copyPages(source, request);
    const maker = new RunMaker(tools, source, copy, request);
    const pages: SafePage[] = [];
    for (const [at, page] of request.pages.entries()) {
      pages.push(await maker.make(at, page, flattened[at] ?? emptyFlattening));
      onPage();
      await tools.pause();
    }
    return { pages, objects: maker.objects };
  } finally {
    source.close();
  }
}

const asCover = (rect: Rect): Pick<Mark, 'rect'> => ({ rect });

/** A term where somebody said that only this is to be covered does not run on either. */
function termCovers(
  found: readonly Rect[],
  marks: readonly Mark[],
): readonly Pick<Mark, 'rect' | 'onlyThis'>[] {
  const alone = marks.filter(({ onlyThis = false }) => onlyThis).map(({ rect }) => ordered(rect));
  return found.map((rect) => ({
    rect,
    onlyThis: alone.some((mark) => contains(mark, rect, strokes)),
  }));
}

/** A page as it was judged, before its objects are taken. */
type Judged = Pick<SafePage, 'page' | 'reasons' | 'hasText'> &
  ({ readonly kept: TakenContent } | { readonly rebuilt: RebuiltPage });

class RunMaker {
  private readonly tools: RunTools;
  private readonly source: PdfiumDocument;
  private readonly request: RunRequest;
  private readonly copy: PageCopy;
  private readonly cleaner: PageCleaner;
  private readonly loosener: Loosener;
  private readonly drawn: DrawnDigests;
  private readonly terms: readonly string[];
  private readonly documentReasons: readonly string[];
  private readonly readWords: ReadonlyMap<number, readonly Word[]>;

  constructor(tools: RunTools, source: PdfiumDocument, copy: PageCopy, request: RunRequest) {
    this.tools = tools;
    this.source = source;
    this.request = request;
    this.copy = copy;
    this.cleaner = new PageCleaner(copy.context);
    this.loosener = new Loosener(copy.context);
    this.drawn = new DrawnDigests(this.loosener.objects, tools.digest);
    this.terms = normaliseTerms(request.terms);
    this.documentReasons = source.formType >= formXfa ? ['xfa'] : [];
    this.readWords = new Map((request.words ?? []).map(({ page, words }) => [page, words]));
  }

  get objects(): readonly LooseObject[] {
    return this.loosener.objects;
  }

  /** `at` is the page's place in the run. */
  async make(at: number, page: number, flattening: Flattening): Promise<SafePage> {
    const judged = this.source.withPage(page - 1, (opened) =>
      this.judge(opened, { at, page }, flattening),
    );
    if (!judged) {
      throw new Refused(
        'page-unreadable',
        `Page ${page} of this file is damaged and cannot be drawn. Leave the page out, or scan it again.`,
      );
    }
    if ('kept' in judged)
      return { kind: 'kept', ...judged, kept: await this.described(judged.kept) };
    const { rebuilt, ...rest } = judged;
    return { kind: 'rebuilt', ...rest, rebuilt: await this.withImage(at, rebuilt) };
  }

  private judge(
    opened: PdfiumPage,
    { at, page }: { readonly at: number; readonly page: number },
    flattening: Flattening,
  ): Judged {
    const marks = this.request.marks.filter((mark) => mark.page === page);
    const unmarked = marks.length === 0;
    const letters = unmarked || this.terms.length > 0;
    const look = lookAtPage(opened, { letters, ink: unmarked });
    const found = this.termsOn(look, page);
    const reasons = [
      ...(marks.length > 0 ? ['mark'] : []),
      ...(found.length > 0 ? ['term'] : []),
      ...this.documentReasons,
      ...flattening.reasons,
      ...look.suspicions,
    ];
    const hasText = this.terms.length === 0 || this.isSearched(opened, page, look);
    const kept = reasons.length === 0 ? this.tryKeep(at) : undefined;
    if (kept && 'content' in kept) return { page, hasText, reasons: [], kept };
    const covers = [...marks, ...termCovers(found, marks), ...flattening.unapplied.map(asCover)];
    const rebuilt = rebuildPage(this.tools.encoders, opened, {
      marks: covers,
      words: covers.length > 0 ? this.wordsOn(opened, page, flattening) : [],
      dpi: this.request.dpi,
      imageResolution: look.imageResolution,
    });
    return { page, hasText, reasons: kept ? [kept.refused] : reasons, rebuilt };
  }

  private termsOn({ letters }: PageLook, page: number): readonly Rect[] {
    const read = this.readWords.get(page) ?? [];
    return [...findTerms(letters, this.terms), ...findTermsRead(read, this.terms)];
  }

  private isSearched(opened: PdfiumPage, page: number, look: PageLook): boolean {
    if (this.readWords.get(page)?.some(isRead)) return true;
    const textLength = printing(look.letters).length;
    return !isPicture({ textLength, pictures: pictureFacts(opened, look) });
  }

  private wordsOn(opened: PdfiumPage, page: number, { words }: Flattening): readonly Word[] {
    return this.readWords.get(page) ?? words ?? toWords(opened.letters({ loose: true }));
  }

  private async withImage(at: number, rebuilt: RebuiltPage): Promise<RebuiltContent> {
    const { ref, expected } = await writeImage(this.copy.context, rebuilt.image, this.tools.digest);
    const image = { place: this.loosener.place(ref), expected };
    const leaf = this.copy.leaves?.[at];
    const userUnit = leaf && numberOf(lookup(leaf, 'UserUnit'));
    const seen = this.request.searchable
      ? await readAgain(this.tools, rebuilt, this.request.terms)
      : {};
    return { ...rebuilt, image, ...seen, ...(userUnit !== undefined && { userUnit }) };
  }

  /** Whitelists the page for copying; the reason when it holds something not understood. */
  private tryKeep(at: number): TakenContent | { readonly refused: string } {
    const leaf = this.copy.leaves?.[at];
    if (!leaf) return { refused: 'page-tree' };
    try {
      return this.takeKept(this.cleaner.clean(leaf));
    } catch (error) {
      // The writer's library throws errors of its own at objects of the wrong type.
      return { refused: error instanceof NotUnderstood ? error.reason : 'not-understood' };
    }
  }

  private async described(kept: TakenContent): Promise<KeptContent> {
    return { ...kept, drawnSha256: await this.drawn.of(kept.resources) };
  }

  private takeKept({ resources, group, ...plain }: CleanPage): TakenContent {
    return {
      ...plain,
      resources: this.loosener.value(resources),
      ...(group && { group: this.loosener.value(group) }),
    };
  }
}
