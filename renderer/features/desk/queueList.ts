import type { QueueRow } from '../../../shared/contract/request';
import { queueRowKey } from '../../app/ui/queueRow';

export type QueueGroup = QueueRow['group'];

export const groupTitles: Record<QueueGroup, string> = {
  due: 'Overdue and due today',
  'needs-you': 'Needs you',
  ready: 'Ready to release',
  waiting: 'Waiting on others',
  done: 'Done',
};

/** What the list shows, line by line. */
export type Line =
  | { readonly kind: 'heading'; readonly group: QueueGroup; readonly count: number }
  | { readonly kind: 'row'; readonly row: QueueRow };

/** Rows under the heading of their group, in the order the vault gave them. */
export function linesOf(rows: readonly QueueRow[], groups: readonly QueueGroup[]): readonly Line[] {
  return groups.flatMap((group): Line[] => {
    const own = rows.filter((row) => row.group === group);
    if (own.length === 0) return [];
    return [
      { kind: 'heading', group, count: own.length },
      ...own.map((row): Line => ({ kind: 'row', row })),
    ];
  });
}

export function countOf(rows: readonly QueueRow[], group: QueueGroup): number {
  return rows.filter((row) => row.group === group).length;
}

/** The line of the next or previous request; stays where it is at either end. */
export function step(lines: readonly Line[], from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < lines.length; at += by)
    if (lines[at]?.kind === 'row') return at;
  return from;
}

/** The line of a request, or the first request where it is no longer in the list. */
export function lineOf(lines: readonly Line[], key: string | undefined): number {
  const own = lines.findIndex((line) => line.kind === 'row' && queueRowKey(line.row) === key);
  return own >= 0 ? own : step(lines, -1, 1);
}

export function rowAt(lines: readonly Line[], at: number): QueueRow | undefined {
  const line = lines[at];
  return line?.kind === 'row' ? line.row : undefined;
}
