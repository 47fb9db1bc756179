import { Refused } from '../../domain/base/fault';
import type { RecordDocument } from '../../domain/records/slice';
import type { RequestState } from '../../domain/request/state';
import { pageKey, type PageRef } from '../../domain/review/slice';
import type { PageImage, Word } from '../../pdf/model';
import { isGaveUp } from '../../pdf/gaveUp';
import { wordsOnPage } from '../../pdf/read/pictureWords';
import type { OpenDesk } from '../context';
import { documentsOf } from '../packing';
import type { InTurn } from '../turns';
import { keepBanners, keepReading } from './keep';
import type { ReadPages } from './keptWords';
import { unreadPages } from './unread';

/** A picture of a page somewhere on the desk. */
export interface PictureOf extends PageRef {
  readonly requestId: string;
}

export interface ReadingStatus {
  readonly done: number;
  readonly total: number;
  readonly paused: boolean;
}

interface ReaderParts {
  readonly deskOf: () => OpenDesk;
  /** What was read is kept in turn with whatever else is recorded. */
  readonly inTurn: InTurn;
  readonly onBug: (error: unknown) => void;
}

/** Sharp enough for the small print of a chart; a fax has no more (pdf.md 6). */
const dpi = 200;
/** Pages whose words are kept in one file: what a crash can cost. */
const atOnce = 8;

/** Whose a page is mostly stands in its upper quarter, which is read in a quarter of the time. */
const banner = { task: 'reading-banners', share: 0.25, keep: keepBanners } as const;
const whole = { task: 'reading', share: 1, keep: keepReading } as const;
type Part = typeof banner | typeof whole;

/** Words; nothing where a page cannot be read; or a document the PDF room fell over. */
type Found = readonly Word[] | undefined | 'gave-up';

interface Round {
  readonly read: ReadPages;
  /** All that is not to be tried again if what was read is kept. */
  readonly tried: readonly PictureOf[];
  readonly gaveUp: boolean;
}

/**
 * Reads the words of scanned pages while nobody waits for them. What is on the screen comes first,
 * then the banners of a long scan, then all of it. A page that cannot be read holds nothing up, and
 * no review ever waits for it.
 */
export class BackgroundReader {
  private running = false;
  private paused = false;
  private stopped = false;
  private wanted: PictureOf | undefined;
  /** Read, or given up on for as long as this person is signed in. */
  private readonly tried = new Set<string>();
  /** Of these the banner was. */
  private readonly begun = new Set<string>();
  /** Pages gone through since there was last nothing left, and those of them that are kept. */
  private done = 0;
  private settled = 0;

  constructor(private readonly parts: ReaderParts) {}

  private get desk(): OpenDesk {
    return this.parts.deskOf();
  }

  status(): ReadingStatus {
    return { done: this.done, total: this.settled + this.left().length, paused: this.paused };
  }

  pause(paused: boolean): void {
    this.paused = paused;
    this.wake();
  }

  /** The page somebody looks at. */
  first(picture: PictureOf): void {
    this.wanted = picture;
    this.wake();
  }

  /** For good: nothing is read or written any more. */
  stop(): void {
    this.stopped = true;
  }

  /** Something may have come that is not read yet. */
  wake(): void {
    if (!this.running && !this.isHeld()) void this.run().catch(this.parts.onBug);
  }

