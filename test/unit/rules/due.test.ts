import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, compareDates, localDate } from '../../../shared/domain/base/localDate';
import { basisKinds } from '../../../shared/domain/basis/slice';
import { facilityTypes } from '../../../shared/domain/clinic/slice';
import { accountingClock } from '../../../shared/domain/disclosure/accountingClock';
import { dueDate } from '../../../shared/domain/intake/dueDate';
import { requesterKinds } from '../../../shared/domain/intake/slice';
import { accountingRulesOf } from '../../../shared/core/decide/answer';
import { loadPacks } from '../../../shared/rules/load';
import { packsFor } from '../../../shared/rules/packFor';

const library = loadPacks();
const states = ['CA', 'FL', 'GA', 'IL', 'NY', 'OH', 'PA', 'TX', 'WA', 'NV'] as const;
const firstDay = localDate('2025-01-01');
const day = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays(firstDay, days));
const later = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined });

const asked = fc.record({
  state: fc.constantFrom(...states),
  facilityType: fc.constantFrom(...facilityTypes),
  basis: fc.constantFrom(...basisKinds),
  requesterKind: fc.constantFrom(...requesterKinds),
  service: fc.constantFrom(undefined, 'copy' as const, 'inspection' as const),
  receivedOn: day,
  paid: later,
  paper: later,
  extended: later,
});

test('the day to work by is a real day and never after the day the law sets', () => {
  let dated = 0;
  fc.assert(
    fc.property(asked, ({ state, receivedOn, paid, paper, extended, ...rest }) => {
      const after = (days: number | undefined) =>
        days === undefined ? undefined : addDays(receivedOn, days);
      const packs = packsFor(state, { onDate: receivedOn, library });
      const due = dueDate({
        ...{ ...rest, receivedOn, packs },
        ...{ paidOn: after(paid), paperDay: after(paper), extendedTo: after(extended) },
      });
      expect(localDate(due.workBy)).toBe(due.workBy);
      if (due.legalDue === undefined) return;
      dated += 1;
      expect(compareDates(due.workBy, due.legalDue)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
  expect(dated).toBeGreaterThan(500);
});

test('an accounting is given on or before the day the law sets', () => {
  fc.assert(
    fc.property(fc.constantFrom(...states), day, fc.boolean(), (state, receivedOn, isLonger) => {
      const packs = packsFor(state, { onDate: receivedOn, library });
      const clock = accountingClock({
        ...{ receivedOn, packs, today: receivedOn, earlier: [], rules: accountingRulesOf(packs) },
        extendedTo: isLonger ? addDays(receivedOn, 90) : undefined,
      });
      expect(compareDates(clock.workBy, clock.legalDue)).toBeLessThanOrEqual(0);
    }),
  );
});
