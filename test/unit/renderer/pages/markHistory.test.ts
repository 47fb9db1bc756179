import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  did,
  emptyHistory,
  firstOf,
  inverse,
  walked,
  type MarkChange,
  type MarkHistory,
} from '../../../../renderer/features/review/markHistory';
import { historyOf, keepHistory } from '../../../../renderer/features/review/keptHistories';
import { plainMark, type PageMark } from '../../../../shared/domain/review/slice';

const mark = (id: string, left = 0): PageMark => ({
  ...plainMark,
  id,
  documentId: 'd',
  page: 1,
  rect: [left, 0, left + 10, 10],
  reason: 'other-person',
  source: 'drawn',
  status: 'accepted',
});

interface Desk {
  readonly marks: readonly PageMark[];
  readonly history: MarkHistory;
}

const start: Desk = { marks: [], history: emptyHistory };

function make(desk: Desk, change: MarkChange): Desk {
  return { marks: applyChange(desk.marks, change), history: did(desk.history, change) };
}

function step(desk: Desk, direction: 'undo' | 'redo'): Desk {
  const change = (direction === 'undo' ? desk.history.done : desk.history.undone).at(-1);
  if (!change) return desk;
  const made = direction === 'undo' ? inverse(change) : change;
  return {
    marks: applyChange(desk.marks, made),
    history: walked(desk.history, direction, made),
  };
}

/** What a clerk may do next, given the marks there are. */
function changeOf(desk: Desk, seed: number, at: number): MarkChange {
  const one = desk.marks[seed % Math.max(1, desk.marks.length)];
  if (!one || seed % 3 === 0) return { kind: 'added', marks: [mark(`m${at}`, seed)] };
  if (seed % 3 === 1) return { kind: 'removed', marks: [one] };
  const after = { ...one, rect: [seed, 1, seed + 5, 6] as const };
  return { kind: 'changed', before: [one], after: [after] };
}

const byId = (marks: readonly PageMark[]) => [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('undo of marks', () => {
  it('undoing everything brings back the page as it was, doing it again the page as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), (seeds) => {
        const end = seeds.reduce((desk, seed, at) => make(desk, changeOf(desk, seed, at)), start);
        const back = seeds.reduce((desk) => step(desk, 'undo'), end);
        expect(back.marks).toEqual([]);
        const again = seeds.reduce((desk) => step(desk, 'redo'), back);
        expect(byId(again.marks)).toEqual(byId(end.marks));
      }),
    );
  });

  it('a new change closes the way forward', () => {
    const one = make(start, { kind: 'added', marks: [mark('a')] });
    const back = step(one, 'undo');
    const other = make(back, { kind: 'added', marks: [mark('b')] });
    expect(step(other, 'redo')).toEqual(other);
  });

  it('a step that was refused is forgotten, so that the one before it can still be undone', () => {
    const one = make(start, { kind: 'added', marks: [mark('a')] });
    const two = make(one, { kind: 'added', marks: [mark('b')] });
    const refused = walked(two.history, 'undo', undefined);
    expect(refused).toEqual({ done: one.history.done, undone: [] });
  });

  it('of all proposed marks accepted at once, those the vault took are one step of undo', () => {
    const before = ['a', 'b', 'c'].map((id) => ({ ...mark(id), status: 'proposed' as const }));
    const after = before.map((one) => ({ ...one, status: 'accepted' as const }));
    const change = { kind: 'changed', before, after } as const;
    const made = firstOf(change, 2)!;
    const desk = make({ marks: before, history: emptyHistory }, made);
    expect(desk.marks.map((one) => one.status)).toEqual(['accepted', 'accepted', 'proposed']);
    expect(step(desk, 'undo').marks).toEqual(before);
    expect(firstOf(change, 0)).toBeUndefined();
  });
});

describe('the history of the marks of a request', () => {
  it('is there again when the review is entered again, and is its own for each request', () => {
    const opening = {};
    const { history } = make(start, { kind: 'added', marks: [mark('a')] });
    keepHistory(opening, 'one', history);
    expect(historyOf(opening, 'one')).toEqual(history);
    expect(historyOf(opening, 'other')).toEqual(emptyHistory);
  });

  it('is gone after a lock', () => {
    keepHistory({}, 'one', make(start, { kind: 'added', marks: [mark('a')] }).history);
    expect(historyOf({}, 'one')).toEqual(emptyHistory);
  });
});
