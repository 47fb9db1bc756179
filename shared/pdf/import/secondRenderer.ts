/** What another program draws where PDFium cannot. The host has it: it needs a canvas. */
import type { PageImage } from '../model';

export interface SecondRenderer {
  /** Rejects where it cannot open the file either. */
  open(file: {
    readonly bytes: Uint8Array;
    readonly password?: string | undefined;
  }): Promise<SecondDocument>;
}

/** `close` exactly once. */
export interface SecondDocument {
  readonly pageCount: number;
  /** Page from 1, upright; undefined where it cannot be drawn within the limits. */
  draw(page: number, limits: DrawLimits): Promise<SecondPage | undefined>;
  close(): Promise<void>;
}

export interface DrawLimits {
  /** Dots per inch, and the most dots of a page; a larger page is drawn coarser. */
  readonly dpi: number;
  readonly dots: number;
  /** Time for one page. */
  readonly milliseconds: number;
}

export interface SecondPage {
  /** Of the page in the file; 0 where it is not known. */
  readonly objectNumber: number;
  /** As shown, in points. */
  readonly width: number;
  readonly height: number;
  readonly image: PageImage;
}
