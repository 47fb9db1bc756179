import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Letters } from '../../../shared/pdf/read/letters';
import { findTerms, normaliseTerms, toWords } from '../../../shared/pdf/read/terms';

interface Placed {
  readonly code: number;
  readonly box: readonly number[];
}

function lettersOf(placed: readonly Placed[]): Letters {
  return {
    count: placed.length,
    codes: Uint32Array.from(placed, ({ code }) => code),
    generated: new Uint8Array(placed.length),
    boxes: Float64Array.from(placed.flatMap(({ box }) => box)),
  };
}

/** On lines of a grid, ten points wide, twelve high. */
function placed(lines: readonly string[]): readonly Placed[] {
  return lines.flatMap((line, row) =>
    Array.from(line, (letter, column) => ({
      code: letter.codePointAt(0)!,
      box: [column * 10, 700 - row * 20, column * 10 + 9, 712 - row * 20],
    })),
  );
}
const chars = (lines: readonly string[]): Letters => lettersOf(placed(lines));
const find = (lines: readonly string[], term: string): number =>
  findTerms(chars(lines), normaliseTerms([term])).length;

describe('Words that must not leave', () => {
  it('are found whatever their case, accents, spaces and hyphens', () => {
    for (const line of [
      'Jane Roe',
      'JANE  ROE',
      'jane-roe',
      'Jané Roe',
      'J a n e R o e',
      'Jane Roe, seen',
    ]) {
      expect(find([line], 'jane roe')).toBeGreaterThan(0);
    }
  });

  it('are found across a line end, with a box on each line', () => {
    const boxes = findTerms(chars(['seen by Kath-', 'erine today']), normaliseTerms(['Katherine']));
    expect(new Set(boxes.map((box) => box[1]))).toEqual(new Set([700, 680]));
  });

  it('are found when the letters were drawn in another order', () => {
    const drawn = lettersOf([...placed(['Roe'])].reverse());
    expect(findTerms(drawn, normaliseTerms(['roe'])).length).toBeGreaterThan(0);
  });

  it('are not found where they do not stand', () => {
    expect(find(['Jane Doe'], 'jane roe')).toBe(0);
    expect(find(['anything'], ' - ')).toBe(0);
  });

  it('get boxes that cover each of their letters', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,12}$/),
        fc.stringMatching(/^[0-9]{0,8}$/),
        (term, before) => {
          const [box] = findTerms(chars([before + term]), normaliseTerms([term]));
          expect(box?.[0]).toBe(before.length * 10);
          expect(box?.[2]).toBe((before.length + term.length) * 10 - 1);
        },
      ),
    );
  });

  it('are words with boxes to the screen', () => {
    expect(toWords(chars(['Jane Roe'])).map((word) => word.text)).toEqual(['Jane', 'Roe']);
  });
});
