/** The desk's own lettering: embedded fonts, of which only the letters used go into the file. */
import { PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { FaceFont } from './faceFont';
import { fontFiles, type Face, type LoadFont } from './fontFiles';

const resourceNames: Readonly<Record<Face, string>> = {
  regular: 'F0',
  bold: 'F1',
  signs: 'F2',
  mono: 'F3',
  far: 'F4',
};

/** As content operators name it. */
export function fontName(face: Face): string {
  return PDFName.of(resourceNames[face]).toString();
}

/** Letters in a row that come from one font. */
interface Run {
  readonly face: Face;
  /** Numbers of the letters in the font, four hexadecimal digits each. */
  readonly codes: string;
  /** At one point of size. */
  readonly width: number;
}

/** Text as it will be drawn. */
export interface Lettering {
  readonly text: string;
  readonly runs: readonly Run[];
}

interface Letter extends Run {
  readonly text: string;
}

/**
 * Scripts whose letters join, move or run from right to left. Set one after another they would be
 * wrong, and a wrong name is worse than none.
 */
const shapedScripts =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Mongolian}]/u;

/** These are set as blanks, or not at all. */
const notPlain = new RegExp(`[\\p{Cc}\\p{Cf}\\p{Z}]|${shapedScripts.source}`, 'u');

export class Fonts {
  /** Whether a letter had to be printed as a question mark. */
  hasLostLetters = false;
  private readonly out: PDFDocument;
  private readonly loadFont: LoadFont;
  private readonly fonts = new Map<Face, Promise<FaceFont>>();
  private readonly used = new Map<Face, FaceFont>();
  /** Letters met before, by the face they were asked for. */
  private readonly known = new Map<Face, Map<string, Letter>>();

  constructor(out: PDFDocument, loadFont: LoadFont) {
    this.out = out;
    this.loadFont = loadFont;
  }

  /** Bold or not, or letters of one width. Embedded on first use only: an unused font would be an object nothing leads to. */
  async lettering(text: string, look: boolean | 'mono'): Promise<Lettering> {
    const clean = text.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, ' ');
    const face = faceOf(look);
    const known = this.known.get(face) ?? new Map<string, Letter>();
    this.known.set(face, known);
    const letters: Letter[] = [];
    for (const letter of clean) {
      const made = known.get(letter) ?? (await this.letter(letter, face));
      known.set(letter, made);
      letters.push(made);
    }
    return { text: letters.map((letter) => letter.text).join(''), runs: runsOf(letters) };
  }

  /** How wide a word is in the regular face alone; undefined where that lacks a letter of it. */
  async plainWidth(word: string): Promise<number | undefined> {
    const font = await this.font('regular');
    const isPlain = Array.from(word).every((letter) => font.has(letter) && !notPlain.test(letter));
    return isPlain ? font.widthOf(word, this.out) : undefined;
  }

  /** `/F0 ref` pairs for a page's resources. */
  resources(faces: Iterable<Face>): Readonly<Record<string, PDFRef>> {
    const entries: [string, PDFRef][] = [];
    for (const face of faces) {
      const ref = this.used.get(face)?.ref;
      if (ref) entries.push([resourceNames[face], ref]);
    }
    return Object.fromEntries(entries);
  }

  /** A letter no font has, or that cannot stand alone, prints as a question mark, not as nothing. */
  private async letter(letter: string, own: Face): Promise<Letter> {
    const faces: readonly Face[] = shapedScripts.test(letter) ? [] : [own, 'signs', 'far'];
    for (const face of faces) {
      const font = await this.font(face);
      if (!font.has(letter)) continue;
      this.used.set(face, font);
      return { face, ...(await font.sign(letter, this.out)) };
    }
    this.hasLostLetters = true;
    return this.letter('?', own);
  }

  private font(face: Face): Promise<FaceFont> {
    const file = fontFiles[face];
    const font =
      this.fonts.get(face) ?? this.loadFont(file).then((bytes) => FaceFont.read(file, bytes));
    this.fonts.set(face, font);
    return font;
  }
}

function faceOf(look: boolean | 'mono'): Face {
  if (look === 'mono') return 'mono';
  return look ? 'bold' : 'regular';
}

function runsOf(letters: readonly Letter[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { face, codes, width } of letters) {
    const last = runs.at(-1);
    if (last?.face === face) {
      runs[runs.length - 1] = { face, codes: last.codes + codes, width: last.width + width };
    } else {
      runs.push({ face, codes, width });
    }
  }
  return runs;
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
  const runs = lettering.runs.map(({ face, codes }) => {
    return `${fontName(face)} ${size.toFixed(2)} Tf <${codes}> Tj`;
  });
  return `BT ${gray.toFixed(3)} g ${cos} ${sin} ${back} ${cos} ${x.toFixed(2)} ${y.toFixed(2)} Tm ${runs.join(' ')} ET`;
}

export function widthOf({ runs }: Lettering, size: number): number {
  return runs.reduce((sum, { width }) => sum + width * size, 0);
}

export function facesOf({ runs }: Lettering): readonly Face[] {
  return runs.map(({ face }) => face);
}
