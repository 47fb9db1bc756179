import { useVirtualizer } from '@tanstack/react-virtual';
import { Ban, CircleAlert, CircleCheck, Circle, SquareDashed, type LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { PageCanvas } from './PageCanvas';
import type { PageImages, PageOf } from './pageImages';
import { useSize } from './useSize';
import { rowsOf, walkWall, type WallRow } from './wallRows';
import styles from './page.module.css';

export type BadgeTone = 'plain' | 'good' | 'attention' | 'out' | 'mark';

export interface WallPage {
  readonly key: string;
  readonly of: PageOf;
  readonly page: number;
  /** As shown, points; only their ratio matters. */
  readonly width: number;
  readonly height: number;
  /** "Page 3 of 41 of Progress notes". */
  readonly name: string;
  /** Below the thumbnail: words with a colour, never a colour alone. */
  readonly badges: readonly { readonly text: string; readonly tone: BadgeTone }[];
}

export interface WallGroup {
  readonly key: string;
  readonly title: string;
  readonly pages: readonly WallPage[];
}

export interface PageWallProps {
  readonly images: PageImages;
  readonly requestId: string;
  readonly groups: readonly WallGroup[];
  readonly label: string;
  /** Width of a thumbnail, CSS pixels. */
  readonly tile: number;
  readonly currentKey?: string;
  onCurrent(key: string): void;
  /** Enter or double click. */
  onOpen?(key: string): void;
}

const titleHeight = 30;
/** Frame, padding and gap of a tile beside its picture. */
const around = 20;

/** Thumbnails grouped by document; only those in sight are alive. */
export function PageWall(props: PageWallProps) {
  const { groups, tile, currentKey } = props;
  const id = useId();
  const wall = useRef<HTMLDivElement>(null);
  const { width } = useSize(wall);
  const columns = Math.max(1, Math.floor((width - 16 + 8) / (tile + around)));
  const rows = rowsOf(groups, columns);
  // The virtualizer's functions change with its state by design; nothing here is memoised on them.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => wall.current,
    estimateSize: (index) => heightOf(rows[index], tile),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 2,
  });
  const currentRow = rows.findIndex(
    (row) => row.kind === 'pages' && row.pages.some((page) => page.key === currentKey),
  );

  useEffect(() => {
    if (currentRow >= 0) virtual.scrollToIndex(currentRow, { align: 'auto' });
    // Follows the current page, not every move of the wheel.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [currentRow, currentKey, columns]);

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && currentKey !== undefined) props.onOpen?.(currentKey);
    const next = walkWall(groups, currentKey, event.key, columns);
    if (next === undefined) return;
    event.preventDefault();
    props.onCurrent(next);
  }

  return (
    <div
      ref={wall}
      className={styles.wall}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={currentRow >= 0 ? `${id}${currentKey}` : undefined}
      onKeyDown={press}
    >
      <div style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row {...props} row={row} idPrefix={id} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

function Row(props: PageWallProps & { readonly row: WallRow; readonly idPrefix: string }) {
  const { row } = props;
  if (row.kind === 'title') return <div className={styles.group}>{row.title}</div>;
  return (
    <div className={styles.tiles}>
      {row.pages.map((page) => (
        <Tile key={page.key} {...props} page={page} />
      ))}
    </div>
  );
}

function Tile(props: PageWallProps & { readonly page: WallPage; readonly idPrefix: string }) {
  const { page, tile } = props;
  const isOut = page.badges.some((badge) => badge.tone === 'out');
  return (
    <div
      id={`${props.idPrefix}${page.key}`}
      role="option"
      aria-selected={page.key === props.currentKey}
      aria-label={[page.name, ...page.badges.map((badge) => badge.text)].join(', ')}
      className={styles.tile}
      data-tone={isOut ? 'out' : 'plain'}
      data-page-key={page.key}
      style={{ width: tile + 12 }}
      onClick={() => props.onCurrent(page.key)}
      onDoubleClick={() => props.onOpen?.(page.key)}
    >
      <div className={styles.thumb} aria-hidden style={{ height: tile * 1.3 }}>
        <PageCanvas
          images={props.images}
          requestId={props.requestId}
          of={page.of}
          page={page.page}
          name={page.name}
          width={Math.min(tile, (tile * 1.3 * page.width) / page.height)}
          shape={page.height / page.width}
          urgency="wall"
        />
      </div>
      <div className={styles.under} aria-hidden>
        <span>{page.page}</span>
        {page.badges.map((badge) => (
          <Badge key={badge.text} {...badge} />
        ))}
      </div>
    </div>
  );
}

const icons: Record<BadgeTone, LucideIcon> = {
  plain: Circle,
  good: CircleCheck,
  attention: CircleAlert,
  out: Ban,
  mark: SquareDashed,
};

function Badge({ text, tone }: { readonly text: string; readonly tone: BadgeTone }) {
  const Icon = icons[tone];
  return (
    <span className={styles.badge} data-tone={tone}>
      <Icon size={13} strokeWidth={2.25} aria-hidden />
      {text}
    </span>
  );
}

function heightOf(row: WallRow | undefined, tile: number): number {
  if (row?.kind !== 'pages') return titleHeight;
  const badges = Math.max(...row.pages.map((page) => page.badges.length));
  return tile * 1.3 + 16 + 4 + 16 + 16 * badges + 8;
}
