/**
 * pdf.js as the renderer of pages that PDFium cannot draw. It gets the bytes of the file and what
 * ships with the desk: its fonts, its character maps, its decoders of pictures; nothing of the system.
 */
import * as pdfjs from 'pdfjs-dist';
import type {
  DrawLimits,
  SecondDocument,
  SecondPage,
  SecondRenderer,
} from '../../../shared/pdf/import/secondRenderer';

/** Hands out a file of pdf.js's package by its name. */
export type LoadPart = (name: string) => Promise<Uint8Array>;

export function startSecondRenderer(load: LoadPart): SecondRenderer {
  class Parts {
    fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
      return load(filename);
    }
  }
  return {
    async open({ bytes, password }) {
      const loading = pdfjs.getDocument({
        // pdf.js keeps for itself what it is given.
        data: bytes.slice(),
        ...(password !== undefined && { password }),
        ...{ CanvasFactory: Canvases, FilterFactory: NoFilters, BinaryDataFactory: Parts },
        // Never fetched from: pdf.js only asks for parts where it believes to know their place.
        ...{ cMapUrl: './', standardFontDataUrl: './', wasmUrl: './', useWorkerFetch: false },
        ...{ disableFontFace: true, useSystemFonts: false, isEvalSupported: false },
        ...{ isOffscreenCanvasSupported: false, isImageDecoderSupported: false },
        ...{ enableXfa: false, verbosity: 0 },
      });
      try {
        return documentOf(await loading.promise, loading);
      } catch (error) {
        await loading.destroy();
        throw error;
      }
    },
  };
}

function documentOf(
  file: pdfjs.PDFDocumentProxy,
  loading: pdfjs.PDFDocumentLoadingTask,
): SecondDocument {
  return {
    pageCount: file.numPages,
    draw: async (page, limits) => {
      try {
        return await drawPage(await file.getPage(page), limits);
      } catch {
        // Whatever it stumbles over, the page cannot be drawn.
        return undefined;
      }
    },
    close: () => loading.destroy(),
  };
}

async function drawPage(page: pdfjs.PDFPageProxy, limits: DrawLimits): Promise<SecondPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(limits.dpi / 72, Math.sqrt(limits.dots / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = contextOf(canvas);
  // Its types know the canvas of a page only; it uses no more than both have.
  const on = { canvas: null, canvasContext: context as never };
  try {
    await inTime(page.render({ ...on, viewport }), limits.milliseconds);
  } finally {
    page.cleanup();
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint8Array(data.buffer);
  return {
    objectNumber: page.ref?.num ?? 0,
    ...{ width, height },
    image: { width: canvas.width, height: canvas.height, pixels },
  };
}

/** Rejects where the page is not drawn in time: between its pieces of work the clock is looked at. */
async function inTime(drawing: pdfjs.RenderTask, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  drawing.onContinue = (goOn: () => void) => {
    if (performance.now() > end) drawing.cancel();
    else setTimeout(goOn);
  };
  const late = setTimeout(() => drawing.cancel(), milliseconds);
  await drawing.promise.finally(() => clearTimeout(late));
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no memory for a canvas');
  return context;
}

interface Held {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** What pdf.js asks for canvases, which it otherwise takes from a page of the browser. */
class Canvases {
  create(width: number, height: number): Held {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: contextOf(canvas) };
  }

  reset({ canvas }: Held, width: number, height: number): void {
    if (canvas) Object.assign(canvas, { width, height });
  }

  destroy(held: Held): void {
    this.reset(held, 0, 0);
    Object.assign(held, { canvas: null, context: null });
  }
}

/** Filters are elements of a page of the browser; a worker has none, and pdf.js draws without them. */
class NoFilters {
  readonly addFilter = none;
  readonly addHCMFilter = none;
  readonly addAlphaFilter = none;
  readonly addLuminosityFilter = none;
  readonly addHighlightHCMFilter = none;
  readonly destroy = none;
}

function none(): string {
  return 'none';
}
