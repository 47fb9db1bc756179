import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type Condition, type LawFacts } from '../../../shared/domain/law/condition';

const names = ['a', 'b', 'c', 'd'] as const;
const leaf: fc.Arbitrary<Condition> = fc.record({
  fact: fc.constantFrom(...names),
  is: fc.constantFrom('yes', 'no'),
});
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;
const answers = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.constantFrom('yes', 'no', 'unknown')])),
) as fc.Arbitrary<LawFacts>;

describe('conditions of the rule packs', () => {
  test('a fact nobody has answered makes a condition unknown, and is named', () => {
    const both = {
      all: [
        { fact: 'a', is: 'yes' },
        { fact: 'b', is: 'yes' },
      ],
    };
    expect(judge(both, { a: 'yes', b: 'unknown' })).toEqual({
      truth: 'unknown',
      used: ['a', 'b'],
      missing: ['b'],
    });
    expect(judge(both, { a: 'no' }).truth).toBe('no');
    expect(judge({ any: both.all }, { a: 'yes' }).truth).toBe('yes');
  });

  test('lists, numbers and dates', () => {
    expect(judge({ fact: 'k', has: ['x', 'y'] }, { k: ['y', 'z'] }).truth).toBe('yes');
    expect(judge({ fact: 'k', has: 'x' }, { k: [] }).truth).toBe('no');
    expect(judge({ fact: 'n', atLeast: 13 }, { n: 13 }).truth).toBe('yes');
    expect(judge({ fact: 'n', atMost: 12 }, { n: 13 }).truth).toBe('no');
    const order = { fact: 'signedOn', onOrBefore: 'today' };
    expect(judge(order, { signedOn: '2026-09-01', today: '2026-09-01' }).truth).toBe('yes');
    expect(judge(order, { signedOn: '2026-09-02', today: '2026-09-01' }).truth).toBe('no');
    expect(judge(order, { signedOn: '2026-09-02' }).missing).toEqual(['today']);
  });

  test('answering more never takes back what was already decided', () => {
    fc.assert(
      fc.property(condition, answers, answers, (tree, some, more) => {
        const before = judge(tree, some).truth;
        const filled = Object.fromEntries(
          names.map((name) => [name, some[name] === 'unknown' ? more[name] : some[name]]),
        );
        if (before !== 'unknown') expect(judge(tree, filled).truth).toBe(before);
      }),
    );
  });

  test('unknown names something to ask, and answering all of it decides', () => {
    fc.assert(
      fc.property(condition, answers, (tree, some) => {
        const { truth, missing } = judge(tree, some);
        expect(missing.length > 0).toBe(truth === 'unknown');
        const all = Object.fromEntries(
          names.map((name) => [name, some[name] === 'unknown' ? 'yes' : some[name]]),
        );
        expect(judge(tree, all).truth).not.toBe('unknown');
      }),
    );
  });

  test('“not all” is “any not”', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), answers, (trees, facts) => {
        const any = { any: trees.map((not) => ({ not })) };
        expect(judge({ not: { all: trees } }, facts).truth).toBe(judge(any, facts).truth);
      }),
    );
  });
});
