import { describe, expect, test } from 'vitest';
import { spokenDates } from '../../../../shared/domain/identity/spokenDates';

const days = (text: string) => spokenDates(text).flatMap((one) => one.days);

describe('a date is read in the ways charts write it', () => {
  test.each([
    ['03/04/1960'],
    ['3-4-1960'],
    ['03.04.1960'],
    ['03 / 04 / 1960'],
    ['1960-03-04'],
    ['March 4, 1960'],
    ['Mar. 4th 1960'],
    ['4-Mar-1960'],
    ['04Mar1960'],
    ['O3/O4/l96O'],
  ])('%s', (text) => {
    expect(days(`seen on ${text}, well`)).toEqual(['1960-03-04']);
  });

  test('a year of two digits may be of two centuries', () => {
    expect(days('3/4/60')).toEqual(['1960-03-04', '2060-03-04']);
  });
});

test.each([
  ['a day that does not exist', '02/30/1960'],
  ['a month that does not exist', '13/45/1999'],
  ['a telephone number', '512-555-0100'],
  ['a number of social security', '555-12-3456'],
  ['a longer number', '1/2/19601'],
])('%s is no date', (_, text) => {
  expect(days(text)).toEqual([]);
});
