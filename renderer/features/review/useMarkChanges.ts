import { useRef, useState } from 'react';
import { useOpening } from '../../app/desk/opening';
import type { RequestHandle } from '../../app/desk/useRequest';
import { assertNever } from '../../../shared/domain/base/assertNever';
import { historyOf, keepHistory } from './keptHistories';
import {
  did,
  firstOf,
  inverse,
  sayChange,
  walked,
  type MarkChange,
  type MarkHistory,
} from './markHistory';

/** Answers what of the change was saved: all, the first marks of it, or nothing. */
type Save = (change: MarkChange) => Promise<MarkChange | undefined>;

/** Changes of the marks, one after another, each saved at once and each taken back by its inverse. */
export function useMarkChanges(requestId: string, save: Save, say: (text: string) => void) {
  const opening = useOpening();
  const [history, setHistory] = useState(() => historyOf(opening, requestId));
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  // The kept one is read each time: a change may end after the screen was left.
  const latest = () => historyOf(opening, requestId);

  function set(next: MarkHistory): void {
    keepHistory(opening, requestId, next);
    setHistory(next);
  }

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = chain.current.then(act);
    chain.current = result;
    return result;
  }

  async function walk(direction: 'undo' | 'redo'): Promise<void> {
    const before = latest();
    const change = (direction === 'undo' ? before.done : before.undone).at(-1);
    if (change) {
      const made = await save(direction === 'undo' ? inverse(change) : change);
      set(walked(before, direction, made));
      if (made) say(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${sayChange(made)}.`);
    } else say(direction === 'undo' ? 'Nothing to undo.' : 'Nothing to do again.');
  }

  async function apply(change: MarkChange): Promise<boolean> {
    const made = await save(change);
    if (made) set(did(latest(), made));
    return made === change;
  }

  return {
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    /** Answers whether it was saved. */
    apply: (change: MarkChange) => inTurn(() => apply(change)),
    /** Notes a change the vault made itself, so that it can be taken back too. */
    note: (change: MarkChange) => set(did(latest(), change)),
    undo: () => void inTurn(() => walk('undo')),
    redo: () => void inTurn(() => walk('redo')),
  };
}

/** Makes a change by the verb it stands for. */
export async function saveMarks(
  handle: RequestHandle,
  requestId: string,
  change: MarkChange,
): Promise<MarkChange | undefined> {
  switch (change.kind) {
    case 'added': {
      const reply = await handle.run('review.addMarks', { requestId, marks: [...change.marks] });
      return reply.ok ? change : undefined;
    }
    case 'removed': {
      const markIds = change.marks.map((mark) => mark.id);
      const reply = await handle.run('review.removeMarks', { requestId, markIds });
      return reply.ok ? change : undefined;
    }
    case 'changed':
      // One by one: taking marks away to add them changed would leave a page bare in between.
      for (const [at, mark] of change.after.entries()) {
        const reply = await handle.run('review.changeMark', { requestId, mark });
        if (!reply.ok) return firstOf(change, at);
      }
      return change;
    case 'leftOut': {
      const { leftOut, reason } = change;
      const pages = [...change.pages];
      const reply = await handle.run('review.leaveOut', { requestId, pages, leftOut, reason });
      return reply.ok ? change : undefined;
    }
    default:
      return assertNever(change, 'mark change');
  }
}
