/**
 * The PDF room's vocabulary. Coordinates everywhere are PDF points in unrotated user
 * space, origin lower left (DESIGN.md 6); pages count from 1.
 */

import type { ChartCode } from './chart/model';

/** `[x0, y0, x1, y1]` in points, unrotated user space. */
export type Rect = readonly [number, number, number, number];

/** A place on a page that must not leave. */
export interface Mark {
  readonly page: number;
  readonly rect: Rect;
  /** `outside`: all of the page but this and others like it must not leave. */
  readonly covers?: 'inside' | 'outside';
  /** The text behind the place on its line stays, and tells how wide the place is. */
  readonly onlyThis?: boolean;
  readonly reason: string;
}

/** What was noticed on opening a file; each is said in words, per page where it has one. */
export interface Finding {
  readonly code:
    | 'hidden-layer'
    | 'attachment'
    | 'script'
    | 'xfa'
    | 'form'
    | 'annotation'
    | 'signature'
    | 'portfolio'
    | 'text-under-box'
    | 'off-page-text'
    | 'older-revision'
    | 'after-end'
    | 'metadata'
    | 'permissions'
    | 'repaired'
    | 'very-large-page'
    | 'unreadable-page'
    | 'second-reader'
    | 'pictures-left-out'
    | 'outside-not-fetched'
    | 'letters-lost'
    | 'restricted'
    | 'no-patient';
  readonly page?: number;
  /** A sentence for the clerk. Never quotes the hidden text itself. */
  readonly message: string;
}

export interface PageFacts {
  readonly page: number;
  /** Size as shown (crop box, after rotation), points. */
  readonly width: number;
  readonly height: number;
  readonly rotation: 0 | 90 | 180 | 270;
  /** Crop box in unrotated user space. */
  readonly crop: Rect;
  /** Letters in the text layer; 0 means a scan. */
  readonly textLength: number;
  /** Absent where the page could not be looked through. */
  readonly pictures?: PictureFacts | undefined;
  /** Absent where the page says too little to be known again. */
  readonly print?: PagePrint | undefined;
}

/** Shares from 0 to 1. */
export interface PictureFacts {
  /** Of the page, under its pictures. */
  readonly share: number;
  /** Of what is to be seen within them, where no text of the page stands over it. */
  readonly bare: number;
}

/** By what a page is known again. Both are sums and say nothing of the words themselves. */
export interface PagePrint {
  readonly words?: string | undefined;
  /** 1,024 bits as hexadecimal digits. */
  readonly picture?: string | undefined;
}

export type PictureKind = 'tiff' | 'jpeg' | 'png';
/** `ccda` and `fhir` are documents another chart system exported. */
export type FileKind = 'pdf' | PictureKind | 'text' | 'ccda' | 'fhir';

export interface Encryption {
  readonly encrypted: boolean;
  /** Security handler revision (2..6) when encrypted. */
  readonly revision?: number;
  readonly needsPassword: boolean;
  /** What the author allowed; informative only. */
  readonly permissions?: {
    readonly print: boolean;
    readonly copy: boolean;
    readonly modify: boolean;
  };
}

/** The outcome of taking a file in. `pdf` is what the desk keeps and shows. */
export interface ImportedFile {
  readonly kind: FileKind;
  readonly sha256: string;
  readonly pages: readonly PageFacts[];
  readonly encryption: Encryption;
  readonly findings: readonly Finding[];
  /** The file itself when it was a PDF; else pages made of it. */
  readonly pdf: Uint8Array;
  /** Codes of an exported chart; they stand on no page. */
  readonly codes: readonly ChartCode[];
}

export interface Word {
  readonly text: string;
  /** Around the ink of its letters. */
  readonly rect: Rect;
  /** From where it begins to where the next begins, as tall as its font; not known of a picture. */
  readonly loose?: Rect;
}

/** The words of one page, from 1. */
export interface PageWords {
  readonly page: number;
  readonly words: readonly Word[];
}

/** A rendered page. `pixels` is RGBA, top row first. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** One named check of the verifier and what it looked at. */
export interface Check {
  readonly name: string;
  readonly passed: boolean;
  /** e.g. "96 pages, 12 images". */
  readonly looked: string;
  /** On refusal: the page (from 1) and why, in words. */
  readonly page?: number;
  readonly problem?: string;
}

export interface Verification {
  readonly passed: boolean;
  readonly checks: readonly Check[];
  readonly engine: string;
}

/** A file that is read where it lies: a long one is never whole in memory. */
export interface ReadableFile {
  /** In bytes. */
  readonly size: number;
  /** Exactly the bytes from `from` to before `to`, not to be changed. Throws where there are none. */
  read(from: number, to: number): Uint8Array;
}
