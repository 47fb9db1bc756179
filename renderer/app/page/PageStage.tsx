import { ChevronLeft, ChevronRight, MoveHorizontal, RotateCw, ZoomIn, ZoomOut } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { PageCanvas } from './PageCanvas';
import type { PageImages, PageOf } from './pageImages';
import { turned, type PageView, type Turn } from './pageGeometry';
import { ToolButton } from './ToolButton';
import { useSize } from './useSize';
import { zoomed, zoomFrom, type Zoom } from './zoom';
import styles from './page.module.css';

export interface PageStageProps {
  readonly images: PageImages;
  readonly requestId: string;
  readonly of: PageOf;
  readonly page: number;
  readonly pageCount: number;
  /** "Progress notes". */
  readonly title: string;
  /** As shown, points; a letter page until the picture says better. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly previewOf?: string;
  readonly ahead?: readonly { readonly of: PageOf; readonly page: number }[];
  readonly onShown?: (page: { readonly of: PageOf; readonly page: number }) => void;
  /** Takes one page back or on; absent at the first or last. */
  readonly onBack?: () => void;
  readonly onNext?: () => void;
  /** Further buttons of the bar. */
  readonly tools?: ReactNode;
  /** The page's pane, to bring the focus back to. */
  readonly groundId?: string;
  readonly children?: (view: PageView) => ReactNode;
}

const letter = { width: 612, height: 792 };
/** Padding of the ground at both sides, with room for a scroll bar that comes and goes. */
const aside = 24 + 16;

export function pageName(page: number, pageCount: number, title: string): string {
  return `Page ${page} of ${pageCount} of ${title}`;
}

/** A page on its ground with a bar to walk, zoom and turn. */
export function PageStage(props: PageStageProps) {
  const pane = useRef<HTMLDivElement>(null);
  const room = useSize(pane);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turn, setTurn] = useState<Turn>(0);
  const [measured, setMeasured] = useState<{ key: string; width: number; height: number }>();
  const key = `${props.of.kind}:${props.of.kind === 'packet' ? '' : props.of.id}:${props.page}`;
  const paper = measured?.key === key ? measured : (props.size ?? letter);
  const sideways = turn === 90 || turn === 270;
  const { width, seen } = zoomed(zoom, { ...paper, sideways }, Math.max(80, room.width - aside));

  return (
    <div className={styles.stage} ref={pane}>
      <div className={styles.bar} role="toolbar" aria-label="Page tools">
        <ToolButton label="Page back" icon={ChevronLeft} onClick={props.onBack} />
        <span className={styles.count}>
          {props.page} of {props.pageCount}
        </span>
        <ToolButton label="Page on" icon={ChevronRight} onClick={props.onNext} />
        <span className={styles.gap} />
        <ToolButton label="Smaller" icon={ZoomOut} onClick={() => setZoom(zoomFrom(seen, 'out'))} />
        <span className={styles.count}>{Math.round(seen * 100)}&nbsp;%</span>
        <ToolButton label="Larger" icon={ZoomIn} onClick={() => setZoom(zoomFrom(seen, 'in'))} />
        <ToolButton
          label="Fit to the width"
          icon={MoveHorizontal}
          pressed={zoom === 'fit'}
          onClick={() => setZoom('fit')}
        />
        <ToolButton
          label="Turn to the right"
          icon={RotateCw}
          onClick={() => setTurn(turned(turn, 90))}
        />
        {props.tools}
      </div>
      <div
        className={styles.ground}
        id={props.groundId}
        tabIndex={0}
        role="region"
        aria-label="The page"
      >
        {room.width > 0 ? (
          <PageCanvas
            images={props.images}
            requestId={props.requestId}
            of={props.of}
            page={props.page}
            name={pageName(props.page, props.pageCount, props.title)}
            width={width}
            turn={turn}
            shape={paper.height / paper.width}
            previewOf={props.previewOf}
            ahead={props.ahead}
            onShown={(shown) => {
              setMeasured({ key, width: shown.width, height: shown.height });
              props.onShown?.({ of: shown.of, page: shown.page });
            }}
          >
            {props.children}
          </PageCanvas>
        ) : null}
      </div>
    </div>
  );
}
