import type { PageImage } from '../contract/stations';
import type { RequestState } from '../domain/request/state';
import { mapRect, toRotation, uprightMatrix } from '../pdf/geometry';
import { coverOf } from '../pdf/marks';
import type { Rect } from '../pdf/model';
import type { OpenDesk } from './context';
import { marksToApply } from './packing';
import { documentOf, pageImage } from './pages';
import { wordsOfDocument } from './records/words';

interface PreviewAsked {
  readonly requestId: string;
  readonly documentId: string;
  readonly page: number;
  readonly maxWidth: number;
}

/** The page with its accepted marks painted as the packet paints them: padded, run on and snapped outward. */
export async function previewPage(
  desk: OpenDesk,
  state: RequestState,
  asked: PreviewAsked,
): Promise<PageImage> {
  const { requestId, documentId, page, maxWidth } = asked;
  const of = { kind: 'document', id: documentId } as const;
  const image = await pageImage(desk, { requestId, of, page, maxWidth });
  const document = documentOf(state, documentId);
  const marks = marksToApply(state, document).filter((mark) => mark.page === page);
  const facts = document.pages.filter((one) => one.page === page && marks.length > 0);
  const words = await wordsOfDocument(desk, requestId, { ...document, pages: facts });
  for (const one of facts) {
    const cover = coverOf(marks, { ...one, words: words.get(page) ?? [] });
    for (const box of cover.painted) paint(image, box);
  }
  return image;
}

/** Opaque black over a box given in unrotated user space, grown to whole pixels. */
function paint(image: PageImage, box: Rect): void {
  const shown = mapRect(uprightMatrix(image.crop, toRotation(image.rotation)), box);
  const scaleX = image.width / image.pageWidth;
  const scaleY = image.height / image.pageHeight;
  const left = Math.max(0, Math.floor(shown[0] * scaleX));
  const right = Math.min(image.width, Math.ceil(shown[2] * scaleX));
  const top = Math.max(0, Math.floor((image.pageHeight - shown[3]) * scaleY));
  const bottom = Math.min(image.height, Math.ceil((image.pageHeight - shown[1]) * scaleY));
  if (right <= left) return;
  const black = new Uint8Array(4 * (right - left)).map((_, at) => (at % 4 === 3 ? 255 : 0));
  for (let y = top; y < bottom; y += 1) image.pixels.set(black, 4 * (y * image.width + left));
}
