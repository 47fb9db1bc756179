import { describe, expect, it } from 'vitest';

import { damagedFile } from '../../corpus/mutate';
import { parentCircles } from '../../corpus/parentCircles';
import { countOf, forbidden, fuzz } from '../../fuzz/fuzz';

describe('Three hundred damaged files', () => {
  it('are redacted and proved, or refused in words; none crashes, hangs or loses a page', async () => {
    const outcomes = await fuzz(0, 300);
    expect(forbidden(outcomes)).toEqual([]);
    // Both ways are gone often: damage that stops everything, or nothing, would prove little.
    const { done = 0 } = countOf(outcomes);
    expect(done).toBeGreaterThan(90);
    expect(done).toBeLessThan(270);
  });

  it.each([4107, 7846])('are copied to an end: seed %i once was not', async (seed) => {
    expect([...(await fuzz(seed, seed + 1)).values()]).toEqual(['done']);
  });

  it('are the same for the same seed', () => {
    expect(Buffer.compare(damagedFile(7), damagedFile(7))).toBe(0);
    expect(Buffer.compare(damagedFile(7), damagedFile(8))).not.toBe(0);
  });
});

describe('Pages whose parents run in a circle', () => {
  it('are made again from pixels and proved', async () => {
    const outcomes = await fuzz(0, parentCircles.length, 'circles');
    const wrong = parentCircles.filter((_, at) => outcomes.get(at) !== 'done');
    expect(wrong.map(({ what }) => what)).toEqual([]);
  });
});
