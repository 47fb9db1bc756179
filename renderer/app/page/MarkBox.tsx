import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { boxKey } from './boxKeys';
import type { LayerBox, MarkLayerProps } from './MarkLayer';
import {
  moveRect,
  rectToView,
  resizeRect,
  viewSize,
  type Edges,
  type PageView,
  type Point,
  type Rect,
  type ViewBox,
} from './pageGeometry';
import styles from './page.module.css';
import { useBoxDraft } from './useBoxDraft';

interface MarkBoxProps extends MarkLayerProps {
  readonly box: LayerBox;
  readonly hatch: string;
  /** While the clerk draws, boxes below the pen stay where they are. */
  readonly still: boolean;
  toPoint(event: PointerEvent): Point;
}

interface Hold {
  readonly from: Point;
  readonly rect: Rect;
  readonly edges: Edges | undefined;
}

/** The corners a box can be held by. */
const corners: readonly {
  readonly name: string;
  readonly edges: Edges;
  readonly cursor: string;
}[] = [
  { name: 'nw', edges: { left: true, top: true }, cursor: 'nwse-resize' },
  { name: 'ne', edges: { right: true, top: true }, cursor: 'nesw-resize' },
  { name: 'sw', edges: { left: true, bottom: true }, cursor: 'nesw-resize' },
  { name: 'se', edges: { right: true, bottom: true }, cursor: 'nwse-resize' },
];

/** A target smaller than this cannot be hit (WCAG 2.5.8). */
const target = 24;

export function MarkBox(props: MarkBoxProps) {
  const { box, view, onChange } = props;
  const draft = useBoxDraft(box.rect, onChange && ((rect) => onChange(box.id, rect)));
  const hold = useRef<Hold>(undefined);
  const shown = rectToView(view, draft.shown);
  const selected = props.selectedId === box.id;
  // How far it runs on is not known of a place it is only on its way to.
  const cover = draft.shown === box.rect ? box.cover : undefined;

  function take(event: PointerEvent<SVGElement>, edges?: Edges): void {
    if (props.still || event.button !== 0) return;
    event.stopPropagation();
    props.onSelect(box.id);
    if (!onChange) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    hold.current = { from: props.toPoint(event), rect: draft.shown, edges };
  }

  function drag(event: PointerEvent): void {
    if (!hold.current) return;
    draft.change(held(props, hold.current, props.toPoint(event)), 'held');
  }

  function letGo(): void {
    hold.current = undefined;
    void draft.flush();
  }

  function press(event: KeyboardEvent): void {
    const key = boxKey(view, draft.shown, event);
    if (!key || (key.kind === 'change' && !onChange)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key.kind === 'change') draft.change(key.rect, 'later');
    else if (key.kind === 'remove') props.onRemove(box.id);
    else if (key.kind === 'type') props.onType(box.id);
    else props.onLeave();
  }

  return (
    <g
      className={styles.box}
      data-look={box.look}
      data-selected={selected}
      data-box={box.id}
      role="option"
      tabIndex={0}
      aria-label={box.label}
      aria-description={cover?.said}
      aria-selected={selected}
      onFocus={() => props.onSelect(box.id)}
      onBlur={() => void draft.flush()}
      onKeyDown={press}
      onPointerDown={(event) => take(event)}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      {cover?.rects.map((rect, at) => (
        <rect
          key={at}
          className={styles.cover}
          data-cover
          {...attributes(rectToView(view, rect))}
        />
      ))}
      <rect {...attributes(grown(shown))} fill="transparent" />
      {box.keepsInside ? <Around view={view} hole={shown} fill={fillOf(box, props.hatch)} /> : null}
      <rect
        className="body"
        {...attributes(shown)}
        fill={box.keepsInside ? 'none' : fillOf(box, props.hatch)}
      />
      <rect className="ring" {...attributes(padded(shown, 4))} fill="none" rx={3} />
      {selected && onChange && !props.still
        ? corners.map((corner) => (
            <Handle
              key={corner.name}
              at={cornerOf(shown, corner.edges)}
              cursor={corner.cursor}
              onTake={(event) => take(event, corner.edges)}
            />
          ))
        : null}
    </g>
  );
}

function Handle(props: {
  readonly at: Point;
  readonly cursor: string;
  readonly onTake: (event: PointerEvent<SVGElement>) => void;
}) {
  return (
    <rect
      className={styles.handle}
      x={props.at.x - 5}
      y={props.at.y - 5}
      width={10}
      height={10}
      style={{ cursor: props.cursor }}
      onPointerDown={props.onTake}
    />
  );
}

/** The page around a box; it takes no pointer, so that the boxes below it can still be taken. */
function Around(props: {
  readonly view: PageView;
  readonly hole: ViewBox;
  readonly fill: string | undefined;
}) {
  const { width, height } = viewSize(props.view);
  const { left, top, width: across, height: down } = props.hole;
  const page = `M0 0H${width}V${height}H0Z`;
  const hole = `M${left} ${top}h${across}v${down}h${-across}Z`;
  return <path className={styles.around} d={page + hole} fillRule="evenodd" fill={props.fill} />;
}

function held(props: MarkBoxProps, hold: Hold, now: Point): Rect {
  const by = {
    x: (now.x - hold.from.x) / props.view.scale,
    y: (now.y - hold.from.y) / props.view.scale,
  };
  return hold.edges
    ? resizeRect(props.view, hold.rect, hold.edges, by)
    : moveRect(props.view, hold.rect, by);
}

function fillOf(box: LayerBox, hatch: string): string | undefined {
  if (box.look === 'evidence') return undefined;
  return box.look === 'rejected' ? 'none' : hatch;
}

function cornerOf(box: ViewBox, edges: Edges): Point {
  return {
    x: edges.left ? box.left : box.left + box.width,
    y: edges.top ? box.top : box.top + box.height,
  };
}

function padded(box: ViewBox, by: number): ViewBox {
  return {
    left: box.left - by,
    top: box.top - by,
    width: box.width + 2 * by,
    height: box.height + 2 * by,
  };
}

function grown(box: ViewBox): ViewBox {
  const width = Math.max(box.width, target);
  const height = Math.max(box.height, target);
  return {
    left: box.left - (width - box.width) / 2,
    top: box.top - (height - box.height) / 2,
    width,
    height,
  };
}

function attributes(box: ViewBox) {
  return { x: box.left, y: box.top, width: box.width, height: box.height };
}
