/**
 * The PDF room's door. Arguments and results are plain values that survive a structured
 * clone, so the same interface is spoken by the engine in the worker, by its proxy on the
 * other side, and by Node. Expected refusals are thrown as `Refused`.
 */
import type { DraftTicket, FileGiven } from './files';
import type { ImportedFile, Mark, PageImage, PageWords, Rect, Verification, Word } from './model';
import type { PictureWord } from './read/pictureReader';
import type { ExpectedImage, Expectations } from './verify/expectations';

/** A document opened before (`open`), or the file itself for one call. */
export type PdfSource = { readonly fileId: string } | (FileGiven & { readonly password?: string });

export interface Progress {
  readonly stage: 'pages' | 'writing' | 'proving';
  /** Only while a PDF is taken in: who has the page behind those done. */
  readonly rung?: Rung;
  readonly done: number;
  readonly total: number;
}
/**
 * Who looks at the pages of a PDF that comes in: PDFium at the file, PDFium at the file with its table made
 * anew, the second renderer, PDFium at what that drew.
 */
export type Rung = 'file' | 'repaired' | 'second' | 'mended';
export type OnProgress = (progress: Progress) => void;
/** Fulfilled once nobody wants the work any more; never rejected. */
export type Stop = Promise<void>;

export interface RenderRequest {
  readonly source: PdfSource;
  /** From 1. */
  readonly page: number;
  /** Width in pixels as shown, or else dots per inch (default 96). */
  readonly maxWidth?: number;
  readonly dpi?: number;
}

export type RedactRequest = FileGiven & RedactWishes;

export interface RedactWishes {
  readonly password?: string;
  readonly marks: readonly Mark[];
  /** Text that must not survive anywhere in the file. */
  readonly terms: readonly string[];
  /** Resolution of rebuilt pages; 200 unless the scan is finer, never above 300 by default. */
  readonly dpi?: number;
  /** Rebuilt pages get words that can be searched: what is left to see on them is read, some seconds a page. */
  readonly searchable?: boolean;
}

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly password?: string;
  /** Over which a worker was lost before. */
  readonly lostOver?: readonly LostPage[];
}

/** Page of a PDF, from 1, that this rung goes past, or does without. */
export interface LostPage {
  readonly page: number;
  readonly rung: Rung;
}

/** What became of one page. */
export interface PageOutcome {
  /** Page of the source, from 1. */
  readonly page: number;
  readonly rebuilt: boolean;
  /** Why it was rebuilt, in stable words ("mark", "hidden-layer", ...); empty when kept. */
  readonly reasons: readonly string[];
  /** Boxes painted, source page space, as snapped. */
  readonly boxes: readonly Rect[];
  readonly encoding?: ExpectedImage['encoding'];
}

export interface RedactReport {
  readonly pages: number;
  readonly rebuilt: readonly number[];
  readonly outcomes: readonly PageOutcome[];
  /**
   * Only when terms were given: pages without a text layer, where no term could be looked
   * for. Somebody has to read them.
   */
  readonly pagesWithoutText?: readonly number[];
  /**
   * Only of a searchable file: pages on which a term was read in the picture that leaves, boxes and
   * all. Somebody has to look at them.
   */
  readonly stillShowing?: readonly number[];
  /** Who read the words of rebuilt pages, with its version; only of a searchable file. */
  readonly reader?: string;
  readonly inputSha256: string;
  readonly outputSha256: string;
  readonly verification: Verification;
}
export interface RedactResult {
  readonly bytes: Uint8Array;
  readonly report: RedactReport;
}

/** A page of the desk's own words. Lines wrap; a long text runs over several pages. */
export interface OwnText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Label and value pairs, or table rows; the first column is narrow. */
  readonly rows?: readonly (readonly string[])[];
  /** Printed above the title, e.g. the clinic's name and address. */
  readonly letterhead?: readonly string[];
  /** Paragraphs after the rows. */
  readonly closing?: readonly string[];
  /** Whatever else the page has, in order, after the closing. */
  readonly blocks?: readonly TextBlock[];
  /** No letter of the page is smaller, in points: some states ask for it of a form. */
  readonly leastSize?: number | undefined;
  /** Stands at the foot of each page before its number; without it there are no numbers. */
  readonly foot?: string | undefined;
}

/** What a pen drew on the pad: points from 0 to 1 of its width and height, from the top left. */
export interface SignatureInk {
  readonly strokes: readonly (readonly (readonly [number, number])[])[];
  /** Width of the pad by its height. */
  readonly aspect: number;
}

/** One piece of a letter or a form. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Cells side by side: a label and its words, a number and its line, or the columns of a table. */
  | {
      readonly kind: 'row';
      readonly as: 'label' | 'number' | 'table';
      readonly cells: readonly string[];
    }
  | { readonly kind: 'heading'; readonly text: string }
  /** A line to fill in; empty where it is to be filled by hand. */
  | { readonly kind: 'line'; readonly label: string; readonly value: string }
  | { readonly kind: 'check'; readonly checked: boolean; readonly text: string }
  | {
      readonly kind: 'signature';
      readonly label: string;
      readonly ink?: SignatureInk | undefined;
      /** A name typed instead of drawn. */
      readonly typed?: string | undefined;
      readonly date: string;
      /** How it was signed; empty where it was not. */
      readonly note: string;
    };

/** A file the packet draws pages from. Given once, used by several parts. */
export type PacketSource = FileGiven & PacketSourceFacts;

export interface PacketSourceFacts {
  readonly id: string;
  readonly password?: string;
  /** What was read from the pictures of its pages, where a cover may run on or a term may stand. */
  readonly words?: readonly PageWords[];
}

