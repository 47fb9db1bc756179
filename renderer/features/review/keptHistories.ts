import type { Opening } from '../../app/desk/opening';
import { emptyHistory, type MarkHistory } from './markHistory';

const kept = new WeakMap<Opening, Map<string, MarkHistory>>();

/** What was done to the marks of a request since the desk was opened; nothing outlives the lock. */
export function historyOf(opening: Opening, requestId: string): MarkHistory {
  return kept.get(opening)?.get(requestId) ?? emptyHistory;
}

export function keepHistory(opening: Opening, requestId: string, history: MarkHistory): void {
  const own = kept.get(opening) ?? new Map<string, MarkHistory>();
  kept.set(opening, own.set(requestId, history));
}
