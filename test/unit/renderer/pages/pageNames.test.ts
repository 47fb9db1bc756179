import { expect, it } from 'vitest';
import { pageNames } from '../../../../renderer/features/review/pageNames';

const chart = { id: 'a', title: 'Office chart' };
const lab = { id: 'b', title: 'Lab' };
const refs = (documentId: string, ...pages: number[]) =>
  pages.map((page) => ({ documentId, page }));

it('names pages by their numbers, neighbours as a range', () => {
  expect(pageNames(refs('a', 9, 3, 4, 5), [chart])).toBe('Pages 3-5, 9');
  expect(pageNames(refs('a', 1, 2), [chart])).toBe('Pages 1-2');
  expect(pageNames(refs('a', 7), [chart])).toBe('Page 7');
});

it('says of which document, where there are several', () => {
  const both = [...refs('b', 2), ...refs('a', 1, 2, 3)];
  expect(pageNames(both, [chart, lab])).toBe('Office chart: pages 1-3; Lab: page 2');
  expect(pageNames(refs('b', 2), [chart, lab])).toBe('Lab: page 2');
});
