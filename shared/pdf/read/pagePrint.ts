/** By what a page is known again: its words, and a small picture of it where it holds pictures. */
import type { PagePrint } from '../model';
import { printing, type Letters } from './letters';
import type { PdfiumPage } from './pdfiumPage';
import type { PageLook } from './suspicion';

/** Fewer letters say nothing: a stamp, a page number. */
const fewestLetters = 60;
/** The small picture, in points of one bit; drawn finer first, so that a shift by a dot changes little. */
const across = 32;
const down = 32;
const fineness = 4;
/** A page with less between its lightest and darkest part is empty. */
const leastContrast = 12;

export function pagePrint(page: PdfiumPage, look: PageLook): PagePrint {
  const words = wordPrint(look.letters);
  const picture = look.imageResolution > 0 ? picturePrint(page) : undefined;
  return { ...(words !== undefined && { words }), ...(picture !== undefined && { picture }) };
}

/** Two sums over the letters and digits of the page (FNV-1a, 32 bits each), whatever number it has. */
function wordPrint(letters: Letters): string | undefined {
  const text = printing(letters)
    .map((at) => String.fromCodePoint(Math.min(letters.codes[at] ?? 0, 0x10ffff)))
    .join('');
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/page\d+of\d+/gu, '');
  if (words.length < fewestLetters) return undefined;
  const sums = [0x811c9dc5, 0x1234567].map((start) =>
    Array.from(words).reduce(
      (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
      start,
    ),
  );
  return sums.map((sum) => sum.toString(16).padStart(8, '0')).join('');
}

/** For each part of the page whether it is darker than the one beside it, as hexadecimal digits. */
function picturePrint(page: PdfiumPage): string | undefined {
  const size = { width: (across + 1) * fineness, height: down * fineness };
  const means = page.withGray(size, ({ samples }) =>
    Array.from({ length: (across + 1) * down }, (_, at) =>
      meanAt(samples, size.width, {
        column: at % (across + 1),
        row: Math.floor(at / (across + 1)),
      }),
    ),
  );
  if (Math.max(...means) - Math.min(...means) < leastContrast) return undefined;
  const bits = means.flatMap((mean, at) =>
    at % (across + 1) === across ? [] : [mean + 1 < (means[at + 1] ?? 0) ? 1 : 0],
  );
  return (bits.join('').match(/.{4}/gu) ?? [])
    .map((four) => Number.parseInt(four, 2).toString(16))
    .join('');
}

function meanAt(
  samples: Uint8Array,
  stride: number,
  { column, row }: { readonly column: number; readonly row: number },
): number {
  let sum = 0;
  for (let y = row * fineness; y < (row + 1) * fineness; y += 1) {
    for (let x = column * fineness; x < (column + 1) * fineness; x += 1) {
      sum += samples[y * stride + x] ?? 255;
    }
  }
  return sum / fineness ** 2;
}