  private isHeld(): boolean {
    return this.paused || this.stopped;
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      for (let next = this.next(); next && !this.isHeld(); next = this.next()) {
        await this.readAll(next.pictures, next.part);
      }
    } finally {
      this.running = false;
    }
  }

  private left(): PictureOf[] {
    return this.desk.journal.all('request').flatMap((state) => this.leftOf(state));
  }

  private leftOf(state: RequestState): PictureOf[] {
    return unreadPages(state)
      .map((ref) => ({ ...ref, requestId: state.id }))
      .filter((one) => !this.tried.has(keyOf(one)));
  }

  /** The page in front, or else some pages of one document; nothing where nothing is left. */
  private next(): { readonly pictures: readonly PictureOf[]; readonly part: Part } | undefined {
    const left = this.left();
    const inFront = left.find((one) => this.isWanted(one));
    if (inFront) return { pictures: [inFront], part: whole };
    const [first] = left;
    if (!first) return undefined;
    const own = left.filter(({ documentId }) => documentId === first.documentId);
    const unbegun = own.filter((one) => !this.begun.has(keyOf(one)));
    return own.length > atOnce && unbegun.length > 0
      ? { pictures: unbegun.slice(0, atOnce), part: banner }
      : { pictures: own.slice(0, atOnce), part: whole };
  }

  private isWanted(picture: PictureOf): boolean {
    return this.wanted !== undefined && keyOf(picture) === keyOf(this.wanted);
  }

  /** Whatever fails on the way, what was read before it is kept. */
  private async readAll(pictures: readonly PictureOf[], part: Part): Promise<void> {
    const [first] = pictures;
    const document = first && this.documentOf(first);
    if (!document) return;
    const { read, tried, gaveUp } = await this.readEach(pictures, document, part);
    const isDone = read.size === 0 || (await this.keep(first.requestId, document, read, part));
    if (gaveUp) this.leave(first.requestId, document);
    // Words nobody wanted just then may be wanted later: when a packet comes back unsent.
    const over = isDone || part === banner ? tried : tried.filter(({ page }) => !read.has(page));
    this.settle(over, part);
  }

  /** Stops early where another page is looked at meanwhile, or the document ends the PDF room. */
  private async readEach(
    pictures: readonly PictureOf[],
    document: RecordDocument,
    part: Part,
  ): Promise<Round> {
    const read = new Map<number, readonly Word[]>();
    const tried: PictureOf[] = [];
    for (const picture of pictures) {
      if (this.isOver(picture, read.size > 0)) break;
      this.tell(part);
      const found = await this.read(picture, document, part);
      tried.push(picture);
      if (part === whole) this.done += 1;
      if (found === 'gave-up') return { read, tried, gaveUp: true };
      if (found) read.set(picture.page, found);
    }
    return { read, tried, gaveUp: false };
  }

  /** Each further page could take the PDF room of the screen away from the clerk again. */
  private leave(requestId: string, { id, pages }: RecordDocument): void {
    for (const { page } of pages) this.tried.add(keyOf({ requestId, documentId: id, page }));
  }

  private settle(tried: readonly PictureOf[], part: Part): void {
    for (const picture of tried) (part === whole ? this.tried : this.begun).add(keyOf(picture));
    this.settled = this.done;
    this.tell(part);
    if (this.left().length === 0) this.done = this.settled = 0;
  }

  /** False where nobody wants the words any more. What cannot be kept is not read over and over. */
  private async keep(
    requestId: string,
    document: RecordDocument,
    read: ReadPages,
    part: Part,
  ): Promise<boolean> {
    try {
      const kept = await this.parts.inTurn(async () =>
        this.stopped ? false : part.keep(this.desk, requestId, document, read),
      );
      if (kept) this.desk.emit({ type: 'changed', requestId, inBackground: true });
      return kept;
    } catch (error) {
      this.parts.onBug(error);
      return true;
    }
  }

  private isOver(picture: PictureOf, hasRead: boolean): boolean {
    return this.isHeld() || !this.isLeft(picture) || (hasRead && this.isLookedAtElsewhere(picture));
  }

  /** Not, once its request is closed or its document taken away. */
  private isLeft(picture: PictureOf): boolean {
    const state = this.desk.journal.get('request', picture.requestId);
    return state !== undefined && this.leftOf(state).some((one) => keyOf(one) === keyOf(picture));
  }

  private isLookedAtElsewhere(picture: PictureOf): boolean {
    return this.wanted !== undefined && !this.isWanted(picture) && this.isLeft(this.wanted);
  }

  private tell(part: Part): void {
    const { done, total } = part === whole ? this.status() : this.bannersRead();
    this.desk.emit({ type: 'progress', task: part.task, done, total });
  }

  private bannersRead(): { readonly done: number; readonly total: number } {
    const left = this.left();
    return { done: left.filter((one) => this.begun.has(keyOf(one))).length, total: left.length };
  }

  private documentOf({ requestId, documentId }: PictureOf): RecordDocument | undefined {
    const state = this.desk.journal.get('request', requestId);
    return state && documentsOf(state).find(({ id }) => id === documentId);
  }

  /** A page that cannot be drawn or read is left to the eye. */
  private async read(picture: PictureOf, document: RecordDocument, part: Part): Promise<Found> {
    const facts = document.pages.find(({ page }) => page === picture.page);
    if (!facts) return undefined;
    try {
      const image = await this.draw(picture, document);
      if (image === 'gave-up') return image;
      const words = await this.desk.pdf.readPicture({ picture: upperPart(image, part.share), dpi });
      return wordsOnPage(words, facts, image);
    } catch (error) {
      if (!(error instanceof Refused)) this.parts.onBug(error);
      return undefined;
    }
  }

  private async draw(
    { requestId, page }: PictureOf,
    document: RecordDocument,
  ): Promise<PageImage | 'gave-up'> {
    const { pdf, openFiles } = this.desk;
    try {
      return await openFiles.use(requestId, document, (source) =>
        pdf.renderPage({ source, page, dpi }),
      );
    } catch (error) {
      if (isGaveUp(error)) return 'gave-up';
      throw error;
    }
  }
}

function upperPart({ width, height, pixels }: PageImage, share: number): PageImage {
  const rows = Math.ceil(height * share);
  return { width, height: rows, pixels: pixels.slice(0, rows * width * 4) };
}

function keyOf(picture: PictureOf): string {
  return `${picture.requestId}/${pageKey(picture)}`;
}
