import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feeSchedulesSchema, type FeeSchedule } from '../../../shared/domain/law/feeRules';
import { dollars, dollarsOfMills, floorToCents } from '../../../shared/domain/money/amounts';
import { looksLikeCard } from '../../../shared/domain/money/cardNumber';
import { clinicFeesSchema } from '../../../shared/domain/money/clinicFees';
import { feeOf } from '../../../shared/domain/money/fee';
import type { FeeInput } from '../../../shared/domain/money/feeInput';
import { sumMills } from '../../../shared/domain/money/feeInput';
import { camelKeys, loadPacks } from '../../../shared/rules/load';
import { localDate } from '../../../shared/domain/base/localDate';
import { packsFor } from '../../../shared/rules/packFor';
import texasFees from '../../../shared/rules/packs/us-tx/fees.json';

const states = ['TX', 'CA', 'NY', 'FL', 'OH', 'PA', 'IL', 'WA', 'GA', 'NV'] as const;
const clinic = clinicFeesSchema.parse({
  chargesPatients: true,
  flatCents: 650,
  laborCentsPerHour: 2005,
  sheetMills: 37,
  usbCents: 413,
});

function inputOf(state: string, facts: FeeInput['facts']): FeeInput {
  const day = localDate('2026-09-01');
  const packs = packsFor(state, { onDate: day, today: day, library: loadPacks() });
  return {
    facts: { state, ...facts },
    clinic,
    federal: packs.federal.pack,
    state: packs.state.pack,
    receivedOn: '2026-09-01',
    today: '2026-09-01',
  };
}

const anyFacts = fc.record({
  state: fc.constantFrom(...states),
  facilityType: fc.constantFrom('physician', 'clinic', 'hospital'),
  requesterKind: fc.constantFrom('patient', 'attorney', 'insurer', 'agency', 'representative'),
  basisKind: fc.constantFrom('authorization', 'subpoena', 'directive', 'workers-compensation'),
  copyMedium: fc.constantFrom('paper', 'electronic', 'hybrid'),
  recordSource: fc.constantFrom('electronic', 'paper', 'hybrid', 'microfilm'),
  pages: fc.integer({ min: 1, max: 3000 }),
  pagesOnPaper: fc.integer({ min: 0, max: 500 }),
  copyingMinutes: fc.integer({ min: 0, max: 300 }),
  clericalMinutes: fc.integer({ min: 0, max: 300 }),
  postageCents: fc.integer({ min: 0, max: 5000 }),
  yearsOfRecords: fc.integer({ min: 0, max: 20 }),
  powerOfAttorney: fc.boolean(),
  certificationWanted: fc.boolean(),
  affidavitWanted: fc.boolean(),
});
type AnyFacts = typeof anyFacts extends fc.Arbitrary<infer T> ? T : never;

const claims = ['ssdi-ssi', 'ssdi-ssi-appeal', 'medicaid', 'disability-benefits', 'nonprofit-legal'] as const; // prettier-ignore
const payers = ['patient', 'third-party'] as const;
const asPayer = (payer: (typeof payers)[number], facts: AnyFacts) =>
  payer === 'patient' ? { ...facts, basisKind: 'access' } : facts;

describe('what holds for every fee', () => {
  test('a free rule never makes a fee rise', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom(...payers),
        fc.constantFrom(...claims),
        (facts, payer, benefitClaim) => {
          // prettier-ignore
          const plain = feeOf(payer, inputOf(facts.state, asPayer(payer, facts)));
          const proved = { ...asPayer(payer, facts), benefitClaim, benefitProof: true };
          const claimed = feeOf(payer, inputOf(facts.state, proved));
          expect(claimed.total).toBeLessThanOrEqual(plain.total);
        },
      ),
    );
  });

  test('without its proof a claim changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...claims), (facts, benefitClaim) => {
        const plain = feeOf('third-party', inputOf(facts.state, facts));
        const claimed = feeOf('third-party', inputOf(facts.state, { ...facts, benefitClaim }));
        expect(claimed.total).toBe(plain.total);
      }),
    );
  });

  test('a patient never pays more than the state allows, nor than the lowest method', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const fee = feeOf('patient', inputOf(facts.state, asPayer('patient', facts)));
        for (const one of fee.methods.filter(({ usable }) => usable)) {
          expect(fee.total).toBeLessThanOrEqual(one.cents);
        }
        expect(fee.total).toBeLessThanOrEqual(fee.ceiling?.cents ?? Infinity);
      }),
    );
  });

  test('a patient never pays by the page, nor for search, certificates or years', () => {
    const others = /^(base|pages-|copy|clerical|years|retrieval|certification|affidavit|tax)/;
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const fee = feeOf('patient', inputOf(facts.state, asPayer('patient', facts)));
        expect(fee.lines.filter(({ id }) => others.test(id))).toEqual([]);
      }),
    );
  });

  test('the total is the sum of its lines, floored once', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...payers), (facts, payer) => {
        const fee = feeOf(payer, inputOf(facts.state, asPayer(payer, facts)));
        expect(fee.total).toBe(floorToCents(sumMills(fee.lines)));
        expect(fee.total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('more pages never cost less', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 500 }), (facts, more) => {
        const fewer = feeOf('third-party', inputOf(facts.state, facts));
        const many = inputOf(facts.state, { ...facts, pages: facts.pages + more });
        expect(feeOf('third-party', many).total).toBeGreaterThanOrEqual(fewer.total);
      }),
    );
  });

  test('a page count that is none is refused by its name', () => {
    for (const pages of [-1, 1.5, Number.NaN]) {
      expect(() => feeOf('third-party', inputOf('TX', { pages }))).toThrow('fee-fact-not-a-count');
    }
  });

  test('a kind of facility the pack lacks: no schedule is guessed', () => {
    const facts = { facilityType: 'nursing-home', basisKind: 'authorization', copyMedium: 'paper', pages: 9 }; // prettier-ignore
    expect(feeOf('third-party', inputOf('TX', facts))).toMatchObject({ schedule: '', unverified: true }); // prettier-ignore
  });
});

