/** What the desk prints around a page: numbers in the bottom margin, watermark, practice line. */
import type { Face } from '../fonts/fontFiles';
import { drawText, facesOf, widthOf, type Fonts, type Lettering } from '../fonts/fonts';
import type { Matrix } from '../verify/expectations';
import { multiply } from '../geometry';

/** The page is shrunk into its own sheet so that stamps never lie on the record. */
export const shrink = 0.95;
export const practiceLine = 'PRACTICE - NOT A RECORD';
const sidePart = 0.05;
const watermarkGray = 0.88;

export interface StampTexts {
  readonly left?: string;
  readonly centre?: string;
  readonly right?: string;
  /** A second line at the foot, over the numbers. */
  readonly footer?: string;
  readonly watermark?: string;
  readonly practice: boolean;
}

export interface Stamped {
  readonly content: readonly string[];
  readonly faces: ReadonlySet<Face>;
  readonly texts: readonly string[];
  readonly usesMultiply: boolean;
}

/** From the upright page to its place on the sheet: top edge kept, room left below. */
export function onSheet(upright: Matrix, width: number, height: number): Matrix {
  const place: Matrix = [shrink, 0, 0, shrink, (width * (1 - shrink)) / 2, height * (1 - shrink)];
  return multiply(upright, place);
}

export async function stampPage(
  fonts: Fonts,
  size: { readonly width: number; readonly height: number },
  texts: StampTexts,
): Promise<Stamped> {
  const stamper = new Stamper(fonts, size.width, size.height);
  if (texts.watermark !== undefined) await stamper.watermark(texts.watermark);
  await stamper.foot(texts);
  if (texts.footer !== undefined) await stamper.footer(texts.footer);
  if (texts.practice) await stamper.practice(texts.footer !== undefined);
  return { ...stamper.done, usesMultiply: texts.watermark !== undefined };
}

class Stamper {
  private readonly fonts: Fonts;
  private readonly width: number;
  private readonly height: number;
  private readonly room: number;
  private readonly content: string[] = [];
  private readonly faces = new Set<Face>();
  private readonly texts: string[] = [];

  constructor(fonts: Fonts, width: number, height: number) {
    this.fonts = fonts;
    this.width = width;
    this.height = height;
    this.room = height * (1 - shrink);
  }

  get done(): {
    readonly content: readonly string[];
    readonly faces: ReadonlySet<Face>;
    readonly texts: readonly string[];
  } {
    return { content: this.content, faces: this.faces, texts: this.texts };
  }

  /** Left, centre and right on one line; the letters shrink until they do not touch. */
  async foot(texts: StampTexts): Promise<void> {
    const left = await this.letter(texts.left);
    const centre = await this.letter(texts.centre);
    const right = await this.letter(texts.right);
    const present = [left, centre, right].filter((lettering) => lettering !== undefined);
    if (present.length === 0) return;
    const side = this.width * sidePart;
    const unit = present.reduce((sum, lettering) => sum + widthOf(lettering, 1) + 1.5, 0);
    const size = Math.min(this.largest, (this.width - 2 * side) / unit);
    const y = this.room * 0.25;
    if (left) this.put(left, side, y, size);
    if (centre) this.put(centre, this.between(left, centre, right, size), y, size);
    if (right) this.put(right, this.width - side - widthOf(right, size), y, size);
  }

  /** Centred on the page, or in what the two sides leave. */
  private between(
    left: Lettering | undefined,
    centre: Lettering,
    right: Lettering | undefined,
    size: number,
  ): number {
    const side = this.width * sidePart;
    const from = side + (left ? widthOf(left, size) + size : 0);
    const to = this.width - side - (right ? widthOf(right, size) + size : 0);
    const own = widthOf(centre, size);
    const middle = (this.width - own) / 2;
    return middle >= from && middle + own <= to ? middle : from + (to - from - own) / 2;
  }

  /** What the law wants on the page, between the numbers and the record. */
  async footer(text: string): Promise<void> {
    const line = await this.fonts.lettering(text, false);
    this.centred(line, this.room * 0.52, Math.min(this.largest, this.room * 0.18));
  }

  async practice(overFooter: boolean): Promise<void> {
    const line = await this.fonts.lettering(practiceLine, true);
    const size = overFooter ? Math.min(this.largest, this.room * 0.2) : this.largest * 1.1;
    this.centred(line, this.room * (overFooter ? 0.76 : 0.62), size);
  }

  private centred(line: Lettering, y: number, largest: number): void {
    const size = Math.min(largest, (this.width * 0.9) / widthOf(line, 1));
    this.put(line, (this.width - widthOf(line, size)) / 2, y, size);
  }

  /** Multiplied onto the page, so that print under it stays black. */
  async watermark(text: string): Promise<void> {
    const line = await this.fonts.lettering(text, true);
    const angle = Math.atan2(this.height, this.width);
    const diagonal = Math.hypot(this.width, this.height);
    const size = Math.min(diagonal * 0.06, (diagonal * 0.72) / widthOf(line, 1));
    const half = widthOf(line, size) / 2;
    const x = this.width / 2 - half * Math.cos(angle) + (size / 3) * Math.sin(angle);
    const y = this.height / 2 - half * Math.sin(angle) - (size / 3) * Math.cos(angle);
    this.content.push(
      'q /G0 gs',
      drawText({ lettering: line, x, y, size, gray: watermarkGray, angle }),
      'Q',
    );
    this.note(line);
  }

  private get largest(): number {
    return Math.min(this.room * 0.34, Math.max(4, Math.min(24, (this.width / 612) * 8.5)));
  }

  private async letter(text: string | undefined): Promise<Lettering | undefined> {
    return text === undefined || text === '' ? undefined : this.fonts.lettering(text, false);
  }

  private put(lettering: Lettering, x: number, y: number, size: number): void {
    this.content.push(drawText({ lettering, x, y, size }));
    this.note(lettering);
  }

  private note(lettering: Lettering): void {
    for (const face of facesOf(lettering)) this.faces.add(face);
    this.texts.push(lettering.text);
  }
}
