import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sharesOf, verificationOf, verificationOfShares } from '../../../shared/pdf/verify/shares';

const pdfjs = { version: '1' };

describe('A proof in shares', () => {
  it('has every page in one share, and what is beyond in the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 5 }),
        (count, workers) => {
          // prettier-ignore
          const shares = sharesOf(count, workers);
          for (let page = 1; page <= count + 2; page += 1)
            expect(shares.filter(({ from, to }) => from <= page && page <= to)).toHaveLength(1);
          expect(shares.length).toBeLessThanOrEqual(workers);
        },
      ),
    );
  });

  it('adds up what its shares counted', () => {
    const part = (...looked: number[]) => [{ name: 'text', passed: true, looked }];
    const { checks, passed } = verificationOf([part(3, 40), part(2, 2)], pdfjs);
    expect(passed).toBe(true);
    expect(checks).toEqual([
      { name: 'text', passed: true, looked: '5 pages read by pdf.js, 42 letters' },
    ]);
  });

  it('fails where one of its shares fails, and names the first page', () => {
    const failed = (page: number) => [
      { name: 'text', passed: false, looked: 'stopped', problem: 'hidden', page },
    ];
    const right = [{ name: 'text', passed: true, looked: [3, 40] }];
    for (const shares of [
      [right, failed(7)],
      [failed(7), right],
      [failed(9), failed(7)],
    ])
      expect(verificationOf(shares, pdfjs)).toMatchObject({
        passed: false,
        checks: [{ passed: false, page: 7 }],
      });
  });

  it('is none where a share was not looked at, or only in part', () => {
    const whole = (pages: number) =>
      ['text', 'rebuilt pages', 'kept pages', 'stamps'].map((name) => ({
        name,
        passed: true,
        looked: [pages, 0],
      }));
    expect(verificationOfShares([whole(3), whole(2)], 5, pdfjs).passed).toBe(true);
    for (const second of [[], whole(1), whole(2).slice(1), whole(2).slice(0, 3)])
      expect(verificationOfShares([whole(3), second], 5, pdfjs)).toMatchObject({
        passed: false,
        checks: expect.arrayContaining([
          expect.objectContaining({ name: 'pages', passed: false }),
        ]) as unknown,
      });
  });

  it('without a finding is no proof', () => {
    expect(verificationOf([[], []], pdfjs).passed).toBe(false);
  });
});