const paper = camelKeys(texasFees.fees[0]) as FeeSchedule;
const withTiers = (...tiers: readonly (readonly [number, number | null])[]) => ({
  ...paper,
  base: undefined,
  copy: { kind: 'pages', tiers: tiers.map(([from, to]) => ({ from, to, mills: 500 })) },
});
const faultsOf = (schedules: unknown) =>
  (feeSchedulesSchema.safeParse(schedules).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('a fee schedule that cannot be right is refused where it is wrong', () => {
  test.each([
    ['whole', withTiers([1, 20], [21, null]), []],
    ['a missing tier', withTiers([1, 20], [31, null]), ['0.copy.tiers.0.to: No tier says what page 21 costs.']], // prettier-ignore
    ['overlapping tiers', withTiers([1, 20], [20, null]), ['0.copy.tiers.0.to: Two tiers say what page 20 costs.']], // prettier-ignore
    ['no open end', withTiers([1, 20], [21, 60]), ['0.copy.tiers.1.to: No tier says what a page after page 60 costs.']], // prettier-ignore
    ['an open end in the middle', withTiers([1, null], [21, null]), ['0.copy.tiers.0.to: Only the last tier may be open at its end.']], // prettier-ignore
    ['a tier backwards', withTiers([1, 20], [21, 5], [6, null]), ['0.copy.tiers.1.to: The tier ends at page 5, before it begins at page 21.']], // prettier-ignore
    ['no first page', withTiers([2, null]), ['0.copy.tiers.0.from: The first tier begins at page 2, but page 1 is the first to be charged.']], // prettier-ignore
    ['dates backwards', { ...paper, effectiveTo: '2020-01-01' }, ['0.effectiveTo: The last day is before the first day.']], // prettier-ignore
    ['a fact nobody knows', { ...paper, when: { fact: 'shoeSize', is: 44 } }, ['0.when: No rule of this desk knows the fact shoeSize.']], // prettier-ignore
  ])('%s', (_, schedule, faults) => {
    expect(faultsOf([schedule])).toEqual(faults);
  });

  test('two versions of a schedule on one day', () => {
    const until = { ...paper, effectiveTo: '2025-12-31' };
    expect(faultsOf([until, { ...paper, effectiveFrom: '2026-01-01' }])).toEqual([]);
    expect(faultsOf([until, { ...paper, effectiveFrom: '2025-12-31' }])).toEqual([
      '1.effectiveFrom: Two versions of TX-PHYSICIAN-PAPER are in force on the same day.',
    ]);
  });
});

test('amounts read as money', () => {
  expect([0, 5, 7500, 107650, -162].map(dollars)).toEqual(['$0.00', '$0.05', '$75.00', '$1,076.50', '-$1.62']); // prettier-ignore
  expect([500, 435, 25000, -5, -1625].map(dollarsOfMills)).toEqual(['$0.50', '$0.435', '$25.00', '-$0.005', '-$1.625']); // prettier-ignore
});

test.each([
  ['4111 1111 1111 1111', true],
  ['4111-1111-1111-1111 12/28', true],
  ['card 378282246310005', true],
  ['5555.5555.5555.4444', true],
  ['4111 1111 1111 1112', false],
  ['check no. 1042', false],
  ['2026-09-01', false],
  ['(512) 555-0142', false],
])('%s looks like a card: %s', (text, looks) => {
  expect(looksLikeCard(text)).toBe(looks);
});
