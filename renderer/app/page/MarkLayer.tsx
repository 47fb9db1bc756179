import { useEffect, useId, useRef, useState, type PointerEvent } from 'react';
import { MarkBox } from './MarkBox';
import {
  boxBetween,
  centredRect,
  drawnRect,
  viewSize,
  type PageView,
  type Point,
  type Rect,
} from './pageGeometry';
import styles from './page.module.css';

export interface LayerBox {
  readonly id: string;
  readonly rect: Rect;
  /** What a screen reader says: "Mark 2 of 3, about another person". */
  readonly label: string;
  readonly look: 'accepted' | 'proposed' | 'rejected' | 'evidence';
  /** All of the page is covered but this. */
  readonly keepsInside?: boolean;
  /** How far what is covered runs on beyond the box, and how that is said. */
  readonly cover?: { readonly rects: readonly Rect[]; readonly said: string } | undefined;
}

export interface MarkLayerProps {
  readonly view: PageView;
  readonly boxes: readonly LayerBox[];
  readonly label: string;
  readonly drawing: boolean;
  readonly selectedId?: string;
  onSelect(id: string | undefined): void;
  /** The box stays where the clerk put it until this settles. */
  onDraw(rect: Rect): void;
  /** Absent where boxes cannot be moved. */
  readonly onChange?: (id: string, rect: Rect) => Promise<unknown>;
  onRemove(id: string): void;
  /** Opens the typed coordinates. */
  onType(id: string): void;
  /** Escape on a box: back to the page. */
  onLeave(): void;
}

/** Size of a box placed by keys, points: about two words of a line. */
const placed = { width: 144, height: 24 };

/** Boxes over a page: by mouse or pen, and by keys alone. */
export function MarkLayer(props: MarkLayerProps) {
  const { view, boxes, drawing } = props;
  const hatch = useId();
  const size = viewSize(view);
  const svg = useRef<SVGSVGElement>(null);
  const [stroke, setStroke] = useState<{ readonly from: Point; readonly to: Point }>();

  // A box just drawn or chosen elsewhere takes the focus, so that the keys move it at once.
  const selected = boxes.some((box) => box.id === props.selectedId) ? props.selectedId : undefined;
  useEffect(() => {
    if (selected === undefined) return;
    const box = svg.current?.querySelector<SVGGElement>(`[data-box="${CSS.escape(selected)}"]`);
    box?.focus({ preventScroll: true });
  }, [selected]);

  const at = (event: PointerEvent): Point => pointIn(svg.current, event, size);

  function start(event: PointerEvent<SVGSVGElement>): void {
    if (!drawing || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke({ from: at(event), to: at(event) });
  }

  function end(event: PointerEvent): void {
    if (!stroke) return;
    setStroke(undefined);
    const rect = drawnRect(view, stroke.from, at(event));
    if (rect) props.onDraw(rect);
  }

  return (
    <svg
      ref={svg}
      className={styles.layer}
      data-tool={drawing ? 'draw' : 'select'}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role={boxes.length > 0 ? 'listbox' : 'group'}
      aria-label={props.label}
      onPointerDown={start}
      onPointerMove={(event) => stroke && setStroke({ from: stroke.from, to: at(event) })}
      onPointerUp={end}
      onPointerCancel={() => setStroke(undefined)}
    >
      <Hatch id={hatch} />
      {boxes.map((box) => (
        <MarkBox
          key={box.id}
          {...props}
          box={box}
          hatch={`url(#${hatch})`}
          toPoint={at}
          still={drawing && box.id !== props.selectedId}
        />
      ))}
      {stroke ? <Outline from={stroke.from} to={stroke.to} /> : null}
    </svg>
  );
}

/** Where a box placed by keys starts: the middle of the page. */
export function placedRect(view: PageView): Rect {
  return centredRect(view, placed.width, placed.height);
}

function pointIn(
  svg: SVGSVGElement | null,
  event: PointerEvent,
  size: { width: number; height: number },
): Point {
  const frame = svg?.getBoundingClientRect();
  if (!frame || frame.width === 0) return { x: 0, y: 0 };
  return {
    x: ((event.clientX - frame.left) * size.width) / frame.width,
    y: ((event.clientY - frame.top) * size.height) / frame.height,
  };
}

/** The page stays readable under a mark until it is applied. */
function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={id}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line x1="0" y1="0" x2="0" y2="8" stroke="#101113" strokeWidth="2" opacity="0.5" />
      </pattern>
    </defs>
  );
}

function Outline({ from, to }: { readonly from: Point; readonly to: Point }) {
  const box = boxBetween(from, to);
  return (
    <rect
      className={styles.drawing}
      x={box.left}
      y={box.top}
      width={box.width}
      height={box.height}
    />
  );
}
