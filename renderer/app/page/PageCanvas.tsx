import { useEffect, useRef, type ReactNode } from 'react';
import type { PageImage } from '../../../shared/contract/pageImage';
import { turned, viewSize, type PageView, type Turn } from './pageGeometry';
import type { PageImages, PageOf, Urgency } from './pageImages';
import { useAhead, usePageImage } from './usePageImages';
import styles from './page.module.css';

export interface PageCanvasProps {
  readonly images: PageImages;
  readonly requestId: string;
  readonly of: PageOf;
  readonly page: number;
  /** "Page 3 of 41 of Progress notes". */
  readonly name: string;
  /** Width of the page on the screen, CSS pixels, before it is turned by `turn`. */
  readonly width: number;
  /** What the clerk turned the page by, clockwise. */
  readonly turn?: Turn;
  readonly urgency?: Urgency;
  /** Shape while the picture is not there yet: height by width. */
  readonly shape?: number;
  /** Shows the page as it will leave; names the marks it was asked under. */
  readonly previewOf?: string;
  /** Called each time a picture of this page stands on the screen. */
  readonly onShown?: (page: ShownPage) => void;
  /** Pages the clerk is likely to want next. */
  readonly ahead?: readonly { readonly of: PageOf; readonly page: number }[];
  /** Drawn over the page, in its pixels. */
  readonly children?: (view: PageView) => ReactNode;
}

export interface ShownPage {
  readonly of: PageOf;
  readonly page: number;
  /** As shown, points. */
  readonly width: number;
  readonly height: number;
}

/** Few sizes, so that zooming a little needs no new picture. */
const sizes = [120, 200, 320, 480, 720, 1000, 1400, 1900, 2500, 3000] as const;

function deviceWidth(width: number): number {
  const needed = width * window.devicePixelRatio;
  return sizes.find((size) => size >= needed) ?? 3000;
}

/** One page of a document, a paper or the packet. */
export function PageCanvas(props: PageCanvasProps) {
  const { images, requestId, of, page, previewOf } = props;
  const maxWidth = deviceWidth(props.width);
  const { shown, again } = usePageImage(
    images,
    { requestId, of, page, maxWidth, previewOf },
    props.urgency ?? 'screen',
  );
  const ahead = (props.ahead ?? []).map((one) => ({ ...one, requestId, maxWidth }));
  useAhead(images, shown.state === 'loading' ? [] : ahead);
  if (shown.state === 'shown') return <Picture {...props} image={shown.image} />;
  const height = props.width * (props.shape ?? 11 / 8.5);
  return (
    <div className={styles.sheet} style={{ width: props.width, height }}>
      {shown.state === 'loading' ? (
        <p className={styles.wait}>Loading {props.name}…</p>
      ) : (
        <div className={styles.wait} role="alert">
          <p>{shown.fault.message}</p>
          <button type="button" className={styles.again} onClick={again}>
            Show the page again
          </button>
        </div>
      )}
    </div>
  );
}

/** How the picture lies on the screen: the page's own rotation is already in its pixels. */
function viewOf(image: PageImage, width: number, turn: Turn): PageView {
  const asShown = viewSize({ crop: image.crop, rotation: turned(image.rotation), scale: 1 });
  return {
    crop: image.crop,
    rotation: turned(image.rotation, turn),
    scale: width / asShown.width,
  };
}

function Picture(props: PageCanvasProps & { readonly image: PageImage }) {
  const { image, of, page, onShown, name, previewOf } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const turn = props.turn ?? 0;
  const view = viewOf(image, props.width, turn);
  const size = viewSize(view);
  const key = of.kind === 'packet' ? 'packet' : of.id;

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return undefined;
    paint(sheet, image, turn);
    onShown?.({ of, page, width: image.pageWidth, height: image.pageHeight });
    // Pixels are PHI: a canvas that is taken down holds none.
    return () => wipe(sheet);
    // `key` names `of`, which is a new object at each render; a new listener needs no new paint.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [image, turn, key, page]);

  return (
    <div className={styles.sheet} style={size} data-preview={previewOf !== undefined}>
      <canvas ref={canvas} role="img" aria-label={name} className={styles.canvas} />
      {props.children?.(view)}
    </div>
  );
}

function paint(sheet: HTMLCanvasElement, image: PageImage, turn: Turn): void {
  const { width, height, pixels } = image;
  const data = new ImageData(width, height);
  data.data.set(pixels.subarray(0, data.data.length));
  const sideways = turn === 90 || turn === 270;
  sheet.width = sideways ? height : width;
  sheet.height = sideways ? width : height;
  const context = sheet.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  if (turn === 0) {
    context.putImageData(data, 0, 0);
    return;
  }
  const flat = new OffscreenCanvas(width, height);
  flat.getContext('2d')?.putImageData(data, 0, 0);
  context.translate(sheet.width / 2, sheet.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.drawImage(flat, -width / 2, -height / 2);
}

function wipe(sheet: HTMLCanvasElement): void {
  sheet.width = 0;
  sheet.height = 0;
}
