/** A safe page turned into something that can be placed on a sheet: an image or a form. */
import type { Fonts } from '../fonts/fonts';
import { boxText } from '../write/filePage';
import {
  identity,
  intersect,
  mapRect,
  multiply,
  shownSize,
  uprightMatrix,
  type Rotation,
} from '../geometry';
import type { Rect } from '../model';
import { filledIn, numberAt, type PdfWriter } from '../write/pdfWriter';
import { imageMatrix } from './rebuildPage';
import type { KeptContent, RebuiltContent, SafeRun } from './safeRun';
import { onSheet } from '../write/stamps';
import type { Digest, ExpectedImage, ExpectedPage, Matrix } from '../verify/expectations';
import { textLayer, type SeenPrint, type TextLayer } from '../write/textLayer';

export interface PlaceablePage {
  /** As shown, in points (UserUnit applied). */
  readonly width: number;
  readonly height: number;
  /** The object to draw. */
  readonly number: number;
  /** Only of kept pages: digests of the content that was copied and of what it draws with, and what shows of it. */
  readonly kept?: {
    readonly contentSha256: string;
    readonly drawnSha256: string;
    readonly crop: Rect;
  };
  /** From the object's own space to the upright page. */
  readonly upright: Matrix;
  /** Only of rebuilt pages; boxes in the upright page's space come from `space`. */
  readonly rebuilt?: {
    readonly image: Omit<ExpectedImage, 'matrix'>;
    readonly required: readonly Rect[];
    readonly painted: readonly Rect[];
    readonly seen?: SeenPrint;
    readonly stillShows?: true;
    /** From the source page's space to the upright page. */
    readonly space: Matrix;
  };
}

/** Writes what a run's pages draw; by source page. */
export async function placeablePages(
  file: PdfWriter,
  run: SafeRun,
  digest: Digest,
): Promise<ReadonlyMap<number, PlaceablePage>> {
  const numbers = await file.putAll(run.objects);
  const pages = new Map<number, PlaceablePage>();
  for (const page of run.pages) {
    pages.set(
      page.page,
      page.kind === 'kept'
        ? await keptForm(file, page.kept, { numbers, digest })
        : rebuiltImage(page.rebuilt, numbers),
    );
  }
  return pages;
}

/** The page's content as a form XObject, so that patterns and clips move with it. */
async function keptForm(
  file: PdfWriter,
  kept: KeptContent,
  { numbers, digest }: { readonly numbers: readonly number[]; readonly digest: Digest },
): Promise<PlaceablePage> {
  const { content, drawnSha256, group, resources, rotate, userUnit = 1 } = kept;
  const crop = intersect(kept.crop, kept.media) ?? kept.media;
  const text = [
    `<</Type /XObject /Subtype /Form /BBox ${boxText(crop)}`,
    `/Resources ${filledIn(resources, numbers)}`,
    ...(group ? [`/Group ${filledIn(group, numbers)}`] : []),
    '/Filter /FlateDecode>>',
  ].join(' ');
  return {
    ...shown(crop, rotate, userUnit),
    number: await file.put({ text, data: content }),
    kept: { contentSha256: await digest(content), drawnSha256, crop },
  };
}

function shown(
  crop: Rect,
  rotation: Rotation,
  unit: number,
): { readonly width: number; readonly height: number; readonly upright: Matrix } {
  const { width, height } = shownSize(crop, rotation);
  const scale: Matrix = unit === 1 ? identity : [unit, 0, 0, unit, 0, 0];
  return {
    width: width * unit,
    height: height * unit,
    upright: multiply(uprightMatrix(crop, rotation), scale),
  };
}

function rebuiltImage(rebuilt: RebuiltContent, numbers: readonly number[]): PlaceablePage {
  const { crop, image, required, painted, seen, stillShows, rotation, userUnit = 1 } = rebuilt;
  const { upright: space, ...size } = shown(crop, rotation, userUnit);
  return {
    ...size,
    number: numberAt(image.place, numbers),
    upright: multiply(imageMatrix(crop), space),
    rebuilt: {
      ...{ image: image.expected, required, painted, space },
      ...(seen && { seen }),
      ...(stillShows && { stillShows }),
    },
  };
}

/** What is to be found of it on its sheet, where `matrix` places it. */
export function expectedOf(
  page: PlaceablePage,
  matrix: Matrix,
): Pick<ExpectedPage, 'kind' | 'boxes' | 'image' | 'crop' | 'contentSha256' | 'drawnSha256'> {
  const { kept, rebuilt } = page;
  if (kept) return { kind: 'kept', boxes: [], ...kept, contentSha256: [kept.contentSha256] };
  return {
    kind: 'rebuilt',
    boxes: rebuilt ? onItsSheet(page, rebuilt.space, rebuilt.required) : [],
    ...(rebuilt && { image: { ...rebuilt.image, matrix } }),
  };
}

/** The words to be searched on it, where there are any. */
export async function packetLayer(
  fonts: Fonts,
  page: PlaceablePage,
  terms: readonly string[],
): Promise<TextLayer | undefined> {
  const { rebuilt, width, height } = page;
  if (!rebuilt?.seen) return undefined;
  const sheet = {
    media: [0, 0, width, height],
    turn: 0,
    shown: onSheet([width, 0, 0, height, 0, 0], width, height),
    boxes: onItsSheet(page, rebuilt.space, rebuilt.painted),
  } as const;
  return textLayer(fonts, rebuilt.seen, sheet, terms);
}

function onItsSheet(
  { width, height }: PlaceablePage,
  space: Matrix,
  boxes: readonly Rect[],
): readonly Rect[] {
  const placed = onSheet(space, width, height);
  return boxes.map((box) => mapRect(placed, box));
}
