import type { Rect } from '../model';
import type { Digest, ExpectedPage } from './expectations';
import type { DrawnThings } from './drawnThings';
import type { PageContent } from './pageContent';
import type { FilePage } from './pages';
import {
  isKind,
  nameOf,
  numbersOf,
  type Objects,
  type PdfStream,
  Problem,
  resolve,
} from './values';
import { expectWholePicture } from './wholePicture';

/** Nothing invisible but what is looked at on its own: the layer of a rebuilt page. */
export function expectNothingHidden(content: PageContent, layer: 'layer' | undefined): void {
  if (content.hiddenTexts > 0 && !layer) throw new Problem('the page has text that nobody sees');
  if (content.textInMask) throw new Problem('the page has text inside a mask');
  if (content.textOffPage) throw new Problem('text lies off the page');
}

/** The pictures of a copied page are pictures to their last byte, their masks too. */
export function expectWholePictures(content: PageContent, objects: Objects): void {
  for (const { image, matrix } of content.images) {
    expectWholePicture(image, matrix, objects);
    for (const key of ['SMask', 'Mask']) {
      const mask = resolve(image.dict.entries.get(key), objects);
      if (isKind(mask, 'stream')) expectWholePicture(mask, matrix, objects);
    }
  }
}

/** A page with a mark must have been rebuilt from pixels; a kept one has no box. */
export function expectUnmarked(expected: ExpectedPage): void {
  if (expected.boxes.length > 0)
    throw new Problem('a page with a mark was not rebuilt from pixels');
}

/** The page's own content is what the writer says it wrote, and nothing more. */
export async function expectOwnContent(
  { pageContentSha256: wanted }: ExpectedPage,
  streams: readonly PdfStream[],
  digest: Digest,
): Promise<void> {
  const found = await Promise.all(streams.map((stream) => digest(stream.raw)));
  if (found.join() !== wanted.join()) throw new Problem('the page paints something else');
}

/** The copied content streams are there, in order, and show no more than they should. */
export async function expectSameContent(
  expected: ExpectedPage,
  content: PageContent,
  at: {
    readonly page: FilePage;
    readonly digest: Digest;
    readonly objects: Objects;
    readonly drawn: DrawnThings;
  },
): Promise<void> {
  const wanted = expected.contentSha256 ?? [];
  let next = 0;
  for (const stream of content.streams) {
    if (next >= wanted.length || (await at.digest(stream.raw)) !== wanted[next]) continue;
    expectSameCrop(expected.crop, stream, at);
    const holder = isForm(stream) ? stream.dict : at.page.dict;
    const drawn = await at.drawn.of(holder.entries.get('Resources') ?? null);
    if (drawn !== expected.drawnSha256) throw new Problem('the page draws something else');
    next += 1;
  }
  if (next < wanted.length) throw new Problem('the page is not the one that was copied here');
}

function isForm({ dict }: PdfStream): boolean {
  return nameOf(dict.entries.get('Subtype')) === 'Form';
}

/** What a source cropped away must not come into sight: a form shows its box, a page its crop. */
function expectSameCrop(
  wanted: Rect | undefined,
  stream: PdfStream,
  { page, objects }: { readonly page: FilePage; readonly objects: Objects },
): void {
  const { entries } = stream.dict;
  if (isForm(stream) && entries.has('Matrix')) throw new Problem('the copied page lies elsewhere');
  const box = isForm(stream)
    ? numbersOf(resolve(entries.get('BBox'), objects), objects)
    : page.crop;
  const same = wanted?.every((value, side) => Math.abs(value - (box?.[side] ?? NaN)) < 0.01);
  if (!same) throw new Problem('the page shows another part of the copied page');
}
