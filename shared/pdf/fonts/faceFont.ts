/** One font file: which letters it has, and the subset of them that a document uses. */
import type { PDFDocument, PDFFont, PDFRef } from '@cantoo/pdf-lib';
import type { FontFile } from './fontFiles';

/** A letter as a font writes it. */
export interface Sign {
  /** What a reader of the file gets: two letters that look alike may be one sign. */
  readonly text: string;
  /** Its number in the subset, four hexadecimal digits. */
  readonly codes: string;
  /** At one point of size. */
  readonly width: number;
}

/** The tag marks a subset (ISO 32000-1, 9.6.4); it is the same each time, so that files are. */
const subsetTag = 'ROIDSK+';

export class FaceFont {
  private readonly file: FontFile;
  private readonly bytes: Uint8Array;
  private readonly letters: ReadonlySet<number>;
  private embedded: Promise<PDFFont> | undefined;
  /** Set once it is embedded. */
  ref: PDFRef | undefined;
  private readonly bySign = new Map<string, string>();

  private constructor(file: FontFile, bytes: Uint8Array, letters: ReadonlySet<number>) {
    this.file = file;
    this.bytes = bytes;
    this.letters = letters;
  }

  static async read(file: FontFile, bytes: Uint8Array): Promise<FaceFont> {
    const { lettersOf } = await import('./subsetter');
    return new FaceFont(file, bytes, lettersOf(bytes));
  }

  has(letter: string): boolean {
    return this.letters.has(letter.codePointAt(0) ?? 0);
  }

  /** A letter this font `has`. */
  async sign(letter: string, out: PDFDocument): Promise<Sign> {
    const font = await (this.embedded ??= this.embed(out));
    const codes = font.encodeText(letter).asString();
    const text = this.bySign.get(codes) ?? letter;
    this.bySign.set(codes, text);
    return { text, codes, width: font.widthOfTextAtSize(letter, 1) };
  }

  /** At one point of size, of letters this font `has`; none of them goes into the subset. */
  async widthOf(word: string, out: PDFDocument): Promise<number> {
    const font = await (this.embedded ??= this.embed(out));
    const widths = Array.from(word, (letter) => font.widthOfTextAtSize(letter, 1));
    return widths.reduce((sum, width) => sum + width, 0);
  }

  private async embed(out: PDFDocument): Promise<PDFFont> {
    const { subsetter } = await import('./subsetter');
    out.registerFontkit(subsetter);
    const customName = `${subsetTag}${this.file.replace('.ttf', '')}`;
    const font = await out.embedFont(this.bytes, { subset: true, customName });
    this.ref = font.ref;
    return font;
  }
}
