import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  daysBetween,
  localDate,
  parseLocalDate,
  partsOf,
  weekdayOf,
  type LocalDate,
} from '../../../shared/domain/base/localDate';
import {
  addBusinessDays,
  businessDaysBetween,
  holidayCalendar,
  isBusinessDay,
  lastBusinessDayOnOrBefore,
} from '../../../shared/domain/base/localDateBusiness';
import { loadPacks } from '../../../shared/rules/load';
import {
  dayAndMonth,
  inFull,
  inShort,
  withWeekday,
} from '../../../shared/domain/base/localDateWords';

/** Every day from 1990 to 2090, written by the platform's own UTC calendar. */
const century = fc.integer({ min: 7305, max: 43829 }).map((day) => ({ day, date: utc(day) }));

function utc(day: number): LocalDate {
  return localDate(new Date(day * 86_400_000).toISOString().slice(0, 10));
}

describe('calendar dates', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', '', '0000-01-01'])(
    '%s is not a date',
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
      expect(() => localDate(text)).toThrow('not a calendar date');
    },
  );

  test('February 29 is a date in leap years only', () => {
    expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
    expect(parseLocalDate('2000-02-29')).toBe('2000-02-29');
    expect(parseLocalDate('1900-02-29')).toBeUndefined();
  });

  test('adding days agrees with the calendar over a century', () => {
    fc.assert(
      fc.property(century, fc.integer({ min: -7000, max: 7000 }), ({ day, date }, days) => {
        expect(addDays(date, days)).toBe(utc(day + days));
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(compareDates(date, addDays(date, days)) < 0).toBe(days > 0);
      }),
      { numRuns: 2000 },
    );
  });

  test('weekdays agree with the calendar over a century', () => {
    fc.assert(
      fc.property(century, ({ day, date }) => {
        expect(weekdayOf(date)).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  test('a month later is the same day, or the last day of a shorter month', () => {
    expect(addMonths(localDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(localDate('2026-01-31'), 13)).toBe('2027-02-28');
    expect(addMonths(localDate('2026-03-31'), -1)).toBe('2026-02-28');
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(localDate('2025-10-15'), 1)).toBe('2026-10-15');
    fc.assert(
      fc.property(century, fc.integer({ min: -600, max: 600 }), ({ date }, months) => {
        const before = partsOf(date);
        const after = partsOf(addMonths(date, months));
        expect(after.year * 12 + after.month - before.year * 12 - before.month).toBe(months);
        expect(after.day).toBeLessThanOrEqual(before.day);
        expect(after.day === before.day || after.day >= 28).toBe(true);
      }),
    );
  });
});

const federal = loadPacks().find((pack) => pack.id === 'us-federal');
const holidays = holidayCalendar(federal?.holidays ?? []);

describe('business days', () => {
  test.each([
    ['2026-01-01', 'New Year’s Day'],
    ['2026-01-19', 'Birthday of Martin Luther King, Jr.'],
    ['2026-02-16', 'Washington’s Birthday'],
    ['2026-05-25', 'Memorial Day'],
    ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day'],
    ['2026-09-07', 'Labor Day'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-12-25', 'Christmas Day'],
    // A Saturday New Year's Day is kept in the old year.
    ['2027-12-31', 'New Year’s Day'],
    // A Sunday is kept on Monday.
    ['2027-07-05', 'Independence Day'],
  ])('%s is kept as %s', (date, name) => {
    expect(holidays.nameOn(localDate(date))).toBe(name);
    expect(isBusinessDay(localDate(date), holidays)).toBe(false);
  });

  test('the Saturday itself is no business day either, and its neighbours are', () => {
    expect(holidays.nameOn(localDate('2026-07-04'))).toBeUndefined();
    expect(isBusinessDay(localDate('2026-07-04'), holidays)).toBe(false);
    expect(isBusinessDay(localDate('2026-07-06'), holidays)).toBe(true);
    expect(isBusinessDay(localDate('2020-06-19'), holidays)).toBe(true);
  });

  test('every year keeps eleven holidays on weekdays since Juneteenth came', () => {
    for (let year = 2022; year < 2100; year += 1) {
      let kept = 0;
      let at = localDate(`${year}-01-01`);
      for (; partsOf(at).year === year; at = addDays(at, 1)) {
        if (holidays.nameOn(at)) {
          kept += 1;
          expect([1, 2, 3, 4, 5]).toContain(weekdayOf(at));
        }
      }
      // A New Year's Day that falls on Saturday moves into the year before.
      const lost = weekdayOf(localDate(`${year}-01-01`)) === 6 ? 1 : 0;
      const won = weekdayOf(localDate(`${year + 1}-01-01`)) === 6 ? 1 : 0;
      expect(kept).toBe(11 - lost + won);
    }
  });

  test('counting business days lands on one, and counting back gives the same number', () => {
    fc.assert(
      fc.property(century, fc.integer({ min: 1, max: 90 }), ({ date }, days) => {
        const due = addBusinessDays(date, days, holidays);
        expect(isBusinessDay(due, holidays)).toBe(true);
        expect(businessDaysBetween(date, due, holidays)).toBe(days);
        expect(businessDaysBetween(due, date, holidays)).toBeLessThanOrEqual(0);
      }),
    );
    expect(() => addBusinessDays(localDate('2026-09-01'), -1, holidays)).toThrow();
    expect(() => addBusinessDays(localDate('2026-09-01'), 1.5, holidays)).toThrow();
  });

  test('the last business day on or before a date is never after it, nor a week away', () => {
    fc.assert(
      fc.property(century, ({ date }) => {
        const before = lastBusinessDayOnOrBefore(date, holidays);
        expect(isBusinessDay(before, holidays)).toBe(true);
        expect(daysBetween(before, date)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(before, date)).toBeLessThanOrEqual(4);
        if (isBusinessDay(date, holidays)) expect(before).toBe(date);
      }),
    );
    expect(lastBusinessDayOnOrBefore(localDate('2026-12-13'), holidays)).toBe('2026-12-11');
    expect(lastBusinessDayOnOrBefore(localDate('2026-12-25'), holidays)).toBe('2026-12-24');
  });
});

test('dates read as on letters, in lists and in sentences', () => {
  const date = localDate('2026-09-23');
  expect(withWeekday(date)).toBe('Wed, Sep 23, 2026');
  expect(inFull(localDate('2026-10-15'))).toBe('October 15, 2026');
  expect(inShort(localDate('2027-03-04'))).toBe('Mar 4, 2027');
  expect(dayAndMonth(date, 2026)).toBe('Sep 23');
  expect(dayAndMonth(date, 2025)).toBe('Sep 23, 2026');
});
