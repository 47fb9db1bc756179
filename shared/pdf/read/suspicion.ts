/**
 * Reasons why a page may hold more than the eye sees. Any one makes it a page rebuilt from
 * pixels: what is rebuilt cannot say more than it shows (pdf.md 2.1, 2.5).
 */
import { area, contains, intersect, shownSize } from '../geometry';
import type { Rect } from '../model';
import {
  nativeResolution,
  paintedObjects,
  type Painted,
  type PaintedImage,
  type PaintedText,
} from './pageObjects';
import { hasContrast } from './grays';
import { boxAt, noLetters, printing, type Letters } from './letters';
import { flagHardEdges, type GrayBitmap, type PdfiumPage } from './pdfiumPage';

export type Suspicion =
  | 'hidden-text'
  | 'text-under-box'
  | 'off-page-text'
  | 'cropped-image'
  | 'covered-image'
  | 'tiny-image'
  | 'too-complex';

export interface PageLook {
  readonly suspicions: readonly Suspicion[];
  readonly letters: Letters;
  /** Where its images are; undefined where the page paints more than the desk looks through. */
  readonly pictures: readonly Rect[] | undefined;
  /** Finest image on the page, dots per inch; 0 without one. */
  readonly imageResolution: number;
}

const lookDpi = 110;
const mostLookPixels = 6_000_000;
const offPageTolerance = 2;
const imageTolerance = 6;
const inkContrast = 24;
const nearWhite = 215;
const nearClear = 60;
const darkGround = 140;
const smallestText = 1.2;
/** Finer than any print: a picture that can be enlarged and not be read on the page. */
const finestPrint = 1200;
const smallestImage = 4;
/** A rule may be drawn as a picture: so few rows of pixels hold no letter. */
const unreadableRows = 4;

/** What need not be asked of a page that is rebuilt anyway. */
export interface LookWish {
  /** The page's letters: for hidden ones, and for finding terms. */
  readonly letters: boolean;
  /** Drawing the page, to see whether every letter leaves ink. */
  readonly ink: boolean;
}
const everything: LookWish = { letters: true, ink: true };

export function lookAtPage(page: PdfiumPage, wish: LookWish = everything): PageLook {
  const objects = paintedObjects(page);
  const letters = wish.letters ? page.letters() : noLetters;
  const printed = printing(letters);
  const found = new Set<Suspicion>([
    ...(objects ? paintingSuspicions(objects, page.box) : (['too-complex'] as const)),
    ...letterSuspicions(letters, printed, page.box),
  ]);
  if (wish.ink && found.size === 0 && hasInklessLetter(page, letters, printed)) {
    found.add('hidden-text');
  }
  return {
    suspicions: [...found].sort(),
    letters,
    pictures: objects?.filter(({ kind }) => kind === 'image').map(({ box }) => box),
    imageResolution: nativeResolution(objects ?? []),
  };
}

function letterSuspicions(
  { codes, boxes }: Letters,
  printed: readonly number[],
  visible: Rect,
): readonly Suspicion[] {
  const found = new Set<Suspicion>();
  for (const at of printed) {
    const box = boxAt(boxes, at);
    if (!contains(visible, box, offPageTolerance)) found.add('off-page-text');
    if (isDust(codes[at] ?? 0, box)) found.add('hidden-text');
  }
  return [...found];
}

/** A letter or digit nobody could read. */
function isDust(code: number, box: Rect): boolean {
  const size = Math.max(box[2] - box[0], box[3] - box[1]);
  return (
    size < smallestText && /[\p{L}\p{N}]/u.test(String.fromCodePoint(Math.min(code, 0x10ffff)))
  );
}

/**
 * Draws the page and asks of every letter whether something is to be seen in its box. The
 * quick drawing without smoothing can lose a hairline, so it only ever clears a page.
 */
function hasInklessLetter(page: PdfiumPage, letters: Letters, printed: readonly number[]): boolean {
  const leavesNone = (flags: number) => leavesNoInk(page, flags, letters.boxes, printed);
  return printed.length > 0 && leavesNone(flagHardEdges) && leavesNone(0);
}

