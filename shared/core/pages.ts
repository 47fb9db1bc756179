import type { PageImage } from '../contract/pageImage';
import { Refused } from '../domain/base/fault';
import type { RecordDocument } from '../domain/records/slice';
import type { RequestState } from '../domain/request/state';
import type { PageFacts } from '../pdf/model';
import { requestOf, type OpenDesk } from './context';
import type { KeptPdf } from './openFiles';

export type PageOf =
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'paper'; readonly id: string }
  | { readonly kind: 'packet' };

interface PageAsked {
  readonly requestId: string;
  readonly of: PageOf;
  readonly page: number;
  readonly maxWidth: number;
}

type PageShape = Pick<PageFacts, 'width' | 'height' | 'rotation' | 'crop'>;

/** A page of a document, a paper or the packet as pixels, with the frame marks are drawn in. */
export async function pageImage(desk: OpenDesk, asked: PageAsked): Promise<PageImage> {
  const { requestId, page, maxWidth } = asked;
  const state = requestOf(desk, requestId);
  const file = fileOf(state, asked.of);
  const shape = await shapeOf(desk, state, asked, file);
  const image = await desk.openFiles.use(requestId, file, (source) =>
    desk.pdf.renderPage({ source, page, maxWidth }),
  );
  const { width: pageWidth, height: pageHeight, rotation, crop } = shape;
  return { ...image, pageWidth, pageHeight, rotation, crop };
}

export function documentOf(state: RequestState, documentId: string): RecordDocument {
  const document = state.records?.documents.find((one) => one.id === documentId);
  if (!document) {
    throw new Refused('no-such-document', 'This document is no longer part of the request.');
  }
  return document;
}

export function noSuchPage(): Refused {
  return new Refused('no-such-page', 'This page does not exist. Open the request again.');
}

export function noSuchPaper(): Refused {
  return new Refused('no-such-paper', 'This paper is no longer part of the request.');
}

function fileOf(state: RequestState, of: PageOf): KeptPdf {
  if (of.kind === 'document') return documentOf(state, of.id);
  const file =
    of.kind === 'packet'
      ? state.packet?.build
      : state.intake.papers.find((paper) => paper.id === of.id);
  if (file) return file;
  throw of.kind === 'packet'
    ? new Refused('no-packet', 'There is no packet yet. Build it first.')
    : noSuchPaper();
}

/** The pages of a document are known from its import; papers and packets are asked once. */
async function shapeOf(
  desk: OpenDesk,
  state: RequestState,
  { of, page, requestId }: PageAsked,
  file: KeptPdf,
): Promise<PageShape> {
  const pages =
    of.kind === 'document'
      ? documentOf(state, of.id).pages
      : await desk.openFiles.pageFacts(requestId, file);
  const shape = pages.find((one) => one.page === page);
  if (!shape) throw noSuchPage();
  return shape;
}
