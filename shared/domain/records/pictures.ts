import type { RecordPage } from './slice';

/** Less of a page than an insurance card: a logo, a seal, a small drawing. */
const leastShare = 0.06;
/**
 * A layer of text that a scanner laid over its picture leaves some rules and a stamp bare. Words typed over
 * a scan count as covered too: a banner of five lines leaves a few lines of a scan this much.
 */
const leastBare = 0.25;

type PictureFacts = Pick<RecordPage, 'textLength' | 'pictures'>;

/**
 * The picture of the page may show words that its text does not hold, and has to be read: a scan, also
 * one with a typed line over it. A page taken in before this was looked for may be one.
 */
export function isPicture({ textLength, pictures }: PictureFacts): boolean {
  if (textLength === 0 || !pictures) return true;
  return pictures.share >= leastShare && pictures.bare >= leastBare;
}

/** It has text, and nobody knows whether a picture shows more: read as a picture, it may be all typed. */
export function mayBeTyped({ textLength, pictures }: PictureFacts): boolean {
  return textLength > 0 && !pictures;
}
