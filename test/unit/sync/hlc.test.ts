import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hlcInstant, nextHlc } from '../../../shared/sync/hlc';

it('never lets a later change look earlier, even when the clock is set back', () => {
  const clock = fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(clock, (readings) => {
      let last: string | undefined;
      for (const now of readings) {
        const next = nextHlc(last, now);
        if (last !== undefined) expect(next > last).toBe(true);
        expect(next).toMatch(/^[0-9a-f]{12}-[0-9a-f]{4}$/);
        last = next;
      }
    }),
  );
});

it('goes on after 65,536 changes within one millisecond', () => {
  expect(nextHlc('000000000005-ffff', 3)).toBe('000000000006-0000');
});

it('tells when a change was recorded', () => {
  expect(hlcInstant(nextHlc(undefined, Date.UTC(2026, 2, 1, 9)))).toBe('2026-03-01T09:00:00.000Z');
});