function leavesNoInk(
  page: PdfiumPage,
  flags: number,
  boxes: Float64Array,
  printed: readonly number[],
): boolean {
  const crop = page.box;
  const shown = shownSize(crop, 0);
  const scale = Math.min(lookDpi / 72, Math.sqrt(mostLookPixels / (shown.width * shown.height)));
  const size = {
    width: Math.max(1, Math.round(shown.width * scale)),
    height: Math.max(1, Math.round(shown.height * scale)),
    turns: page.turnsBack,
    flags,
  };
  return page.withGray(size, (bitmap) =>
    printed.some((at) => !hasInk(bitmap, boxAt(boxes, at), crop, scale)),
  );
}

function hasInk(bitmap: GrayBitmap, box: Rect, crop: Rect, scale: number): boolean {
  const place = {
    left: Math.max(0, Math.floor((box[0] - crop[0]) * scale)),
    right: Math.min(bitmap.width, Math.ceil((box[2] - crop[0]) * scale) + 1),
    top: Math.max(0, Math.floor((crop[3] - box[3]) * scale)),
    bottom: Math.min(bitmap.height, Math.ceil((crop[3] - box[1]) * scale) + 1),
  };
  return hasContrast(bitmap, place, inkContrast);
}

/** What has been painted so far. */
interface Below {
  readonly texts: PaintedText[];
  readonly images: Rect[];
  readonly darkGrounds: Rect[];
}

function paintingSuspicions(objects: readonly Painted[], visible: Rect): readonly Suspicion[] {
  const found: Suspicion[] = [];
  const below: Below = { texts: [], images: [], darkGrounds: [] };
  for (const object of objects) {
    if (below.texts.some((text) => covers(object, text.box))) found.push('text-under-box');
    if (below.images.some((image) => hidesImage(object, image))) found.push('covered-image');
    if (object.kind === 'text' && isFaint(object, below.darkGrounds)) found.push('hidden-text');
    if (object.kind === 'image' && !contains(visible, object.box, imageTolerance)) {
      found.push('cropped-image');
    }
    if (object.kind === 'image' && isTiny(object)) found.push('tiny-image');
    put(below, object);
  }
  return found;
}

function put(below: Below, object: Painted): void {
  if (object.kind === 'text') below.texts.push(object);
  else if (object.kind === 'image') below.images.push(object.box);
  else if (object.kind === 'path' && object.filled && object.lightness < darkGround) {
    below.darkGrounds.push(object.box);
  }
}

function isTiny({ pixels, sides }: PaintedImage): boolean {
  return isTinyAlong(pixels.width, sides.width) || isTinyAlong(pixels.height, sides.height);
}

function isTinyAlong(pixels: number, points: number): boolean {
  if (pixels * 72 > finestPrint * points) return true;
  return points < smallestImage && pixels > unreadableRows;
}

/** Painted later over a text line: more than a rule or an underline. */
function covers(object: Painted, text: Rect): boolean {
  if (object.kind === 'text') return false;
  if (object.kind === 'path' && !object.filled) return false;
  const shared = intersect(object.box, text);
  if (!shared) return false;
  const height = Math.max(0.1, text[3] - text[1]);
  return shared[2] - shared[0] > 1 && shared[3] - shared[1] > Math.max(1, height * 0.3);
}

/** A filled shape or another picture laid over a picture. */
function hidesImage(object: Painted, image: Rect): boolean {
  if (object.kind === 'text') return false;
  if (object.kind === 'path' && !object.filled) return false;
  const shared = intersect(object.box, image);
  return shared !== undefined && area(shared) > 36;
}

/** See-through words, white words on nothing dark, words cut off by a clip. */
function isFaint(text: PaintedText, darkGrounds: readonly Rect[]): boolean {
  const { box, clip } = text;
  if (area(box) === 0) return false;
  if (text.alpha < nearClear) return true;
  if (text.lightness > nearWhite && !darkGrounds.some((ground) => contains(ground, box, 1)))
    return true;
  return clip !== undefined && !contains(clip, box, 4);
}
