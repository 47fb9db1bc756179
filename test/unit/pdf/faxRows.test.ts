import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { faxLength } from '../../../shared/pdf/pixels/faxRows';
import { encodeG4 } from '../../support/fax';
import { decodeG4 } from '../../../shared/pdf/verify/ccittDecoder';

const pictures = fc
  .record({
    width: fc.integer({ min: 1, max: 2800 }),
    height: fc.integer({ min: 1, max: 6 }),
    marks: fc.array(fc.nat({ max: 100_000 }), { maxLength: 60 }),
  })
  .map(({ width, height, marks }) => {
    const stride = Math.ceil(width / 8);
    const packed = new Uint8Array(stride * height);
    for (const mark of marks) {
      const [x, y] = [mark % width, (mark >> 3) % height];
      packed[y * stride + (x >> 3)]! |= 128 >> (x & 7);
    }
    return { width, height, coded: encodeG4({ width, height, packed }) };
  });

describe('The rows of a fax', () => {
  it('are counted to the last one, and nothing behind them is taken along', () => {
    fc.assert(
      fc.property(pictures, ({ width, height, coded }) => {
        expect(faxLength(coded, width, height)).toBe(coded.length);
        expect(faxLength(coded, width, height + 1)).toBeUndefined();
        expect(faxLength(coded, width, height - 1)).toBeUndefined();
        expect(faxLength(Buffer.concat([coded, Buffer.from('x')]), width, height)).toBe(
          coded.length,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are never taken as whole where the verifier would refuse them', () => {
    fc.assert(
      fc.property(pictures, fc.nat(), ({ width, height, coded }, nth) => {
        const damaged = Uint8Array.from(coded);
        damaged[(nth >> 3) % damaged.length]! ^= 1 << (nth & 7);
        const length = faxLength(damaged, width, height);
        if (length !== undefined) decodeG4(damaged.slice(0, length), width, height);
      }),
      { numRuns: 2000 },
    );
  });
});
