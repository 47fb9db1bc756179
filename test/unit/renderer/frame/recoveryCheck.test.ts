import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseTwo,
  groupsOf,
  isSameGroup,
} from '../../../../renderer/features/firstRun/recoveryCheck';

const code = '0ABC-1DEF-GH23-JK45-MN67-PQ89-RSTV-WXYZ-0101';

describe('typing two groups of the recovery code back', () => {
  it('the paper has nine groups', () => {
    expect(groupsOf(code)).toHaveLength(9);
  });

  it('two different groups are asked, in the order of the paper', () => {
    const below1 = fc.double({ min: 0, max: 0.999999, noNaN: true });
    fc.assert(
      fc.property(below1, below1, (one, other) => {
        const numbers = [one, other];
        const [first, second] = chooseTwo(9, () => numbers.shift() ?? 0);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThan(second);
        expect(second).toBeLessThan(9);
      }),
    );
  });

  it('small letters, blanks, O for 0 and l for 1 are forgiven', () => {
    expect(isSameGroup(' oabc ', '0ABC')).toBe(true);
    expect(isSameGroup('ldef', '1DEF')).toBe(true);
  });

  it('another group is not accepted, nor is an empty field', () => {
    expect(isSameGroup('GH23', 'GH24')).toBe(false);
    expect(isSameGroup('', 'GH24')).toBe(false);
  });
});
