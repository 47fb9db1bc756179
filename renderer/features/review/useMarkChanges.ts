import { useRef, useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import { assertNever } from '../../../shared/domain/base/assertNever';
import {
  did,
  emptyHistory,
  inverse,
  sayChange,
  walked,
  type MarkChange,
  type MarkHistory,
} from './markHistory';

type Save = (change: MarkChange) => Promise<boolean>;

/** Changes of the marks, one after another, each saved at once and each taken back by its inverse. */
export function useMarkChanges(save: Save, say: (text: string) => void) {
  const [history, setHistory] = useState(emptyHistory);
  const latest = useRef<MarkHistory>(emptyHistory);
  const chain = useRef<Promise<unknown>>(Promise.resolve());

  function set(next: MarkHistory): void {
    latest.current = next;
    setHistory(next);
  }

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = chain.current.then(act);
    chain.current = result;
    return result;
  }

  async function walk(direction: 'undo' | 'redo'): Promise<void> {
    const before = latest.current;
    const change = (direction === 'undo' ? before.done : before.undone).at(-1);
    if (change) {
      const saved = await save(direction === 'undo' ? inverse(change) : change);
      set(walked(before, direction, saved));
      if (saved) say(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${sayChange(change)}.`);
    } else say(direction === 'undo' ? 'Nothing to undo.' : 'Nothing to do again.');
  }

  async function apply(change: MarkChange): Promise<boolean> {
    const saved = await save(change);
    if (saved) set(did(latest.current, change));
    return saved;
  }

  return {
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    /** Answers whether it was saved. */
    apply: (change: MarkChange) => inTurn(() => apply(change)),
    /** Notes a change the vault made itself, so that it can be taken back too. */
    note: (change: MarkChange) => set(did(latest.current, change)),
    undo: () => void inTurn(() => walk('undo')),
    redo: () => void inTurn(() => walk('redo')),
  };
}

/** Makes a change by the verb it stands for. */
export async function saveMarks(
  handle: RequestHandle,
  requestId: string,
  change: MarkChange,
): Promise<boolean> {
  switch (change.kind) {
    case 'added':
      return (await handle.run('review.addMarks', { requestId, marks: [...change.marks] })).ok;
    case 'removed': {
      const markIds = change.marks.map((mark) => mark.id);
      return (await handle.run('review.removeMarks', { requestId, markIds })).ok;
    }
    case 'changed':
      // One by one: taking marks away to add them changed would leave a page bare in between.
      for (const mark of change.after) {
        if (!(await handle.run('review.changeMark', { requestId, mark })).ok) return false;
      }
      return true;
    default:
      return assertNever(change, 'mark change');
  }
}
