/** Words read from the picture of a page, put where they stand on the page. */
import { area, intersect, inverse, mapRect, shownSize, uprightMatrix } from '../geometry';
import type { PageFacts, Rect, Word } from '../model';
import type { PictureWord } from './pictureReader';
import { joinLines, normalise, occurrences } from './terms';

/** Less sure than this, what was read is more often dirt than a word. */
const leastConfidence = 20;

/** `picture`: size in pixels of the whole page as shown. Rects in points, unrotated user space. */
export function wordsOnPage(
  words: readonly PictureWord[],
  { crop, rotation }: Pick<PageFacts, 'crop' | 'rotation'>,
  picture: { readonly width: number; readonly height: number },
): readonly Word[] {
  const shown = shownSize(crop, rotation);
  const back = inverse(uprightMatrix(crop, rotation));
  const [perX, perY] = [shown.width / picture.width, shown.height / picture.height];
  return words
    .filter(({ confidence }) => confidence >= leastConfidence)
    .map(({ text, box: [left, top, right, bottom] }) => {
      const upright: Rect = [left * perX, shown.height - bottom * perY, right * perX, shown.height - top * perY]; // prettier-ignore
      return { text, rect: mapRect(back, upright) };
    });
}

/** Read from a picture: what stands there may not have been read, and edges are not exact. */
export function isRead(word: Word): boolean {
  return word.loose === undefined;
}

/** The words of a page's text, then those of its picture that are not the same word at the same place. */
export function withRead(typed: readonly Word[], read: readonly Word[]): readonly Word[] {
  return typed.length === 0 ? read : [...typed, ...read.filter((word) => !isTyped(word, typed))];
}

function isTyped({ text, rect }: Word, typed: readonly Word[]): boolean {
  const over = typed.flatMap((word) => {
    const shared = intersect(word.rect, rect);
    return shared ? [{ text: word.text, area: area(shared) }] : [];
  });
  const covered = over.reduce((sum, one) => sum + one.area, 0);
  if (covered <= area(rect) / 2) return false;
  return normalise(over.map((one) => one.text).join('')).includes(normalise(text));
}

/**
 * Boxes of every occurrence that lies in words read from a picture, one per line touched; whole words, as
 * nobody knows where their letters stand. `terms` are normalised.
 */
export function findTermsRead(words: readonly Word[], terms: readonly string[]): readonly Rect[] {
  if (terms.length === 0) return [];
  const letters = words.map(({ text }) => normalise(text));
  const wordAt = letters.flatMap((part, at) => new Array<number>(part.length).fill(at));
  const text = letters.join('');
  return terms.flatMap((term) =>
    occurrences(text, term).flatMap((at) => {
      const own = words.slice(wordAt[at], (wordAt[at + term.length - 1] ?? 0) + 1);
      return own.some(isRead) ? joinLines(own.map(({ rect }) => rect)) : [];
    }),
  );
}
