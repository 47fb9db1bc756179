import { describe, expect, it } from 'vitest';

import type { Rect } from '../../../shared/pdf/model';
import { expectBlack } from '../../../shared/pdf/verify/boxes';
import type { Samples } from '../../../shared/pdf/verify/pageImage';

/** 24 by 16 samples on a page of as many points; black left of `edge`, else nearly. */
function gray(edge: number): Samples {
  const data = Uint8Array.from({ length: 24 * 16 }, (_, at) => (at % 24 < edge ? 0 : 3));
  return { encoding: 'jpeg-gray', width: 24, height: 16, data };
}
const matrix = [24, 0, 0, 16, 0, 0] as const;
const box: Rect = [1, 2, 10, 7];

describe('A covered place in JPEG', () => {
  it('takes in the whole of each square of eight samples that it touches', () => {
    expect(expectBlack(box, matrix, gray(16), undefined)).toBe(16 * 8);
    expect(expectBlack([1, 9, 6, 15], matrix, gray(8), undefined)).toBe(8 * 8);
  });

  it.each([10, 15])('is refused where only its first %i samples are black', (edge) => {
    expect(() => expectBlack(box, matrix, gray(edge), undefined)).toThrow('inside a covered place');
  });
});
