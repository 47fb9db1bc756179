/** Whether a page has colour that a reader would miss: a wound, the lines of a graph. */
import type { PageImage } from '../model';

/** Between the strongest and the weakest of red, green and blue; paper gone yellow has less. */
const leastSpread = 56;
/** Parts of the page in colour. A photo or a stamp has more, a speck of a scanner less. */
const leastShare = 0.0025;
const leastShareOfHue = 0.001;
const hues = 6;

/** How a page is to be looked at: `print` has nothing between ink and paper. */
export type Look = 'print' | 'grays';

/**
 * On a page of print one colour says nothing that black does not; two tell things apart.
 * A page with grays is a scan or a photo, where any colour is part of what is seen.
 */
export function hasColour({ pixels }: Pick<PageImage, 'pixels'>, look: Look): boolean {
  const counts = new Uint32Array(hues);
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const hue = hueOf(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    if (hue >= 0) counts[hue] = (counts[hue] ?? 0) + 1;
  }
  const dots = pixels.length / 4;
  return look === 'grays'
    ? counts.reduce((sum, count) => sum + count, 0) > dots * leastShare
    : counts.filter((count) => count > dots * leastShareOfHue).length > 1;
}

/** Red, yellow, green, cyan, blue or magenta, 0 to 5; -1 where the dot is as good as gray. */
function hueOf(red: number, green: number, blue: number): number {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < leastSpread) return -1;
  const sixth =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread;
  return (Math.round(sixth) + hues) % hues;
}
