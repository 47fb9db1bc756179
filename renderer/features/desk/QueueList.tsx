import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { QueueRow } from '../../../shared/contract/request';
import { queueRowPath } from '../../app/ui/queueRow';
import { groupTitles, type Line } from './queueList';
import { DueCell } from './DueCell';
import { RequesterIcon } from './RequesterIcon';
import css from './desk.module.css';

interface QueueListProps {
  lines: readonly Line[];
  /** The line the keyboard is on. */
  at: number;
  scrollKey: string;
  onChoose: (at: number) => void;
  onOpen: (row: QueueRow) => void;
  onStep: (by: 1 | -1) => void;
}

const headingHeight = 36;
const rowHeight = 64;
const columns = ['Due', 'Patient', 'Requester', 'Next step'] as const;

/** Thousands of rows; only those in sight are in the page. */
export function QueueList(props: QueueListProps) {
  const { lines, at } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the list is read during render only, and nothing here is memoized
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? headingHeight : rowHeight),
    overscan: 8,
  });
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' });
  }, [list, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (by === undefined) return;
    event.preventDefault();
    props.onStep(by);
  };

  return (
    <div role="grid" aria-label="Requests" aria-rowcount={lines.length + 1} className={css.grid}>
      <div role="rowgroup" className={css.headings}>
        <div role="row" aria-rowindex={1} className={css.cells}>
          {columns.map((name) => (
            <span role="columnheader" key={name}>
              {name}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={scroller}
        role="rowgroup"
        className={css.scroller}
        data-scroll-key={props.scrollKey}
        tabIndex={0}
        aria-label="Requests, arrow keys to walk"
        onKeyDown={onKeyDown}
      >
        <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            const place = { transform: `translateY(${item.start}px)`, height: item.size };
            return line.kind === 'heading' ? (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={css.groupRow}
                style={place}
              >
                <span role="rowheader" aria-colspan={columns.length}>
                  {groupTitles[line.group]} <span className={css.count}>{line.count}</span>
                </span>
              </div>
            ) : (
              <Row
                key={item.key}
                row={line.row}
                index={item.index}
                chosen={item.index === at}
                place={place}
                onChoose={props.onChoose}
                onOpen={props.onOpen}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  row: QueueRow;
  index: number;
  chosen: boolean;
  place: { transform: string; height: number };
  onChoose: (at: number) => void;
  onOpen: (row: QueueRow) => void;
}

function Row({ row, index, chosen, place, onChoose, onOpen }: RowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={`${css.row ?? ''} ${css.cells ?? ''}`}
      style={place}
      onClick={() => onChoose(index)}
      onDoubleClick={() => onOpen(row)}
    >
      <div role="gridcell">
        <DueCell row={row} />
      </div>
      <div role="gridcell">
        <Link to={queueRowPath(row)} className={css.patient}>
          {row.patient || 'No name yet'}
        </Link>
        <small data-figures>{row.number || 'Draft'}</small>
      </div>
      <div role="gridcell">
        <span className={css.withIcon}>
          <RequesterIcon kind={row.requesterKind} />
          <span className={css.cut} title={row.requester}>
            {row.requester}
          </span>
        </span>
        <small className={css.cut}>{row.requesterKind}</small>
      </div>
      <div role="gridcell">
        <span className={css.next}>{row.next?.label ?? row.status}</span>
        <small className={css.twoLines} title={beside(row)}>
          {beside(row)}
        </small>
      </div>
    </div>
  );
}

/** What stands in the way and who has it; never the next step once more. */
function beside(row: QueueRow): string {
  const claim = row.claimedBy ? `${row.claimedBy} has it` : '';
  return [row.blockedBy || statusBeside(row), claim].filter(Boolean).join(' · ');
}

/** The status, where the next step does not say the same. */
function statusBeside(row: QueueRow): string {
  return row.next && row.next.label !== row.status ? row.status : '';
}
