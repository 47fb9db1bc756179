/** Words read from the picture of a page, put where they stand on the page. */
import { inverse, mapRect, shownSize, uprightMatrix } from '../geometry';
import type { PageFacts, Rect, Word } from '../model';
import type { PictureWord } from './pictureReader';

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
