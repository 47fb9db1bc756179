import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../../shared/domain/base/localDate';
import { basisKinds } from '../../../../shared/domain/basis/slice';
import { factsOf, type FactValue, type LawFacts } from '../../../../shared/domain/law/condition';
import { consentFacts, standingFacts } from '../../../../shared/domain/law/facts';
import {
  categories,
  minorServiceKinds,
  needs,
  pageFacts,
} from '../../../../shared/domain/law/gateRules';
import type { PacksInForce, RulePack } from '../../../../shared/domain/law/pack';
import {
  gateOfPage,
  isStricter,
  noRule,
  type GatedTag,
} from '../../../../shared/domain/sensitive/gates';
import { loadPacks } from '../../../../shared/rules/load';
import { packsFor } from '../../../../shared/rules/packFor';

const states = ['CA', 'FL', 'GA', 'IL', 'NY', 'OH', 'OR', 'PA', 'TX', 'WA'];
const on = { onDate: localDate('2026-09-01'), library: loadPacks() };
const packsOf = (state: string): PacksInForce => packsFor(state, on);

const gates = loadPacks().flatMap((pack) => pack.gates.map((rule) => ({ pack, rule })));
const factsIn = (rules: typeof gates): readonly string[] =>
  rules.flatMap(({ rule }) =>
    [rule.when, rule.unless].flatMap((condition) => (condition ? factsOf(condition) : [])),
  );
const yesNo = [...new Set(loadPacks().flatMap((pack) => pack.gateQuestions.map(({ id }) => id)))];

const tagOf = fc.record<GatedTag>({
  category: fc.constantFrom(...categories),
  service: fc.constantFrom(undefined, ...minorServiceKinds),
  ageAtService: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  isPart2: fc.constantFrom(undefined, true, false),
  otherPersonMarked: fc.boolean(),
  professionalDecision: fc.constantFrom(undefined, true, false),
  covered: fc.boolean(),
});
const maybe = <T extends FactValue>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const someFacts: fc.Arbitrary<LawFacts> = fc
  .tuple(
    fc.record({
      basisKind: maybe(fc.constantFrom(...basisKinds)),
      basisRow: maybe(fc.constantFrom('R01', 'R02', 'R03', 'R04', 'R21-SELF', 'R08', 'R25')),
      patientIsMinor: maybe(fc.boolean()),
      consentMeetsPart2: maybe(fc.boolean()),
      authorizationValid: maybe(fc.boolean()),
      consentOnlyFor: maybe(fc.constantFrom('', 'PSY', 'SCN')),
      formPurpose: maybe(fc.constantFrom('litigation', 'personal')),
      optIns: maybe(fc.subarray([...categories] as string[])),
      partTwoOrder: maybe(fc.constantFrom('none', 'noncriminal', 'criminal', 'program')),
      recipientState: maybe(fc.constantFrom('CA', 'TX', 'WA')),
    }),
    fc.dictionary(fc.constantFrom(...yesNo), fc.boolean()),
  )
  .map(([named, answers]) => ({ ...answers, ...named }));

function withRules(packs: PacksInForce, extra: RulePack['gates']): PacksInForce {
  const pack = { ...packs.state.pack, gates: [...packs.state.pack.gates, ...extra] };
  return { ...packs, state: { ...packs.state, pack } };
}

describe('a gate never loosens', () => {
  test('when a category is added to the page', () => {
    fc.assert(
      fc.property(
        fc.array(tagOf, { maxLength: 4 }),
        tagOf,
        someFacts,
        fc.constantFrom(...states),
        (tags, more, facts, state) => {
          const before = gateOfPage(tags, facts, packsOf(state)).need;
          const after = gateOfPage([...tags, more], facts, packsOf(state)).need;
          expect(isStricter(before, after)).toBe(false);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('when a rule of a state is added to those that apply', () => {
    fc.assert(
      fc.property(
        fc.array(tagOf, { minLength: 1, maxLength: 3 }),
        someFacts,
        fc.constantFrom(...states),
        fc.constantFrom(...gates),
        (tags, facts, state, { rule }) => {
          const packs = packsOf(state);
          const { need: before, outcomes } = gateOfPage(tags, facts, packs);
          // Where no rule spoke, the page was kept back for that alone: a rule ends the silence.
          fc.pre(outcomes.every(({ ruleId }) => ruleId !== noRule));
          const after = gateOfPage(tags, facts, withRules(packs, [rule])).need;
          expect(isStricter(before, after)).toBe(false);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the order in which tags stand on a page does not matter', () => {
    fc.assert(
      fc.property(fc.array(tagOf, { maxLength: 4 }), someFacts, (tags, facts) => {
        const need = gateOfPage(tags, facts, packsOf('NY')).need;
        expect(gateOfPage(tags.toReversed(), facts, packsOf('NY')).need).toBe(need);
      }),
    );
  });
});

describe('the rules of the gates as data', () => {
  test('none hangs on the list of categories itself, or adding one could loosen another', () => {
    expect(factsIn(gates)).not.toContain('categories');
  });

  test('every notice a rule names stands in its own pack', () => {
    const naming = gates.filter(({ rule }) => rule.notice !== undefined);
    const strange = naming.filter(
      ({ pack, rule }) => !pack.noticeTexts.some(({ id }) => id === rule.notice),
    );
    expect(strange.map(({ rule }) => rule.id)).toEqual([]);
    // Part 2 and the states that have a notice of their own; none at all would prove nothing.
    expect(new Set(naming.map(({ pack }) => pack.id)).size).toBeGreaterThan(1);
  });

  test('every fact a gate asks for that is neither of the request nor a question is documented for the page', () => {
    const questions = loadPacks().flatMap((pack) => [...pack.questions, ...pack.gateQuestions]);
    const known = new Set([
      ...[standingFacts, consentFacts, pageFacts].flatMap((facts) => Object.keys(facts)),
      ...questions.map(({ id }) => id),
    ]);
    const inForce = gates.filter(({ rule }) => rule.disabledBecause === undefined);
    expect(factsIn(inForce).filter((fact) => !known.has(fact))).toEqual([]);
  });

  test('what the desk says of a page names no category to whoever listens', () => {
    const revealing =
      /substance|alcohol|drug|addict|\bhiv\b|aids|sexual|\bsti\b|mental|psych|genetic|abortion|pregnan|reproduct|gender|abuse|counsel(?!\b.*letter)/i;
    const sentences = gates.map(({ rule }) => rule.sentence);
    expect(sentences.filter((one) => revealing.test(one.replace('letter of counsel', '')))).toEqual(
      [],
    );
  });

  test('a form is stricter than a word on one, an order than a form, and never than anything', () => {
    const strict = ['never', 'needs-order', 'needs-form', 'needs-opt-in', 'allow-with-notice', 'allow'] as const; // prettier-ignore
    expect([...needs].sort()).toEqual([...strict].sort());
    strict.forEach((need, at) => {
      expect(strict.filter((other) => isStricter(need, other))).toEqual(strict.slice(at + 1));
    });
  });
});
