import fc from 'fast-check';
import { expect, test } from 'vitest';
import { earliestFirst, latestFirst } from '../../../shared/domain/base/inOrder';

interface Entry {
  readonly on: string;
  readonly id: string;
}

const keys = { by: (one: Entry) => one.on, id: (one: Entry) => one.id };
const entry = fc.record({
  on: fc.constantFrom('2026-03-01', '2026-03-02'),
  id: fc.constantFrom('a', 'b', 'c'),
});

test('of one day the order is by id, whichever way the list came in', () => {
  fc.assert(
    fc.property(fc.array(entry), (list) => {
      const one = [...list].sort(earliestFirst(keys));
      const other = [...list].reverse().sort(earliestFirst(keys));
      expect(one).toEqual(other);
      expect([...list].sort(latestFirst(keys)).reverse()).toEqual(one);
    }),
  );
});

test('a thing is neither before nor after itself', () => {
  fc.assert(
    fc.property(entry, (one) => {
      expect(earliestFirst(keys)(one, { ...one }) + latestFirst(keys)(one, { ...one })).toBe(0);
      expect(Math.abs(earliestFirst(keys)(one, { ...one }))).toBe(0);
    }),
  );
});