export interface SourcePages {
  readonly sourceId: string;
  /** Pages in the order wanted, from 1; all when absent. */
  readonly pages?: readonly number[];
  /** Page numbers are the source's. */
  readonly marks?: readonly Mark[];
}

export type PacketPart =
  | { readonly kind: 'cover'; readonly text: OwnText }
  | { readonly kind: 'notice'; readonly text: OwnText }
  /** A list of the record parts with the pages they stand on, filled in by the engine. */
  | { readonly kind: 'index'; readonly title: string }
  | ({ readonly kind: 'request' } & SourcePages)
  | ({
      readonly kind: 'records';
      readonly title?: string;
      /** A line the law wants at the foot of these pages of the source. */
      readonly footer?: { readonly text: string; readonly pages: readonly number[] };
    } & SourcePages);

export interface PacketSpec {
  readonly sources: readonly PacketSource[];
  readonly parts: readonly PacketPart[];
  readonly stamp: {
    readonly requestNumber: string;
    readonly patientLine?: string;
    /** First number of `PREFIX-000017`; six digits. */
    readonly bates?: { readonly prefix: string; readonly start: number };
  };
  /** Light and diagonal over record pages. */
  readonly watermark?: string;
  /** "PRACTICE - NOT A RECORD" on every page. */
  readonly practice?: boolean;
  readonly terms?: readonly string[];
  readonly dpi?: number;
  /** As in `RedactRequest`. */
  readonly searchable?: boolean;
  /** Sheet of the desk's own pages; Letter unless said. */
  readonly sheet?: 'letter' | 'a4';
}

/** One page of the packet and where it came from. */
export interface ManifestRow {
  /** Page of the output, from 1. */
  readonly outputPage: number;
  readonly part: PacketPart['kind'];
  readonly sourceId?: string;
  readonly sourceSha256?: string;
  readonly sourcePage?: number;
  readonly rebuilt: boolean;
  /** A term was read in the picture that leaves: see `RedactReport.stillShowing`. */
  readonly stillShows?: true;
  /** "Page n of m" of the records; absent on other pages. */
  readonly recordPage?: number;
  readonly bates?: string;
}

export interface PacketReport {
  readonly pages: number;
  readonly recordPages: number;
  /** Output pages that were rebuilt from pixels. */
  readonly rebuilt: readonly number[];
  readonly batesFrom?: string;
  readonly batesTo?: string;
  /** Letters of the desk's own words that no font has, or that cannot be set; they print as `?`. */
  readonly lettersLost?: boolean;
  /** As in `RedactReport`. */
  readonly reader?: string;
  readonly outputSha256: string;
  readonly verification: Verification;
}
/** What there is to say of a packet. */
export interface PacketAccount {
  readonly manifest: readonly ManifestRow[];
  readonly report: PacketReport;
}
export interface PacketResult extends PacketAccount {
  readonly bytes: Uint8Array;
}

/** A page as a packet would be made of it. */
export interface CoversRequest {
  readonly source: PdfSource;
  readonly page: number;
  /** Of this page. */
  readonly marks: readonly Mark[];
  readonly terms: readonly string[];
  readonly words?: readonly PageWords[];
}

export interface LockRequest {
  /** A file the desk wrote and proved. */
  readonly bytes: Uint8Array;
  /** As typed; it is never in a message. */
  readonly password: string;
}
export interface LockResult {
  readonly bytes: Uint8Array;
  readonly report: {
    readonly pages: number;
    readonly outputSha256: string;
    readonly verification: Verification;
  };
}

export type VerifyRequest = FileGiven & { readonly expectations: Expectations };

/** The new file is written there as it is made, and is proved when the call resolves. */
export interface Into {
  readonly into: DraftTicket;
}

export type OpenRequest = FileGiven & {
  readonly fileId: string;
  readonly password?: string;
};

export interface PdfEngine {
  /** Takes any kind of `FileKind` in; anything else is refused with a sentence. */
  importFile(input: ImportRequest, onProgress?: OnProgress): Promise<ImportedFile>;
  /** Keeps a document parsed under `fileId` until `close`. Opening an id again replaces it. */
  open(input: OpenRequest): Promise<{ readonly pages: number }>;
  close(input: { readonly fileId: string }): Promise<void>;
  renderPage(input: RenderRequest): Promise<PageImage>;
  /** Words with boxes in unrotated user space, in the file's own order. */
  pageWords(input: { readonly source: PdfSource; readonly page: number }): Promise<readonly Word[]>;
  /** What a page leaves covered with: the boxes painted, in unrotated user space. */
  coversOf(input: CoversRequest): Promise<readonly Rect[]>;
  /** Words of a picture of a page; coordinates are the picture’s own. */
  readPicture(input: {
    readonly picture: PageImage;
    readonly dpi: number;
  }): Promise<readonly PictureWord[]>;
  redact(input: RedactRequest, onProgress?: OnProgress): Promise<RedactResult>;
  redactInto(input: RedactRequest & Into, onProgress?: OnProgress): Promise<RedactReport>;
  /** `stop` ends it where workers do it: the call is refused as `stopped`. */
  composePacket(input: PacketSpec, onProgress?: OnProgress, stop?: Stop): Promise<PacketResult>;
  composePacketInto(
    input: PacketSpec & Into,
    onProgress?: OnProgress,
    stop?: Stop,
  ): Promise<PacketAccount>;
  /** The proved file under AES-256: opens with the password alone and is the same in every sign. */
  lock(input: LockRequest, onProgress?: OnProgress): Promise<LockResult>;
  verify(input: VerifyRequest): Promise<Verification>;
}
