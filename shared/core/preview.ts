import type { PageImage } from '../contract/pageImage';
import type { RequestState } from '../domain/request/state';
import { mapRect, toRotation, uprightMatrix } from '../pdf/geometry';
import type { Rect } from '../pdf/model';
import type { OpenDesk } from './context';
import { marksToApply } from './packing';
import { documentOf, pageImage } from './pages';
import { readWordsOf } from './records/words';

interface PreviewAsked {
  readonly requestId: string;
  readonly documentId: string;
  readonly page: number;
  readonly maxWidth: number;
}

/** The page with all that is covered on it painted as in the packet: its marks, terms, and what an author meant to redact. */
export async function previewPage(
  desk: OpenDesk,
  state: RequestState,
  { requestId, documentId, page, maxWidth }: PreviewAsked,
): Promise<PageImage> {
  const of = { kind: 'document', id: documentId } as const;
  const image = await pageImage(desk, { requestId, of, page, maxWidth });
  const document = documentOf(state, documentId);
  const marks = marksToApply(state, document).filter((mark) => mark.page === page);
  const words = await readWordsOf(desk, requestId, { document, pages: new Set([page]) });
  const asked = { page, marks, terms: state.review?.terms ?? [], words };
  const covers = await desk.openFiles.use(requestId, document, (source) =>
    desk.pdf.coversOf({ ...asked, source }),
  );
  for (const box of covers) paint(image, box);
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
