/** The desk's own lettering: Helvetica where it can, DejaVu Sans (embedded, subset) where not. */
import {
  PDFName,
  StandardFonts,
  type PDFDocument,
  type PDFFont,
  type PDFRef,
} from '@cantoo/pdf-lib';

export type Face = 'regular' | 'bold' | 'unicode' | 'mono';
const resourceNames: Readonly<Record<Face, string>> = {
  regular: 'F0',
  bold: 'F1',
  unicode: 'F2',
  mono: 'F3',
};

/** Text as it will be drawn. */
export interface Lettering {
  readonly text: string;
  readonly face: Face;
  readonly font: PDFFont;
}

export class Fonts {
  /** Whether a letter had to be printed as a question mark. */
  hasLostLetters = false;
  private readonly out: PDFDocument;
  private readonly sans: Uint8Array;
  private readonly embedded = new Map<Face, PDFFont>();
  private readonly known = new Map<Face, ReadonlySet<number>>();

  constructor(out: PDFDocument, sans: Uint8Array) {
    this.out = out;
    this.sans = sans;
  }

  /** Bold or not, or letters of one width. Embedded on first use only: an unused font would be an object nothing leads to. */
  async lettering(text: string, look: boolean | 'mono'): Promise<Lettering> {
    const clean = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, ' ');
    const face: Face = isWinAnsi(clean) ? faceOf(look) : 'unicode';
    const font = await this.font(face);
    return { text: face === 'unicode' ? this.drawable(clean, font) : clean, face, font };
  }

  /** `/F0 ref` pairs for a page's resources. */
  resources(faces: Iterable<Face>): Readonly<Record<string, PDFRef>> {
    const entries: [string, PDFRef][] = [];
    for (const face of faces) {
      const font = this.embedded.get(face);
      if (font) entries.push([resourceNames[face], font.ref]);
    }
    return Object.fromEntries(entries);
  }

  /** Letters the font lacks print as a question mark, not as nothing. */
  private drawable(text: string, font: PDFFont): string {
    const known = this.known.get('unicode') ?? new Set(font.getCharacterSet());
    this.known.set('unicode', known);
    return Array.from(text, (letter) => {
      if (known.has(letter.codePointAt(0) ?? 0)) return letter;
      this.hasLostLetters = true;
      return '?';
    }).join('');
  }

  private async font(face: Face): Promise<PDFFont> {
    const found = this.embedded.get(face);
    if (found) return found;
    const font = await this.embed(face);
    this.embedded.set(face, font);
    return font;
  }

  /** The font reader is large, and few packets hold a letter that needs it. */
  private async embedSans(): Promise<PDFFont> {
    const { subsetter } = await import('./subsetter');
    this.out.registerFontkit(subsetter);
    return this.out.embedFont(this.sans, { subset: true });
  }

  private embed(face: Face): Promise<PDFFont> {
    switch (face) {
      case 'regular':
        return this.out.embedFont(StandardFonts.Helvetica);
      case 'bold':
        return this.out.embedFont(StandardFonts.HelveticaBold);
      case 'mono':
        return this.out.embedFont(StandardFonts.Courier);
      case 'unicode':
        return this.embedSans();
    }
  }
}

function faceOf(look: boolean | 'mono'): Face {
  if (look === 'mono') return 'mono';
  return look ? 'bold' : 'regular';
}

/** ASCII, Latin-1 and the few signs of Windows-1252 that letters use. */
function isWinAnsi(text: string): boolean {
  return /^[\x20-\x7e\xa0-\xac\xae-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/.test(text);
}

export interface Drawn {
  readonly lettering: Lettering;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** 0 black .. 1 white. */
  readonly gray?: number;
  /** Radians, counter-clockwise. */
  readonly angle?: number;
}

/** One line of text as content operators. */
export function drawText(drawn: Drawn): string {
  const { lettering, x, y, size, gray = 0, angle = 0 } = drawn;
  const cos = Math.cos(angle).toFixed(5);
  const sin = Math.sin(angle).toFixed(5);
  const back = (-Math.sin(angle)).toFixed(5);
  const hex = lettering.font.encodeText(lettering.text).toString();
  const name = PDFName.of(resourceNames[lettering.face]).toString();
  return `BT ${gray.toFixed(3)} g ${name} ${size.toFixed(2)} Tf ${cos} ${sin} ${back} ${cos} ${x.toFixed(2)} ${y.toFixed(2)} Tm ${hex} Tj ET`;
}

export function widthOf(lettering: Lettering, size: number): number {
  return lettering.font.widthOfTextAtSize(lettering.text, size);
}
